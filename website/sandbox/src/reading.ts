// A map in English, as the program says it.

import { element } from "./elements";
import { harmless } from "./harmless_html";
import { Refusal, type Preview } from "./preview";
import { isMap } from "./project";

/** Show what a map says; a panel that shows something keeps it if the worker is started again. */
export async function showEnglish(panel: HTMLElement, preview: Preview, name: string): Promise<void> {
  if (!isMap(name)) {
    panel.replaceChildren(element("p", { class: "empty" }, "Only a map can be shown in English."));
    return;
  }
  try {
    const read = new DOMParser().parseFromString(harmless(String(await preview.call("read", name))), "text/html");
    panel.replaceChildren(...read.body.childNodes);
  } catch (error) {
    if (!(error instanceof Refusal) && panel.hasChildNodes()) return;
    panel.replaceChildren(element("p", { class: "empty" }, "A map with errors cannot be shown in English. The findings say what is wrong."));
  }
}
