// Builds the sandbox: a folder of static files, in build/.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { loadPyodide } from "pyodide";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "build");
const kept = join(here, "node_modules/.python"); // downloads, kept from build to build
const pyodide = join(here, "node_modules/pyodide");

await rm(target, { recursive: true, force: true });
await mkdir(join(target, "pyodide"), { recursive: true });
await mkdir(kept, { recursive: true });
await cp(join(here, "public"), target, { recursive: true });
for (const name of ["pyodide.asm.mjs", "pyodide.asm.wasm"]) {
  await cp(join(pyodide, name), join(target, "pyodide", name));
}
const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
await bundle(
  { main: "main.ts", language_worker: "language_worker.ts", preview_worker: "preview_worker.ts" },
  { PYODIDE_INFO: JSON.stringify(info) },
);
await packPython();
await writeServiceWorker();

/** Bundle programs of src/ to one file each. */
async function bundle(entries, define = {}) {
  await esbuild.build({
    entryPoints: Object.entries(entries).map(([out, name]) => ({ out, in: join(here, "src", name) })),
    outdir: target,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "linked",
    loader: { ".argmap": "text" },
    external: ["node:*"], // Pyodide's loader asks for these in Node.js only
    define,
    logLevel: "warning",
  });
}

/** Write the standard library, argmap and what it needs as bytecode, and the page of the preview. */
async function packPython() {
  const sources = join(kept, "sources.zip");
  const packed = spawnSync("python3", [join(here, "python_packages.py"), join(kept, "wheels"), sources], { stdio: "inherit" });
  if (packed.status !== 0) throw new Error("cannot collect the Python packages");
  const python = await loadPyodide({ indexURL: pyodide });
  python.FS.writeFile("/sources.zip", await readFile(sources));
  python.runPython(await readFile(join(here, "compile_python.py"), "utf8"));
  for (const name of ["stdlib.zip", "python.zip"]) {
    await writeFile(join(target, name), python.FS.readFile(`/${name}`));
  }
  python.unpackArchive(await readFile(sources), "zip");
  const frame = python.runPython("from argmap.sandbox import preview_frame; preview_frame.html()");
  await writeFile(join(target, "preview.html"), frame);
}

/** Write the service worker, which knows every file of this build by its hash. */
async function writeServiceWorker() {
  const files = {};
  for (const path of (await filesUnder(target)).sort()) {
    const hash = createHash("sha256").update(await readFile(join(target, path))).digest("hex");
    files[path] = hash;
  }
  await bundle({ service_worker: "service_worker.ts" }, { BUILT_FILES: JSON.stringify(files) });
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => relative(folder, join(one.parentPath, one.name)));
}
