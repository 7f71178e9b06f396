// What the editor itself knows of the language: what a word is, a comment and a step, and where a new
// line begins. Everything else comes from the language server.

import { StreamLanguage, indentService, indentUnit } from "@codemirror/language";
import type { Text } from "@codemirror/state";
import { isHead } from "./statement_lines";

const words = StreamLanguage.define({
  name: "argmap",
  token(stream) {
    stream.skipToEnd();
    return null;
  },
  languageData: {
    wordChars: "-", // of ids
    commentTokens: { line: "#" },
  },
});

/** The column of a line that Enter begins at the end of another; undefined to keep that of the other. */
function columnAfter(doc: Text, number: number): number | undefined {
  const { text } = doc.line(number);
  const near = (from: number, by: 1 | -1): string => {
    for (let at = from; at >= 1 && at <= doc.lines; at += by) {
      const line = doc.line(at).text;
      if (line.trim()) return line;
    }
    return "";
  };
  if (!text.trim()) {
    // Enter once more after a statement at the margin: the next one is there, too.
    return text && /^\S/.test(near(number - 1, -1)) ? 0 : undefined;
  }
  if (!isHead(text)) return undefined;
  const column = columnOf(text);
  const below = columnOf(near(number + 1, 1));
  if (below > column) return below; // beside what stands under it
  return column === 0 ? usualStep(doc) : undefined;
}

function columnOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The width of a step: that of the first line that is indented. */
function usualStep(doc: Text): number {
  for (const line of doc.iterLines()) if (/^ +\S/.test(line)) return columnOf(line);
  return 2;
}

const newLines = indentService.of(({ state, simulatedBreak }, at) => {
  const line = state.doc.lineAt(at);
  const isEnter = simulatedBreak === at && at === line.to;
  return isEnter ? columnAfter(state.doc, line.number) : undefined;
});

export const argmapLanguage = [words, indentUnit.of("  "), newLines];
