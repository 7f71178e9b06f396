// Python in a worker: Pyodide, argmap, and the files of the project.

import { loadPyodide, type PyodideInterface } from "pyodide";
import type { Files } from "./messages";
import { guardStack } from "./stack_guard";
import { storedFiles } from "./stored_files";

const PROJECT = "/project";

export type Python = PyodideInterface;

/** Start Python with argmap; `progress` hears how far it is, from 0 to 1. */
export async function startPython(progress: (share: number) => void): Promise<Python> {
  const here = new URL("./", import.meta.url);
  const indexURL = new URL("pyodide/", here).href;
  const { "stdlib.zip": library, ...packages } = storedFiles(await unpacked(new URL("python.bin", here)));
  progress(0.2);
  const stdLibURL = URL.createObjectURL(new Blob([library as BlobPart]));
  const python = await loadPyodide({
    indexURL,
    stdLibURL,
    // No package of Pyodide's own is ever loaded, so nothing is asked of its list, or of its server.
    lockFileContents: { info: PYODIDE_INFO, packages: {} } as never,
    packageBaseUrl: indexURL,
    env: { HOME: PROJECT, PYTHONINSPECT: "" },
  });
  URL.revokeObjectURL(stdLibURL);
  progress(0.6);
  const root = String(python.runPython("import site; site.getsitepackages()[0]"));
  const made = new Set<string>();
  // Each file has memory of its own, so that the archive is freed, and a module once it is read.
  for (const [name, data] of Object.entries(packages)) write(python, `${root}/${name}`, data.slice(), made, true);
  python.runPython("import importlib; importlib.invalidate_caches()");
  guardStack(python);
  progress(0.7);
  return python;
}

async function unpacked(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address.pathname}: ${response.status}`);
  const whole = new Uint8Array(PYTHON_BYTES);
  let at = 0;
  const reader = response.body.pipeThrough(new DecompressionStream("gzip")).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, at);
    at += part.value.length;
  }
  if (at !== whole.length) throw new Error(`${address.pathname} is not that of this build`);
  return whole;
}

/** Free the memory of modules that Python has read. */
export function forgetRead(python: Python): void {
  (python.pyimport("argmap.sandbox.read_bytecode") as { forget_read_bytecode(): void }).forget_read_bytecode();
}

/** Write and remove files of the project. */
export function keep(python: Python, files: Files): void {
  const made = new Set<string>();
  python.FS.mkdirTree(PROJECT);
  for (const [name, content] of Object.entries(files)) {
    const path = `${PROJECT}/${name}`;
    if (content !== null) write(python, path, content, made);
    else if (python.FS.analyzePath(path).exists) python.FS.unlink(path);
  }
}

function write(python: Python, path: string, content: string | Uint8Array, made: Set<string>, canOwn = false): void {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (!made.has(folder)) {
    python.FS.mkdirTree(folder);
    made.add(folder);
  }
  python.FS.writeFile(path, content, { canOwn });
}

/** What an error says to somebody who has never heard of Python: its last line, without the traceback. */
export function reason(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).trimEnd().split("\n");
  return lines[lines.length - 1] ?? "";
}
