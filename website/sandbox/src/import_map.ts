// A map in another format becomes a map of the project; what it has no place for is told.

import type { Commands } from "./commands";
import { ask, field, tell } from "./dialogs";
import { element } from "./elements";
import { freeName, plainName } from "./file_names";
import { shown } from "./paths";
import type { Project } from "./project";

export async function importMap(project: Project, commands: Commands, name: string, bytes: Uint8Array): Promise<void> {
  const file = name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "_").slice(-100).replace(/^[-.]|^$/, "_");
  let outcome = await commands.run(["import", "--", file], { [file]: bytes });
  while (!outcome.output.length) {
    const form = await askFormat(commands, file, outcome.messages);
    if (form === null) return;
    outcome = await commands.run(["import", `--format=${form}`, "--", file], { [file]: bytes });
  }
  const free = freeName(plainName(name, ".argmap"), (one) => project.has(one));
  project.add({ [free]: outcome.text });
  if (outcome.messages.trim()) await tell(`${shown(name)} is now ${free}`, "argmap reports:", outcome.messages);
}

/** Show why a file was not read, and ask for its format. */
async function askFormat(commands: Commands, name: string, why: string): Promise<string | null> {
  const formats = (await commands.formats()).filter((one) => one.is_read);
  const select = element("select", { name: "format" }, ...formats.map((one) =>
    element("option", { value: one.name }, `${one.title} (${one.suffixes.join(", ")})`)));
  return ask(`${name} was not read`, [element("pre", { role: "alert", tabindex: "0" }, why.trim()), field("Read it as", select)], "Read", () => select.value);
}
