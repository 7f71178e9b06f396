// The visible part of the map. The map is in a scrolling pane, so wheel, touch, scroll bars and
// keys pan it as on any page; the script only handles zooming.
//
// Redrawing a large map at another scale takes a browser some tenths of a second. So the existing
// picture is only stretched while zooming, and redrawn when zooming stops. It is on a sheet that
// always has the true size, so that the scroll position is right at all times.

const NATURAL = 4 / 3; // screen pixels per point of the drawing
const LEAST = 0.05;
const MOST = 4;
const LEGIBLE = 0.3; // what is smaller is too small to read
const TYPE = { readable: 9, least: 8 }; // pixels of the smallest type when a drawing is opened: the usual, and where room is short
const REST = 160; // milliseconds without zooming before the drawing is redrawn

function View(canvas, svg, tell) {
  let sheet = svg.parentElement;
  const box = svg.viewBox.baseVal;
  let size = { width: box.width, height: box.height };
  let scale = 1;
  let isZoomed = false; // whether the reader has chosen the scale
  let drawn = 0; // the scale of the last redraw, if any; the drawing is stretched from it to `scale`
  let stretched = null; // the animation that stretches the drawing
  let resting = 0;
  const watching = []; // callbacks for when the scale changes
  let bar = null; // what stays on top of the pane and covers what scrolls below it
  signal?.addEventListener("abort", () => { clearTimeout(resting); stretched?.cancel(); });

  const measure = (element, by) => {
    element.style.width = `${size.width * by * NATURAL}px`;
    element.style.height = `${size.height * by * NATURAL}px`;
  };

  function apply() {
    measure(sheet, scale);
    stretch(scale / drawn);
    tell(scale);
    for (const one of watching) one();
  }

  // Chromium repaints everything, some thousand shapes, whenever a transform changes or the pane
  // scrolls, but not if the transform is that of an animation. So use an animation that does not
  // move.
  function stretch(by) {
    const still = Array(2).fill({ transform: `scale(${by})` });
    if (stretched) return stretched.effect.setKeyframes(still);
    stretched = svg.animate(still, { duration: 1000, fill: "both" });
    stretched.pause();
  }

  function draw() {
    clearTimeout(resting);
    drawn = scale;
    measure(svg, scale);
    apply();
  }

  // Set the initial zoom, before anything has a position; a reader may have chosen it.
  function begin(to, isChosen = false) {
    scale = to;
    isZoomed = isChosen;
    draw();
  }

  // Zoom so that the point of the map at (x, y) of the window stays there.
  function zoom(to, x, y) {
    const pane = canvas.getBoundingClientRect();
    x ??= pane.left + canvas.clientWidth / 2;
    y ??= pane.top + canvas.clientHeight / 2;
    const before = sheet.getBoundingClientRect();
    const at = { x: (x - before.left) / before.width, y: (y - before.top) / before.height };
    scale = Math.min(MOST, Math.max(LEAST, to));
    isZoomed = true;
    apply();
    const after = sheet.getBoundingClientRect();
    canvas.scrollLeft += after.left + at.x * after.width - x;
    canvas.scrollTop += after.top + at.y * after.height - y;
    clearTimeout(resting);
    resting = setTimeout(draw, REST);
  }

  // Redraw at the new scale at once.
  function jump(to) {
    zoom(to);
    draw();
  }

  // How much of the pane is covered at the top, in pixels.
  function covered() {
    return bar ? bar.offsetHeight : 0;
  }

  function room() {
    const style = getComputedStyle(canvas);
    return {
      width: canvas.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: canvas.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) - covered(),
    };
  }

  // The scale at which the whole map fits.
  function wholeScale() {
    const { width, height } = room();
    return Math.min(1, width / size.width / NATURAL, height / size.height / NATURAL);
  }

  // The scale at which a width of the drawing fits.
  const scaleFor = (width) => Math.min(1, room().width / width / NATURAL);

  // Fit the whole map; if it is fitted already, or too high for a small screen, fit its width.
  function fit() {
    const whole = wholeScale();
    const isHigh = narrow.matches && whole < LEGIBLE;
    jump(isHigh || Math.abs(scale - whole) < 0.001 ? scaleFor(size.width) : whole);
  }

  // The scale at which the smallest type of the drawing has a height in pixels.
  function scaleOfType(pixels) {
    const sizes = Array.from(svg.querySelectorAll("text[font-size]"), (text) => parseFloat(text.getAttribute("font-size")));
    return Math.min(1, pixels / NATURAL / sizes.reduce((least, one) => Math.min(least, one), Infinity));
  }

  // The scale to open a drawing at. It fits the width of the pane, but keeps the text readable: as far
  // as `needed` it should not be cut.
  function opening(needed = size.width) {
    const least = Math.max(scaleOfType(TYPE.least), Math.min(scaleOfType(TYPE.readable), scaleFor(needed)));
    return Math.max(scaleFor(size.width), least);
  }

  function settle(needed) {
    begin(opening(needed));
    canvas.scrollTo(0, 0);
  }

  // Show another drawing in the pane.
  function exchange(other) {
    if (other === svg) return;
    clearTimeout(resting);
    stretched?.cancel();
    [stretched, drawn, svg, sheet] = [null, 0, other, other.parentElement];
    const { width, height } = svg.viewBox.baseVal;
    size = { width, height };
  }

  function resize(to) {
    size = to;
    // Setting the viewBox, even to the same value, lays out all text again.
    const is = svg.viewBox.baseVal;
    if (["x", "y", "width", "height"].some((name) => Math.abs(is[name] - to[name]) > 0.001)) svg.setAttribute("viewBox", `${to.x} ${to.y} ${to.width} ${to.height}`);
    if (drawn) draw();
  }

  // Whether an element is fully visible, with a margin in pixels.
  function sees(element, margin = 0) {
    const pane = canvas.getBoundingClientRect();
    const seen = element.getBoundingClientRect();
    return seen.left >= pane.left + margin && seen.right <= pane.left + canvas.clientWidth - margin
      && seen.top >= pane.top + covered() + margin && seen.bottom <= pane.top + canvas.clientHeight - margin;
  }

  // Scroll to an element of the map: not at all if it is visible, otherwise to the middle.
  function reveal(element, always, behavior) {
    if (!always && sees(element, 12)) return;
    const pane = canvas.getBoundingClientRect();
    const seen = element.getBoundingClientRect();
    const right = pane.left + canvas.clientWidth;
    const bottom = pane.top + canvas.clientHeight;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    canvas.scrollBy({
      left: middle(seen.left, seen.right, pane.left, right),
      top: middle(seen.top, seen.bottom, pane.top + covered(), bottom),
      behavior: behavior || (calm ? "instant" : "smooth"),
    });
  }

  // How far to scroll to centre a range or, if it is too long, to show its start.
  function middle(from, to, start, end) {
    return to - from > end - start ? from - start - 16 : (from + to - start - end) / 2;
  }

  // A pinch on a touchpad also arrives as a wheel event with Ctrl.
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const turn = Math.max(-60, Math.min(60, event.deltaY * (event.deltaMode ? 20 : 1)));
    zoom(scale * Math.exp(-turn / 200), event.clientX, event.clientY);
  }, { passive: false, signal });

  // Pinch on a touch screen.
  let pinch = null;
  const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  canvas.addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 ? { spread: spread(event.touches), scale } : null;
  }, { passive: true, signal });
  canvas.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const [a, b] = event.touches;
    zoom(pinch.scale * spread(event.touches) / pinch.spread, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  }, { passive: false, signal });

  // Dragging with the mouse. A movement of a few pixels is a click, not a drag.
  let grip = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || event.target === canvas && onScrollBar(event)) return;
    grip = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop };
  }, { signal });
  addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [x, y] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!canvas.classList.contains("held") && Math.hypot(x, y) < 5) return;
    canvas.classList.add("held");
    canvas.scrollTo(grip.left - x, grip.top - y);
  }, { signal });
  addEventListener("pointerup", () => {
    grip = null;
    setTimeout(() => canvas.classList.remove("held"));
  }, { signal });
  canvas.addEventListener("click", (event) => {
    if (canvas.classList.contains("held")) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, { capture: true, signal });
  canvas.addEventListener("dragstart", (event) => event.preventDefault(), { signal });

  function onScrollBar(event) {
    const pane = canvas.getBoundingClientRect();
    return event.clientX > pane.left + canvas.clientWidth || event.clientY > pane.top + canvas.clientHeight;
  }

  return {
    NATURAL, begin, opening, cover: (one) => { bar = one; }, zoom, jump, fit, settle, exchange, watch: (one) => watching.push(one), resize, reveal, sees,
    get scale() { return scale; },
    get whole() { return wholeScale(); },
    get isBegun() { return drawn > 0; },
    get isZoomed() { return isZoomed; },
  };
}
