// Search and filters: entries that do not match are dimmed. All search words must occur in the
// entry's own text, in any order; case and accents are ignored. Of a formula the plain text counts.

function Find(layout, outline, overview, data, tell) {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(); // entry -> its text, normalised on first use
  let matches = [];
  let at = -1;

  function says(name) {
    if (!texts.has(name)) texts.set(name, plain(spoken(document.querySelector(`#d-${CSS.escape(name)} .own`))));
    return texts.get(name);
  }

  function spoken(part) {
    if (!part.querySelector("math, #judging")) return part.textContent;
    const copy = part.cloneNode(true);
    copy.querySelector("#judging")?.remove();
    for (const formula of copy.querySelectorAll("math")) formula.replaceWith(formula.getAttribute("alttext"));
    return copy.textContent;
  }

  function run(sought, { kind, holder, tag, map }) {
    const words = plain(sought).split(/\s+/).filter(Boolean);
    const active = Boolean(words.length || kind || holder || tag || map);
    const fits = (name) => {
      const entry = data.entries[name];
      return (!kind || entry.kind === kind) && (!holder || (entry.holder ?? data.holder) === holder) && (!tag || (entry.tags || []).includes(tag)) && (!map || (entry.maps || []).includes(map)) && words.every((word) => says(name).includes(word));
    };
    const found = new Set(active ? Object.keys(data.entries).filter(fits) : []);
    for (const { element, entry } of layout.cards.values()) element.classList.toggle("dim", active && !found.has(entry));
    outline.dim(active ? found : null);
    overview.dim(active ? found : null);
    for (const { element } of layout.lines) element.classList.toggle("dim", active);
    matches = [...found];
    at = -1;
    tell(active ? `${matches.length} of ${Object.keys(data.entries).length}` : "", matches.length);
    return matches;
  }

  // The entry of the next (1) or previous (-1) match.
  function next(by) {
    if (!matches.length) return null;
    at = (at + by + matches.length + (at < 0 && by < 0 ? 1 : 0)) % matches.length;
    tell(`${at + 1} of ${matches.length}`, matches.length);
    return matches[at];
  }

  return { run, next };
}
