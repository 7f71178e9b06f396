// The views of a map, one of which is shown at a time: its overview, the map, and its outline. The
// map keeps its size while it is hidden, since hidden elements have none. A comparison has no
// overview, and its map is its sheet.

const COMPACT = matchMedia("(max-width: 700px)");

// Which views there are, and which of them is shown if the address does not say.
function usualViews() {
  const any = ["overview", "map", "outline"].filter((name) => name === "map" || document.getElementById(name));
  const of = (name, isOn) => COMPACT.matches && any.includes("outline") ? "outline" : name || isOn || !any.includes("overview") ? "map" : "overview";
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

  // Whether something covers the view, so that its button shows it again.
  function cover(on) {
    for (const name of Object.keys(panes)) button(name)?.setAttribute("aria-pressed", String(name === shown && !on));
  }

  return {
    show,
    cover,
    has: (element) => Object.values(panes).some((pane) => pane?.contains(element)),
    get shown() { return shown; },
  };
}
