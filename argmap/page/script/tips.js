// Tooltips: that of a statement or argument on the map is written from its entry when the pointer
// first comes to its card.

function Tips(layout) {
  const made = [];
  const said = (part) => part.textContent.replace(/\s+/g, " ").trim();

  function textOf(own) {
    const [heading, ...words] = ["h2", ".title", ".text"].map((name) => own.querySelector(name)).filter(Boolean).map(said);
    const facts = [...own.querySelectorAll("dl > div")].map((fact) => [...fact.children].map(said).join(": "));
    const rest = [...own.querySelectorAll(".citations > li, .links > li")].map((item) => said(item));
    return [words.length ? `${heading}: ${words.join(" ")}` : heading, ...facts, ...rest].join("\n");
  }

  function write({ target }) {
    const card = layout.cards.get(target.closest("[role=treeitem]")?.id);
    const drawn = card && layout.madeOf(card.element, "drawn");
    const own = drawn && !drawn.querySelector(":scope > title") && document.querySelector(`#d-${CSS.escape(card.entry)} > .own`);
    if (!own) return;
    const tip = layout.make("title", {}, drawn);
    tip.textContent = textOf(own);
    made.push(tip);
  }

  layout.graph.addEventListener("pointerover", write, { signal });
  signal?.addEventListener("abort", () => { for (const tip of made) tip.remove(); });
}
