// What argmap says is written for a command line. In the page the same is done in menus.

const ADD = "Project → Add source";

/** What argmap says, in which any space may be a line end, and what is said here. */
const WORDS: readonly (readonly [RegExp, string])[] = ([
  ["make (one|a source card) from its text: argmap source add FILE(?: --id [a-z0-9-]+)?", `make $1 with ${ADD}`],
  ["if the change is intended: argmap source add .+? --replace", `if the change is intended, delete the text and its card, and add the text again with ${ADD}`],
  ["update the source card from the text: argmap source add (?:FILE|'[^\\n]*?'|[^\\s)]+)(?: --id [a-z0-9-]+)?", `delete the text and its card, and add the text again with ${ADD}`],
  ["to see them, run: argmap check (\\S+?)(?=[)\\s]|$)", "to see them, open $1"],
  ["run 'argmap check', which reads larger files; or split", "split"],
  ["argmap import .+? -o [^\\s)]+", "drop the file on the page to import it"],
  ["'argmap fmt' converts it", "Edit → Format converts it"],
  ["if it is, say in which with --format", "if it is, choose the format here"],
] as const).map(([said, here]) => [new RegExp(said.replaceAll(" ", "\\s+"), "g"), here]);

/** The code of a problem, at the end of a line; a command explains it. */
const CODE = / \[[a-z]+(?:-[a-z]+)+\]$/gm;

/** What argmap says, as it is said in the page. */
export function inPage(said: string): string {
  return WORDS.reduce((text, [there, here]) => text.replace(there, here), said.replace(CODE, ""));
}
