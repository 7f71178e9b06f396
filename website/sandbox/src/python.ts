// Python in a worker: Pyodide, argmap, and the files of the project.

import { unzipSync } from "fflate";
import { loadPyodide, type PyodideInterface } from "pyodide";
import type { Files } from "./messages";

const PROJECT = "/project";

export type Python = PyodideInterface;

/** Start Python with argmap; `progress` hears how far it is, from 0 to 1. */
export async function startPython(progress: (share: number) => void): Promise<Python> {
  const here = new URL("./", self.location.href);
  const packed = packages(new URL("python.zip", here));
  progress(0.05);
  const indexURL = new URL("pyodide/", here).href;
  const python = await loadPyodide({
    indexURL,
    stdLibURL: new URL("stdlib.zip", here).href,
    // No package of Pyodide's own is ever loaded, so nothing is asked of its list, or of its server.
    lockFileContents: { info: PYODIDE_INFO, packages: {} } as never,
    packageBaseUrl: indexURL,
    env: { HOME: PROJECT, PYTHONINSPECT: "" },
  });
  progress(0.5);
  unpack(python, await packed);
  progress(0.65);
  return python;
}

async function packages(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function unpack(python: Python, archive: Uint8Array): void {
  const { major, minor } = python.runPython("import sys; sys.version_info") as { major: number; minor: number };
  const root = `/lib/python${major}.${minor}/site-packages`;
  const made = new Set<string>();
  for (const [name, data] of Object.entries(unzipSync(archive))) {
    write(python, `${root}/${name}`, data, made);
  }
  python.runPython("import importlib; importlib.invalidate_caches()");
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

function write(python: Python, path: string, content: string | Uint8Array, made: Set<string>): void {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (!made.has(folder)) {
    python.FS.mkdirTree(folder);
    made.add(folder);
  }
  python.FS.writeFile(path, content);
}

/** What an error says to somebody who has never heard of Python: its last line, without the traceback. */
export function reason(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).trimEnd().split("\n");
  return lines[lines.length - 1] ?? "";
}
