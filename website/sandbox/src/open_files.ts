// Files that are dropped on the page, or chosen in a dialog.

import { addSource, askKind } from "./add_source";
import type { Commands } from "./commands";
import { tell } from "./dialogs";
import { element } from "./elements";
import { freeName, plainName, refusal, stem } from "./file_names";
import { importMap } from "./import_map";
import { textOf, Unusable } from "./incoming";
import { offerProject, type Home } from "./offer_project";
import { shown } from "./paths";
import { readZip } from "./zip_files";

const LARGEST = 50_000_000;

/** Documents that are more than their words. */
const DOCUMENT = /\.(docx?|odt|rtf|pages|pdf|epub|pptx?|odp)$/i;

/** Let the reader choose files, and open them. */
export function chooseFiles(home: Home, commands: Commands): void {
  const input = element("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to open" });
  input.addEventListener("change", () => {
    void openFiles(home, commands, [...(input.files ?? [])]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/** Open files that are dropped anywhere on the page. */
export function acceptDrops(home: Home, commands: Commands): void {
  const veil = element("div", { class: "veil", hidden: true }, element("p", {}, "Drop maps, texts or a ZIP to open them. They stay in this browser."));
  document.body.append(veil);
  const isOfFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const hear = (name: "dragenter" | "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void): void => {
    window.addEventListener(name, (event) => {
      if (!isOfFiles(event)) return;
      event.preventDefault();
      event.stopPropagation(); // the editor would insert the text of a file
      act(event);
    }, { capture: true });
  };
  hear("dragenter", () => (veil.hidden = false));
  hear("dragover", () => (veil.hidden = false));
  hear("dragleave", (event) => { if (!event.relatedTarget) veil.hidden = true; });
  hear("drop", (event) => {
    veil.hidden = true;
    void openFiles(home, commands, [...(event.dataTransfer?.files ?? [])]);
  });
}

async function openFiles(home: Home, commands: Commands, files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      await openFile(home, commands, file);
    } catch (error) {
      await tell(`${shown(file.name)} was not opened`, error instanceof Error ? error.message : String(error));
    }
  }
}

async function openFile(home: Home, commands: Commands, file: File): Promise<void> {
  if (DOCUMENT.test(file.name)) {
    throw new Unusable("argmap reads only plain text. Save the document as plain text (.txt) in the program that you read it with, and open that file here. Or copy its text and paste it with Project → Add source.");
  }
  if (file.size > LARGEST) throw new Unusable(`It is larger than ${LARGEST / 1e6} MB.`);
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => { throw new Unusable("It cannot be read. If it is a folder, open it from the Project menu."); }));
  const ending = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? "";
  if (ending === ".zip") await offerProject(home, shown(stem(file.name)), readZip(bytes));
  else if (ending === ".argmap" || ending === ".toml") addFile(home, file.name, bytes);
  else if (ending === ".txt" || ending === ".md") {
    const kind = await askKind(shown(file.name));
    if (kind === "source") await addSource(home.project, commands, shown(file.name), bytes);
    if (kind === "map") await importMap(home.project, commands, file.name, bytes);
  } else await importMap(home.project, commands, file.name, bytes);
}

/** A map, or the card of a source, as it is; a map of which there is another gets another name. */
function addFile({ project }: Home, name: string, bytes: Uint8Array): void {
  const text = textOf(bytes);
  if (text === null) throw new Unusable("It is not UTF-8 text.");
  const isCard = name.endsWith(".toml");
  const plain = refusal(name) === null ? name : plainName(name, isCard ? ".toml" : ".argmap");
  const wanted = isCard ? `seeds/${plain}` : plain.replace(/\.argmap$/i, ".argmap");
  if (project.text(wanted) === text) return project.show(wanted);
  if (isCard && project.has(wanted)) throw new Unusable(`The project already has a different ${wanted}.`);
  project.add({ [freeName(wanted, (one) => project.has(one))]: text });
}
