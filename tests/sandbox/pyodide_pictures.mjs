// Prints tests.sandbox.pictures.digests() as it is in Pyodide. Arguments: the module of
// website/sandbox/src/graphviz.ts, that of Pyodide, the project, and Python's packages.
import { pathToFileURL } from "node:url";

const [graphvizPath, pyodidePath, root, packages] = process.argv.slice(2);
const { graphviz } = await import(pathToFileURL(graphvizPath).href);
const { loadPyodide } = await import(pathToFileURL(pyodidePath).href);
const python = await loadPyodide({ stdout: console.error });
for (const [name, folder] of Object.entries({ "/argmap": root, "/packages": packages })) {
  python.FS.mkdir(name);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, name);
}
python.runPython("import sys; sys.dont_write_bytecode = True; sys.path += ['/argmap', '/packages']");
python.pyimport("argmap.sandbox.graphviz_wasm").use_function(await graphviz());
console.log(python.pyimport("tests.sandbox.pictures").digests());
