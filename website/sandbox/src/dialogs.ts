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

/** Tell something: words of the page, then perhaps those of the program. */
export async function tell(title: string, text: string, program = ""): Promise<void> {
  const content = [element("p", {}, text), ...(program.trim() ? [element("pre", { tabindex: "0" }, program.trim())] : [])];
  await ask(title, content, "OK", () => true, { canCancel: false });
}

/** A choice of one among several, of which the first is chosen. */
export function choices(legend: string, name: string, all: readonly (readonly [value: string, label: string])[]): HTMLFieldSetElement {
  return element("fieldset", {}, element("legend", {}, legend), ...all.map(([value, label], at) =>
    element("label", { class: "choice" }, element("input", { type: "radio", name, value, checked: at === 0 }), element("span", {}, label))));
}

/** The value that is chosen in a fieldset. */
export function chosen(fieldset: HTMLFieldSetElement): string {
  return fieldset.querySelector<HTMLInputElement>("input:checked")?.value ?? "";
}

/** A field with its label. */
export function field(label: string, input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): HTMLElement {
  return element("label", { class: "field" }, element("span", {}, label), input);
}

/** Ask anything; `take` gives the answer, or undefined while there is something wrong with it. */
export function ask<T>(
  title: string,
  content: readonly HTMLElement[],
  yes: string,
  take: () => T | undefined | Promise<T | undefined>,
  { canCancel = true } = {},
): Promise<T | null> {
  return new Promise((resolve) => {
    let answer: T | null = null;
    const id = `asked-${document.querySelectorAll("dialog").length}`;
    const heading = element("h2", { id }, title);
    const submit = element("button", { type: "submit" }, yes);
    const form = element("form", { method: "dialog" }, heading, ...content,
      element("div", { class: "buttons" },
        ...(canCancel ? [element("button", { type: "button", onclick: () => dialog.close() }, "Cancel")] : []), submit));
    const dialog = element("dialog", { "aria-labelledby": id }, form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      submit.disabled = true;
      const taken = await Promise.resolve(take()).finally(() => (submit.disabled = false));
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
    const input = dialog.querySelector<HTMLInputElement>("input:not([type])");
    if (input) input.setSelectionRange(input.value.lastIndexOf("/") + 1, Math.max(input.value.lastIndexOf("."), 0) || input.value.length);
    else submit.focus();
  });
}
