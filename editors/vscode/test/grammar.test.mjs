// The grammar on the project's maps, and on the parts of a line one by one.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { tokens } from "./tokens.mjs";

const ROOT = new URL("../../../", import.meta.url);
const MAPS = ["maps/", "docs/examples/", "tests/language/clean/"].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(".argmap"))
    .map((name) => folder + name),
);

/** The innermost scope, without the name of the language, of a piece of a text. */
async function scope(piece, text) {
  for (const line of await tokens(text)) {
    for (const found of line) {
      if (found.text.trim() === piece) return found.scope.replace(/\.argmap$/, "");
    }
  }
  return undefined;
}

for (const name of MAPS) {
  test(`nothing in ${name} is out of place`, async () => {
    const lines = await tokens(readFileSync(new URL(name, ROOT), "utf8"));
    assert.ok(lines.length > 5);
    const wrong = lines.flat().filter((piece) => piece.scope.startsWith("invalid"));
    assert.deepEqual(wrong.map((piece) => piece.text), []);
  });
}

const PARTS = [
  ["# so", "  # so", "comment.line.number-sign"],
  ["The mill", "map: The mill", "markup.heading.title"],
  ["f.argmap", "use f.argmap as f", "string.unquoted"],
  ["The frost", "section: The frost", "markup.heading.section"],
  ["The ice", "subsection: The ice", "markup.heading.section"],
  ["claim", "claim one: It lasts.", "keyword.control.support"],
  ["rebuttal", "rebuttal one: It lasts.", "keyword.control.attack"],
  ["one", "  claim one: It lasts.", "entity.name.type.id"],
  ["w.one", "  answer @w.one", "variable.other.reference"],
  ["in-tension-with", "a in-tension-with w.b: so", "keyword.operator.word"],
  ["by", "  by: a critic", "support.type.property-name"],
  ["x-status", "  x-status: draft", "support.type.property-name"],
  ['"a phrase"', '  cite: w ¶12 "a phrase" … “its end”', "string.quoted.double"],
  ["“its end”", '  cite: w ¶12 "a phrase" … “its end”', "string.quoted.double"],
  ["¶12", '  cite: w ¶12 "a phrase"', "constant.numeric.place"],
  ["w", '  cite: w ¶12 "a phrase"', "entity.name.namespace.source"],
  ["the mill", "  figure: the mill / its wheels = 11", "variable.other.subject"],
  ["11", "  figure: the mill / its wheels = 11", "constant.numeric"],
  ["in part", "  conceded: in part, so", "constant.language.extent"],
  ["mills", "  tags: mills, frost", "constant.other.tag"],
  ["\\", "claim: It\n    \\claim two: is text", "constant.character.escape"],
  ["claime x: It lasts.", "claime x: It lasts.", "invalid.illegal.line"],
  ["it hangs too little", "claim: It lasts, for\n  it hangs too little", "invalid.illegal.line"],
  ["it hangs", "claim: It lasts, for\n    it hangs", "source"],
  ["it does not go on", "claim: It lasts.\n\n    it does not go on", "invalid.illegal.line"],
];

for (const [piece, text, wanted] of PARTS) {
  test(`${JSON.stringify(piece)} in ${JSON.stringify(text)}`, async () => {
    assert.equal(await scope(piece, text), wanted);
  });
}

test("a block of a Markdown page is coloured, and what follows it is not", async () => {
  const page = "```argmap bad\nclaim x: It lasts.\n```\nclaim x: It lasts.";
  const lines = await tokens(page, "markdown.argmap.codeblock");
  assert.equal(lines[1][0].scope, "keyword.control.support.argmap");
  assert.ok(lines[1][0].scopes.includes("meta.embedded.block.argmap"));
  assert.deepEqual(lines[3].map((piece) => piece.scope), ["markdown.argmap.codeblock"]);
});
