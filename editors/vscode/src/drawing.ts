// A map as a picture: what to ask argmap for, and what its answer means.

import { MissingProgram, run } from "./program";

export type Direction = "lr" | "tb";
export type Theme = "light" | "dark";

/** A picture, or the reason why there is none; or nothing, where a newer drawing came first. */
export type Drawing = { readonly svg: string } | { readonly problem: string } | undefined;

/** How a map is drawn: with which program, seen from which folder, which way and how coloured.
 * `name` is what the text is called where something is wrong with it. */
export interface Manner {
  readonly path: string;
  readonly name: string;
  readonly folder: string | undefined;
  readonly direction: Direction;
  readonly theme: Theme;
}

/** Draw a text. What is wrong with it comes back as a problem; nothing is thrown. */
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
