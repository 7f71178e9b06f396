// The columns of a comparison sheet: their headers stay visible when scrolling, and each header
// folds its column down to its answers.

function Columns(data, layout, view, tree) {
  const canvas = document.getElementById("canvas");
  const columns = layout.heads.map(({ element, box, top }) => {
    const cards = (data.columns[element.id] || []).map((name) => layout.cards.get(name)).filter((card) => card && card.below.length);
    return { element, box, top, cards };
  });

  for (const column of columns) {
    const { element } = column;
    layout.graph.append(element); // draw them above the cards
    tree.dress(column, column.cards.length);
    if (!column.cards.length) continue;
    element.removeAttribute("aria-hidden");
    element.setAttribute("role", "treeitem");
    element.setAttribute("aria-level", 1);
    element.setAttribute("tabindex", "0");
    element.addEventListener("click", () => turn(column), { signal });
    element.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      turn(column);
    }, { signal });
  }

  const isShut = ({ cards }) => cards.every(({ name }) => layout.folded.has(name));
  const turn = (column) => tree.turnAll(column.cards, !isShut(column));

  function refresh() {
    for (const column of columns) {
      if (!column.handle) continue;
      const shut = isShut(column);
      const sign = shut ? `+${column.cards.reduce((sum, card) => sum + layout.hidden(card), 0)}` : "−";
      column.element.classList.toggle("folded", shut);
      column.element.setAttribute("aria-expanded", String(!shut));
      tree.call(column, `${column.says} ${sign}`);
      tree.label(column, sign);
    }
    keep();
  }

  // The headers stay in view, so that the reader can see whose column it is.
  function keep() {
    const toDrawing = layout.graph.getScreenCTM().inverse();
    const top = new DOMPoint(0, canvas.getBoundingClientRect().top).matrixTransform(toDrawing).y;
    const by = Math.max(0, top + 3 - columns[0].top);
    for (const { element } of columns) {
      if (by) element.setAttribute("transform", `translate(0 ${by.toFixed(1)})`);
      else element.removeAttribute("transform");
    }
  }

  if (!columns.length) return;
  canvas.addEventListener("scroll", keep, { passive: true, signal });
  view.watch(keep);
  tree.watch(refresh);
  addEventListener("beforeprint", () => { for (const { element } of columns) element.removeAttribute("transform"); }, { signal });
  addEventListener("afterprint", keep, { signal });
}
