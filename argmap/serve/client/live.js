// The page follows its map: the server says what became of it, and the parts of the page that are
// of the map are put in the place of the old ones.

const PARTS = ["header.head", "main", "#help", "#data"];
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

let shown = root.dataset.page || "";
let ending = new AbortController();
let page = read(ending.signal);
let gone = new Set(); // folded cards that are not in the map just now
page.begin();

async function renew() {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const kept = keeping(page, gone);
  const blank = page.layout.cards.size === 0 && gone.size === 0;
  ending.abort();
  dress(fresh);
  size(fresh.querySelector("#canvas .sheet > svg"), page.view);
  for (const part of PARTS) document.querySelector(part).replaceWith(fresh.querySelector(part));
  document.title = fresh.title;
  shown = root.dataset.page = fresh.documentElement.dataset.page || "";
  ending = new AbortController();
  page = read(ending.signal);
  gone = new Set([...kept.folded].filter((name) => !page.layout.cards.has(name)));
  if (blank) page.begin();
  else restore(page, kept);
}

// Give a picture the scale that is kept before it is laid out, so that this is done once.
function size(svg, { scale, NATURAL }) {
  const { width, height } = svg.viewBox.baseVal;
  svg.style.width = `${width * scale * NATURAL}px`;
  svg.style.height = `${height * scale * NATURAL}px`;
}

// Style sheets that differ. Those of a document may not be replaced within it, by its policy; those
// that a script makes may.
function dress(fresh) {
  const texts = [...fresh.querySelectorAll("head style")].map((style) => style.textContent);
  const worn = document.adoptedStyleSheets.length ? dress.texts : [...document.querySelectorAll("head style")].map((style) => style.textContent);
  if (texts.join("\n") === worn.join("\n")) return;
  document.adoptedStyleSheets = texts.map((text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet; });
  dress.texts = texts;
  for (const style of document.querySelectorAll("head style")) style.remove();
}

// One thing after the other; of several that wait only the last counts.
let busy = false;
let waiting = null;

async function take(state) {
  waiting = state;
  if (busy) return;
  busy = true;
  try {
    while (waiting) {
      const { page: wanted, behind, findings: found, coverage: covered } = waiting;
      waiting = null;
      put(findings, found);
      if (wanted !== shown) await renew();
      put(coverage, covered);
      root.classList.toggle("behind-text", behind && wanted !== "");
    }
  } catch {
    source.close(); // the page could not be had; what is to be shown is asked for once more
    setTimeout(listen, 1000);
  } finally {
    busy = false;
  }
}

// Put HTML into a part, where it is another than before; a list that was open stays open, and the
// map stays where it is on the screen.
const put = (() => {
  const texts = new Map();
  return (part, html) => {
    if (texts.get(part) === html) return;
    texts.set(part, html);
    const canvas = document.getElementById("canvas");
    const above = canvas.getBoundingClientRect().top;
    const open = part.querySelector("details:not(.behind)[open]");
    part.innerHTML = html;
    if (open && part.firstElementChild) part.firstElementChild.open = true;
    canvas.scrollTop += canvas.getBoundingClientRect().top - above;
  };
})();

// What happens. A page that is not seen does not listen, so that many can be kept open.
let source = null;

function listen() {
  if (source) source.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource(location.pathname.replace("/read/", "/events/"));
  source.addEventListener("state", (event) => {
    stopped.hidden = true;
    take(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    stopped.hidden = false;
    stopped.textContent = "The preview has stopped. What is shown is the last it said; it goes on when argmap serve runs at this address again.";
    if (source && source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source && source.close());
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
listen();
