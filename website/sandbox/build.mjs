// Builds the sandbox: a folder of static files, in build/.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { buildExamples, buildPython } from "./build_python.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "build");
const DOCUMENTATION = "documentation.json";
const pyodide = join(here, "node_modules/pyodide");

const { archive, frame } = await buildPython(pyodide);
await rm(target, { recursive: true, force: true });
await mkdir(join(target, "pyodide"), { recursive: true });
await cp(join(here, "public"), target, { recursive: true });
for (const name of ["pyodide.asm.mjs", "pyodide.asm.wasm"]) {
  await cp(join(pyodide, name), join(target, "pyodide", name));
}
await writeFile(join(target, "python.bin"), archive);
await writeFile(join(target, "preview.html"), frame);
const { examples, first } = await buildExamples(pyodide);
await writeFile(join(target, "examples.json"), examples);
await writeFile(join(target, "first_map.json"), first);
// The site of the documentation has its own (website/sandbox_files.py), so that no page links to what is not there.
await writeFile(join(target, DOCUMENTATION), JSON.stringify({ address: null }));
const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
await bundle(
  { main: "main.ts", embed: "embed.ts", language_worker: "language_worker.ts", preview_worker: "preview_worker.ts" },
  {
    PYODIDE_INFO: JSON.stringify(info),
    PYTHON_BYTES: String(archive.readUInt32LE(archive.length - 4)), // the end of a gzip file says so
    BUILD: JSON.stringify(hash(archive).slice(0, 16)),
  },
);
await bundle({ service_worker: "service_worker.ts" }, { BUILT_FILES: JSON.stringify(await hashes()) });

/** Bundle programs of src/ to one file each. */
async function bundle(entries, define) {
  await esbuild.build({
    entryPoints: Object.entries(entries).map(([out, name]) => ({ out, in: join(here, "src", name) })),
    outdir: target,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8", // in which Graphviz takes a quarter less
    legalComments: "linked",
    loader: { ".argmap": "text" },
    external: ["node:*"], // Pyodide's loader asks for these in Node.js only
    define,
    logLevel: "warning",
  });
}

/** The hashes of the files of this build, by their paths. */
async function hashes() {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((one) => one.isFile() && !one.name.endsWith(".LEGAL.txt") && one.name !== DOCUMENTATION)
    .map((one) => relative(target, join(one.parentPath, one.name)).replaceAll("\\", "/"))
    .sort();
  const found = {};
  for (const path of paths) {
    found[path] = hash(await readFile(join(target, path)));
  }
  return found;
}

function hash(data) {
  return createHash("sha256").update(data).digest("hex");
}
