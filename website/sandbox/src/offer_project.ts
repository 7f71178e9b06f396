// A project that comes from an archive or a folder: what becomes of it, and of the one that is open.

import { ask, choices, chosen, tell } from "./dialogs";
import { element } from "./elements";
import { freeName } from "./file_names";
import { besides, type Incoming } from "./incoming";
import type { Keeping } from "./keeping";
import { isMap, type Project } from "./project";
import type { Storage } from "./storage";

export interface Home {
  readonly project: Project;
  readonly storage: Storage;
  readonly keeping: Keeping;
}

/** How a project was opened: null if it was not. */
export type Opened = "new" | "added" | "replaced" | null;

/** Ask how to open a project called `name`, and do it. */
export async function offerProject({ project, storage, keeping }: Home, name: string, incoming: Incoming): Promise<Opened> {
  const { files, leftOut } = incoming;
  const names = Object.keys(files);
  const left = leftOut.length ? [element("p", {}, `${count(leftOut.length)} left out:`), list(leftOut)] : [];
  if (!names.length) {
    await ask(`Nothing to open in ${name}`, left.length ? left : [element("p", {}, "It contains no maps, texts or source cards.")], "OK", () => true, { canCancel: false });
    return null;
  }
  const how = choices("How to open it", "how", [
    ["new", "As a new project"],
    ["added", "Add to the project that is open"],
    ["replaced", "Replace the project that is open, and delete its files"],
  ]);
  const answer = await ask(`Open ${name}`, [element("p", {}, `${count(names.length)}:`), list(names), ...left, how], "Open", () => chosen(how) as Opened);
  const shown = incoming.shown ?? names.find(isMap) ?? names[0] ?? "";
  if (answer === "added") {
    const { added, told, names } = besides(files, project.all());
    project.add(added, names.get(shown));
    if (told.length) await tell("Added", told.join("\n"));
  } else if (answer === "new") {
    const taken = await storage.names();
    await keeping.open(freeName(name, (one) => taken.includes(one)), { files, shown });
  } else if (answer === "replaced") {
    project.replace({ files, shown });
  }
  return answer;
}

function count(number: number): string {
  return number === 1 ? "1 file" : `${number.toLocaleString("en")} files`;
}

function list(lines: readonly string[]): HTMLElement {
  return element("ul", { class: "listed", tabindex: "0" }, ...lines.map((line) => element("li", {}, line)));
}
