// The modules of the extension that need no VS Code, built as the extension itself is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** What a module of src/ exports. */
export async function load(name) {
  const folder = mkdtempSync(join(tmpdir(), "argmap-"));
  const outfile = join(folder, `${name}.mjs`);
  const entry = fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url));
  buildSync({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
