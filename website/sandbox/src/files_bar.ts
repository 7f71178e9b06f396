// The tabs of the files, and what can be done with them.

import { askName, confirm } from "./dialogs";
import { element } from "./elements";
import { menu, type Entry } from "./menus";
import { isMap, objection, type Project } from "./project";
import { chooseTab, fillTabs } from "./tabs";

/** Fill the bar of files, and keep it as the project is. */
export function showFiles(bar: HTMLElement, project: Project): void {
  const strip = element("div", { class: "strip", role: "tablist", id: "file-tabs", "aria-label": "Files of the project" });
  bar.append(strip, menu("Files", () => entries(project)));
  const fill = (): void => {
    const tabs = project.names.map((name) => ({ id: name, label: name, controls: "text" }));
    fillTabs(strip, tabs, project.shown, (name) => project.show(name));
  };
  fill();
  project.on("listed", fill);
  project.on("shown", (name) => chooseTab(strip, name));
}

function entries(project: Project): readonly Entry[] {
  const { shown } = project;
  const some: Entry[] = [
    { label: "New map …", act: () => void add(project) },
    { label: `Rename ${shown} …`, act: () => void rename(project, shown) },
  ];
  if (project.names.length > 1) some.push({ label: `Delete ${shown} …`, act: () => void remove(project, shown) });
  return some;
}

async function add(project: Project): Promise<void> {
  const name = await askName("New file", free(project), (one) => objection(one, project.names));
  if (name === null) return;
  const title = name.replace(/^.*\//, "").replace(/\.[a-z]+$/, "");
  project.add({ [name]: isMap(name) ? `map: ${title}\n\nthesis ` : "" });
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
  const sure = await confirm(`Delete ${name}?`, "Its text will be gone.", "Delete");
  if (sure) project.remove(name);
}
