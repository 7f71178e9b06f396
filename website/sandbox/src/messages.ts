// The messages between the page, its two workers and the frame of the preview.

/** Files of the project by their paths in it; null removes a file. */
export type Files = Record<string, string | Uint8Array | null>;

/** A problem as argmap tells it, for a call that could not be carried out. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
  readonly column?: number;
}

export type ToLanguage =
  | { kind: "files"; files: Files }
  | { kind: "lsp"; message: string };

/** What both workers say: how far they are (from 0 to 1), and that they cannot go on. */
export type FromEither =
  | { kind: "loading"; share: number }
  | { kind: "ready" }
  | { kind: "failed"; reason: string };

export type FromLanguage =
  | FromEither
  | { kind: "lsp"; message: string };

export type ToPreview =
  | { kind: "files"; files: Files }
  | { kind: "call"; id: number; name: string; arguments: readonly unknown[] };

export type FromPreview =
  | FromEither
  | { kind: "answer"; id: number; result: string | Uint8Array }
  | { kind: "refusal"; id: number; diagnostics: readonly Problem[] };

/**
 * From the page to the frame: the JSON of a preview's state, with the line that is being written (0 if
 * none is), and that another map comes.
 */
export type ToFrame =
  | { kind: "state"; state: string; line: number }
  | { kind: "leave" };

/**
 * "ready" and "again" ask for a whole page, the state without a page that is shown. "shown" says that
 * a whole page is on the screen, which for a large map is seconds after it came. "open" asks for the
 * statement of a card: its id, empty if it has none, and where it is written.
 */
export type FromFrame =
  | { kind: "ready" }
  | { kind: "again" }
  | { kind: "shown" }
  | { kind: "open"; id: string; file: string; line: number };
