// The views of a map, one of which is shown at a time: its overview, the map, and its outline. The
// map keeps its size while it is hidden, since hidden elements have none. A comparison has only
// one view, its sheet.

const COMPACT = matchMedia("(max-width: 700px)");

// Which views there are, and which of them is shown if the address does not say.
function usualViews() {
  const any = document.getElementById("overview") ? ["overview", "map", "outline"] : [];
  const of = (name, isOn) => any.length === 0 ? "map" : COMPACT.matches ? "outline" : name || isOn ? "map" : "overview";
  return { any, of };
}

function Views(panes, then) {
  let shown = "";

  // Returns whether another view was shown before.
  function show(name) {
    if (name === shown) return false;
    shown = name;
    for (const [other, pane] of Object.entries(panes)) {
      pane?.classList.toggle("off", other !== name);
      button(other)?.setAttribute("aria-pressed", String(other === name));
    }
    document.documentElement.dataset.view = name;
    then(name);
    return true;
  }

  return {
    show,
    has: (element) => Object.values(panes).some((pane) => pane?.contains(element)),
    get shown() { return shown; },
  };
}
