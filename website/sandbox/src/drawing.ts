// What the pane of the map says while it is empty: that a map is being drawn, and how large it is.

import { byId } from "./elements";
import { statementsIn } from "./statement_lines";

/** The statements from which on their number is told: it is why the map takes a while. */
const MANY = 100;

/** Say that the map with this text is being drawn. */
export function drawing(text: string): void {
  const statements = statementsIn(text);
  const map = statements < MANY ? "the map" : `a map of ${statements.toLocaleString("en")} statements`;
  waiting(`Drawing ${map} …`);
}

/** Say in the pane what it waits for; `percent` is how far that is, if that is known. */
export function waiting(what: string, percent: number | null = null): void {
  const progress = byId<HTMLProgressElement>("progress");
  byId("loading").hidden = progress.hidden = false;
  if (percent === null) progress.removeAttribute("value");
  else progress.value = percent;
  byId("progress-text").textContent = what;
}
