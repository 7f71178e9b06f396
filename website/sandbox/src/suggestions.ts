// Suggestions while one writes: which of them is selected, and what takes it.
//
// Enter and Tab take the suggestion that is selected. The first one is, once something of it has been
// typed, or if the reader asked for suggestions. What is typed to its end is not, so that Enter begins
// a line after it, nor is what another text may take the place of: a holder, a tag, a subject.

import {
  acceptCompletion, autocompletion, closeCompletion, completionStatus, currentCompletions,
  selectedCompletion, selectedCompletionIndex, setSelectedCompletion, startCompletion,
} from "@codemirror/autocomplete";
import { Prec, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Fields in which any words can stand. */
const FREE = /^\s*(by|figure|scheme|tags):/;

const WORD = /@?[\w./-]*$/;

/** The word before the cursor, as far as it is typed; without the sign of a reference. */
function typed(state: EditorState): string {
  const { head } = state.selection.main;
  const before = state.sliceDoc(state.doc.lineAt(head).from, head);
  return (WORD.exec(before)?.[0] ?? "").replace(/^@/, "");
}

function isFree(state: EditorState): boolean {
  return FREE.test(state.doc.lineAt(state.selection.main.head).text);
}

/** Whether a word is typed to its end, whatever the sign that follows it. */
function isWhole(state: EditorState, label: string): boolean {
  return typed(state) === label.replace(/^@/, "").replace(/:$/, "");
}

/** Selects the first suggestion where that is what Enter should take. */
const selecting = ViewPlugin.fromClass(
  class {
    private isAsked = false;

    constructor(private readonly view: EditorView) {}

    update({ state }: ViewUpdate): void {
      if (completionStatus(state) === null) this.isAsked = false;
      const [first] = currentCompletions(state);
      if (!first || selectedCompletionIndex(state) !== null && selectedCompletionIndex(state) !== -1) return;
      const isWanted = typed(state) ? !isFree(state) && !isWhole(state, first.label) : this.isAsked;
      if (isWanted) queueMicrotask(() => this.select(first.label));
    }

    /** Select the first one, if that is still the same. */
    private select(label: string): void {
      const [first] = currentCompletions(this.view.state);
      if (first?.label === label) this.view.dispatch({ effects: setSelectedCompletion(0) });
    }

    ask(): boolean {
      this.isAsked = true;
      return startCompletion(this.view);
    }
  },
);

/** A word that is there already is not taken once more: Enter begins a line, Tab indents. */
function leaveWhole(view: EditorView): boolean {
  const selected = selectedCompletion(view.state);
  if (selected && isWhole(view.state, selected.label)) closeCompletion(view);
  return false;
}

/** Words are suggested, and taken by Enter and Tab. */
export const suggestions: Extension = [
  Prec.highest(keymap.of([
    { key: "Enter", run: leaveWhole },
    { key: "Tab", run: leaveWhole },
    { key: "Ctrl-Space", run: (view) => view.plugin(selecting)?.ask() ?? false },
    { mac: "Alt-`", run: (view) => view.plugin(selecting)?.ask() ?? false },
    { key: "Tab", run: acceptCompletion },
  ])),
  autocompletion({ icons: false, selectOnOpen: false }),
  selecting,
];
