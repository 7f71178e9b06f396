// The heads of the columns of a comparison stay in view while the sheet scrolls: those of the block
// at the top of the pane. Each has a checkbox that hides its author, with everything that relates
// to that author.

function Columns(canvas, svg, data, layout, tree, view) {
  const { authors = {}, rows = [] } = data.columns || {};
  canvas.querySelector(".columns")?.remove();
  if (!rows.length) return { uncover() {} };
  const sheet = svg.parentElement;
  const bar = document.createElement("div");
  bar.className = "columns";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Authors shown");
  const heads = new Map(Object.entries(authors).map(([name, label]) => [name, head(name, label)]));
  sheet.before(bar);
  view.cover(bar);

  function head(name, label) {
    const element = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.dataset.author = name;
    const text = document.createElement("span");
    text.textContent = label;
    text.dir = "auto";
    element.title = `Show ${label} and the relations with this author`;
    element.append(box, text);
    bar.append(element);
    box.addEventListener("change", () => turn(name, !box.checked), { signal });
    return { element, box };
  }

  // Hide or show an author; the block at the top of the pane stays there.
  function turn(name, away) {
    const held = current();
    const top = held && strip(held).getBoundingClientRect().top;
    layout.hide(name, away);
    tree.refresh();
    if (held) canvas.scrollTop += strip(held).getBoundingClientRect().top - top;
  }

  // Show the authors of a card that is to be shown.
  function uncover(card) {
    for (const end of card.between || [card.name]) {
      for (const name of data.columns.parts[end] || []) layout.hide(name, false);
    }
  }

  // What is not in the tree: the answers and relations in the band, and the strips.
  function dress() {
    for (const [name, { element, box }] of heads) {
      box.checked = !layout.absent.has(name);
      element.classList.toggle("off", !box.checked);
      for (const row of rows) if (row[name]) document.getElementById(row[name])?.classList.toggle("dim", !box.checked);
    }
    for (const id of Object.keys(data.columns.parts)) {
      if (/^(e-)?band-/.test(id)) document.getElementById(id)?.classList.toggle("away", layout.isAbsent(id));
    }
    place();
  }

  function strip(row) {
    return document.getElementById(Object.values(row)[0]);
  }

  // The row of strips that belongs to what is at the top of the pane.
  function current() {
    const foot = bar.getBoundingClientRect().bottom;
    const shown = rows.filter((row) => strip(row)?.getClientRects().length && !strip(row).classList.contains("away"));
    return shown.findLast((row) => strip(row).getBoundingClientRect().top <= foot) || shown[0];
  }

  let placed = "";
  function place() {
    const row = current();
    if (!row) return;
    const whole = sheet.getBoundingClientRect();
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = JSON.stringify([row, dark, Math.round(whole.width)]);
    if (now === placed) return;
    placed = now;
    for (const [name, { element }] of heads) {
      const over = row[name] && document.getElementById(row[name]);
      element.hidden = !over;
      if (!over) continue;
      const { left, width } = over.getBoundingClientRect();
      // In parts of the sheet, so that it is right at any zoom.
      element.style.left = `${100 * (left - whole.left) / whole.width}%`;
      element.style.width = `${100 * width / whole.width}%`;
      element.style.setProperty("--hue", getComputedStyle(over.querySelector("polygon, path, rect:not(.frame)")).fill);
    }
  }

  let waiting = 0;
  const soon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; place(); }); };
  canvas.addEventListener("scroll", soon, { passive: true, signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon, { signal });
  view.watch(soon);
  tree.watch(dress);
  return { uncover };
}
