// Lines below the header, for what is to be known and answered at leisure.

import { byId, element } from "./elements";

type Action = readonly [label: string, act: () => void];

/** Show a notice in place of the one with the same id; null takes it away. */
export function notice(id: string, text: string | null, actions: readonly Action[] = []): void {
  document.getElementById(`notice-${id}`)?.remove();
  if (text === null) return;
  byId("panes").before(element("div", { class: "notice", role: "status", id: `notice-${id}` }, element("p", {}, text),
    ...[...actions, ["Close", () => notice(id, null)] as const].map(([label, act]) => element("button", { type: "button", onclick: act }, label))));
}
