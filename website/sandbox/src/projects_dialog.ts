// The projects that the browser keeps: a new one, another one, one fewer.

import { ask, askName, confirm, tell } from "./dialogs";
import { element } from "./elements";
import type { Keeping } from "./keeping";
import type { Storage } from "./storage";

const EMPTY = "new.argmap";

/** Why a project cannot have a name; null if it can. */
function objection(name: string, others: readonly string[]): string | null {
  if (!name) return "A project needs a name.";
  if (name.length > 100) return "This name is too long.";
  return others.includes(name) ? `There is already a project ${name}.` : null;
}

export async function newProject(storage: Storage, keeping: Keeping): Promise<void> {
  const names = await storage.names();
  let free = "project";
  for (let number = 2; names.includes(free); number++) free = `project-${number}`;
  const name = await askName("New project", free, (one) => objection(one, names));
  if (name === null) return;
  await keeping.open(name, { files: { [EMPTY]: "map: \n\nthesis " }, shown: EMPTY });
}

/** Ask which of the projects to open. */
export async function chooseProject(storage: Storage, keeping: Keeping): Promise<void> {
  const names = [...(await storage.names())].sort((one, other) => one.localeCompare(other));
  let wanted: string | null = null;
  const close = (event: Event): void => void (event.target as HTMLElement).closest("dialog")?.close();
  const list = element("ul", { class: "projects" }, ...names.map((name) => {
    const isOpen = name === storage.name;
    const row: HTMLLIElement = element("li", {},
      element("button", { type: "button", class: "project", ...(isOpen ? { "aria-current": "true" } : {}), onclick: (event) => { wanted = name; close(event); } },
        isOpen ? `${name} (open)` : name),
      ...(isOpen ? [] : [element("button", { type: "button", "aria-label": `Delete ${name}`, onclick: () => void remove(name, row) }, "Delete")]));
    return row;
  }));
  const remove = async (name: string, row: HTMLElement): Promise<void> => {
    if (!(await confirm(`Delete the project ${name}?`, "All its files will be deleted from this browser.", "Delete"))) return;
    if (await storage.remove(name)) row.remove();
    else await tell("Not deleted", `The project ${name} is open in another tab.`);
  };
  await ask("Projects in this browser", [list], "Close", () => true, { canCancel: false });
  if (wanted !== null && wanted !== storage.name) await keeping.open(wanted, { files: { [EMPTY]: "" }, shown: EMPTY });
}
