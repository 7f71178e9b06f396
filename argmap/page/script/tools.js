// The tools above the panes: those that fit into one row, and the others on demand. What is shown on
// demand stays so if the page is replaced.

function Tools(bar) {
  const more = button("more");
  const rest = [...bar.children].filter((one) => one !== more && !one.matches(".views, .finding, .turn, .asking"));
  const root = document.documentElement.classList;
  // The width for which it was decided what fits, and what there was to fit. The bar keeps both, since
  // it stays if other parts of the page are replaced, and measuring it lays out the whole page.
  let { width: settled = 0, all = "" } = bar.settled ?? {};
  const now = () => [root, document.documentElement.dataset.view, bar.innerHTML].join("\n");

  // The width that a tool needs. The search shrinks on a narrow screen, or has a row of its own.
  function widthOf(one) {
    const { flexBasis, flexGrow } = getComputedStyle(one);
    if (flexBasis === "100%") return 0;
    return flexGrow === "0" ? one.offsetWidth : parseFloat(flexBasis);
  }

  // Decide what fits, unless the tools are those for which it was decided.
  function settle() {
    if (now() !== all) measure();
  }

  // Everything is measured at once, since each layout of a large page takes its time.
  function measure() {
    const isOpen = root.contains("all-tools");
    root.add("all-tools");
    more.hidden = false;
    const gap = parseFloat(getComputedStyle(bar).columnGap);
    const room = settled = bar.offsetWidth;
    const widths = new Map([...bar.children].map((one) => [one, widthOf(one)]).filter(([, width]) => width));
    const needed = (away) => [...widths].reduce((sum, [one, width]) => sum + (away.has(one) ? 0 : width + gap), -gap);
    const away = new Set([more]);
    if (needed(away) > room) {
      away.delete(more);
      for (const one of rest.toReversed()) if (needed(away) > room) away.add(one);
    }
    for (const one of rest) one.classList.toggle("over", away.has(one));
    more.hidden = away.has(more);
    show(isOpen);
    all = now();
    bar.settled = { width: settled, all };
  }

  function show(isOpen) {
    root.toggle("all-tools", isOpen);
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = isOpen ? "Less" : "More";
  }

  const seen = new ResizeObserver(() => { if (bar.offsetWidth !== settled) measure(); });
  seen.observe(bar.closest(".head"));
  signal?.addEventListener("abort", () => seen.disconnect());

  return { settle, turn: () => show(!root.contains("all-tools")) };
}
