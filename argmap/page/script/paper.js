// For printing, the map is cut into sheets, between its cards where possible: browsers cut a
// picture anywhere, and let what follows start on its last sheet. A map that would be too small to
// read on the width of one sheet is also cut into strips side by side, section by section; its
// sheets are upright.

function Paper(canvas, svg, layout) {
  const ACROSS = 0.67; // height to width of the usable area of A4 or Letter in landscape
  const UPRIGHT = 1.3; // the same in portrait
  const BELOW_TITLE = 0.9; // how much of it is left on the first sheet
  const EARLY = 0.55; // how full a sheet must at least be before it is cut between cards
  const WIDEST = 1150; // the width that is readable in landscape, in units of the drawing
  const STRIP = 840; // the same in portrait
  const name = (layout.graph.id ||= "drawing");
  let sheets = null;

  function cut() {
    heal();
    const { x, y, width, height } = svg.viewBox.baseVal;
    const seen = svg.getBoundingClientRect();
    if (!seen.height || !width) return;
    const key = document.querySelector("#legend-key .key");
    const taken = boxes(seen, svg.viewBox.baseVal);
    const legend = key && taken.find(({ isLegend }) => isLegend);
    const all = taken.filter((one) => one !== legend);
    const end = legend ? legend.top - 2 : y + height;
    const strips = width > WIDEST ? Math.ceil(width / STRIP) : 1;
    const shape = strips > 1 ? UPRIGHT : ACROSS;
    const least = strips > 1 ? STRIP : 0; // what is narrower is not enlarged
    const parts = strips > 1 ? sections(all, y, end, STRIP * shape) : [[y, end]];
    const places = parts.flatMap(([top, bottom]) => {
      const inside = all.filter((one) => one.bottom > top && one.top < bottom);
      return columns(inside, x, x + width, strips).flatMap(([left, right]) => {
        const own = inside.filter((one) => one.right > left && one.left < right);
        if (strips > 1 && !own.some(({ isCard }) => isCard)) return [];
        return rows(own, top, bottom, Math.max(right - left, least) * shape, top === y && left === x)
          .map((row) => (strips > 1 ? trimmed(row, own.filter(({ isCard }) => isCard || left === x)) : row))
          .map(([from, to]) => ({ left, right, from, to }));
      });
    });
    sheets = document.createElement("div");
    sheets.className = strips > 1 ? "sheets upright" : "sheets";
    for (const { left, right, from, to } of places) {
      const sheet = layout.make("svg", { viewBox: `${left} ${from} ${right - left} ${to - from}`, "font-family": svg.getAttribute("font-family") || "sans-serif" }, sheets);
      if (right - left < least) sheet.style.width = `${100 * (right - left) / least}%`;
      layout.make("use", { href: `#${name}` }, sheet);
    }
    if (legend) sheets.append(key.cloneNode(true));
    canvas.append(sheets);
    canvas.classList.add("cut");
  }

  // What must not be cut, in the drawing.
  function boxes(seen, { x, y, width, height }) {
    const [across, down] = [(at) => x + (at - seen.left) * width / seen.width, (at) => y + (at - seen.top) * height / seen.height];
    return [...layout.graph.children].filter((part) => layout.cards.get(part.id)?.shown || part.matches(".title, .section, .legend, .band, .speaker, .silent"))
      .map((part, number, parts) => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        // A section title, or a question of a comparison, stays with what follows; so does the title
        // of a section above that of its first subsection.
        const leads = part.matches(".section") && !parts[number - 1]?.matches(".section") || Boolean(data.questions) && part.matches(".question");
        return { left: across(left), right: across(right), top: down(top), bottom: down(bottom), leads, isLegend: part.matches(".legend"), isCard: !part.matches(".title, .section, .legend") };
      });
  }

  // The heights from one section to another, as many sections as fit into a height.
  function sections(taken, from, end, most) {
    const starts = taken.filter(({ leads }) => leads).map(({ top }) => top - 3).sort((a, b) => a - b)
      .filter((at) => at > from && !taken.some(({ top, bottom }) => top < at && at < bottom));
    const found = [];
    for (let start = from; start < end - 1;) {
      const next = starts.filter((at) => at > start);
      const stop = next.findLast((at) => at - start <= most) ?? next[0] ?? end;
      const last = end - start <= most ? end : stop;
      found.push([start, last]);
      start = last;
    }
    return found;
  }

  // The left and right of some strips, cut between cards if possible. A card that has to be cut is
  // whole in the strip in which it begins, which overlaps the next one.
  function columns(taken, from, end, strips) {
    const cards = taken.filter(({ isCard }) => isCard);
    const places = [...new Set(cards.map(({ left }) => left - 10))].map((at) => ({ at, cut: cards.filter(({ left, right }) => left < at && at < right).length }));
    const found = [];
    let start = from;
    for (let number = 1; number < strips; number++) {
      const goal = from + (end - from) * number / strips;
      const near = places.filter(({ at }) => at > start && at < end && Math.abs(at - goal) < STRIP / 2);
      const best = near.sort((a, b) => a.cut - b.cut || Math.abs(a.at - goal) - Math.abs(b.at - goal))[0];
      if (!best) continue;
      const own = cards.filter(({ left }) => left >= start - 10 && left < best.at);
      found.push([start, Math.max(best.at, ...own.map(({ right }) => right + 6))]);
      start = best.at;
    }
    return [...found, [start, end]];
  }

  // The top and bottom of the sheets of a strip. A card that has to be cut is whole on the next one.
  function rows(taken, start, end, height, isFirst) {
    const found = [];
    for (let from = start; from < end - 1;) {
      const most = height * (isFirst && from === start ? BELOW_TITLE : 1);
      const to = end - from <= most ? end : between(taken, from + most * EARLY, from + most);
      found.push([from, to]);
      const cut = taken.filter(({ isCard, top, bottom }) => isCard && top < to && to < bottom && top - 6 > from);
      from = Math.min(to, ...cut.map(({ top }) => top - 6));
    }
    return found.length === 1 ? found : found.filter(([from, to]) => taken.some(({ top, bottom, isCard }) => isCard && bottom > from && top < to));
  }

  // A sheet without what is empty at its top and bottom.
  function trimmed([from, to], taken) {
    const inside = taken.filter(({ top, bottom }) => bottom > from && top < to);
    return [Math.max(from, Math.min(...inside.map(({ top }) => top)) - 12), Math.min(to, Math.max(...inside.map(({ bottom }) => bottom)) + 6)];
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
