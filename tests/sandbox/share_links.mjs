// The links of the sandbox as a program: each line of standard input is {"encode": shared} or
// {"decode": fragment}, and each line of standard output what share_link.ts answers.
// Argument: the folder of the sandbox's sources, with its packages.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [sandbox] = process.argv.slice(2);
const { buildSync } = createRequire(join(sandbox, "package.json"))("esbuild");
const entry = `export * from "./share_link"; export * from "./used_files";`;
const { outputFiles } = buildSync({
  stdin: { contents: entry, resolveDir: join(sandbox, "src"), loader: "ts" },
  bundle: true,
  format: "esm",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { encode, decode, selection } = await import(`data:text/javascript;base64,${code}`);

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  if ("encode" in asked) answer = await encode(asked.encode);
  else if ("select" in asked) answer = selection(asked.select, asked.wanted);
  else answer = await decode(asked.decode);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
