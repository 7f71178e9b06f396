// For printing, the map is cut into sheets, between its cards where possible: browsers cut a
// picture anywhere, and let what follows start on its last sheet.

function Paper(canvas, svg, layout) {
  const SHAPE = 0.67; // height to width of the usable area of A4 or Letter in landscape
  const FIRST = 0.6; // the same for the first sheet, below the title
  const EARLY = 0.55; // how full a sheet must at least be before it is cut between cards
  const name = (layout.graph.id ||= "drawing");
  let sheets = null;

  function cut() {
    heal();
    const { x, y, width, height } = svg.viewBox.baseVal;
    const end = y + height;
    const seen = svg.getBoundingClientRect();
    if (!seen.height || !width) return;
    const inDrawing = (at) => y + (at - seen.top) * height / seen.height;
    const taken = [...layout.graph.children].filter((part) => layout.cards.get(part.id)?.shown || part.matches(".title, .section, .legend, .band, .speaker, .silent"))
      .map((part, number, parts) => {
        const { top, bottom } = part.getBoundingClientRect();
        // A section title, or a question of a comparison, stays with what follows; so does the title
        // of a section above that of its first subsection.
        const leads = part.matches(".section") && !parts[number - 1]?.matches(".section") || Boolean(data.questions) && part.matches(".question");
        return { top: inDrawing(top), bottom: inDrawing(bottom), leads };
      });
    sheets = document.createElement("div");
    sheets.className = "sheets";
    for (let from = y; from < end - 1;) {
      const most = width * (from === y ? FIRST : SHAPE);
      const to = end - from <= most ? end : between(taken, from + most * EARLY, from + most);
      const sheet = layout.make("svg", { viewBox: `${x} ${from} ${width} ${to - from}`, "font-family": svg.getAttribute("font-family") || "sans-serif" }, sheets);
      layout.make("use", { href: `#${name}` }, sheet);
      from = to;
    }
    canvas.append(sheets);
    canvas.classList.add("cut");
  }

  // The lowest y between two heights that is in no card, preferably before a section; if there is
  // none, the lower of the two heights.
  function between(taken, from, to) {
    const places = taken.map(({ top, leads }) => ({ at: top - 3, leads })).filter(({ at }) => at > from && at <= to)
      .filter(({ at }) => !taken.some(({ top, bottom }) => top < at && at < bottom))
      .sort((a, b) => b.leads - a.leads || b.at - a.at);
    return places.length ? places[0].at : to;
  }

  function heal() {
    if (sheets) sheets.remove();
    sheets = null;
    canvas.classList.remove("cut");
  }

  addEventListener("beforeprint", cut, { signal });
  addEventListener("afterprint", heal, { signal });
  signal?.addEventListener("abort", heal);
}
