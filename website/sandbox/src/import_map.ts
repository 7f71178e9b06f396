// A map in another format becomes a map of the project; what it has no place for is told.

import type { Commands } from "./commands";
import { ask, field, tell } from "./dialogs";
import { element } from "./elements";
import { freeName, plainName } from "./file_names";
import { textOf, Unusable } from "./incoming";
import { shown } from "./paths";
import type { Project } from "./project";

export async function importMap(project: Project, commands: Commands, name: string, bytes: Uint8Array): Promise<void> {
  const file = name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "_").slice(-100).replace(/^[-.]|^$/, "_");
  let outcome = await commands.run(["import", "--", file], { [file]: bytes });
  if (!outcome.output.length && textOf(bytes) === null) throw new Unusable(notText(bytes));
  while (!outcome.output.length) {
    const form = await askFormat(commands, file, outcome.messages);
    if (form === null) return;
    outcome = await commands.run(["import", `--format=${form}`, "--", file], { [file]: bytes });
  }
  const free = freeName(plainName(name, ".argmap"), (one) => project.has(one));
  project.add({ [free]: outcome.text });
  if (outcome.messages.trim()) await tell(`${shown(name)} is now ${free}`, "argmap reports:", outcome.messages);
}

/** What bytes are that are no text in UTF-8, and what could be opened. */
function notText(bytes: Uint8Array): string {
  const isUtf16 = [[0xff, 0xfe], [0xfe, 0xff]].some(([one, other]) => bytes[0] === one && bytes[1] === other);
  return isUtf16
    ? "Its text is in UTF-16. Save it as UTF-8 and open it again."
    : "It is neither a map nor a text. argmap opens maps and texts in UTF-8, source cards (.toml) and ZIP archives of these.";
}

/** Show why a file was not read, and ask for its format. */
async function askFormat(commands: Commands, name: string, why: string): Promise<string | null> {
  const formats = (await commands.formats()).filter((one) => one.is_read);
  const select = element("select", { name: "format" }, ...formats.map((one) =>
    element("option", { value: one.name }, `${one.title} (${one.suffixes.join(", ")})`)));
  return ask(`${name} was not read`, [element("pre", { role: "alert", tabindex: "0" }, why.trim()), field("Read it as", select)], "Read", () => select.value);
}
