// Draw a map as a picture: the argmap command to run, and the meaning of its result.

import { MissingProgram, run } from "./program";

export type Direction = "lr" | "tb";
export type Theme = "light" | "dark";

/** A picture, or the reason why there is none; undefined if a newer drawing has started. */
export type Drawing = { readonly svg: string } | { readonly problem: string } | undefined;

/**
 * How to draw a map: the program, the working folder, direction and theme. Messages call the text
 * `name`.
 */
export interface Manner {
  readonly path: string;
  readonly name: string;
  readonly folder: string | undefined;
  readonly direction: Direction;
  readonly theme: Theme;
}

/** Draw a text. Problems are returned, never thrown. */
export async function draw(text: string, manner: Manner, signal: AbortSignal): Promise<Drawing> {
  const { direction, theme } = manner;
  const args = ["render", "-", "--format", "svg", "-o", "-"];
  args.push("--direction", direction, "--theme", theme);
  try {
    const { code, out, err } = await run(manner.path, args, text, manner.folder, signal);
    if (signal.aborted) return undefined;
    const start = out.indexOf("<svg");
    if (code === 0 && start >= 0) return { svg: out.slice(start) };
    const problem = err.trim().replaceAll("<stdin>", manner.name);
    return { problem: problem || `argmap exited with code ${code} and gave no reason` };
  } catch (error) {
    if (error instanceof MissingProgram) return { problem: error.message };
    throw error;
  }
}
