// What the reader accepts and rejects, and what follows: verdicts in the details, a list of what
// changes above the map, and signs on the map. The choices are in the address.

const FIRST = 12; // how many statements are listed at first
const MOST_CRUXES = 30;
const SMALL = 2000; // a net of so many nodes is evaluated at once, cruxes included
const SLICE = 8; // milliseconds that finding the cruxes of a larger one takes before it waits again

function Evaluation(data, layout, tree, panel, address, others) {
  const given = data.evaluation;
  const strip = document.getElementById("evaluation");
  const [choicesPart, following] = [".choices", ".following"].map((part) => strip.querySelector(part));
  const judging = document.getElementById("judging");
  const toggle = document.querySelector("[data-do=evaluate]");
  const narrow = matchMedia("(max-width: 760px)");
  const nodeByEntry = new Map(Object.keys(data.entries).map((entry, at) => [entry, given.entries[at] ?? undefined]));
  const nodeOf = (entry) => nodeByEntry.get(entry);
  const signs = Signs(layout, tree, nodeOf, (word) => given.signs[word], others);
  const net = lazily(() => Net(given));
  const cruxes = lazily(() => Cruxes(net()));
  const alone = lazily(() => net().verdict()); // the labels without the reader's choices
  const entryOf = lazily(() => new Map([...nodeByEntry].reverse().map(([entry, node]) => [node, entry])));
  const numbers = lazily(() => new Map(given.names.flatMap((names, node) => [names].flat().filter(Boolean).map((name) => [name, node]))));
  let choices = { isOn: false, accept: new Set(), reject: new Set() };
  let chosen = { accepted: [], rejected: [] }; // the nodes of the choices
  let words = new Map(); // what is said of them
  let labels = null;
  let reasons = null;
  let found = null; // thesis -> its cruxes, once they are known
  let entry = null; // the entry that is shown
  let isWhole = false; // whether all changes are listed
  let round = 0;

  function lazily(make) {
    let value;
    return () => (value ??= make());
  }

  const nodes = (ids) => [...ids].map((id) => numbers().get(id)).filter((node) => node !== undefined);
  const nameOf = (node) => [given.names[node]].flat()[0];

  // The verdict on a node in words.
  function says(node) {
    if (words.has(node)) return words.get(node);
    return net().isStep(node) && labels[node] === OUT ? "fails" : net().word(node, labels);
  }

  // Take the choices from the address; returns whether they are others than before.
  function follow() {
    const next = address.choices;
    const written = ({ isOn, accept, reject }) => JSON.stringify([isOn, [...accept], [...reject]]);
    if (written(next) === written(choices)) return false;
    set(next);
    return true;
  }

  function set(next) {
    choices = next;
    isWhole = false;
    found = null;
    const ours = ++round;
    chosen = { accepted: nodes(choices.accept), rejected: nodes(choices.reject) };
    words = new Map([...chosen.accepted.map((node) => [node, "accepted by you"]), ...chosen.rejected.map((node) => [node, "rejected by you"])]);
    if (choices.isOn) {
      labels = net().verdict(chosen.accepted, chosen.rejected);
      reasons = Reasons(net(), given, chosen, labels);
      signs.show(net(), labels, says);
    } else {
      labels = null;
      signs.clear();
    }
    tell();
    if (!choices.isOn) return;
    const steps = cruxes().find(given.theses, chosen, labels);
    if (net().size > SMALL) return wait(steps, ours);
    found = cruxes().finish(steps);
    showCruxes();
  }

  // The cruxes of a large map take a while, in which the page stays responsive.
  function wait(steps, ours) {
    whenIdle(() => {
      if (ours !== round) return;
      for (const start = performance.now(); performance.now() - start < SLICE;) {
        const { done, value } = steps.next();
        if (!done) continue;
        found = value;
        return showCruxes();
      }
      wait(steps, ours);
    });
  }

  function showCruxes() {
    signs.star(new Set(given.asked.flatMap((thesis) => found.get(thesis) || [])));
    showEntry();
  }

  // Choose

  function choose(change) {
    const next = { isOn: true, accept: new Set(choices.accept), reject: new Set(choices.reject) };
    change(next);
    address.choose(next);
    const held = strip.contains(document.activeElement) && document.activeElement.dataset;
    set(next);
    if (held && !strip.contains(document.activeElement)) (strip.querySelector(`[data-do="${held.do}"]`) || strip.querySelector("button, summary") || toggle).focus();
  }

  // Drop what was chosen for a node, or for an id that is not on the map.
  function drop(next, node, id) {
    for (const ids of [next.accept, next.reject]) for (const one of [...ids]) if (one === id || (node !== undefined && numbers().get(one) === node)) ids.delete(one);
  }

  // Accept or reject the statement of an entry; doing so again undoes it.
  function judge(name, how) {
    const node = nodeOf(name);
    if (node === undefined) return;
    choose((next) => {
      const isAgain = nodes(next[how]).includes(node);
      drop(next, node);
      if (!isAgain) next[how].add(nameOf(node));
    });
  }

  function undo(name) {
    const node = nodeOf(name);
    if (words.has(node)) choose((next) => drop(next, node));
  }

  const undoOne = (id) => choose((next) => drop(next, numbers().get(id), id));
  const undoAll = () => choose((next) => { next.accept.clear(); next.reject.clear(); });
  const acceptAnyway = (id) => choose((next) => { drop(next, numbers().get(id)); next.accept.add(id); });

  function turn() {
    if (!choices.isOn) return choose(() => {});
    const next = { isOn: false, accept: new Set(), reject: new Set() };
    address.choose(next);
    set(next);
  }

  // Tell

  function part(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function button(text, what, id) {
    return part("button", { type: "button", "data-do": what, ...(id === undefined ? {} : { "data-id": id }) }, text);
  }

  // The first words of a statement or step, in quotation marks; a number is how many characters of
  // its title or text they are.
  function quoteOf(node) {
    const length = given.quotes[node];
    if (typeof length !== "number") return length;
    const own = document.getElementById(`d-${entryOf().get(node)}`).querySelector(".own");
    const words = (own.querySelector(".title") || own.querySelector(".text")).textContent;
    return `“${words.slice(0, Math.abs(length))}${length < 0 ? "…" : ""}”`;
  }

  function quote(node) {
    const to = entryOf().get(node);
    const text = quoteOf(node) || given.names[node];
    return to ? part("a", { href: `#${to}`, dir: "auto" }, text) : part("bdi", { title: "not on this sheet" }, text);
  }

  const said = (sentence) => sentence.map((piece) => (typeof piece === "string" ? piece : quote(piece.node)));
  const sign = (word) => (given.signs[word] ? [part("i", { class: `sign ${classOf(word)}`, "aria-hidden": "true" }, given.signs[word]), " "] : []);

  // What is there already is not replaced, so that screen readers do not read it again.
  function put(element, ...children) {
    const fresh = element.cloneNode(false);
    fresh.append(...children);
    if (fresh.innerHTML !== element.innerHTML) element.replaceChildren(...fresh.childNodes);
  }

  function tell() {
    toggle.setAttribute("aria-pressed", String(choices.isOn));
    strip.classList.toggle("on", choices.isOn);
    tellChoices();
    tellChanges();
    showEntry();
  }

  function tellChoices() {
    const line = (verb, id) => {
      const node = numbers().get(id);
      const told = node === undefined ? [part("bdi", {}, id), " is not on this map and is ignored "] : [`You ${verb} `, quote(node), " "];
      const undo = button("Undo", "undo-one", id);
      undo.setAttribute("aria-label", `Undo: ${node === undefined ? id : quoteOf(node) || id}`);
      return part("li", node === undefined ? { class: "unknown" } : {}, ...told, undo);
    };
    const lines = choices.isOn ? [...[...choices.reject].map((id) => line("reject", id)), ...[...choices.accept].map((id) => line("accept", id))] : [];
    put(choicesPart, ...(lines.length ? [part("ul", {}, ...lines), button("Undo all", "undo-all")] : []));
  }

  // Changes are listed at once if there is room, theses if the reader opens the list.
  const isOpen = { changes: !narrow.matches, "": false };

  function tellChanges() {
    const [old, list] = [following.querySelector("details"), choices.isOn && changes()];
    if (old) isOpen[old.className] = old.open;
    if (list && list.localName === "details") list.open = isOpen[list.className];
    put(following, ...(list ? [list] : []));
  }

  // The statements whose verdict is another than without the choices; without choices, the theses.
  function changes() {
    const statements = given.names.map((_, node) => node).filter(net().isStatement);
    const byRank = (a, b) => net().isThesis[b] - net().isThesis[a] || a - b;
    const listed = (words.size ? statements.filter((node) => labels[node] !== alone()[node] && !words.has(node)) : [...given.theses]).sort(byRank);
    const count = (some, one, more) => `${some} ${some === 1 ? one : more}`;
    const standing = statements.filter((node) => labels[node] === IN).length;
    const all = `On this map ${standing} of ${count(statements.length, "statement stands", "statements stand")}`;
    const head = !words.size ? `${all}.` : listed.length ? `${count(listed.length, "statement changes", "statements change")}.` : "Nothing else changes.";
    if (!listed.length) return part("p", {}, head);
    const shown = isWhole ? listed : listed.slice(0, FIRST);
    const items = shown.map((node) => change(node, words.size > 0));
    if (shown.length < listed.length) items.push(part("li", {}, button(`Show all ${listed.length}`, "all-changes")));
    return part("details", words.size ? { class: "changes" } : {}, part("summary", {}, head), part("ul", {}, ...items));
  }

  function change(node, isChange) {
    const word = net().word(node, labels);
    const verb = word === "stands" ? "" : "is ";
    const before = isChange ? [` (before: ${net().word(node, alone())})`] : [];
    const anyway = isChange && word === "without ground" ? [" ", button("Accept all the same", "accept-anyway", nameOf(node))] : [];
    return part("li", {}, ...sign(word), part("p", {}, quote(node), ` ${verb}${isChange ? "now " : ""}`, part("b", {}, word), ...before, ...said(reasons.short(node)), ...anyway));
  }

  // The details of the entry that is shown

  function show(name) {
    entry = name;
    showEntry();
  }

  function showEntry() {
    const node = nodeOf(entry);
    const own = node !== undefined && document.querySelector(`#d-${CSS.escape(entry)} > .own`);
    judging.hidden = !own;
    if (!own) return;
    const text = own.querySelector(".text") || own.querySelector(".title") || own.querySelector("h2");
    if (text.nextElementSibling !== judging) text.after(judging);
    const [isAccepted, isRejected] = [chosen.accepted, chosen.rejected].map((some) => some.includes(node));
    judging.querySelector("[data-do=accept]").setAttribute("aria-pressed", String(isAccepted));
    judging.querySelector("[data-do=reject]").setAttribute("aria-pressed", String(isRejected));
    judging.querySelector("[data-do=undo]").disabled = !isAccepted && !isRejected;
    put(judging.querySelector(".verdict"), ...(labels ? verdictOn(node) : []));
  }

  function verdictOn(node) {
    const word = net().word(node, labels);
    const parts = [part("p", {}, ...sign(word), part("b", {}, capital(says(node))))];
    if (!words.has(node)) parts.push(part("ul", {}, ...reasons.all(node).map((sentence) => part("li", {}, ...said(sentence)))));
    const over = found ? given.asked.filter((thesis) => (found.get(thesis) || []).includes(node)) : [];
    if (over.length) parts.push(part("p", {}, part("i", { class: "star", "aria-hidden": "true" }, CRUX), " Crux: without it, ", ...over.flatMap((thesis, at) => [...(at ? [at === over.length - 1 ? " and " : ", "] : []), quote(thesis)]), " would not stand."));
    if (found && found.has(node)) parts.push(...needed(node));
    return parts;
  }

  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  // The cruxes of a thesis, each above those that it needs in turn.
  function needed(thesis) {
    const nested = cruxes().nest(thesis, found.get(thesis), chosen, labels);
    if (!nested.length) return [part("p", {}, "It does not depend on any single statement or argument.")];
    const root = part("ul", { class: "needed" });
    const path = [{ list: root, node: thesis }];
    for (const crux of nested.slice(0, MOST_CRUXES)) {
      path.length = crux.depth + 1;
      const above = path[crux.depth];
      above.list ??= above.item.appendChild(part("ul", {}));
      const item = above.list.appendChild(part("li", {}, quote(crux.node), ", ", ...said(roleOf(crux, above.node))));
      path.push({ item, node: crux.node });
    }
    if (nested.length > MOST_CRUXES) root.append(part("li", {}, `and ${nested.length - MOST_CRUXES} more`));
    return [part("p", {}, "It would not stand without:"), root];
  }

  function roleOf({ role, of }, above) {
    if (role === "needed in the step") return of === above ? ["needed in that argument"] : ["needed in the argument ", { node: of }];
    const words = role === "the only ground left for" && net().grounds[of].length === 1 ? "the only ground on this map for" : role;
    return [`${words} `, of === above ? "it" : { node: of }];
  }

  // What the first choice will need.
  whenIdle(() => {
    for (const one of [alone, cruxes, entryOf, numbers]) one();
    signs.prepare(net());
  });
  signal?.addEventListener("abort", () => { round++; panel.append(judging); judging.hidden = true; });

  return { follow, judge, undo, undoOne, undoAll, acceptAnyway, turn, show, listAll: () => { isWhole = true; tell(); }, get entry() { return entry; } };
}
