// The scopes that VS Code's own engine gives to every piece of a text.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const GRAMMARS = {
  "source.argmap": "../syntaxes/argmap.tmLanguage.json",
  "markdown.argmap.codeblock": "../syntaxes/markdown.tmLanguage.json",
};

const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  })),
  loadGrammar: async (scope) =>
    scope in GRAMMARS
      ? textmate.parseRawGrammar(readFileSync(new URL(GRAMMARS[scope], import.meta.url), "utf8"), "g.json")
      : null,
});

/** Every line of a text as pieces, each with the innermost scope that it has. */
export async function tokens(text, scope = "source.argmap") {
  const grammar = await registry.loadGrammar(scope);
  let stack = textmate.INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const found = grammar.tokenizeLine(line, stack);
    stack = found.ruleStack;
    return found.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scope: token.scopes.at(-1),
      scopes: token.scopes,
    }));
  });
}

// Asked by the project's own tests: a JSON list of texts comes in, their scopes go out.
if (process.argv[2] === "-") {
  const texts = JSON.parse(readFileSync(0, "utf8"));
  const found = [];
  for (const text of texts) {
    found.push((await tokens(text)).map((line) => line.map((piece) => [piece.text, piece.scope])));
  }
  process.stdout.write(JSON.stringify(found));
}
