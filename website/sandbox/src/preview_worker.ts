// The worker of pictures and pages.

import { graphviz } from "./graphviz";
import { inbox } from "./inbox";
import type { FromPreview, Problem, ToPreview } from "./messages";
import { forgetRead, keep, reason, startPython, type Python } from "./python";

interface Calls {
  /** Carry out a call: its answer, or the JSON of the diagnostics that refuse it. */
  call(name: string, given: readonly unknown[]): Answer;
}

interface Engine {
  use_function(call: (dot: string) => unknown): void;
}

interface Answer {
  readonly is_refusal: boolean;
  readonly result: string | { toJs(): Uint8Array; destroy(): void };
  destroy(): void;
}

const takeWith = inbox<ToPreview>();

function say(message: FromPreview): void {
  self.postMessage(message);
}

async function begin(): Promise<void> {
  const layout = graphviz(); // loads while Python does
  const python = await startPython((share) => say({ kind: "loading", share }));
  keep(python, {});
  const engine = python.pyimport("argmap.sandbox.graphviz_wasm") as Engine;
  engine.use_function(await layout);
  const calls = (python.pyimport("argmap.sandbox.calls") as { Calls(): Calls }).Calls();
  forgetRead(python);
  say({ kind: "ready" });
  takeWith((message) => handle(python, calls, message));
}

function handle(python: Python, calls: Calls, message: ToPreview): void {
  try {
    if (message.kind === "files") keep(python, message.files);
    else say(answer(calls, message.id, message.name, message.arguments));
  } catch (error) {
    // An exception of Python's is the end of a call; anything else is that of the worker.
    if (message.kind === "call" && error instanceof python.ffi.PythonError) {
      const told = { code: "", message: `argmap failed: ${reason(error)}`, hint: "" };
      say({ kind: "refusal", id: message.id, diagnostics: [told] });
    } else say({ kind: "failed", reason: reason(error) });
  }
}

function answer(calls: Calls, id: number, name: string, given: readonly unknown[]): FromPreview {
  const answer = calls.call(name, given);
  const { is_refusal: isRefusal, result } = answer;
  answer.destroy();
  if (typeof result !== "string") {
    const bytes = result.toJs();
    result.destroy();
    return { kind: "answer", id, result: bytes };
  }
  if (isRefusal) return { kind: "refusal", id, diagnostics: JSON.parse(result) as Problem[] };
  return { kind: "answer", id, result };
}

begin().catch((error: unknown) => say({ kind: "failed", reason: reason(error) }));
