// The verdicts: on the map and in the overview a sign at the corner of each card, a star for cruxes,
// and on the map dashed lines for arguments that do not carry, as in pictures; in the outline the
// same signs, and words. The signs on cards are drawn, since fonts may lack them.

const CRUX = "★";
const RING = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0ZM-4.6 0A4.6 4.6 0 1 0 4.6 0A4.6 4.6 0 1 0-4.6 0Z";
const SHAPES = {
  "●": "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0Z",
  "◐": `${RING}M0-6A6 6 0 0 0 0 6Z`,
  "⊗": `${RING}M-2.4-3.6L0-1.2L2.4-3.6L3.6-2.4L1.2 0L3.6 2.4L2.4 3.6L0 1.2L-2.4 3.6L-3.6 2.4L-1.2 0L-3.6-2.4Z`,
  "✕": "M-4-5.6L0-1.6L4-5.6L5.6-4L1.6 0L5.6 4L4 5.6L0 1.6L-4 5.6L-5.6 4L-1.6 0L-5.6-4Z",
  "○": RING,
  [CRUX]: "M0-6.7L1.7-2L6.7-1.9L2.8 1.2L4.1 6L0 3.2L-4.1 6L-2.8 1.2L-6.7-1.9L-1.7-2Z",
};
const SIZE = .75; // so that no sign touches the number or text below it
const BADGE = 26; // the room for the badge of a folded card above, in units of the drawing
const IN_ONE_GO = 500; // how many cards are looked at before the browser may do something else
const classOf = (word) => word.replace(" ", "-");

// Draw a sign, or a star, at the upper right corner of a card, above its first line.
function drawSign(layout, parent, { right, top }, kind, sign, word) {
  const made = layout.make("g", { class: `${kind} ${word}`, transform: `translate(${right - 6 - (kind === "star" ? 14 : 0)} ${top - 1}) scale(${SIZE})` }, parent);
  layout.make("circle", { r: 8.5 }, made);
  layout.make("path", { d: SHAPES[sign] }, made);
  return made;
}

// `others` are the views beside the map, which get the verdict on each of their entries.
function Signs(layout, tree, nodeOf, signOf, others) {
  let now = null; // { net, labels, says, stars }, or null if nothing is shown
  let arguing = null; // the elements that stand for an argument, each with its step: lines and cards
  let broken = new Set(); // the elements of arguments that do not carry
  let added = null; // the lines on cards that say how objections are met
  let drawing = 0;
  const cards = [...layout.cards.values()].map((card) => ({ card, node: nodeOf(card.entry) })).filter(({ node }) => node !== undefined);

  // `says` tells the verdict on a node in words.
  function show(net, labels, says) {
    arguing ??= argumentsOf(net);
    if (!now) sayStates(false);
    now = { net, labels, says, stars: now ? now.stars : new Set() };
    draw();
    breakOff(arguing.filter(({ step }) => labels[step] !== IN).map(({ element }) => element));
  }

  // What later sections add to a statement, as its card says it, without how objections are met:
  // the words are those of the outline.
  function addedWords() {
    const links = new Map();
    for (const text of layout.graph.querySelectorAll("a > text")) {
      const href = text.parentElement.getAttribute("xlink:href");
      links.set(href, [...(links.get(href) ?? []), text]);
    }
    return [...document.querySelectorAll("#outline .added > a:first-child")].flatMap((row) => {
      const left = [...row.querySelectorAll(":scope > .state")].map((state) => state.textContent.trim());
      return (links.get(row.getAttribute("href")) ?? []).flatMap((text) => {
        const whole = text.textContent;
        let bare = whole;
        while (left.length && bare.includes(left[0])) {
          const word = left.shift();
          bare = bare.replace(bare.includes(`${word} `) ? `${word} ` : word, "");
        }
        return bare === whole ? [] : [{ text, whole, bare, length: text.getAttribute("textLength") }];
      });
    });
  }

  function sayStates(areSaid) {
    added ??= addedWords();
    for (const { text, whole, bare, length } of added) {
      text.textContent = areSaid ? whole : bare;
      if (areSaid && length) text.setAttribute("textLength", length);
      else text.removeAttribute("textLength");
    }
  }

  function breakOff(elements) {
    const next = new Set(elements);
    for (const element of broken) if (!next.has(element)) element.classList.remove("broken");
    for (const element of next) if (!broken.has(element)) element.classList.add("broken");
    broken = next;
  }

  // Mark the cruxes with stars.
  function star(nodes) {
    if (!now) return;
    now.stars = nodes;
    draw();
  }

  // Cards that are folded away get their signs when they are shown. Many cards take several turns.
  function draw() {
    if (!now) return;
    const turn = ++drawing;
    for (const one of others) {
      if (one.isShown) one.judge(verdictOn);
      else whenIdle(() => { if (turn === drawing) one.judge(verdictOn); });
    }
    drawFrom(0, turn);
  }

  // The verdict on an entry, with its sign and in words; null for what has none.
  function verdictOn(entry) {
    const node = nodeOf(entry);
    if (node === undefined) return null;
    const word = now.net.word(node, now.labels);
    return { word, sign: signOf(word), says: now.says(node), isCrux: now.stars.has(node), isBroken: now.net.isStep(node) && now.labels[node] !== IN };
  }

  function drawFrom(start, turn) {
    if (turn !== drawing) return;
    for (const { card } of cards.slice(start, start + IN_ONE_GO)) if (card.shown) judge(card);
    if (start + IN_ONE_GO < cards.length) whenIdle(() => drawFrom(start + IN_ONE_GO, turn));
  }

  function judge(card) {
    const { word, says, isCrux } = verdictOn(card.entry);
    const name = [says, ...(isCrux ? ["crux"] : [])].join(", ");
    if (card.word === word && card.verdict === name) return;
    if (card.word !== word) put(card, "sign", signOf(word), classOf(word));
    if (Boolean(card.isCrux) !== isCrux) put(card, "star", isCrux && CRUX, "");
    Object.assign(card, { word, isCrux });
    tree.rename(card, name);
  }

  function put({ element, box }, kind, sign, word) {
    layout.madeOf(element, kind)?.remove();
    if (!sign) return; // what is not asserted has none
    drawSign(layout, element, { right: box.x + box.width - BADGE, top: box.y }, kind, sign, word).setAttribute("aria-hidden", "true");
  }

  function clear() {
    if (now) sayStates(true);
    now = null;
    drawing++;
    breakOff([]);
    for (const one of others) one.judge(() => null);
    for (const { card } of cards) {
      if (card.word === undefined) continue;
      for (const kind of ["sign", "star"]) layout.madeOf(card.element, kind)?.remove();
      card.word = card.isCrux = undefined;
      tree.rename(card, "");
    }
  }

  // The line of an argument leads from its conclusion to the argument, or to its premise if the
  // argument is not drawn.
  function argumentsOf(net) {
    const steps = new Map();
    for (let node = 0; node < net.size; node++) {
      if (!net.isStep(node)) continue;
      for (const end of net.names[node] ? [node] : net.needs[node]) steps.set(`${net.conclusions[node]} ${end}`, node);
    }
    const lines = layout.lines.filter(({ element }) => element.classList.contains("support"))
      .map(({ element, near, far }) => ({ element, step: steps.get(`${nodeOf(near.entry)} ${nodeOf(far.entry)}`) }));
    const boxes = cards.filter(({ node }) => net.isStep(node)).map(({ card, node }) => ({ element: card.element, step: node }));
    return [...lines, ...boxes].filter(({ step }) => step !== undefined);
  }

  tree.watch(draw);
  signal?.addEventListener("abort", clear);
  return { show, star, clear, prepare: (net) => { arguing ??= argumentsOf(net); } };
}
