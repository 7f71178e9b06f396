// Lines that are too long for the editor go on below where they begin, further in than what is
// written under them, so that the outline can still be seen.

import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

const FURTHER = 4;
const MOST = 32; // characters of indentation that are followed
const MARGIN = 6; // the padding that CodeMirror gives a line, in pixels

const lines = Array.from({ length: MOST + 1 }, (_, indent) => Decoration.line({ class: `hangs-${indent}` }));

const sheet = EditorView.baseTheme(
  Object.fromEntries(lines.map((_, indent) => [
    `.hangs-${indent}`,
    { textIndent: `-${indent + FURTHER}ch`, paddingInlineStart: `calc(${MARGIN}px + ${indent + FURTHER}ch)` },
  ])),
);

const hanging = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = hang(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = hang(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function hang(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.search(/[^ ]/);
      const decoration = lines[Math.min(Math.max(indent, 0), MOST)];
      if (decoration) builder.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const hangingLines = [sheet, hanging];
