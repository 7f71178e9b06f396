// A new comparison of maps of the project.

import type { Commands } from "./commands";
import { ask, field, tell } from "./dialogs";
import { element } from "./elements";
import { freeName } from "./file_names";
import { isMap, objection, type Project } from "./project";

export async function newComparison(project: Project, commands: Commands): Promise<void> {
  const maps = project.names.filter(isMap);
  if (maps.length < 2) {
    await tell("New comparison", "A comparison needs at least two maps. Add another map to the project first.");
    return;
  }
  const boxes = maps.map((name) => element("input", { type: "checkbox", value: name, checked: maps.length === 2 || name === project.shown }));
  const input = element("input", { autocomplete: "off", spellcheck: "false" });
  input.value = freeName("comparison.argmap", (name) => project.has(name));
  const told = element("pre", { class: "wrong", role: "alert" });
  const content = [
    element("fieldset", {}, element("legend", {}, "Maps"), ...boxes.map((box) => element("label", { class: "choice" }, box, element("span", {}, box.value)))),
    field("Name of the comparison", input), told,
  ];
  const made = await ask("New comparison", content, "Compare", async () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    const name = input.value.trim();
    told.textContent = chosen.length < 2 ? "Choose at least two maps." : (objection(name, project.names) ?? "");
    if (told.textContent) return undefined;
    const outcome = await commands.run(["compare", `--new=${name}`, "--", ...chosen]);
    const written = outcome.files[name];
    if (written) return { [name]: new TextDecoder().decode(written) };
    told.textContent = outcome.messages || "The comparison could not be made.";
    return undefined;
  });
  if (made) project.add(made);
}
