// Searching and filtering: what does not match grows dim. Every word that is sought has to be in
// what an entry says of itself, in any order; case and accents do not count.

function Find(layout, data, tell) {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(); // entry -> what it says, made when it is first asked for
  let matches = [];
  let at = -1;

  function says(name) {
    if (!texts.has(name)) texts.set(name, plain(document.querySelector(`#d-${CSS.escape(name)} .own`).textContent));
    return texts.get(name);
  }

  function run(sought, { kind, holder, tag }) {
    const words = plain(sought).split(/\s+/).filter(Boolean);
    const active = Boolean(words.length || kind || holder || tag);
    const fits = (name) => {
      const entry = data.entries[name];
      return (!kind || entry.kind === kind) && (!holder || entry.holder === holder) && (!tag || entry.tags.includes(tag)) && words.every((word) => says(name).includes(word));
    };
    const found = new Set(active ? Object.keys(data.entries).filter(fits) : []);
    for (const { element, entry } of layout.cards.values()) element.classList.toggle("dim", active && !found.has(entry));
    for (const { element } of layout.lines) element.classList.toggle("dim", active);
    matches = [...found];
    at = -1;
    tell(active ? `${matches.length} of ${Object.keys(data.entries).length}` : "", matches.length);
    return matches;
  }

  // The entry of the next match, or of the one before.
  function next(by) {
    if (!matches.length) return null;
    at = (at + by + matches.length + (at < 0 && by < 0 ? 1 : 0)) % matches.length;
    tell(`${at + 1} of ${matches.length}`, matches.length);
    return matches[at];
  }

  return { run, next };
}
