// How deeply Python may nest its calls in C before it raises RecursionError.

import type { PyodideInterface } from "pyodide";

/**
 * The bytes of its stack that Python may use. Python counts only these, of which it has megabytes. The
 * browser's own stack, which the same calls fill, overflows long before, and an overflow is the end of
 * Python: for deep JSON, or when deeply nested values are given back. With more than twice as many it
 * overflows; with half of them Python does not work.
 */
const BYTES = 48 * 1024;

interface Internals {
  _PyThreadState_Get(): number;
  _emscripten_stack_get_base(): number;
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
}

/** Let Python refuse what is nested too deeply, instead of ending. */
export function guardStack(python: PyodideInterface): void {
  const internals = (python as unknown as { _module: Internals })._module;
  const start = internals._emscripten_stack_get_base() - BYTES;
  internals._PyUnstable_ThreadState_SetStackProtection(internals._PyThreadState_Get(), start, BYTES);
}
