// The page as a whole. No state is kept but the address (see Address). When parts of the page are
// replaced, the script runs again: `signal` removes all listeners, and the elements that the script
// added to parts that stay are reused.

const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.getElementById("canvas");
const svg = canvas.querySelector(".sheet > svg");
const panel = document.getElementById("details");
const essay = document.getElementById("essay");
const sought = document.getElementById("find");
const help = document.getElementById("help");
const narrow = matchMedia("(max-width: 760px)");
const small = matchMedia("(max-width: 1000px)"); // where the overview is in one column
const button = (name) => document.querySelector(`[data-do="${name}"]`);

// Do something when the browser has nothing else to do, unless the page has been replaced by then.
function whenIdle(then) {
  (window.requestIdleCallback || setTimeout)(() => { if (!signal?.aborted) then(); });
}

panel.hidden = true;
// On a narrow screen, essay and map take turns. The map comes first, since hidden elements have no
// size.
if (essay && narrow.matches) showEssay(false);

const address = Address(usualViews());
const layout = Layout(svg, data);
const tellScale = (scale) => { document.getElementById("scale").textContent = `${Math.round(scale * 100)} %`; };
const view = View(canvas, svg, (scale) => { if (views.shown === "map") tellScale(scale); });
const overviewPane = document.getElementById("overview");
const survey = overviewPane && View(overviewPane, overviewDrawing(), (scale) => { if (views.shown === "overview") tellScale(scale); });
const overview = Overview(overviewPane, layout);
const outline = Outline(document.getElementById("outline"));
const views = Views({ overview: overviewPane, map: canvas, outline: document.getElementById("outline") }, turned);
const tree = Tree(layout, view, open, space);
const questions = Questions(data, layout, tree, address);
const columns = Columns(canvas, svg, data, layout, tree, view);
Tips(layout);
Paper(canvas, svg, layout);
if (overviewPane) Headings(svg, layout, view, outline);
const tools = Tools(document.getElementById("tools"));
const details = Details(panel, essay, data, layout, address);
const evaluation = Evaluation(data, layout, tree, panel, address, [outline, overview]);
const find = Find(layout, outline, overview, data, (text, count) => {
  document.getElementById("found").textContent = text;
  tools.settle();
  for (const name of ["previous", "next"]) button(name).disabled = !count;
});

// What is open

let taking = false; // whether the next entry to open takes the focus

// The view that is zoomed.
const zoomed = () => (views.shown === "overview" ? survey : view);

// Another view is shown. The first time, it gets a size.
function turned(name) {
  tools.settle();
  if (name === "outline") return;
  if (!zoomed().isBegun) zoomed().settle(name === "map" ? endOfThesis() : undefined);
  tellScale(zoomed().scale);
}

// How far the drawing should not be cut: to where the words of a map's first thesis, its largest type,
// end; or to the end of a sheet, whose columns are read side by side.
function endOfThesis() {
  const [first] = layout.roots;
  if (!first || !overviewPane) return undefined;
  const texts = [...first.element.querySelectorAll("text[font-size]")];
  const sizeOf = (text) => parseFloat(text.getAttribute("font-size"));
  const size = Math.max(...texts.map(sizeOf));
  const ends = texts.filter((text) => sizeOf(text) === size).map((text) => text.getBBox()).map(({ x, width }) => x + width);
  return Math.max(0, ...ends) + 24;
}

function overviewDrawing() {
  return overviewPane.querySelector(`${small.matches ? ".narrow" : ".board:not(.narrow)"} > .sheet > svg`);
}

small.addEventListener("change", () => {
  if (!survey) return;
  survey.exchange(overviewDrawing());
  if (views.shown === "overview") survey.settle();
}, { signal });

function open(card, take) {
  if (!card.entry) return;
  taking = take;
  // For a card that repeats a statement, open the details without moving the map.
  visit(card.again ? card.name : card.entry);
}

// Let the address name something; what it names already is only shown again.
function visit(name) {
  if (address.name === name) follow();
  else address.open(name);
}

// The space bar folds a card, or opens or closes a question of a comparison.
function space(card) {
  if (!questions.isQuestion(card.name)) return tree.turn(card);
  if (questions.open === card.name) leave();
  else address.open(`only-${card.name}`);
}

// Close the question that is shown alone.
function leave() {
  const card = layout.cards.get(questions.open);
  address.close({ question: "" });
  follow();
  if (!card) return;
  tree.focus(card);
  view.reveal(card.element, true);
}

// The name in the address; also shows the question that is to be shown alone. Back and Forward find
// it in the browser's history; a link to something that is hidden closes the question.
function addressed() {
  const { name } = address;
  const asked = name.startsWith("only-") ? name.slice(5) : "";
  if (asked) questions.show(asked);
  else if (history.state) questions.show(history.state.question);
  else if (layout.cards.has(name) && questions.hides(standing(name).name)) questions.show("");
  if (questions.any) history.replaceState({ question: questions.open }, "");
  return { name: asked || name, asked };
}

// The card with a name. A comparison sheet may repeat a statement: if the card is hidden, this is
// another card of the statement that is not.
function standing(name) {
  const card = layout.cards.get(name);
  if (!questions.any || !card || card.shown) return card;
  return [...layout.cards.values()].find((one) => one.shown && one.entry === card.entry) || card;
}

let followed = null; // what the address named before

// Open what the address names, and evaluate the map for what the reader chooses there. If only that
// has changed, or if the page replaced an older one, nothing moves.
function follow(still = false) {
  const isTurned = views.show(address.view);
  const isOther = evaluation.follow();
  if (isOther && !isTurned && followed === address.name) return;
  followed = address.name;
  const take = taking || panel.contains(document.activeElement);
  taking = false;
  const { name, asked } = addressed();
  const numbers = /^c-[\d+]+$/.test(name) ? name.slice(2).split("+").filter((one) => data.passages[one]) : [];
  for (const card of layout.cards.values()) card.element.classList.remove("open");
  const opened = layout.cards.get(name)?.entry;
  outline.open(opened);
  overview.open(opened);
  if (numbers.length) {
    if (narrow.matches) turnEssay(true);
    const names = details.showPassage(numbers, take);
    evaluation.show(null);
    if (still) return;
    details.bringUp(numbers[0]);
    if (layout.cards.has(names[0])) moveTo(layout.cards.get(names[0]));
  } else if (layout.cards.has(name)) {
    if (narrow.matches) turnEssay(false);
    const card = standing(name);
    card.element.classList.add("open");
    // On a narrow screen, the details would cover the question that was just opened, or what is
    // below a statement that is repeated.
    const isRepeated = views.shown === "outline" && name !== card.entry;
    if ((asked || isRepeated) && narrow.matches) details.close();
    else if (card.entry) {
      details.showEntry(card.entry, take);
      evaluation.show(card.entry);
    }
    if (still) return;
    moveTo(card);
    if (asked) showAnswers(card);
    if (take) return;
    if (views.shown === "outline") outline.focusOn(card.entry, name);
    else if (views.shown === "map") card.element.focus({ preventScroll: true });
  } else {
    details.close();
    if (!still && /^section-\d+$/.test(name)) toSection(name);
  }
}

// Go to a section in the view that is shown, and to the first statement in it.
function toSection(id) {
  if (views.shown === "outline") return outline.toSection(id);
  const title = document.getElementById(id);
  if (!title) return;
  let next = title.nextElementSibling;
  while (next && !layout.cards.get(next.id)?.shown) next = next.nextElementSibling;
  if (next) tree.focus(layout.cards.get(next.id));
  view.reveal(title, true);
}

// Scroll to a question that was opened, and to its first answer if that is not visible.
function showAnswers(question) {
  view.reveal(question.element, true, "instant");
  const answer = question.to.map((name) => layout.cards.get(name)).find((one) => one.shown);
  if (answer) view.reveal(answer.element, false, "instant");
}

function moveTo(card) {
  if (views.shown === "outline") return outline.reveal(card.entry, card.name);
  if (views.shown === "overview") {
    const element = overview.cardOf(card.entry);
    return element && survey.reveal(element);
  }
  columns.uncover(card);
  tree.uncover(card);
  view.reveal(card.element);
}

function close() {
  const card = standing(address.name.replace(/^only-/, ""));
  address.close();
  follow();
  if (views.shown === "outline") outline.focusOn(card?.entry || outline.entry);
  else if (views.shown === "map") tree.focus(card || tree.current);
}

function showEssay(on) {
  essay.classList.toggle("away", !on);
  button("essay").setAttribute("aria-pressed", String(on));
}

// On a narrow screen, the essay covers the view.
function turnEssay(on) {
  if (!essay) return;
  showEssay(on);
  views.cover(on && narrow.matches);
}

narrow.addEventListener("change", () => { if (essay) turnEssay(!essay.classList.contains("away")); }, { signal });

// Search

const filters = [...document.querySelectorAll("[data-filter]")];

function search() {
  for (const filter of filters) filter.classList.toggle("chosen", Boolean(filter.value));
  const matches = find.run(sought.value, Object.fromEntries(filters.map((filter) => [filter.dataset.filter, filter.value])));
  const cards = matches.map(standing).filter((card) => card && card.shown);
  if (!cards.length) return;
  if (views.shown === "outline") outline.reveal(cards[0].entry);
  else if (!cards.some((card) => view.sees(card.element))) view.reveal(cards[0].element);
}

function go(by) {
  const card = standing(find.next(by));
  if (!card) return;
  if (questions.hides(card.name)) questions.show("");
  if (views.shown === "overview") turn("map");
  moveTo(card);
  for (const one of layout.cards.values()) one.element.classList.toggle("open", one === card);
  outline.open(card.entry);
}

sought.addEventListener("input", search, { signal });
for (const filter of filters) filter.addEventListener("change", search, { signal });
sought.addEventListener("keydown", (event) => {
  if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape" && sought.value) { sought.value = ""; search(); event.stopPropagation(); }
}, { signal });

// Buttons and keys

// Show another view of what is open.
function turn(name) {
  if (narrow.matches) turnEssay(false);
  if (views.shown === name) return;
  address.show(name);
  follow();
}

// What would be too small to read is shown as an overview.
function fit() {
  if (survey && views.shown !== "overview" && (views.shown === "outline" || view.whole < LEGIBLE)) turn("overview");
  else zoomed().fit();
}

function fold(level) {
  if (views.shown === "outline") return outline.foldAt(level);
  if (views.shown === "overview") turn("map");
  tree.foldAt(level);
  if (level) view.reveal(layout.roots[0].element);
}

const actions = {
  overview: () => turn("overview"),
  map: () => turn("map"),
  outline: () => turn("outline"),
  sections: () => document.getElementById("sections")?.showModal(),
  legend: () => document.getElementById("legend-key")?.showModal(),
  print: () => document.getElementById("printing")?.showModal(),
  paper: () => { document.getElementById("printing").close(); print(); },
  previous: () => go(-1),
  next: () => go(1),
  smaller: () => zoomed().zoom(zoomed().scale / 1.25),
  larger: () => zoomed().zoom(zoomed().scale * 1.25),
  fit,
  fold: () => fold(2),
  unfold: () => fold(0),
  essay: () => turnEssay(essay.classList.contains("away")),
  whole: leave,
  help: () => help.showModal(),
  more: () => tools.turn(),
  close,
  evaluate: () => evaluation.turn(),
  accept: () => evaluation.judge(judged(), "accept"),
  reject: () => evaluation.judge(judged(), "reject"),
  undo: () => evaluation.undo(judged()),
  "undo-one": ({ id }) => evaluation.undoOne(id),
  "undo-all": evaluation.undoAll,
  "accept-anyway": ({ id }) => evaluation.acceptAnyway(id),
  "all-changes": evaluation.listAll,
};
const viewKeys = overviewPane ? { o: "overview", m: "map", t: "outline", s: "sections", l: "legend" } : { m: "map", t: "outline" };
const keys = { ...viewKeys, "+": "larger", "=": "larger", "-": "smaller", 0: "fit", "?": "help", e: "evaluate" };
const judgingKeys = { a: "accept", r: "reject", u: "undo" };

// The entry of what is accepted or rejected: that of the card with the focus, or the one that is
// open.
function judged() {
  if (canvas.contains(document.activeElement) && tree.current) return tree.current.entry;
  if (outline.isAt(document.activeElement)) return outline.entry;
  const inOverview = overview.entryAt(document.activeElement);
  if (inOverview) return inOverview;
  return details.isOpen ? evaluation.entry : null;
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed) return actions[pressed.dataset.do](pressed.dataset);
  // Links within the page keep what the reader chose.
  const link = event.target.closest("a");
  const to = link && (link.getAttribute("href") || link.getAttribute("xlink:href"));
  if (!to || !to.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  link.closest("dialog")?.close();
  if (to === "#outline") { turn("outline"); return outline.focusOn(outline.entry); }
  visit(decodeURIComponent(to.slice(1)));
}, { signal });

for (const box of document.querySelectorAll("[data-print]")) {
  const leave = () => document.documentElement.classList.toggle(`without-${box.dataset.print}`, !box.checked);
  box.addEventListener("change", leave, { signal });
  leave();
}

// Single-key shortcuts work in the map, in its toolbar, or if nothing has the focus; elsewhere,
// keys are for typing.
document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && details.isOpen) return close();
  if (event.key === "Escape" && questions.open) return leave();
  const place = document.activeElement;
  if (judgingKeys[event.key] && panel.contains(place)) return actions[judgingKeys[event.key]]();
  if (place && place !== document.body && !views.has(place) && !place.matches(".tools button")) return;
  if (event.key === "/") { event.preventDefault(); sought.focus(); }
  else if (event.key === "1") zoomed().jump(1);
  else if (judgingKeys[event.key]) actions[judgingKeys[event.key]]();
  else if (keys[event.key]) { event.preventDefault(); actions[keys[event.key]](); }
}, { signal });

// At the start, open what the address names, otherwise the first thesis. A large map starts folded,
// and so does any outline on a small screen; a sheet does not, since it only shows part of its maps.

const LARGE = 150;
addEventListener("hashchange", () => follow(), { signal });

function begin() {
  if (!questions.any && layout.cards.size > LARGE) {
    tree.foldAt(2);
    outline.foldAt(2);
  } else tree.refresh();
  if (COMPACT.matches) outline.foldAt(2);
  views.show(address.view);
  search();
  if (location.hash) {
    follow();
    // When loading ends, the browser scrolls to what the address names; scroll the pane after that.
    addEventListener("load", () => requestAnimationFrame(() => follow()), { signal });
  }
  // A sheet starts with its band, which is above the first question.
  if (!address.name && layout.roots.length && !questions.any && views.shown === "map") view.reveal(layout.roots[0].element, true);
}

return { begin, follow, search, turnEssay, endOfThesis, layout, view, tree, survey, outline };
