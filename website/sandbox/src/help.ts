// How to write a map, and the keys.

import { element } from "./elements";

const SAMPLE: readonly (readonly [indent: number, kind: string, id: string, text: string])[] = [
  [0, "thesis", "keep", "The town should keep its ferry."],
  [1, "claim", "walkers", "Many of its passengers have no car."],
  [2, "evidence", "count", "Of 1,100 passengers 640 came on foot."],
  [1, "objection", "cost", "The ferry loses money."],
  [2, "rebuttal", "buses", "Buses round by the bridge would lose more."],
];

const PARTS: readonly (readonly [term: string, meaning: string])[] = [
  ["thesis", "What the map argues for."],
  ["claim, evidence", "Each supports the statement that it is indented under, by two spaces."],
  ["objection, rebuttal", "Each attacks that statement. An undercut accepts a reason but denies that anything follows from it."],
  ["keep", "An id: a short name that you choose. Other lines refer to the statement as @keep."],
  ["by: the treasurer", "On a line below a statement: who holds it."],
  ['cite: "the ferry loses money"', "The words of the source that say so. argmap checks that they are there."],
];

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const COMMAND = IS_MAC ? "⌘" : "Ctrl";

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["Ctrl Space", "Suggest what can be written here"],
  ["F8", "Go to the next finding"],
  [`${COMMAND} .`, "Go to its fix; Enter applies it, Escape goes back"],
  ["F2", "Change a statement’s id everywhere"],
  ["F12", "Go to the statement with this id"],
  ["Shift F12", "List the places that refer to a statement"],
  ["Shift Alt F", "Format the text"],
  [`${COMMAND} /`, "Comment or uncomment the line"],
  [`${COMMAND} F`, "Search and replace"],
  ["Escape, then Tab", "Leave the text"],
];

/** What documentation.json says: where the documentation is, on a site that has the page in a folder of it. */
interface Documentation {
  readonly address: string | null;
}

/** Show the help. */
export function showHelp(): void {
  if (document.getElementById("help")) return;
  const close = element("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, "Close");
  const more = element("p", { hidden: true });
  void addLinks(more);
  const dialog: HTMLDialogElement = element("dialog", { id: "help", "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, "How to write a map"),
    element("p", {}, "A map is an outline. Each line is a statement that supports or attacks the one it is indented under."),
    element("pre", { class: "sample" }, ...SAMPLE.flatMap(([indent, kind, id, text]) => [
      "  ".repeat(indent), element("b", { class: `kind-${kind}` }, kind), " ", element("i", {}, id), `: ${text}\n`])),
    element("dl", {}, ...PARTS.flatMap(([term, meaning]) => [element("dt", {}, element("code", {}, term)), element("dd", {}, meaning)])),
    element("p", {}, "To cite a text of your own, put the cursor on a statement and drop the text on the page. Then select words in it and choose Cite. The text stays in your browser."),
    element("p", {}, "Double-click a card in the map to go to its line. Project → Open example has the steps of a tutorial."),
    more,
    element("h3", {}, "Keys"),
    element("table", {}, element("tbody", {}, ...KEYS.map(([keys, does]) =>
      element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, keys)), element("td", {}, does))))),
    element("div", { class: "buttons" }, close));
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.scrollTop = 0;
}

/** Add links to the documentation, where this page is part of a site that has it. */
async function addLinks(more: HTMLElement): Promise<void> {
  const response = await fetch("documentation.json").catch(() => null); // there is none without a network
  if (!response?.ok) return;
  const { address } = (await response.json()) as Documentation;
  if (address === null) return;
  const link = (page: string, words: string): HTMLElement =>
    element("a", { href: `${address}${page}`, target: "_blank", rel: "noopener" }, words);
  more.append("More: ", link("tutorial.html", "the tutorial"), ", ", link("language.html", "the language"), ".");
  more.hidden = false;
}
