// A map may be wider than its pane, whose first view keeps the type legible. Where more lies to the
// right, the edge is shaded, and until the reader has gone there, a button says so and shows the whole.

const beyond = document.createElement("div");
beyond.className = "beyond";
beyond.hidden = true;
const whole = document.createElement("button");
whole.type = "button";
whole.textContent = "More to the right: Fit";
whole.title = "Show the whole map (0)";
whole.addEventListener("click", () => { page.view.fit(); look(); });
beyond.append(whole);
const sides = document.getElementById("canvas");
sides.after(beyond);

const LITTLE = 40; // pixels that are not worth a word

let isFound = false; // whether the reader has gone to the right, or has zoomed

function look() {
  const left = sides.scrollWidth - sides.clientWidth - sides.scrollLeft;
  const isMore = root.dataset.view === "map" && isDisplayed() && left > LITTLE;
  isFound ||= sides.scrollLeft > LITTLE || page.view.isZoomed;
  beyond.hidden = !isMore;
  whole.hidden = isFound;
  if (isMore) beyond.style.right = `${sides.parentElement.clientWidth - sides.offsetLeft - sides.clientWidth}px`;
}

sides.addEventListener("scroll", look, { passive: true });
const resized = new ResizeObserver(look);
resized.observe(sides);
resized.observe(sides.querySelector(".sheet"));
new MutationObserver(look).observe(root, { attributeFilter: ["data-view"] });
