// Menus of the header.

import { element } from "./elements";

export interface Entry {
  readonly label: string;
  readonly keys?: string;
  act(): void;
}

/** A button that opens a menu; `entries` are made when it opens. */
export function menu(label: string, entries: () => readonly Entry[]): HTMLElement {
  const list = element("div", { role: "menu", "aria-label": label, hidden: true });
  const button = element("button", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false" }, label);
  const whole = element("div", { class: "menu" }, button, list);

  const close = (): void => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const open = (): void => {
    list.replaceChildren(
      ...entries().map(({ label: said, keys, act }) =>
        element("button", {
          type: "button", role: "menuitem", tabindex: "-1",
          onclick: () => { close(); button.focus(); act(); },
        }, said, ...(keys ? [element("kbd", {}, keys)] : [])),
      ),
    );
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    (list.firstElementChild as HTMLElement | null)?.focus();
  };
  button.addEventListener("click", () => (list.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); open(); }
  });
  list.addEventListener("keydown", (event) => {
    const all = [...list.children] as HTMLElement[];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (event.key === "Escape") { close(); button.focus(); }
    else if (event.key === "Tab") close();
    else if (next !== undefined) { event.preventDefault(); all[(next + all.length) % all.length]?.focus(); }
  });
  whole.addEventListener("focusout", (event) => {
    if (!whole.contains(event.relatedTarget as Node | null) && event.relatedTarget) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!whole.contains(event.target as Node)) close();
  });
  window.addEventListener("blur", close); // the frame of the map has been clicked
  return whole;
}
