// What is left of the cards of a map that is zoomed out: their numbers and headings, in larger type.

const FAR = 0.42; // the scale below which cards show only their headings
const SIZES = [30, 26, 22, 19, 16]; // type sizes, in units of the drawing; the largest that fits
const WIDE = 0.54; // the width of a letter, relative to the type size
const LEADING = 1.16;

function Headings(svg, layout, view, outline) {
  let isMade = false;

  // The words in lines of a length in letters.
  function wrapped(words, length) {
    const lines = [""];
    for (const word of words) {
      const line = lines.at(-1);
      if (line && line.length + 1 + word.length > length) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines;
  }

  function write({ element, box, entry }) {
    const head = outline.headOf(entry);
    if (!head) return;
    const words = [head.number, ...head.text.split(/\s+/)].filter(Boolean);
    const [width, height] = [box.width - 22, box.height - 8];
    const set = (size) => ({ size, lines: wrapped(words, Math.floor(width / size / WIDE)), most: Math.max(1, Math.floor(height / size / LEADING)) });
    const fits = ({ size, lines, most }) => lines.length <= most && lines.every((line) => line.length * size * WIDE <= width);
    const { size, lines, most } = SIZES.map(set).find(fits) || set(SIZES.at(-1));
    const shown = lines.slice(0, most);
    if (lines.length > most) shown[most - 1] += " …";
    const group = layout.make("g", { class: "heading-only", "font-size": size }, element);
    const top = box.y + (box.height - shown.length * size * LEADING) / 2 + size * 0.9;
    for (const [at, line] of shown.entries()) {
      const text = layout.make("text", { x: box.x + 13, y: top + at * size * LEADING }, group);
      text.textContent = line;
    }
  }

  function make() {
    isMade = true;
    for (const card of layout.cards.values()) if (!layout.madeOf(card.element, "heading-only")) write(card);
    // Titles of sections are set larger, and so have no fixed length.
    for (const text of svg.querySelectorAll(".section > text")) text.removeAttribute("textLength");
  }

  view.watch(() => {
    const isFar = view.scale < FAR;
    if (isFar && !isMade) make();
    svg.classList.toggle("far", isFar);
  });
  addEventListener("beforeprint", () => svg.classList.remove("far"), { signal });
  addEventListener("afterprint", () => svg.classList.toggle("far", view.scale < FAR), { signal });
  signal?.addEventListener("abort", () => { for (const one of svg.querySelectorAll(".heading-only")) one.remove(); svg.classList.remove("far"); });
}
