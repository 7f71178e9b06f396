// The overview, which has a drawing for small screens as well: its cards are links, which it highlights as the map does its cards.

function Overview(pane, layout) {
  const cards = new Map(); // entry -> the cards that link to it
  for (const link of pane ? pane.querySelectorAll(".sheet > svg > g > g > a") : []) {
    const name = link.getAttribute("xlink:href").slice(1);
    cards.set(name, [...(cards.get(name) || []), link.parentElement]);
  }

  function mark(word, test) {
    for (const [name, elements] of cards) for (const element of elements) element.classList.toggle(word, test(name));
  }

  // Where the sign of a card is: at the corner of its panel, which is its first shape.
  function cornerOf(link) {
    const shape = link.querySelector("polygon, path");
    const [xs, ys] = [[], []];
    for (const [, x, y] of (shape.getAttribute("points") || shape.getAttribute("d")).matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)) { xs.push(Number(x)); ys.push(Number(y)); }
    return { right: Math.max(...xs), top: Math.min(...ys) };
  }

  // Show the verdict on each card, or none; `verdictOn` tells it by the entry.
  function judge(verdictOn) {
    pane?.classList.toggle("judged", [...cards.keys()].some(verdictOn));
    for (const [entry, elements] of cards) {
      const { word, sign, says, isCrux } = verdictOn(entry) || {};
      for (const element of elements) {
        const link = element.querySelector(":scope > a");
        const name = [says, ...(isCrux ? ["crux"] : [])].filter(Boolean).join(", ");
        if ((link.dataset.verdict || "") === name) continue;
        link.dataset.verdict = name;
        for (const made of link.querySelectorAll(":scope > :is(.sign, .star)")) made.remove();
        if (sign) drawSign(layout, link, cornerOf(link), "sign", sign, classOf(word));
        if (isCrux) drawSign(layout, link, cornerOf(link), "star", CRUX, "");
        const last = link.querySelector(":scope > :is(.sign, .star):last-child");
        if (last) { last.setAttribute("role", "img"); last.setAttribute("aria-label", name); }
      }
    }
  }

  return {
    judge,
    get isShown() { return Boolean(pane) && !pane.classList.contains("off"); },
    entryAt: (element) => pane?.contains(element) ? element.closest("a")?.getAttribute("xlink:href")?.slice(1) : undefined,
    dim: (found) => mark("dim", (name) => found !== null && !found.has(name)),
    open: (entry) => mark("open", (name) => name === entry),
    cardOf: (entry) => cards.get(entry)?.find((element) => element.checkVisibility()),
  };
}
