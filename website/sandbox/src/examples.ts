// What is there at the first visit.

import street from "../../../docs/examples/ten-lines.argmap";
import type { Kept } from "./storage";

const STREET = "street.argmap";

/** The project of a first visit, and where the cursor is put. */
export const FIRST: Kept & { readonly cursor: number } = {
  files: { [STREET]: street },
  shown: STREET,
  cursor: street.trimEnd().length,
};
