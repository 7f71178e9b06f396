// Updates the page when its map changes: a state has the parts that differ, and they replace the old
// ones. Cards and lines that did not change keep their elements. What brings the states, the
// transport, comes after this script.

const root = document.documentElement;
const [stopped, findings, coverage] = ["stopped", "findings", "coverage"].map((id) => {
  const part = document.createElement("div");
  part.id = id;
  return part;
});
document.querySelector("header.head").after(stopped, findings);
document.querySelector("main").after(coverage);
findings.setAttribute("role", "status");
stopped.setAttribute("role", "alert");
stopped.hidden = true;

let isQuiet = false; // whether errors do not open their list, since they are told elsewhere as well
let shown = root.dataset.page || ""; // the version of the page; null to ask for a whole page
const lists = { groups: [...graph().children], entries: [...document.querySelectorAll("#details > .entry")] };
let ending = new AbortController();
let page = read(ending.signal);
let gone = new Set(); // folded cards that are not in the map at the moment
if (isDisplayed()) page.begin();

// Whether anything can be measured; in a frame that is not displayed, nothing can. While such a frame
// loads, Chromium has a rectangle for it, but no width.
function isDisplayed() { return innerWidth > 0 && root.getClientRects().length > 0; }
function picture() { return document.querySelector("#canvas svg"); }
function graph() { return picture().querySelector(":scope > g"); }

function renew(parts) {
  const kept = keeping(page, gone);
  const blank = page.layout.cards.size === 0 && gone.size === 0;
  ending.abort();
  for (const moving of picture().getAnimations()) moving.cancel();
  for (const [name, part] of Object.entries(parts)) replace[name](part);
  document.getElementById("canvas").classList.remove("held");
  ending = new AbortController();
  page = read(ending.signal);
  gone = new Set([...kept.folded].filter((name) => !page.layout.cards.has(name)));
  if (blank) page.begin();
  else restore(page, kept);
}

// The element that each part of a page replaces.
const replace = {
  title: (text) => { document.title = text; },
  styles: dress,
  head: (html) => document.querySelector("header.head").replaceWith(...elements(html)),
  help: (html) => document.getElementById("dialogs").replaceWith(...elements(html)),
  overview: (html) => {
    document.getElementById("overview")?.remove();
    (document.getElementById("outline") || document.getElementById("canvas")).before(...elements(html));
  },
  outline: (html) => {
    document.getElementById("outline")?.remove();
    document.getElementById("canvas").before(...elements(html));
  },
  essay: (html) => {
    document.getElementById("essay")?.remove();
    document.querySelector("main").prepend(...elements(html));
  },
  data: (text) => { document.getElementById("data").textContent = text; },
  frame: (html) => {
    const [svg] = elements(html);
    const old = picture();
    resize(old, svg.getAttribute("viewBox"));
    copy(svg, old);
    copy(svg.querySelector(":scope > g"), graph());
    for (const part of [...old.children]) if (part !== graph()) part.remove();
    old.prepend(...[...svg.children].filter((part) => part.localName !== "g"));
  },
  groups: (steps) => { lists.groups = arrange(graph(), null, lists.groups, steps, (html) => elements(`<svg>${html}</svg>`)[0].children); },
  entries: (steps) => { lists.entries = arrange(document.getElementById("details"), document.getElementById("resting"), lists.entries, steps, elements); },
};

// Give the picture the size that it will probably have at the current scale, since folds are kept.
// If it is right, the page is laid out only once.
function resize(svg, whole) {
  const [before, now] = [svg.dataset.whole, whole].map((box) => box.split(" ").map(Number));
  const seen = svg.viewBox.baseVal;
  const [width, height] = [seen.width + now[2] - before[2], seen.height + now[3] - before[3]];
  if (!seen.width || !seen.height || width <= 0 || height <= 0) return;
  svg.style.width = `${parseFloat(svg.style.width) * width / seen.width}px`;
  svg.style.height = `${parseFloat(svg.style.height) * height / seen.height}px`;
  svg.setAttribute("viewBox", `${now[0]} ${now[1]} ${width} ${height}`);
}

function elements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.children;
}

// Copy attributes, except for the viewBox, which the page's script sets.
function copy(from, to) {
  for (const { name, value } of from.attributes) {
    if (name === "viewBox") to.dataset.whole = value;
    else if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }
}

// Put elements into their parent, after an anchor that stays: new ones, and the ones of `old` that
// a step names. Elements already in place are not touched, so that they are not laid out again.
function arrange(parent, after, old, steps, parse) {
  const fresh = [...parse(steps.filter((step) => typeof step === "string").join("\n"))];
  const now = steps.flatMap((step) => typeof step === "string" ? fresh.shift() : old.slice(...step));
  if (fresh.length || now.includes(undefined)) throw new Error("the parts do not fit");
  const staying = new Set(now);
  for (const one of old) if (!staying.has(one)) one.remove();
  for (const one of now) {
    const next = after ? after.nextElementSibling : parent.firstElementChild;
    if (next !== one) parent.insertBefore(one, next);
    after = one;
  }
  return now;
}

// Style sheets. The Content-Security-Policy forbids replacing those of the document; style sheets
// constructed by a script are allowed. One that stays is not parsed again.
const sheets = new Map();
function dress(texts) {
  const before = new Map(sheets);
  sheets.clear();
  for (const text of texts) sheets.set(text, before.get(text) ?? sheetOf(text));
  document.adoptedStyleSheets = [...sheets.values()];
  for (const style of document.querySelectorAll("head style")) style.remove();
}

function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

// Show a state. If it does not fit what is shown, the transport has to ask for a whole page.
function show(state) {
  stopped.hidden = true;
  try {
    take(state);
    return true;
  } catch (error) {
    console.error(error);
    shown = null;
    return false;
  }
}

// Say why no more states come.
function stop(why) {
  stopped.textContent = why;
  stopped.hidden = false;
}

// Tell the findings, and whether the page is older than the text. A quiet page does not tell of a word
// that is half typed, but only if nothing follows it for a while.
const CALM = 1500; // milliseconds
let telling = 0;
function tellFindings(found, behind, isNow) {
  clearTimeout(telling);
  const tell = () => {
    put(findings, found);
    root.classList.toggle("behind-text", behind && shown !== "");
  };
  if (isNow || !isQuiet || !behind) tell();
  else telling = setTimeout(tell, CALM);
}

function take({ page: version, since, parts, behind, findings: found, coverage: covered }) {
  const isFirst = since === null;
  if (version !== shown) {
    if (!parts || (since !== null && since !== shown)) throw new Error("this is not what is shown here");
    shown = null;
    if (Object.keys(parts).length) renew(parts); // the same page may get another name
    shown = root.dataset.page = version;
  }
  put(coverage, covered);
  tellFindings(found, behind, isFirst);
}

// Set the HTML of a part if it has changed; an open list stays open, and the map stays where it is
// on the screen.
const put = (() => {
  const texts = new Map();
  return (part, html) => {
    if (texts.get(part) === html) return;
    texts.set(part, html);
    const canvas = document.getElementById("canvas");
    const above = canvas.getBoundingClientRect().top;
    const open = part.querySelector(isQuiet ? "details[open]" : "details:not(.behind)[open]");
    part.innerHTML = html;
    const list = part.querySelector("details");
    if (list && (open || isQuiet)) list.open = Boolean(open);
    canvas.scrollTop += canvas.getBoundingClientRect().top - above;
  };
})();
