// The cards as a tree with keyboard navigation (WAI-ARIA Authoring Practices, tree view): the map
// is one tab stop, arrow keys move from card to card, and each card can be folded.

function Tree(layout, view, open, space) {
  let current = null; // the card that Tab moves to
  const watching = []; // callbacks for when cards are folded or unfolded

  layout.graph.setAttribute("role", "tree");
  layout.graph.setAttribute("aria-label", "Cards of the map");
  for (const part of layout.graph.children) {
    // Screen readers get the lines and the legend as words from the details.
    if (layout.cards.has(part.id)) continue;
    part.setAttribute("aria-hidden", "true");
    for (const link of part.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  }
  for (const card of layout.inOrder(() => true)) {
    const { element } = card;
    element.setAttribute("aria-level", card.level);
    element.setAttribute("tabindex", "-1");
    for (const link of element.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    dress(card, card.below.length);
    element.addEventListener("focus", () => settleOn(card), { signal });
    element.addEventListener("click", (event) => clicked(event, card), { signal });
  }

  // Give a card its name, its frame, and a handle if it can be folded; elements added before are
  // reused. The name is a title element of its own; the picture's title, the tooltip, moves to the
  // drawn part. An aria-label would be compared with the card's visible text, part of which may be
  // scrolled out of view; a card without text, the point where premises meet, gets a label too.
  function dress(card, folds) {
    const { element, box } = card;
    if (!layout.madeOf(element, "drawn")) {
      const parts = [...element.childNodes];
      layout.make("title", {}, element);
      layout.make("g", { class: "drawn" }, element).append(...parts);
      layout.make("rect", { class: "frame", x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4, rx: 3 }, element);
    }
    const words = wordsOn(element);
    card.says = [card.author && `${card.author}:`, words || headOfTip(element)].filter(Boolean).join(" ");
    card.wordless = !words;
    call(card, card.says);
    const old = layout.madeOf(element, "handle");
    if (folds) card.handle = old || handle(card);
    else if (old) { old.remove(); element.removeAttribute("aria-expanded"); }
  }

  // A card's name is its visible text, or the first line of its tooltip; on a comparison's sheet
  // after the author in whose column it is.
  function wordsOn(element) {
    const drawn = layout.madeOf(element, "drawn");
    return [...drawn.querySelectorAll("text:not(:has(tspan)), tspan")].map((line) => line.textContent.trim()).join(" ");
  }

  function headOfTip(element) {
    const tip = layout.madeOf(element, "drawn").querySelector(":scope > title");
    return tip ? tip.textContent.split("\n")[0] : "";
  }

  function call({ element, wordless }, name) {
    element.firstElementChild.textContent = name;
    if (wordless) element.setAttribute("aria-label", name);
  }

  // A card's name also says how it is judged, if it is, and that it can be folded.
  function rename(card, verdict = card.verdict) {
    card.verdict = verdict;
    call(card, [card.says, verdict, card.sign].filter(Boolean).join(" "));
  }

  function handle({ element, box }) {
    const group = layout.make("g", { class: "handle", "aria-hidden": "true" }, element);
    const middle = box.y + (isHeading(element) ? box.height / 2 : box.height);
    layout.make("rect", { rx: 8, height: 16, y: middle - 8 }, group);
    layout.make("text", { y: middle + 3.5 }, group);
    return group;
  }

  // The heading of a group of relations is a line of text without a frame.
  function isHeading(element) {
    return element.matches(".heading");
  }

  // A badge at the lower right corner, or after a heading: the number of folded statements, or a
  // sign that the card can be folded.
  function label({ element, handle, box }, text) {
    const wide = 9 + 6.5 * text.length;
    const [rect, word] = handle.children;
    const left = box.x + box.width + (isHeading(element) ? 6 : 4 - wide);
    rect.setAttribute("width", wide);
    rect.setAttribute("x", left);
    word.setAttribute("x", left + wide / 2);
    word.textContent = text;
  }

  function refresh() {
    view.resize(layout.refresh());
    for (const card of layout.cards.values()) {
      if (!card.shown) continue;
      const shut = layout.folded.has(card.name);
      const sign = shut ? `+${layout.hidden(card) || card.below.length}` : "−";
      card.sign = card.handle ? sign : "";
      rename(card);
      if (!card.handle) continue;
      card.element.setAttribute("aria-expanded", String(!shut));
      label(card, sign);
    }
    if (!current || !current.shown) settleOn(layout.roots.find((one) => one.shown));
    for (const one of watching) one();
  }

  function settleOn(card) {
    if (!card) return;
    if (current) current.element.setAttribute("tabindex", "-1");
    current = card;
    card.element.setAttribute("tabindex", "0");
  }

  function focus(card) {
    if (!card) return;
    settleOn(card);
    card.element.focus({ preventScroll: true });
    view.reveal(card.element);
  }

  // Fold or unfold a card; it stays where it is on the screen.
  function turn(card, shut = !layout.folded.has(card.name)) {
    if (card.below.length) turnAll([card], shut);
  }

  // Fold or unfold some cards.
  function turnAll(cards, shut) {
    hold(cards, () => { for (const { name } of cards) layout.folded[shut ? "add" : "delete"](name); });
  }

  // Change what is folded; the first visible one of some cards stays where it is on the screen.
  function hold(cards, change) {
    const shown = cards.filter((card) => card.shown);
    const held = shown.find((card) => view.sees(card.element)) || shown[0];
    const before = held && held.element.getBoundingClientRect().top;
    change();
    refresh();
    const canvas = document.getElementById("canvas");
    if (held) canvas.scrollTop += held.element.getBoundingClientRect().top - before;
  }

  // Fold all cards of a level; 0 unfolds everything.
  function foldAt(level) {
    hold(layout.inOrder(() => true), () => {
      layout.folded.clear();
      if (level) for (const card of layout.cards.values()) if (card.level >= level && card.below.length) layout.folded.add(card.name);
    });
  }

  // Unfold everything that hides a card; a relation is hidden with either of its ends.
  function uncover(card) {
    if (card.shown) return;
    for (const end of card.between ? card.between.map((name) => layout.cards.get(name)) : [card]) {
      for (let one = end.parent; one; one = one.parent) layout.folded.delete(one.name);
    }
    refresh();
  }

  function clicked(event, card) {
    if (card.handle && card.handle.contains(event.target)) return turn(card);
    if (event.target.closest("a")) return; // the address changes, and the page follows it
    settleOn(card);
    open(card, false);
  }

  const column = (card) => layout.inOrder((one) => !layout.folded.has(one.name)).filter((one) => one.shown && one.level === card.level);

  function pressed(event) {
    const card = current;
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return false;
    const peers = () => column(card);
    const moves = {
      ArrowRight: () => layout.folded.has(card.name) ? turn(card, false) : focus(card.to.map((name) => layout.cards.get(name)).find((one) => one.shown)),
      ArrowLeft: () => focus(card.parent),
      ArrowDown: () => focus(peers()[peers().indexOf(card) + 1]),
      ArrowUp: () => focus(peers()[peers().indexOf(card) - 1]),
      Home: () => focus(layout.roots.find((one) => one.shown)),
      End: () => focus(layout.roots.findLast((one) => one.shown)),
      Enter: () => open(card, true),
      " ": () => space(card),
    };
    if (!moves[event.key]) return false;
    moves[event.key]();
    return true;
  }
  layout.graph.addEventListener("keydown", (event) => { if (pressed(event)) event.preventDefault(); }, { signal });

  return {
    refresh, settleOn, focus, turn, turnAll, foldAt, uncover, dress, call, rename, label,
    watch: (one) => watching.push(one),
    get current() { return current; },
  };
}
