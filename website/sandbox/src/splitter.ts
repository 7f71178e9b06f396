// The line between the text and the map, which can be dragged and moved by arrows.

export function makeSplitter(splitter: HTMLElement, panes: HTMLElement): void {
  const set = (share: number): void => {
    const held = Math.round(Math.min(80, Math.max(20, share)));
    panes.style.setProperty("--share", `${held}%`);
    splitter.setAttribute("aria-valuenow", String(held));
  };
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    document.body.classList.add("dragging");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return;
    const { left, width } = panes.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  splitter.addEventListener("lostpointercapture", () => document.body.classList.remove("dragging"));
  splitter.addEventListener("keydown", (event) => {
    const now = Number(splitter.getAttribute("aria-valuenow"));
    const steps: Record<string, number> = { ArrowLeft: now - 5, ArrowRight: now + 5, Home: 20, End: 80 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  });
}
