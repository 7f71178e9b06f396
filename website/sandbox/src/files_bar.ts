// The tabs of the files, and what can be done with them.

import { askName, confirm } from "./dialogs";
import { element } from "./elements";
import { menu, type Entry } from "./menus";
import { isMap, objection, type Project } from "./project";
import { chooseTab, fillTabs } from "./tabs";

/** Go on in the text that is shown, at what is selected. */
type Write = (from: number, to: number) => void;

const THESIS = "State your thesis here in one sentence.";

/** Fill the bar of files, and keep it as the project is. */
export function showFiles(bar: HTMLElement, project: Project, write: Write): void {
  const strip = element("div", { class: "strip", role: "tablist", id: "file-tabs", "aria-label": "Files of the project" });
  bar.append(strip, menu("Files", () => entries(project, write)));
  const fill = (): void => {
    const tabs = project.names.map((name) => ({ id: name, label: name, controls: "text" }));
    fillTabs(strip, tabs, project.shown, (name) => project.show(name));
  };
  fill();
  project.on("listed", fill);
  project.on("shown", (name) => chooseTab(strip, name));
}

function entries(project: Project, write: Write): readonly Entry[] {
  const { shown } = project;
  const some: Entry[] = [
    { label: "New map …", act: () => void newMap(project, write) },
    { label: `Rename ${shown} …`, act: () => void rename(project, shown) },
  ];
  if (project.names.length > 1) some.push({ label: `Delete ${shown} …`, act: () => void remove(project, shown) });
  return some;
}

/** Ask for the name of a map, and begin it; false if there is to be none. */
export async function newMap(project: Project, write: Write): Promise<boolean> {
  const name = await askName("New map", free(project), (one) => objection(one, project.names));
  if (name !== null) begin(project, name, write);
  return name !== null;
}

/** A map begins with a thesis, so that there is something to see, and to write in the place of. */
function begin(project: Project, name: string, write: Write): void {
  const words = name.replace(/^.*\//, "").replace(/\.[a-z]+$/, "").replaceAll("-", " ");
  const title = `map: ${words.charAt(0).toUpperCase()}${words.slice(1)}\n\nthesis main: `;
  project.add({ [name]: isMap(name) ? `${title}${THESIS}\n` : "" });
  write(isMap(name) ? title.length : 0, isMap(name) ? title.length + THESIS.length : 0);
}

function free(project: Project): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "new.argmap" : `new-${number}.argmap`;
    if (!project.has(name)) return name;
  }
}

async function rename(project: Project, from: string): Promise<void> {
  const name = await askName(`Rename ${from}`, from, (one) => objection(one, project.names));
  if (name !== null) project.rename(from, name);
}

async function remove(project: Project, name: string): Promise<void> {
  const sure = await confirm(`Delete ${name}?`, "Its text will be lost.", "Delete");
  if (sure) project.remove(name);
}
