// The dialog of the examples: the project's maps, the tutorial's steps and those of the documentation.

import { element } from "./elements";
import type { Shared } from "./share_link";

/** examples.json, as collect_examples.py writes it; files are numbers of texts. */
interface Collected {
  readonly texts: readonly string[];
  readonly examples: readonly Example[];
}

interface Example {
  readonly group: string;
  readonly title: string;
  readonly sentence: string;
  readonly open: string;
  readonly files: Readonly<Record<string, number>>;
}

/** Let the reader choose an example; `open` is called with it. */
export async function chooseExample(open: (shared: Shared, title: string) => void): Promise<void> {
  const list = element("div", { class: "examples" });
  const close = element("button", { type: "button", onclick: () => dialog.close() }, "Close");
  const dialog = element("dialog", { "aria-labelledby": "examples-title" },
    element("h2", { id: "examples-title" }, "Open an example"), list,
    element("div", { class: "buttons" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  try {
    const response = await fetch("examples.json");
    if (!response.ok) throw new Error(response.statusText);
    const collected = (await response.json()) as Collected;
    list.append(...groups(collected, (example) => {
      dialog.close();
      const files = Object.entries(example.files).map(([name, number]) => [name, collected.texts[number] ?? ""]);
      open({ files: Object.fromEntries(files) as Record<string, string>, open: example.open }, example.title);
    }));
  } catch (error) {
    console.warn("no examples", error);
    list.append(element("p", { role: "alert" }, "The examples could not be loaded. Check the connection and try again."));
  }
  document.body.append(dialog);
  dialog.showModal();
}

function groups({ examples }: Collected, act: (example: Example) => void): HTMLElement[] {
  return [...new Set(examples.map(({ group }) => group))].map((group) => {
    const entries = examples.filter((example) => example.group === group).map((example) =>
      element("li", {},
        element("button", { type: "button", onclick: () => act(example) },
          element("strong", {}, example.title), element("span", {}, example.sentence))));
    return element("section", {}, element("h3", {}, group), element("ul", {}, ...entries));
  });
}
