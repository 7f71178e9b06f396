// Graphviz as WebAssembly, for argmap/sandbox/graphviz_wasm.py.

import { instance } from "@viz-js/viz";

/** What Graphviz made of a graph, as `dot -q -Tsvg` would: remarks are errors, not warnings. */
export interface Answer {
  readonly output: string;
  readonly remarks: string;
  readonly failed: boolean;
}

/**
 * Load Graphviz. The function lays out DOT source at once and never throws: a graph that is too
 * much for its memory or its stack is a failure like any other.
 */
export async function graphviz(): Promise<(dot: string) => Answer> {
  let viz = await instance();
  return (dot) => {
    try {
      const { status, output, errors } = viz.render(dot, { format: "svg" });
      const remarks = errors
        .filter(({ level }) => level !== "warning")
        .map(({ message }) => message)
        .join("\n");
      const failed = status === "failure" || errors.some(({ level }) => level === "error");
      return { output: output ?? "", remarks, failed };
    } catch (error) {
      // What broke off may have left its memory in disorder: begin again with a new one.
      void instance().then((fresh) => (viz = fresh));
      return { output: "", remarks: String(error), failed: true };
    }
  };
}
