// The overview, which has a drawing for small screens as well: its cards are links, which it highlights as the map does its cards.

function Overview(pane) {
  const cards = new Map(); // entry -> the cards that link to it
  for (const link of pane ? pane.querySelectorAll(".sheet > svg > g > g > a") : []) {
    const name = link.getAttribute("xlink:href").slice(1);
    cards.set(name, [...(cards.get(name) || []), link.parentElement]);
  }

  function mark(word, test) {
    for (const [name, elements] of cards) for (const element of elements) element.classList.toggle(word, test(name));
  }

  return {
    dim: (found) => mark("dim", (name) => found !== null && !found.has(name)),
    open: (entry) => mark("open", (name) => name === entry),
    cardOf: (entry) => cards.get(entry)?.find((element) => element.checkVisibility()),
  };
}
