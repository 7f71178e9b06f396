// The page of the preview: it shows the picture that it is sent, and keeps size and place.
"use strict";

(function () {
  const vscode = acquireVsCodeApi();
  const banner = document.getElementById("banner");
  const picture = document.getElementById("picture");
  const STEP = 1.25;
  const state = Object.assign({ scale: null }, vscode.getState()); // null: as wide as there is room

  /** The picture from its text, without anything in it that could act; its styles stand apart. */
  function parsed(text) {
    const read = new DOMParser().parseFromString(text, "image/svg+xml");
    const svg = read.documentElement;
    if (svg.localName !== "svg" || read.querySelector("parsererror")) return null;
    const styles = [...svg.querySelectorAll("style")].map((one) => one.textContent).join("\n");
    for (const one of svg.querySelectorAll("style, script, foreignObject")) one.remove();
    for (const one of [svg, ...svg.querySelectorAll("*")]) {
      for (const { name, localName, value } of [...one.attributes]) {
        const leads = localName === "href" && !/^(?:https?:|mailto:|#)/i.test(value);
        if (leads || name.toLowerCase().startsWith("on")) one.removeAttribute(name);
      }
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    return { svg: document.importNode(svg, true), sheet };
  }

  function size() {
    const svg = picture.querySelector("svg");
    if (!svg) return;
    const box = svg.viewBox.baseVal;
    const natural = (box.width * 96) / 72; // Graphviz counts in points
    const room = picture.clientWidth - 24;
    const scale = state.scale ?? Math.min(1, room / natural);
    svg.setAttribute("width", String(natural * scale));
    svg.setAttribute("height", String(((box.height * 96) / 72) * scale));
    return scale;
  }

  function zoom(factor) {
    const before = size();
    if (before === undefined) return;
    const scale = Math.min(8, Math.max(0.05, before * factor));
    const x = picture.scrollLeft + picture.clientWidth / 2;
    const y = picture.scrollTop + picture.clientHeight / 2;
    state.scale = scale;
    size();
    picture.scrollLeft = (x * scale) / before - picture.clientWidth / 2;
    picture.scrollTop = (y * scale) / before - picture.clientHeight / 2;
    vscode.setState(state);
  }

  function show(svg) {
    const drawn = parsed(svg);
    if (!drawn) return fail("argmap returned no picture");
    const { scrollLeft, scrollTop } = picture;
    picture.replaceChildren(drawn.svg);
    document.adoptedStyleSheets = [drawn.sheet];
    picture.classList.remove("stale");
    banner.hidden = true;
    size();
    picture.scrollTo(scrollLeft, scrollTop);
  }

  function fail(problem) {
    const kept = picture.querySelector("svg") !== null;
    const head = document.createElement("strong");
    head.textContent = kept
      ? "This map has errors. Showing the last version without errors."
      : "This map has errors. There is no picture yet.";
    banner.replaceChildren(head, "\n" + problem);
    banner.hidden = false;
    picture.classList.toggle("stale", kept);
  }

  window.addEventListener("message", ({ data }) => {
    if (typeof data?.svg === "string") show(data.svg);
    if (typeof data?.problem === "string") fail(data.problem);
  });
  window.addEventListener("resize", size);
  document.getElementById("smaller").addEventListener("click", () => zoom(1 / STEP));
  document.getElementById("larger").addEventListener("click", () => zoom(STEP));
  document.getElementById("fit").addEventListener("click", () => {
    state.scale = null;
    size();
    vscode.setState(state);
  });
  picture.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP);
    },
    { passive: false },
  );
  vscode.postMessage("ready");
})();
