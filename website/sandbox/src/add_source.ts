// A text becomes a source: the text and its card, in seeds/.

import { ask, choices, chosen, field } from "./dialogs";
import type { Commands } from "./commands";
import { element } from "./elements";
import { slug, stem } from "./file_names";
import { textOf } from "./incoming";
import type { Project } from "./project";

/** Ask what a text is: a source to cite, or a map in another format; null for neither. */
export async function askKind(name: string): Promise<"source" | "map" | null> {
  const kinds = choices("What is it?", "kind", [
    ["source", "A source to cite"],
    ["map", "A map in another format, to import"],
  ]);
  return ask(`Open ${name}`, [kinds], "Continue", () => chosen(kinds) as "source" | "map");
}

/** Make a text that the reader pastes a source. */
export async function pasteSource(project: Project, commands: Commands): Promise<void> {
  const pasted = element("textarea", { name: "text", rows: "8", required: true, placeholder: "Paste the text here. A blank line ends a paragraph." });
  await addCard(project, commands, "Add a source", "", [field("Text", pasted)], () => new TextEncoder().encode(pasted.value));
}

/** Make a file with a text a source. */
export async function addSource(project: Project, commands: Commands, name: string, bytes: Uint8Array): Promise<void> {
  await addCard(project, commands, `Add ${name} as a source`, stem(name), [], () => bytes);
}

/** Ask for what a card says of a text, and add both to the project. */
async function addCard(
  project: Project, commands: Commands, heading: string, title: string, fields: readonly HTMLElement[], textBytes: () => Uint8Array,
): Promise<void> {
  const inputs = Object.fromEntries((["id", "title", "author", "published"] as const).map((key) =>
    [key, element("input", { autocomplete: "off", name: key })])) as Record<"id" | "title" | "author" | "published", HTMLInputElement>;
  inputs.id.value = slug(title);
  inputs.id.required = true;
  inputs.title.value = title;
  const told = element("pre", { class: "wrong", role: "alert" });
  const content = [
    element("p", {}, "The text stays in this browser. Its card contains what you enter here and a fingerprint of the words in the text."),
    ...fields,
    field("Id, used in citations", inputs.id), field("Title", inputs.title), field("Author", inputs.author),
    field("Published", inputs.published), told,
  ];
  const made = await ask(heading, content, "Add source", async () => {
    const bytes = textBytes();
    const id = inputs.id.value.trim();
    const text = `seeds/${id}.txt`;
    told.textContent = "";
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) told.textContent = "An id may contain only a-z, 0-9 and single hyphens.";
    else if (project.has(text) || project.has(`seeds/${id}.toml`)) told.textContent = `There is already a source ${id}.`;
    if (told.textContent) return undefined;
    const given = (["title", "author", "published"] as const).filter((key) => inputs[key].value.trim());
    const outcome = await commands.run(
      ["source", "add", text, `--id=${id}`, "--folder=seeds", ...given.map((key) => `--${key}=${inputs[key].value.trim()}`)],
      { [text]: bytes },
    );
    const card = outcome.files[`seeds/${id}.toml`];
    const words = textOf(bytes);
    if (outcome.code === 0 && card && words !== null) return { [text]: words, [`seeds/${id}.toml`]: new TextDecoder().decode(card) };
    told.textContent = outcome.messages || "The card could not be made.";
    return undefined;
  });
  if (made) project.add(made);
}
