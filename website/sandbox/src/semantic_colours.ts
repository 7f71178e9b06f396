// Colours a map by the semantic tokens of the language server. Until those of a new text come, the
// old ones move with their words.

import { LSPPlugin } from "@codemirror/lsp-client";
import { RangeSetBuilder, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

const coloured = StateEffect.define<DecorationSet>();

const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, transaction) {
    for (const effect of transaction.effects) if (effect.is(coloured)) return effect.value;
    return now.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const asking = ViewPlugin.fromClass(
  class {
    private asked: Text | null = null;
    private timer = 0;

    constructor(private readonly view: EditorView) {
      this.later(0);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.later(60);
    }

    destroy(): void {
      clearTimeout(this.timer);
      this.asked = null;
    }

    private later(wait: number): void {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(), wait);
    }

    private async ask(): Promise<void> {
      const plugin = LSPPlugin.get(this.view);
      if (!plugin) return;
      await plugin.client.initializing;
      if (LSPPlugin.get(this.view) !== plugin) return;
      const document = this.view.state.doc;
      if (document === this.asked) return;
      this.asked = document;
      plugin.client.sync();
      const params = { textDocument: { uri: plugin.uri } };
      const legend = plugin.client.serverCapabilities?.semanticTokensProvider?.legend.tokenTypes ?? [];
      const given = await plugin.client
        .request<typeof params, { data: number[] } | null>("textDocument/semanticTokens/full", params)
        .catch(() => null);
      // Another text will have its own tokens.
      if (!given || this.asked !== document || this.view.state.doc !== document) return;
      this.view.dispatch({ effects: coloured.of(decorations(document, given.data, legend)) });
    }
  },
);

function decorations(document: Text, data: readonly number[], legend: readonly string[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let [row, column] = [0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, sort = 0] = data.slice(at, at + 4);
    [row, column] = [row + down, down ? right : column + right];
    if (row >= document.lines) break;
    const line = document.line(row + 1);
    const [from, to] = [line.from + column, Math.min(line.from + column + length, line.to)];
    if (from < to) builder.add(from, to, mark(legend[sort] ?? ""));
  }
  return builder.finish();
}

const marks = new Map<string, Decoration>();

function mark(sort: string): Decoration {
  let found = marks.get(sort);
  if (!found) marks.set(sort, (found = Decoration.mark({ class: `tok-${sort}` })));
  return found;
}

export const semanticColours = [colours, asking];
