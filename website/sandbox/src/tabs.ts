// Tabs, as the ARIA practices have them: one of them is in the tab order, arrows go to the others.

import { element } from "./elements";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** The id of the element that it shows. */
  readonly controls: string;
}

/** Fill a tablist. */
export function fillTabs(list: HTMLElement, tabs: readonly Tab[], chosen: string, choose: (id: string) => void): void {
  const had = list.contains(document.activeElement);
  list.replaceChildren(
    ...tabs.map(({ id, label, controls }) =>
      element("button", {
        type: "button",
        role: "tab",
        id: `${list.id}-${id}`,
        "data-tab": id,
        "aria-selected": String(id === chosen),
        "aria-controls": controls,
        tabindex: id === chosen ? "0" : "-1",
        onclick: () => choose(id),
      }, label),
    ),
  );
  list.onkeydown = (event) => {
    const all = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const tab = all[(next + all.length) % all.length];
    tab?.focus();
    if (tab?.dataset["tab"]) choose(tab.dataset["tab"]);
  };
  const selected = list.querySelector<HTMLElement>("[aria-selected=true]");
  if (had) selected?.focus();
  selected?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Show which tab of a filled tablist is chosen. */
export function chooseTab(list: HTMLElement, chosen: string): void {
  for (const tab of list.querySelectorAll<HTMLElement>("[role=tab]")) {
    const is = tab.dataset["tab"] === chosen;
    tab.setAttribute("aria-selected", String(is));
    tab.tabIndex = is ? 0 : -1;
  }
}
