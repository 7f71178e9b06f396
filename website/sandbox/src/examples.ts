// The maps that can be opened from the menu.

import street from "../../../docs/examples/ten-lines.argmap";
import type { Kept } from "./storage";

export interface Example {
  readonly label: string;
  readonly kept: Kept;
}

const STREET = "street.argmap";

/** What is there at the first visit, and where the cursor is put. */
export const FIRST: Kept & { readonly cursor: number } = {
  files: { [STREET]: street },
  shown: STREET,
  cursor: street.trimEnd().length,
};

export const EXAMPLES: readonly Example[] = [
  { label: "Should the town close its main street?", kept: { files: { [STREET]: street }, shown: STREET } },
];
