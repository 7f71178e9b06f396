// The language worker as a program: each line of standard input and output is a message, as in
// website/sandbox/src/messages.ts. Arguments: Pyodide's folder, the archive of Python packages.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [pyodide, archive] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const python = await loadPyodide({ stdout: console.error, stderr: console.error });
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
python.unpackArchive(new Uint8Array(await readFile(archive)), "zip", { extractDir });
python.FS.mkdirTree("/project");

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const server = python.pyimport("argmap.sandbox.language_server");
server.start((message) => say({ kind: "lsp", message }));
say({ kind: "ready" });

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.kind === "lsp") server.receive(message.message);
  else for (const [name, text] of Object.entries(message.files)) write(`/project/${name}`, text);
}
process.exit();

function write(path, text) {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  python.FS.writeFile(path, text);
}
