// Citing words of a source in a map.

import type { CitationPlace, Commands } from "./commands";
import { ask, choices, chosen, tell } from "./dialogs";
import { element } from "./elements";
import type { Editor } from "./editor";
import type { Project } from "./project";

/** The statement that a citation goes under: where the cursor of a map is. */
export interface Target {
  readonly map: string;
  readonly place: CitationPlace;
}

/** Cite words of a source under a statement; false if they are not cited. */
export async function cite(commands: Commands, editor: Editor, project: Project, { map, place }: Target, source: string, words: string): Promise<boolean> {
  const outcome = await commands.run(["cite", ...(place.with_id ? ["--with-id"] : []), "--", source, words]);
  const lines = [...new Set(outcome.text.split("\n").filter(Boolean))];
  if (!lines.length) {
    await tell("Not cited", "argmap reports:", outcome.messages);
    return false;
  }
  const isClear = outcome.code === 0 && lines.length === 1 && !outcome.messages.trim();
  const line = isClear ? lines[0] : await askLine(lines, outcome.messages);
  if (!line) return false;
  const doc = editor.stateOf(map).doc;
  const after = doc.line(Math.min(place.after, doc.lines)).to;
  const changes = [{ from: after, insert: `\n${" ".repeat(place.indent)}${line}` }];
  if (place.header !== null) changes.unshift({ from: doc.line(Math.min(place.header, doc.lines)).from, insert: `source: ${source}\n` });
  editor.rewrite(map, { changes });
  project.show(map);
  const now = editor.stateOf(map).doc.line(place.after + 1 + (place.header === null ? 0 : 1));
  editor.goTo(now.to);
  return true;
}

/** Ask which line to take, if the words are not only in one place, or not quite as they are given. */
function askLine(lines: readonly string[], messages: string): Promise<string | null> {
  const all = choices("Which citation?", "line", lines.map((line) => [line, line] as const));
  const said = messages.trim() ? [element("pre", { tabindex: "0" }, messages.trim())] : [];
  const title = lines.length > 1 ? "These words are in several places" : "Cite this?";
  return ask(title, [...said, all], "Cite", () => chosen(all));
}
