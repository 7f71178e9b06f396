// The program argmap: where it is, how it is run, and what to say when it cannot be.

import { spawn } from "node:child_process";

export const INSTALL = "pip install 'argmap[lsp]'";

/** What came of a run: all that the program said, and its exit code (null where it was stopped). */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** That the program could not be started at all; the message is for the person who writes. */
export class MissingProgram extends Error {
  constructor(path: string, reason: string) {
    super(`cannot start argmap as '${path}' (${reason}). Install it: ${INSTALL}`);
  }
}

/**
 * Run argmap with some input, without a shell. It is stopped when `signal` says so, or after
 * `seconds`, whichever comes first. Throws MissingProgram where there is no such program.
 */
export function run(
  path: string,
  args: readonly string[],
  input: string,
  folder: string | undefined,
  signal?: AbortSignal,
  seconds = 120,
): Promise<Outcome> {
  const limit = AbortSignal.timeout(seconds * 1000);
  const stop = signal ? AbortSignal.any([signal, limit]) : limit;
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const child = spawn(path, args, {
      cwd: folder,
      signal: stop,
      env: { ...process.env, NO_COLOR: "1", PYTHONIOENCODING: "utf-8" },
      windowsHide: true,
    });
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stderr.on("data", (piece: Buffer) => err.push(piece));
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (error.name === "AbortError") {
        const late = limit.aborted && !signal?.aborted;
        const said = late ? `argmap did not finish within ${seconds} seconds` : "";
        resolve({ code: null, out: "", err: said });
      } else {
        reject(new MissingProgram(path, reason(error)));
      }
    });
    child.on("close", (code) => {
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
    child.stdin.on("error", () => undefined); // it ended before it had read all of it
    child.stdin.end(input);
  });
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such program";
  if (error.code === "EACCES") return "permission denied";
  return error.message;
}
