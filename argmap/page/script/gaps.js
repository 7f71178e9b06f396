// Where the cards that are left move when others are hidden: up, and never past another card. The
// tree of each root is a part. Within a branch of it, empty rows close; branches move up as a whole,
// and so do parts. So what is side by side closes separately.

const SPACE = 24; // height that remains of what is closed, in units of the drawing

// How far each height moves up among some boxes with a `top` and a `bottom`, some of which are
// hidden: the sum of the empty rows above it.
function closingRows(shown, hidden) {
  const kept = [...shown].sort((a, b) => a.top - b.top);
  const gaps = [];
  let end = kept[0].top;
  for (const { top, bottom } of kept) {
    if (top - end > SPACE && hidden.some((one) => one.top < top && one.bottom > end)) gaps.push({ from: end, to: top });
    end = Math.max(end, bottom);
  }
  const last = Math.max(end, ...hidden.map(({ bottom }) => bottom));
  if (last - end > SPACE) gaps.push({ from: end, to: last });
  return (y) => {
    let closed = 0;
    for (const { from, to } of gaps) {
      if (y <= from) break;
      closed += (to - from - SPACE) * Math.min(1, (y - from) / (to - from));
    }
    return -closed;
  };
}

// Move boxes of cards up, from the top, each as a whole. A card has its place in the picture and how
// far below the start of its box it is shown (`at`), or is hidden. Sets where each box starts then
// (`to`): as far below what is still above it as it was below what was nearest, shown or not.
function stack(boxes) {
  const edges = [...new Set(boxes.flatMap(({ cards }) => cards.flatMap(({ left, right }) => [left, right])))].sort((a, b) => a - b);
  const number = new Map(edges.map((edge, at) => [edge, at]));
  // Between two edges: the bottom of the lowest card so far and of the lowest that is shown, and
  // where the latter is now.
  const strips = edges.map(() => ({ lowest: -Infinity, bottom: -Infinity, foot: -Infinity }));
  const below = ({ left, right }) => strips.slice(number.get(left), number.get(right));
  for (const box of boxes.sort((a, b) => a.top - b.top)) {
    const touching = box.cards.filter(({ isShown }) => isShown).flatMap((card) => below(card).map((strip) => ({ card, strip })));
    const nearest = Math.min(...touching.map(({ card, strip }) => card.top - strip.lowest));
    const limits = touching.filter(({ strip }) => strip.bottom > -Infinity)
      .map(({ card, strip }) => strip.foot - card.at + Math.min(card.top - strip.bottom, Math.max(nearest, 0)));
    box.to = limits.length ? Math.max(...limits) : box.top;
    for (const card of box.cards) for (const strip of below(card)) {
      strip.lowest = Math.max(strip.lowest, card.bottom);
      if (!card.isShown || card.bottom <= strip.bottom) continue;
      strip.bottom = card.bottom;
      strip.foot = Math.max(strip.foot, box.to + card.at + card.bottom - card.top);
    }
  }
}

function Gaps(roots, fixed, graph) {
  const boxOf = ({ box, top, bottom }) => ({ left: box.x, right: box.x + box.width, top, bottom });
  const least = (name, boxes) => Math.min(...boxes.map((box) => box[name]));
  const most = (name, boxes) => Math.max(...boxes.map((box) => box[name]));
  const holding = (cards) => ({ cards, top: least("top", cards), bottom: most("bottom", cards) });

  let parts = null; // { branches, top, bottom }: the tree of a root, or a title

  function find(cards) {
    const trees = new Map(roots.map((root) => [root, [{ one: root, ...boxOf(root) }]]));
    for (const one of cards) {
      let top = one;
      while (top.parent) top = top.parent;
      if (top !== one) trees.get(top)?.push({ one, ...boxOf(one) });
    }
    parts = [...trees.values()].map((tree) => ({ ...holding(tree), branches: branchesOf(tree).map(holding) }));
    // The title of a section is above all parts up to the next title, however short it is.
    const owner = new Map(parts.flatMap((part) => part.cards.map(({ one }) => [one.element, part])));
    const titles = new Map(fixed.map((one) => [one.element, { one, ...boxOf(one) }]));
    let title = null;
    for (const element of graph.children) {
      if (titles.has(element)) title = titles.get(element);
      else if (title && owner.has(element)) {
        title.left = Math.min(title.left, least("left", owner.get(element).cards));
        title.right = Math.max(title.right, most("right", owner.get(element).cards));
      }
    }
    for (const one of titles.values()) {
      if (!one.one.element.matches(".section")) Object.assign(one, { left: least("left", parts.flatMap((part) => part.cards)), right: most("right", parts.flatMap((part) => part.cards)) });
      parts.push({ ...holding([one]), branches: [holding([one])] });
    }
  }

  // The root and its branches, if they hang below it; otherwise all is one.
  function branchesOf(cards) {
    const [root] = cards;
    if (cards.length < 2 || cards.some((card) => card !== root && card.top < root.bottom)) return [cards];
    const groups = new Map([[root.one, [root]]]);
    for (const card of cards.slice(1)) {
      let top = card.one;
      while (top.parent !== root.one) top = top.parent;
      if (!groups.has(top)) groups.set(top, []);
      groups.get(top).push(card);
    }
    return [...groups.values()];
  }

  // How far each visible card and title moves up, and the bottom of the lowest of them.
  function close(cards, visible) {
    if (!parts) find(cards);
    for (const part of parts) {
      for (const branch of part.branches) closeRows(branch, visible);
      stack(part.branches);
      for (const branch of part.branches) for (const card of branch.cards) card.at += branch.to - part.top;
    }
    stack(parts);
    const lifts = new Map();
    let bottom = -Infinity;
    for (const part of parts) for (const card of part.branches.flatMap((branch) => branch.cards)) {
      if (!card.isShown) continue;
      const top = part.to + card.at;
      lifts.set(card.one, top - card.top);
      bottom = Math.max(bottom, top + card.bottom - card.top);
    }
    return { lifts, bottom, before: most("bottom", parts) };
  }

  // Close the empty rows of a branch: sets how far each card is below its start.
  function closeRows(branch, visible) {
    for (const card of branch.cards) card.isShown = visible.has(card.one);
    const shown = branch.cards.filter(({ isShown }) => isShown);
    if (!shown.length) return;
    const hidden = branch.cards.filter(({ isShown }) => !isShown);
    const start = hidden.length ? least("top", shown) : branch.top;
    const closed = hidden.length ? closingRows(shown, hidden) : () => 0;
    for (const card of branch.cards) card.at = card.top - start + (card.isShown ? closed(card.top) : 0);
  }

  return { close };
}
