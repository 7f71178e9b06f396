// The questions of a comparison's sheet. One can be opened to see just its answers and the
// contradictions between them; everything else goes away until it is left again. And the heads of
// the columns, which stay in sight.

function Questions(data, layout, view, tree) {
  const all = data.questions || {};
  const choice = document.getElementById("question");
  const whole = document.querySelector("[data-do=whole]");
  const canvas = document.getElementById("canvas");
  let open = ""; // the question that alone is shown; empty for the whole sheet

  for (const name of Object.keys(all)) {
    const part = document.getElementById(`d-${name}`);
    if (!part || part.querySelector("button.alone")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "alone";
    button.dataset.question = name;
    button.textContent = "Only this question";
    part.querySelector(".own").after(button);
    button.addEventListener("click", () => { location.hash = `only-${name}`; });
  }
  if (choice) choice.addEventListener("change", () => { location.hash = choice.value ? `only-${choice.value}` : ""; }, { signal });

  function show(name) {
    const next = all[name] ? name : "";
    if (next === open) return;
    open = next;
    layout.keep(open ? new Set(all[open]) : null);
    tree.refresh();
    if (choice) choice.value = open;
    if (whole) whole.hidden = !open;
    for (const button of document.querySelectorAll("button.alone")) button.hidden = button.dataset.question === open;
    keepHeads();
  }

  // The heads of the columns move along, so that one sees whose column it is.
  function keepHeads() {
    const heads = layout.heads;
    if (!heads.length) return;
    const toDrawing = layout.graph.getScreenCTM().inverse();
    const top = new DOMPoint(0, canvas.getBoundingClientRect().top).matrixTransform(toDrawing).y;
    const by = Math.max(0, top + 6 - heads[0].top);
    for (const { element } of heads) {
      if (by) element.setAttribute("transform", `translate(0 ${by.toFixed(1)})`);
      else element.removeAttribute("transform");
    }
  }
  for (const { element } of layout.heads) layout.graph.append(element);
  if (layout.heads.length) {
    canvas.addEventListener("scroll", keepHeads, { passive: true, signal });
    view.watch(keepHeads);
    addEventListener("beforeprint", () => { for (const { element } of layout.heads) element.removeAttribute("transform"); }, { signal });
    addEventListener("afterprint", keepHeads, { signal });
  }

  return { show, isQuestion: (name) => name in all, get open() { return open; } };
}
