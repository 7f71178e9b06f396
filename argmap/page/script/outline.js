// The outline: every statement in nested lists, which fold without this script. With it, the outline
// is one tab stop, and the arrow keys go from row to row.

function Outline(pane) {
  const rows = []; // in reading order: { link, entry, item, more, list, parent, level }
  const byItem = new Map();
  for (const item of pane ? pane.querySelectorAll("li:not(.group)") : []) {
    const list = item.querySelector(":scope > details");
    // A row that only folds what is below it has no words but those of its sign.
    const link = item.querySelector(":scope > :is(a, span)") || list.querySelector("summary");
    const parent = byItem.get(item.parentElement.closest("li")) || null;
    const more = [...item.querySelectorAll(":scope > .added a")]; // what later sections add
    const row = { link, more, entry: link.hash ? decodeURIComponent(link.hash.slice(1)) : "", item, list, parent, level: parent ? parent.level + 1 : 1 };
    byItem.set(item, row);
    rows.push(row);
    for (const one of [link, ...more]) one.tabIndex = -1;
    if (list) list.querySelector("summary").tabIndex = -1;
  }
  let current = null; // the row that Tab moves to

  const above = function* (row) { for (let one = row.parent; one; one = one.parent) yield one; };
  const isShown = (row) => [...above(row)].every(({ list }) => list.open) && (!row.item.matches(".again") || row.item.checkVisibility());

  function settleOn(row) {
    if (!row) return;
    const reach = ({ link, more }, index) => { for (const one of [link, ...more]) one.tabIndex = index; };
    if (current) reach(current, -1);
    current = row;
    reach(row, 0);
  }

  // The row of an entry: that of the statement itself, not one that refers to it, unless the card is
  // one that repeats the statement.
  function rowOf(entry, card = entry) {
    const again = card !== entry && rows.find(({ link }) => link.id === `l-${card}`);
    if (again) return again;
    const found = rows.filter((row) => row.entry === entry);
    return found.find(({ item }) => !item.matches(".refers")) || found[0];
  }

  // The name of a row in the next version of the outline.
  const nameOf = ({ link }) => link.id || link.hash;

  function reveal(row, at = "nearest") {
    if (!row) return;
    for (const one of above(row)) one.list.open = true;
    settleOn(row);
    row.link.scrollIntoView({ block: at, behavior: "instant" });
  }

  function focus(row) {
    if (!row) return;
    reveal(row);
    row.link.focus({ preventScroll: true });
  }

  function open(entry) {
    for (const { item, entry: own } of rows) item.classList.toggle("open", Boolean(entry) && own === entry);
  }

  // Fold all rows of a level and below; 0 unfolds everything. Folded rows are in short on a small
  // screen, also in the next version of the outline.
  function foldAt(level) {
    document.documentElement.classList.toggle("brief", Boolean(level));
    for (const row of rows) if (row.list) row.list.open = !level || row.level < level;
    if (current && !isShown(current)) settleOn([...above(current)].findLast(isShown));
  }

  function pressed(event) {
    const row = byItem.get(event.target.closest("li"));
    if (!row || event.ctrlKey || event.metaKey || event.altKey || !row.link.contains(event.target)) return;
    const shown = () => rows.filter(isShown);
    const step = (by) => { const all = shown(); focus(all[all.indexOf(row) + by]); };
    const moves = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ArrowRight: () => { if (row.list && !row.list.open) row.list.open = true; else focus(rows.find(({ parent }) => parent === row)); },
      ArrowLeft: () => { if (row.list?.open) row.list.open = false; else focus(row.parent); },
      Home: () => focus(rows[0]),
      End: () => focus(shown().at(-1)),
      " ": () => { if (row.list) row.list.open = !row.list.open; },
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  }

  // The list of theses or questions leads to their rows, and does not open their details over them.
  function jump(event) {
    const link = event.target.closest(":is(.theses, .headlines) a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const row = rowOf(decodeURIComponent(link.hash.slice(1)));
    focus(row);
    row.link.scrollIntoView({ block: "start", behavior: "instant" });
  }

  // Show the verdict on each row, and on the objections that are named at what they attack, or none.
  function judge(verdictOn) {
    pane?.classList.toggle("judged", rows.some(({ entry }) => verdictOn(entry)));
    for (const { item, link, more, entry } of rows) {
      item.classList.toggle("broken", Boolean(verdictOn(entry)?.isBroken));
      mark(link, verdictOn(entry));
      for (const one of more) mark(one, verdictOn(one.hash.slice(1)));
    }
  }

  function mark(link, verdict) {
    const name = verdict ? [verdict.says, ...(verdict.isCrux ? ["crux"] : [])].join(", ") : "";
    if ((link.dataset.verdict || "") === name) return;
    link.dataset.verdict = name;
    for (const made of link.querySelectorAll(":scope > .verdict")) made.remove();
    if (!verdict) return;
    const part = (tag, text, kind) => Object.assign(document.createElement(tag), { textContent: text, className: `verdict ${kind}` });
    const signs = [...(verdict.sign ? [part("i", `${verdict.sign} `, `sign ${classOf(verdict.word)}`)] : []), ...(verdict.isCrux ? [part("i", `${CRUX} `, "star")] : [])];
    for (const sign of signs) sign.setAttribute("aria-hidden", "true");
    link.prepend(...signs);
    link.append(part("small", ` ${name}`, classOf(verdict.word)));
  }

  if (pane) {
    pane.addEventListener("keydown", pressed, { signal });
    pane.addEventListener("click", jump, { signal });
    pane.addEventListener("focusin", (event) => settleOn(byItem.get(event.target.closest("li"))), { signal });
    settleOn(rows[0]);
  }

  return {
    foldAt, open, focus, judge,
    get isShown() { return Boolean(pane) && !pane.classList.contains("off"); },
    // The names of the rows that are folded, to fold them again in another outline.
    get folded() { return rows.filter(({ list }) => list && !list.open).map(nameOf); },
    fold: (names) => { for (const row of rows) if (row.list) row.list.open = !names.includes(nameOf(row)); },
    reveal(entry, card) {
      const row = rowOf(entry, card);
      if (row?.link.id && row.list) row.list.open = true;
      reveal(row, row?.link.id ? "start" : "center");
    },
    focusOn: (entry, card) => focus(rowOf(entry, card)),
    // Go to a section, and to the first row in it.
    toSection(id) {
      const heading = document.getElementById(`l-${id}`);
      if (!heading) return;
      const row = rows.find(({ link }) => heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (row) { settleOn(row); row.link.focus({ preventScroll: true }); }
      heading.scrollIntoView({ block: "start", behavior: "instant" });
    },
    dim: (found) => {
      pane?.classList.toggle("searched", found !== null);
      for (const { link, entry } of rows) link.classList.toggle("dim", found !== null && !found.has(entry));
    },
    isAt: (element) => Boolean(pane?.contains(element)),
    // The number and the heading of an entry: its title, or else its text.
    headOf(entry) {
      const row = rowOf(entry);
      if (!row || row.item.matches(".refers")) return null;
      const title = row.link.querySelector("strong");
      const words = [...(title || row.link).childNodes].filter((part) => title || !part.matches?.("b, i, .by, em, small"));
      const said = words.map((part) => part.getAttribute?.("alttext") || part.textContent).join("").trim();
      return { number: row.link.querySelector("i:not(.verdict)")?.textContent || "", text: title ? said.replace(/\.$/, "") : said };
    },
    get entry() { return current?.entry || null; },
  };
}
