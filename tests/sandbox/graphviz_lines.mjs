// Answers each line of standard input, DOT source as JSON, with a line of what Graphviz made of it.
// Its argument is the module of website/sandbox/src/graphviz.ts, translated to JavaScript.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { graphviz } = await import(pathToFileURL(process.argv[2]).href);
const layOut = await graphviz();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(layOut(JSON.parse(line))) + "\n");
}
