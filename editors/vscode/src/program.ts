// The argmap program: find it, run it, and explain why it cannot be run.

import { spawn } from "node:child_process";

export const INSTALL = "pip install 'argmap[lsp]'";

/** The result of a run: all its output, and its exit code (null if it was stopped). */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program could not be started; the message is for the user. */
export class MissingProgram extends Error {
  constructor(path: string, reason: string) {
    super(`cannot start argmap as '${path}' (${reason}). Install it: ${INSTALL}`);
  }
}

/**
 * Run argmap with some input, without a shell. It is stopped when `signal` aborts or after
 * `seconds`, whichever comes first. Throws MissingProgram if there is no such program.
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
    child.stdin.on("error", () => undefined); // it exited before reading all its input
    child.stdin.end(input);
  });
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such program";
  if (error.code === "EACCES") return "permission denied";
  return error.message;
}
