// The transport of a frame. The page around it sends the states as messages; messages from any other
// window are ignored. Page and frame are static files in one folder, so they have the same origin.
//
// Heard: { kind: "state", state, line }, the JSON of a state and the line that is being written (0 if
// none is), and "leave": another map comes. Told: "ready" and "again", which ask for a whole page,
// "shown" once a whole page is on the screen, and "open" with the place of a statement.

let file = null; // the map that is shown
let written = {}; // by the name of a card: the id of its statement, and where it is written
let isMissed = false; // whether there was something to ask for or to show while the frame was not displayed
let followed = null; // the name of the card of the statement that was written last
let isWaiting = false; // whether a whole page was asked for and has not come yet

isQuiet = true; // the editor marks the errors, and a list that opens while one types is in the way

function tell(message) {
  parent.postMessage(message, location.origin);
}

// A frame that is not displayed asks when it is.
function ask(kind) {
  isMissed = !isDisplayed();
  isWaiting = !isMissed;
  if (isWaiting) tell({ kind });
}

function hear(state, line) {
  if (!isDisplayed()) return void (isMissed = true);
  if (file !== null && state.file !== file) return leave();
  const isWhole = state.since === null;
  if (isWaiting && !isWhole) return;
  isWaiting = false;
  const wasSeen = isSeen(followed);
  if (show(state)) {
    ({ file, written } = state);
    follow(line, wasSeen);
  }
  else if (isWhole) stop("This version of the map cannot be shown."); // asking for it again would not help
  else return ask("again");
  if (isWhole) requestAnimationFrame(() => setTimeout(tell, 0, { kind: "shown" })); // when it is painted
}

// Keep the statement that is being written in view: when the writer comes to it, and when it runs out
// of view as the map grows, but not when the reader has scrolled away from it.
function follow(line, wasSeen) {
  const above = Object.entries(written).filter(([, place]) => place.file === file && place.line <= line);
  const [name] = above.reduce((last, one) => (last && last[1].line >= one[1].line ? last : one), null) ?? [null];
  const card = page.layout.cards.get(name);
  if (card?.shown && (wasSeen || name !== followed) && root.dataset.view === "map") page.view.reveal(card.element);
  followed = name;
}

function isSeen(name) {
  const card = page.layout.cards.get(name);
  return Boolean(card?.shown && page.view.sees(card.element));
}

// Another map is another page: what the reader folded or sought in one is not of the other. The view
// stays, and if no map has been shown yet, so does the one that the address asks for.
function leave() {
  const hash = file === null ? location.hash : `#view=${root.dataset.view}`;
  history.replaceState(null, "", location.pathname + location.search + hash);
  location.reload();
}

addEventListener("message", ({ source, origin, data: message }) => {
  if (source !== parent || origin !== location.origin) return;
  if (message?.kind === "state") hear(JSON.parse(message.state), message.line);
  else if (message?.kind === "leave") leave();
});
new ResizeObserver(() => { if (isMissed && isDisplayed()) begin(); }).observe(root);

// The card of the map, or the row of the outline, that shows a statement.
function statementAt(target) {
  const row = target.closest("#outline li > a");
  if (row) return row.hash.slice(1);
  const name = target.closest("#canvas [role=treeitem]")?.id;
  return page.layout.cards.get(name)?.entry;
}

// The first click opens the details. That may move the map, so that the second is on another card.
let clicked = null;
document.addEventListener("click", ({ detail, target }) => {
  if (detail === 1) clicked = statementAt(target);
}, { capture: true });
document.addEventListener("dblclick", () => {
  const place = written[clicked];
  if (place) tell({ kind: "open", ...place });
});

// A link to another site opens beside the map, not in its place.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const to = link && (link.getAttribute("href") || link.getAttribute("xlink:href"));
  if (/^https?:/.test(to)) link.setAttribute("target", "_blank");
}, { capture: true });

function begin() {
  shown = null;
  ask("ready");
}
begin();
