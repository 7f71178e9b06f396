// The Python half of the build: the packages as bytecode, and the page of the preview.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { loadPyodide, version } from "pyodide";

const here = fileURLToPath(new URL(".", import.meta.url));
const kept = join(here, "node_modules/.python"); // kept from build to build

/**
 * Argmap and what it needs, compiled, as one compressed archive; and the HTML of the preview's frame.
 * Compiling takes a while, so that the results are kept for as long as the sources are the same.
 */
export async function buildPython(pyodide) {
  await mkdir(kept, { recursive: true });
  const sources = await collect();
  const program = await readFile(join(here, "compile_python.py"), "utf8");
  const name = createHash("sha256").update(version).update(program).update(sources).digest("hex").slice(0, 16);
  const [archive, frame] = ["python.bin", "preview.html"].map((file) => join(kept, `${name}-${file}`));
  try {
    return { archive: await readFile(archive), frame: await readFile(frame, "utf8") };
  } catch {
    // The order of sets is the same in each build, so that what is made of them is.
    const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONHASHSEED: "0" } });
    python.FS.writeFile("/sources.zip", sources);
    python.runPython(program);
    await writeFile(archive, gzipSync(python.FS.readFile("/python.zip"), { level: 9 }));
    python.pyimport("argmap.sandbox.graphviz_wasm").use_function(await graphviz());
    await writeFile(frame, python.pyimport("argmap.sandbox.preview_frame").html());
    return { archive: await readFile(archive), frame: await readFile(frame, "utf8") };
  }
}

/**
 * The JSON of the examples, which argmap collects from this checkout (collect_examples.py), and that of
 * the state of the first example, as the preview worker would draw it.
 */
export async function buildExamples(pyodide) {
  const python = await loadPyodide({ indexURL: pyodide });
  python.unpackArchive(new Uint8Array(await collect()), "zip");
  python.mountNodeFS("/checkout", join(here, "../.."));
  python.pyimport("argmap.sandbox.graphviz_wasm").use_function(await graphviz());
  python.runPython("import sys; sys.path.append('/checkout/website/sandbox')");
  const collected = python.pyimport("collect_examples");
  return { examples: collected.text(), first: collected.first_map() };
}

/** Graphviz, as the preview worker has it. */
async function graphviz() {
  const outfile = join(kept, "graphviz.mjs");
  await esbuild.build({ entryPoints: [join(here, "src/graphviz.ts")], outfile, bundle: true, format: "esm" });
  return (await import(pathToFileURL(outfile).href)).graphviz();
}

/** The sources of all packages, as python_packages.py collects them. */
async function collect() {
  const target = join(kept, "sources.zip");
  run(join(here, "python_packages.py"), join(kept, "wheels"), target);
  return readFile(target);
}

/** Run a program of Python. */
function run(...arguments_) {
  const done = spawnSync("python3", arguments_, { stdio: "inherit" });
  if (done.status !== 0) throw new Error(`python3 ${arguments_.join(" ")} failed`);
}
