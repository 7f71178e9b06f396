// What the editor itself knows of the language: what a word is, a comment and a step. Everything
// else comes from the language server.

import { StreamLanguage, indentUnit } from "@codemirror/language";

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

export const argmapLanguage = [words, indentUnit.of("  ")];
