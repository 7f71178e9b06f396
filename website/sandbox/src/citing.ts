// Citing words of a source in a map.

import type { CitationPlace, Commands, Outcome } from "./commands";
import { ask, choices, chosen, tell } from "./dialogs";
import { element } from "./elements";
import type { Editor } from "./editor";
import type { Project } from "./project";

/** So many words are cited as they are, without asking which of them carry the point. */
const FEW = 12;

/** The statement that a citation goes under: where the cursor of a map is. */
export interface Target {
  readonly map: string;
  readonly place: CitationPlace;
}

/** What `argmap cite` is asked: a source, and whether the citation has to name it. */
interface Asked {
  readonly source: string;
  readonly withId: boolean;
}

/** Cite words of a source under a statement; false if they are not cited. */
export async function cite(commands: Commands, editor: Editor, project: Project, { map, place }: Target, source: string, words: string): Promise<boolean> {
  const asked = { source, withId: place.with_id };
  const outcome = await find(commands, asked, words);
  const lines = linesOf(outcome);
  if (!lines.length) {
    await tell("Not cited", "argmap reports:", outcome.messages);
    return false;
  }
  const line = isClear(outcome) ? await askShortened(commands, asked, words, lines[0] ?? "") : await askLine(lines, outcome.messages);
  if (!line) return false;
  const doc = editor.stateOf(map).doc;
  const written = `${" ".repeat(place.indent)}${line}`;
  const below = doc.line(Math.min(place.empty ?? place.after, doc.lines));
  const changes = place.empty === null ? [{ from: below.to, to: below.to, insert: `\n${written}` }] : [{ from: below.from, to: below.to, insert: written }];
  if (place.header !== null) {
    const header = doc.line(Math.min(place.header, doc.lines)).from;
    changes.unshift({ from: header, to: header, insert: `source: ${source}\n` });
  }
  editor.rewrite(map, { changes });
  project.show(map);
  const now = editor.stateOf(map).doc.line((place.empty ?? place.after + 1) + (place.header === null ? 0 : 1));
  editor.goTo(now.to);
  return true;
}

/** Find words in a source: all of them are kept if they are to be `whole`. */
function find(commands: Commands, { source, withId }: Asked, words: string, whole = false): Promise<Outcome> {
  return commands.run(["cite", ...(withId ? ["--with-id"] : []), ...(whole ? ["--whole"] : []), "--", source, words]);
}

function linesOf(outcome: Outcome): readonly string[] {
  return [...new Set(outcome.text.split("\n").filter(Boolean))];
}

/** Whether the words are in one place of the source, as they are given. */
function isClear(outcome: Outcome): boolean {
  return outcome.code === 0 && linesOf(outcome).length === 1 && !outcome.messages.trim();
}

/** Ask which line to take, if the words are not only in one place, or not quite as they are given. */
function askLine(lines: readonly string[], messages: string): Promise<string | null> {
  const all = choices("Which citation?", "line", lines.map((line) => [line, line] as const));
  const said = messages.trim() ? [element("pre", { tabindex: "0" }, messages.trim())] : [];
  const title = lines.length > 1 ? "These words are in several places" : "Cite this?";
  return ask(title, [...said, all], "Cite", () => chosen(all));
}

/**
 * The line for words that are in one place. Of many words `short` keeps the first and the last; if it
 * leaves any out, ask which of them carry the point.
 */
async function askShortened(commands: Commands, asked: Asked, words: string, short: string): Promise<string | null> {
  const [whole] = linesOf(await find(commands, asked, words, true));
  if (whole === undefined || whole === short) return short;
  if (words.trim().split(/\s+/).length <= FEW) return whole;
  const own = element("textarea", { rows: "3", "aria-label": "Words to keep", spellcheck: "false" });
  own.value = words;
  const how = choices("Keep", "kept", [
    ["whole", "All of them"],
    ["ends", `The first and the last: ${short.replace(/^cite: /, "")}`],
    ["own", "Only these:"],
  ]);
  const told = element("pre", { class: "wrong", role: "alert" });
  own.addEventListener("input", () => {
    const last = how.querySelector<HTMLInputElement>("[value=own]");
    if (last) last.checked = true;
  });
  how.append(own);
  const why = element("p", {}, "A citation needs only a few words, by which the passage is found. Keep those that carry the point.");
  return ask("Which words?", [why, how, told], "Cite", async () => {
    if (chosen(how) === "whole") return whole;
    if (chosen(how) === "ends") return short;
    const outcome = await find(commands, asked, own.value.trim(), true);
    if (isClear(outcome)) return linesOf(outcome)[0];
    told.textContent = outcome.messages.trim() || "These words are in several places. Add words until only one matches.";
    return undefined;
  });
}
