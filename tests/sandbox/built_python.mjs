// Runs a program with the Python of a built sandbox, as its workers have it. Arguments: the module of
// Pyodide, the build's python.bin, and the program.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [pyodidePath, archivePath, program] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(pyodidePath).href);
const unpacking = await loadPyodide({ indexURL: dirname(pyodidePath) });
unpacking.FS.writeFile("/python.zip", gunzipSync(readFileSync(archivePath)));
unpacking.runPython("import zipfile; zipfile.ZipFile('/python.zip').extractall('/unpacked')");
const stdlib = join(process.cwd(), "stdlib.zip");
writeFileSync(stdlib, unpacking.FS.readFile("/unpacked/stdlib.zip"));

const python = await loadPyodide({ indexURL: dirname(pyodidePath), stdLibURL: stdlib, stdout: console.log });
const site = python.runPython("import site; site.getsitepackages()[0]");
const archive = unpacking.FS.readFile("/python.zip");
python.unpackArchive(archive, "zip", { extractDir: site });
python.runPython("import importlib; importlib.invalidate_caches()");
python.FS.mkdirTree("/project");
python.runPython(program);
