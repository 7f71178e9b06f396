// The dialog that makes a link of the project, and the HTML that embeds its map.

import { element } from "./elements";
import { isMap, type Project } from "./project";
import { encode, thousands, type Shared } from "./share_link";
import { isSourceText, selection } from "./used_files";

/** A length from which a link may not arrive whole, whatever it is sent with. */
const LONG = 8000;

/** The lengths of a message from which some programs refuse it or cut it. */
const LIMITS: readonly (readonly [number, string])[] = [
  [2000, "Discord"],
  [4096, "Telegram"],
  [40_000, "Slack"],
];

/** Show the dialog for a project. */
export function share(project: Project): void {
  const shared = sharedOf(project);
  const isOfSeveralMaps = Object.keys(shared.files).filter(isMap).length > 1;
  const whole = element("input", { type: "checkbox", id: "share-whole" });
  const texts = element("input", { type: "checkbox", id: "share-texts" });
  const link = element("input", { id: "share-link", readonly: true, onfocus: () => link.select() });
  const told = element("p", { class: "share-told", role: "status", id: "share-told" });
  const code = element("textarea", { id: "share-code", readonly: true, rows: "6", spellcheck: "false", onfocus: () => code.select() });
  const copies = [copyButton("Copy link", link), copyButton("Copy code", code)] as const;

  const fill = async (): Promise<void> => {
    const encoded = await encode(selection(shared, { whole: whole.checked, texts: texts.checked }));
    const isLink = typeof encoded === "string";
    link.value = isLink ? new URL(`index.html${encoded}`, document.baseURI).href : "";
    code.value = isLink ? embedCode(new URL(`embed.html${encoded}`, document.baseURI).href, shared.open) : "";
    for (const copy of copies) copy.disabled = !isLink;
    const messages = isLink ? lengthMessages(link.value.length) : [encoded.problem];
    told.replaceChildren(...messages.map((message) => element("span", {}, message)));
    told.classList.toggle("long", !isLink || link.value.length > LONG);
  };
  whole.addEventListener("change", () => void fill());
  texts.addEventListener("change", () => void fill());

  const dialog = element("dialog", { "aria-labelledby": "share-title", class: "share" },
    element("h2", { id: "share-title" }, `Share ${shared.open}`),
    element("p", {}, "The link itself contains the map, and nothing is stored on a server. Anyone who has the link can read the map."),
    ...(isOfSeveralMaps ? [choice(whole, "The whole project, not only this map and what it uses")] : []),
    ...(Object.keys(shared.files).some(isSourceText)
      ? [choice(texts, "The texts of the sources as well. They may be other people’s work: share only what you may publish. Citations are verified without them.")]
      : []),
    element("label", { for: "share-link" }, "Link"),
    element("div", { class: "copied" }, link, copies[0]),
    told,
    element("details", {},
      element("summary", {}, "Embed the map in a page"),
      element("label", { for: "share-code" }, "HTML"),
      code, copies[1]),
    element("div", { class: "buttons" }, element("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void fill().then(() => copies[0].focus());
}

function sharedOf(project: Project): Shared {
  const files = Object.entries(project.all()).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { files: Object.fromEntries(files), open: project.map ?? project.shown };
}

function choice(box: HTMLInputElement, label: string): HTMLElement {
  return element("label", { class: "choice" }, box, element("span", {}, label));
}

function copyButton(label: string, field: HTMLInputElement | HTMLTextAreaElement): HTMLButtonElement {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(field.value).then(
      () => (button.textContent = "Copied"),
      () => field.select(), // the browser does not allow it; the reader can
    );
  });
  return button;
}

/** What is to be known of the length of a link, and where it leads. */
function lengthMessages(length: number): string[] {
  const messages = [`${thousands(length)} characters.`];
  const programs = LIMITS.filter(([limit]) => length > limit).map(([limit, name]) => `${name} (${thousands(limit)})`);
  if (programs.length) messages.push(`Too long for a message in ${listed(programs)}.`);
  if (length > LONG) messages.push("Other programs may cut it off too: links are safe up to 8,000 characters. Send the project’s files instead.");
  if (["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) messages.push("This argmap runs on your own computer, so the link works only here.");
  return messages;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A frame has to be of its own origin to run its workers; it is another origin than the page's around it. */
function embedCode(address: string, name: string): string {
  const title = `Argument map: ${name.replace(/^.*\//, "").replace(/\.argmap$/, "")}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${address}" title="${title}"
  width="100%" height="480" style="border: 0" loading="lazy"
  sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}
