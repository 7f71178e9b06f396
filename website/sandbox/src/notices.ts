// Lines below the header, for what is to be known and answered at leisure.

import { byId, element } from "./elements";

type Action = readonly [label: string, act: () => void];

/**
 * Show a notice in place of the one with the same id; null takes it away. One that is `isOver` lies over
 * the panes, at their foot, so that they stay in their place.
 */
export function notice(id: string, text: string | null, actions: readonly Action[] = [], { isOver = false } = {}): void {
  document.getElementById(`notice-${id}`)?.remove();
  if (text === null) return;
  const shown = element("div", { class: isOver ? "notice over" : "notice", role: "status", id: `notice-${id}` }, element("p", {}, text),
    ...[...actions, ["Close", () => notice(id, null)] as const].map(([label, act]) => element("button", { type: "button", onclick: act }, label)));
  if (isOver) byId("panes").append(shown);
  else byId("panes").before(shown);
}
