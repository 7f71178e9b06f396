// Carries the reader's state from a page to the one that replaces it: zoom, scroll positions, folds,
// hidden authors, search, what is open, and the focus.

function keeping(page, gone) {
  const { layout, view, tree } = page;
  const canvas = document.getElementById("canvas");
  const pane = canvas.getBoundingClientRect();
  const [x, y] = [pane.left + canvas.clientWidth / 2, pane.top + canvas.clientHeight / 2];
  const seen = [...layout.cards.values()]
    .filter((card) => card.shown)
    .map((card) => ({ card, at: card.element.getBoundingClientRect() }))
    .filter(({ at }) => at.right > pane.left && at.left < pane.right && at.bottom > pane.top && at.top < pane.bottom)
    .map(({ card, at }) => {
      const far = Math.hypot(at.left + at.width / 2 - x, at.top + at.height / 2 - y);
      return { name: card.name, left: at.left - pane.left, top: at.top - pane.top, far: card.element.classList.contains("open") ? -1 : far };
    })
    .sort((a, b) => a.far - b.far);
  return {
    seen, // the visible cards: the open one first, then from the middle outwards
    left: canvas.scrollLeft,
    top: canvas.scrollTop,
    scale: view.scale,
    isZoomed: view.isZoomed,
    // Folded cards that are removed for now stay folded if they come back.
    folded: new Set([...layout.folded, ...gone]),
    absent: [...layout.absent],
    current: tree.current && tree.current.name,
    fields: new Map([...document.querySelectorAll("#find, [data-filter]")].map((field) => [way(field), field.value])),
    away: document.getElementById("essay")?.classList.contains("away"), // undefined without an essay
    survey: page.survey?.isBegun ? page.survey.scale : 0,
    rows: page.outline.folded,
    scrolled: ["essay", "details", "overview", "outline"].map((id) => [id, document.getElementById(id)?.scrollTop]),
    unfolded: [...document.querySelectorAll("header details[open], .entry details[open]")].map(way),
    focus: way(document.activeElement),
    selection: selectionOf(document.activeElement),
    help: document.getElementById("help").open,
  };
}

// A selector that finds an element again in the new page.
function way(element) {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ["data-do", "data-filter", "data-author"]) {
    if (element.hasAttribute(name)) return `[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  }
  // A statement may have several rows, of which those that refer to it may come first.
  if (element.matches("#outline li > a")) {
    const refers = element.parentElement.matches(".refers") ? ".refers" : ":not(.refers)";
    return `#outline li${refers} > a[href="${CSS.escape(element.hash)}"]`;
  }
  const owner = element.closest(":is([id]):not(#canvas, #details)");
  const same = owner ? [...owner.querySelectorAll(element.localName)].indexOf(element) : 0;
  return owner ? { owner: `#${CSS.escape(owner.id)}`, name: element.localName, same } : element.closest(".notes") && ".notes";
}

function at(way) {
  if (!way) return null;
  if (typeof way === "string") return document.querySelector(way);
  return document.querySelector(way.owner)?.querySelectorAll(way.name)[way.same] ?? null;
}

function selectionOf(field) {
  return field && field.id === "find" ? [field.selectionStart, field.selectionEnd] : null;
}

function restore(page, kept) {
  const { layout, view, tree } = page;
  const canvas = document.getElementById("canvas");
  for (const name of kept.folded) if (layout.cards.has(name)) layout.folded.add(name);
  for (const name of kept.absent) layout.hide(name, true);
  if (page.survey && kept.survey) page.survey.begin(kept.survey);
  page.outline.fold(kept.rows);
  // First, since every other scale lays out the drawing again. What nobody zoomed stays readable.
  view.begin(kept.isZoomed ? kept.scale : Math.max(kept.scale, view.opening(page.endOfThesis())), kept.isZoomed);
  tree.refresh();
  for (const [field, value] of kept.fields) if (at(field)) at(field).value = value;
  page.search();
  for (const element of kept.unfolded.map(at)) if (element) element.open = true;
  page.follow(true);
  if (kept.away !== undefined) page.turnEssay(!kept.away);
  if (layout.cards.has(kept.current)) tree.settleOn(layout.cards.get(kept.current));
  for (const [id, top] of kept.scrolled) document.getElementById(id)?.scrollTo({ top, behavior: "instant" });

  // The remaining card closest to the middle of the view stays where it was.
  canvas.scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  const held = kept.seen.find(({ name }) => layout.cards.get(name)?.shown);
  if (held) {
    const pane = canvas.getBoundingClientRect();
    const now = layout.cards.get(held.name).element.getBoundingClientRect();
    canvas.scrollBy({ left: now.left - pane.left - held.left, top: now.top - pane.top - held.top, behavior: "instant" });
  }
  if (kept.help && !document.getElementById("help").open) document.getElementById("help").showModal();
  const focused = at(kept.focus);
  if (focused) focused.focus({ preventScroll: true });
  if (focused && kept.selection) focused.setSelectionRange(...kept.selection);
}
