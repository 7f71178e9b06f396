// The panel of details, and the essay beside the map; what is open in one is highlighted in the
// other.

function Details(panel, essay, data, layout, address) {
  const resting = document.getElementById("resting");
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const marks = essay ? [...essay.querySelectorAll("mark")] : [];
  const passagesOf = new Map(); // entry -> numbers of the passages that it cites
  for (const [number, names] of Object.entries(data.passages)) {
    for (const name of names) passagesOf.set(name, [...(passagesOf.get(name) || []), number]);
  }

  // The full text of an entry, with its formulas; nothing for a step without text.
  function says(name) {
    const entry = document.getElementById(`d-${name}`);
    const text = entry && entry.querySelector(".own .text");
    return text ? [...text.cloneNode(true).childNodes] : [];
  }

  function fill(link, nodes) {
    if (nodes.length) link.replaceChildren(...nodes);
  }

  function show(part, take) {
    for (const link of part.querySelectorAll(".refs a")) fill(link, says(link.hash.slice(1)));
    panel.hidden = false;
    for (const other of panel.querySelectorAll(":scope > .shown")) other.classList.remove("shown");
    part.classList.add("shown");
    part.hidden = false;
    panel.scrollTop = 0;
    if (!take) return;
    const heading = part.querySelector("h2");
    heading.tabIndex = -1; // so that it can take the focus
    heading.focus({ preventScroll: true });
  }

  function showEntry(name, take) {
    const part = document.getElementById(`d-${name}`);
    if (!part) return;
    show(part, take);
    const numbers = passagesOf.get(name) || [];
    light(numbers, data.entries[name].ends || []);
    bringUp(numbers[0]);
  }

  function showPassage(numbers, take) {
    const names = [...new Set(numbers.flatMap((number) => data.passages[number]))];
    resting.querySelector("h2 span").textContent = numbers.join(", ");
    resting.querySelector(".where").textContent = places(numbers);
    const list = resting.querySelector("ul");
    list.replaceChildren(...names.map(line));
    show(resting, take);
    light(numbers, names);
    return names;
  }

  function line(name) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = `#${name}`;
    link.dir = "auto";
    link.className = data.entries[name].kind;
    link.textContent = name;
    fill(link, says(name));
    return item;
  }

  function places(numbers) {
    const first = document.getElementById(`c-${numbers[0]}`);
    const paragraph = first && first.closest(".paragraph");
    return paragraph ? paragraph.querySelector(".number").firstChild.textContent.trim() : "";
  }

  function light(numbers, names) {
    const wanted = new Set(numbers.map(String));
    for (const mark of marks) mark.classList.toggle("lit", mark.dataset.passages.split(" ").some((one) => wanted.has(one)));
    if (essay) for (const ref of essay.querySelectorAll(".ref")) ref.classList.toggle("lit", wanted.has(ref.textContent));
    for (const { element, entry } of layout.cards.values()) element.classList.toggle("lit", names.includes(entry));
  }

  function bringUp(number) {
    const start = number && document.getElementById(`c-${number}`);
    if (!start || !start.checkVisibility()) return;
    const { top } = start.getBoundingClientRect();
    const pane = essay.getBoundingClientRect();
    if (top > pane.top + 20 && top < pane.bottom - 80) return;
    essay.scrollBy({ top: top - pane.top - pane.height * 0.3, behavior: calm() ? "instant" : "smooth" });
  }

  function close() {
    panel.hidden = true;
    light([], []);
  }

  // A click on highlighted words opens the entries for their passages.
  if (essay) essay.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && getSelection().isCollapsed) address.open(`c-${mark.dataset.passages.replaceAll(" ", "+")}`);
  }, { signal });

  return { showEntry, showPassage, bringUp, close, get isOpen() { return !panel.hidden; } };
}
