// The outline of a map: its sections and statements, from the language server.

import { LSPPlugin } from "@codemirror/lsp-client";
import type { EditorView } from "@codemirror/view";
import type * as lsp from "vscode-languageserver-protocol";
import { element } from "./elements";

export async function listOutline(panel: HTMLElement, view: EditorView, goTo: (at: number) => void): Promise<void> {
  const plugin = LSPPlugin.get(view);
  const symbols = plugin ? await symbolsOf(plugin) : [];
  if (!symbols.length) {
    panel.replaceChildren(element("p", { class: "empty" }, "Nothing to list yet."));
    return;
  }
  const doc = view.state.doc;
  const listed = (some: readonly lsp.DocumentSymbol[]): HTMLElement =>
    element("ul", {}, ...some.map((one) =>
      element("li", {},
        element("button", { type: "button", onclick: () => plugin && goTo(plugin.fromPosition(one.selectionRange.start, doc)) },
          ...told(one)),
        ...(one.children?.length ? [listed(one.children)] : []))));
  panel.replaceChildren(listed(symbols));
}

/** What a row says: the kind, the statement and its id, or the name of a section. */
function told({ name, detail = "" }: lsp.DocumentSymbol): (HTMLElement | string)[] {
  const [kind = "", ...words] = detail.split(" ");
  const text = words.join(" ");
  if (name.startsWith("@")) return [element("b", { class: "outline-id" }, name), detail && ` ${detail}`];
  if (!text) return [element("span", { class: "outline-kind" }, kind), ` ${name}`];
  return [element("span", { class: "outline-kind" }, kind), ` ${text} `, element("span", { class: "outline-id" }, name)];
}

async function symbolsOf(plugin: LSPPlugin): Promise<readonly lsp.DocumentSymbol[]> {
  plugin.client.sync();
  const params = { textDocument: { uri: plugin.uri } };
  return (await plugin.client
    .request<lsp.DocumentSymbolParams, lsp.DocumentSymbol[] | null>("textDocument/documentSymbol", params)
    .catch(() => null)) ?? [];
}
