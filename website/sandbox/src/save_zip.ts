// Saving the project as a ZIP archive: with the texts of its sources only if its reader says so.

import { ask, choices, chosen } from "./dialogs";
import { download } from "./downloads";
import { element } from "./elements";
import { slug } from "./file_names";
import type { Home } from "./offer_project";
import type { Project } from "./project";
import { isSourceText } from "./used_files";
import { writeZip } from "./zip_files";

/** Whether a project has texts of sources, which may be somebody else's work. */
export function hasTexts(project: Project): boolean {
  return project.names.some(isSourceText);
}

/** Save the project; if it has texts of sources, ask first whether they go along. */
export async function saveZip({ project, storage }: Home): Promise<void> {
  const withTexts = !hasTexts(project) || (await askTexts(project.names.filter(isSourceText)));
  if (withTexts === null) return;
  const files = Object.fromEntries(Object.entries(project.all()).filter(([name]) => withTexts || !isSourceText(name)));
  const shown = Object.hasOwn(files, project.shown) ? project.shown : (project.map ?? "");
  download(`${slug(storage.name) || "project"}.zip`, writeZip({ files, shown }), "application/zip");
}

/** Whether the texts of sources are saved, too; null if nothing is. */
function askTexts(names: readonly string[]): Promise<boolean | null> {
  const how = choices("Texts of sources", "texts", [
    ["with", "Save them, too: to continue elsewhere"],
    ["without", "Leave them out: to pass the project on. Citations are verified without them."],
  ]);
  const told = element("p", {}, `The project contains ${names.length === 1 ? "the text of a source" : `the texts of ${names.length} sources`}, which may be other people’s work:`);
  const list = element("ul", { class: "listed", tabindex: "0" }, ...names.map((name) => element("li", {}, name)));
  return ask("Save as ZIP", [told, list, how], "Save", () => chosen(how) === "with");
}
