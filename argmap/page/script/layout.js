// Which cards and lines are shown, and where. Folding a card hides what is only below it and closes
// the gaps (see Gaps). The engine's layout is otherwise kept: cards only move up, so that the order
// stays and nothing overlaps.

function Layout(svg, data) {
  const SVG = "http://www.w3.org/2000/svg";
  const graph = svg.querySelector(":scope > g");
  const [x, y, width, height] = (svg.dataset.whole ??= svg.getAttribute("viewBox")).split(" ").map(Number);
  const size = { x, y, width, height };
  const folded = new Set();
  // name -> { name, element, to, below, between, entry, parent, level, top, bottom, ... }
  const cards = new Map();
  const lines = []; // { element, near, far, paths, ends }; a double line has two paths
  const fixed = []; // title, sections, legend, the band of a sheet: never hidden, but they move up
  const dividers = [...graph.querySelectorAll(":scope > .divider")]; // each before its card
  const labels = []; // { element, under, top, bottom } of the strips above a question's answers
  let kept = null; // the only cards to show, or null for all
  const absent = new Set(); // the authors that are hidden with their relations
  const authors = data.columns?.parts || {}; // id -> the authors without whom it is not shown

  // If its font is missing, text is fitted to its length together with its glyphs.
  for (const text of svg.querySelectorAll("text[textLength]:not([lengthAdjust])")) text.setAttribute("lengthAdjust", "spacingAndGlyphs");

  // CSS rules depend on roles, so they are set before anything is measured.
  const elements = new Map(Object.keys(data.boxes).map((name) => [name, document.getElementById(name)]));
  for (const element of elements.values()) element?.setAttribute("role", "treeitem");

  for (const [name, { to, between, labels: over = [], entry = name, again = false }] of Object.entries(data.boxes)) {
    const element = elements.get(name);
    if (!element) continue;
    const box = boxOf(element);
    const maps = data.entries[entry]?.maps || [];
    const author = maps.length === 1 ? maps[0] : ""; // the essay whose statement it is
    cards.set(name, { name, element, to, between, entry, again, author, box, top: box.y, bottom: box.y + box.height, parent: null, level: 1, shown: true, lift: 0 });
    for (const label of over.map((id) => document.getElementById(id)).filter(Boolean)) {
      label.classList.remove("away"); // hidden elements have no size
      const { y, height } = label.getBBox();
      labels.push({ element: label, under: cards.get(name), top: y, bottom: y + height });
    }
  }
  for (const card of cards.values()) {
    card.to = card.to.filter((name) => cards.has(name));
    // Folded with a card: its children, but not its relations with other essays, which are shown
    // while both ends are.
    card.below = card.to.filter((name) => !cards.get(name).between);
  }
  const roots = data.roots.filter((name) => cards.has(name)).map((name) => cards.get(name));
  for (const card of inOrder(() => true)) for (const name of card.to) {
    const child = cards.get(name);
    if (!child.parent && !roots.includes(child)) { child.parent = card; child.level = card.level + 1; }
  }
  for (const card of cards.values()) for (const name of card.to) {
    const element = document.getElementById(`e-${card.name}--${name}`);
    if (!element) continue; // a premise is in the frame of its argument
    const paths = [...element.querySelectorAll("path")].map((path) => ({ path, d: drawn(path) }));
    const ends = [...element.querySelectorAll("polygon, polyline, ellipse, circle, rect")];
    lines.push({ element, near: card, far: cards.get(name), paths, ends });
  }
  for (const element of graph.querySelectorAll(":scope > .title, :scope > .section, :scope > .legend, :scope > g.band")) {
    if (cards.has(element.id)) continue;
    const box = boxOf(element);
    fixed.push({ element, box, top: box.y, bottom: box.y + box.height });
  }

  const isSheet = Boolean(data.questions || data.columns);
  const lifting = Lifting(cards);
  const gaps = Gaps(roots, fixed, graph);

  // Whether an element goes with an author who is hidden. A heading goes if nothing below it stays.
  function isAbsent(name) {
    if (authors[name]) return authors[name].some((one) => absent.has(one));
    const card = cards.get(name);
    return Boolean(absent.size && card && card.entry === null && card.parent && card.below.every(isAbsent));
  }

  // The size of a card without the elements added to it.
  function boxOf(element) {
    const frame = madeOf(element, "frame");
    if (!frame) return element.getBBox();
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(frame.getAttribute(name)));
    return { x: x + 2, y: y + 2, width: width - 4, height: height - 4 };
  }

  function madeOf(element, name) {
    return element.querySelector(`:scope > .${name}`);
  }

  // The path of a line before it was moved.
  function drawn(path) {
    return (path.dataset.drawn ??= path.getAttribute("d"));
  }

  function bend(path, d) {
    if (path.getAttribute("d") !== d) path.setAttribute("d", d);
  }

  // The cards in tree order, each once; children only where `into` returns true.
  function inOrder(into) {
    const found = new Set();
    const waiting = [...roots].reverse();
    while (waiting.length) {
      const card = waiting.pop();
      if (found.has(card)) continue;
      found.add(card);
      for (const name of [...card.to].reverse()) if (into(card) || cards.get(name).between) waiting.push(cards.get(name));
    }
    return [...found];
  }

  // How far each part of a sheet moves up, whose rows are aligned across all columns.
  function closedSheet(shown, hidden) {
    if (!hidden.length) return { liftOf: ({ lift = 0 }) => lift, height: size.height };
    const closed = closingRows(shown.map(({ top, bottom, lift = 0 }) => ({ top: top + lift, bottom: bottom + lift })), hidden);
    return { liftOf: ({ top, lift = 0 }) => lift + closed(top + lift), height: size.height + closed(Infinity) };
  }

  // How far each card and title of a map moves up.
  function closedMap(shown, hidden) {
    if (!hidden.length) return { liftOf: () => 0, height: size.height };
    const { lifts, bottom, before } = gaps.close([...cards.values()], new Set(shown));
    return { liftOf: (part) => lifts.get(part) || 0, height: size.height + bottom - before };
  }

  function refresh() {
    const reached = new Set(inOrder((card) => !folded.has(card.name)).filter((card) => (!kept || kept.has(card.name)) && !isAbsent(card.name)));
    const shown = [...reached].filter(({ between = [] }) => between.every((name) => reached.has(cards.get(name))));
    const visible = new Set(shown);
    const hidden = [...cards.values()].filter((card) => !visible.has(card));
    const said = labels.filter(({ element, under }) => visible.has(under) && !folded.has(under.name) && !isAbsent(element.id));
    const lifted = lifting.lift(visible, absent.size > 0);
    const closed = isSheet ? closedSheet : closedMap;
    const { liftOf, height } = closed([...shown, ...said, ...fixed], [...hidden, ...lifted]);
    for (const card of cards.values()) {
      card.shown = visible.has(card);
      card.element.classList.toggle("away", !card.shown);
      card.element.classList.toggle("folded", folded.has(card.name));
    }
    for (const label of labels) label.element.classList.toggle("away", !said.includes(label));
    for (const part of [...shown, ...said, ...fixed]) shift(part.element, liftOf(part));
    for (const divider of dividers) {
      const card = cards.get(divider.nextElementSibling.id);
      divider.classList.toggle("away", !card?.shown);
      if (card?.shown) shift(divider, liftOf(card));
    }
    for (const { element, near, far, paths, ends } of lines) {
      const drawn = near.shown && far.shown && (far.between || !folded.has(near.name));
      element.classList.toggle("away", !drawn);
      if (!drawn) continue;
      for (const { path, d } of paths) bend(path, rerouted(d, liftOf(near), liftOf(far)));
      for (const end of ends) shift(end, liftOf(near)); // an arrowhead moves with its card
    }
    return { ...size, height };
  }

  // Show only the cards with these names; null shows all that are not folded away.
  function keep(names) {
    kept = names;
  }

  // Hide or show an author, with everything that relates to that author.
  function hide(author, away) {
    absent[away ? "add" : "delete"](author);
  }

  function shift(element, by) {
    if (by) element.setAttribute("transform", `translate(0 ${by.toFixed(2)})`);
    else element.removeAttribute("transform");
  }

  // How many statements a folded card hides: those below it that are not shown, each once. Cards
  // that only refer to a statement do not count.
  function hidden(card) {
    const found = new Set();
    const waiting = [...card.below];
    while (waiting.length) {
      const one = cards.get(waiting.pop());
      if (one.shown || found.has(one)) continue;
      found.add(one);
      waiting.push(...one.below);
    }
    return [...found].filter((one) => one.element.classList.contains("card")).length;
  }

  function make(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  }

  return { graph, cards, roots, lines, folded, inOrder, refresh, keep, hide, absent, isAbsent, hidden, make, madeOf };
}
