// Questions to the reader.

import { element } from "./elements";

/** Ask for a name; null if there is to be none. `wrong` says what is wrong with one. */
export function askName(title: string, given: string, wrong: (name: string) => string | null): Promise<string | null> {
  const input = element("input", { id: "asked-name", value: given, autocomplete: "off", spellcheck: "false" });
  const told = element("p", { class: "wrong", role: "alert" });
  return ask(title, [element("label", { for: "asked-name" }, "Name"), input, told], "OK", () => {
    const name = input.value.trim();
    const problem = name === given ? null : wrong(name);
    told.textContent = problem ?? "";
    return problem === null ? name : undefined;
  });
}

/** Ask whether something is to be done. */
export async function confirm(title: string, text: string, yes: string): Promise<boolean> {
  return (await ask(title, [element("p", {}, text)], yes, () => true)) === true;
}

function ask<T>(
  title: string,
  content: readonly HTMLElement[],
  yes: string,
  take: () => T | undefined,
): Promise<T | null> {
  return new Promise((resolve) => {
    let answer: T | null = null;
    const heading = element("h2", { id: "asked" }, title);
    const submit = element("button", { type: "submit" }, yes);
    const form = element("form", { method: "dialog" }, heading, ...content,
      element("div", { class: "buttons" },
        element("button", { type: "button", onclick: () => dialog.close() }, "Cancel"), submit));
    const dialog = element("dialog", { "aria-labelledby": "asked" }, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const taken = take();
      if (taken === undefined) return;
      answer = taken;
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    const input = dialog.querySelector("input");
    if (input) input.setSelectionRange(input.value.lastIndexOf("/") + 1, Math.max(input.value.lastIndexOf("."), 0) || input.value.length);
    else submit.focus();
  });
}
