// Lines that begin a statement or an argument, as far as the page has to know them without Python.

const STATEMENTS = "thesis|claim|evidence|assumption|warrant|objection|undercut|unless|rebuttal|question|answer";
const ARGUMENTS = "argument|counter";
const ID = "(?: +[a-z0-9-]+)?";

const STATEMENT = new RegExp(`^ *(?:${STATEMENTS})${ID}:`, "gm");
const HEAD = new RegExp(`^ *(?:(?:${STATEMENTS}|${ARGUMENTS})${ID}:|@[a-z0-9.-]+ *$)`);

/** How many statements a map has. */
export function statementsIn(text: string): number {
  return text.match(STATEMENT)?.length ?? 0;
}

/** Whether other lines can stand under a line. */
export function isHead(line: string): boolean {
  return HEAD.test(line);
}
