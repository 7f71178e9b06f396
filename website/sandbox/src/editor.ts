// The editor: one view, and the state of each file that has been open in it.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import type { LSPClient } from "@codemirror/lsp-client";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState, Transaction, type Extension, type TransactionSpec } from "@codemirror/state";
import {
  crosshairCursor, drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter,
  highlightSpecialChars, keymap, lineNumbers, rectangularSelection,
} from "@codemirror/view";
import { argmapLanguage } from "./argmap_language";
import { theme } from "./editor_theme";
import { hangingLines } from "./hanging_lines";
import { isMap, uriOf, type Project } from "./project";
import { suggestions } from "./suggestions";
import { typingOver } from "./typing_over";

/** Words of the editor's own that do not look as the page's do. */
const phrases = EditorState.phrases.of({ rename: "Rename", "New name": "New id" });

export class Editor {
  readonly view: EditorView;
  private readonly states = new Map<string, EditorState>();
  private shown: string;

  constructor(
    parent: HTMLElement,
    private readonly project: Project,
    private readonly client: () => LSPClient,
    nonce: string,
    private readonly more: Extension,
  ) {
    this.shown = project.shown;
    this.cspNonce = EditorView.cspNonce.of(nonce);
    this.view = new EditorView({ parent, state: this.stateOf(this.shown) });
    this.view.dom.addEventListener("mousedown", (event) => this.pressed(event));
    project.on("shown", (name) => this.turnTo(name));
    project.on("replaced", () => this.forget());
    project.on("changed", (files) => {
      for (const [name, content] of Object.entries(files)) this.follow(name, content);
    });
  }

  private readonly cspNonce: Extension;

  /** Put the cursor at the end of a text, or at a place in it, and show it. */
  goTo(at: number, end = at): void {
    const size = this.view.state.doc.length;
    this.view.dispatch({
      selection: EditorSelection.range(Math.min(at, size), Math.min(end, size)),
      effects: EditorView.scrollIntoView(Math.min(at, size), { y: "center" }),
    });
    this.view.focus();
  }

  /** A click beside the text leaves the focus in it; one on the sign of a finding goes to its line. */
  private pressed(event: MouseEvent): void {
    const pressed = event.target as HTMLElement;
    if (!pressed.closest(".cm-gutters")) return;
    event.preventDefault();
    const { view } = this;
    if (pressed.closest(".cm-lint-marker")) {
      const { from } = view.lineBlockAtHeight(event.clientY - view.documentTop);
      view.dispatch({ selection: { anchor: from + /^ */.exec(view.state.doc.lineAt(from).text)![0].length } });
    }
    view.focus();
  }

  /** The line of the cursor, counted from 1. */
  get line(): number {
    const { doc, selection } = this.view.state;
    return doc.lineAt(selection.main.head).number;
  }

  /** Where a line begins, counted from 1. */
  startOf(line: number): number {
    const { doc } = this.view.state;
    return doc.line(Math.min(Math.max(line, 1), doc.lines)).from;
  }

  /** Change a file that is not shown. */
  rewrite(name: string, update: TransactionSpec): void {
    const state = this.stateOf(name).update(update).state;
    this.states.set(name, state);
    this.project.write(name, state.doc.toString());
  }

  /** Nothing that was done in one project can be undone in another. */
  private forget(): void {
    this.states.clear();
    if (this.project.has(this.shown)) this.view.setState(this.fresh(this.shown));
  }

  private turnTo(name: string): void {
    if (this.project.has(this.shown)) this.states.set(this.shown, this.view.state);
    const state = this.stateOf(name);
    this.shown = name;
    this.view.setState(state);
  }

  /** A file was changed by somebody else than the editor. */
  private follow(name: string, content: string | Uint8Array | null): void {
    if (content === null) this.states.delete(name);
    const state = name === this.shown ? this.view.state : this.states.get(name);
    if (!state || typeof content !== "string" || state.doc.eq(state.toText(content))) return;
    if (name !== this.shown) {
      this.states.delete(name);
      return;
    }
    this.view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: content },
      annotations: Transaction.addToHistory.of(true),
    });
  }

  /** The text of a file, its cursor and its history. */
  stateOf(name: string): EditorState {
    const known = this.view && name === this.shown ? this.view.state : this.states.get(name);
    return known ?? this.fresh(name);
  }

  private fresh(name: string): EditorState {
    return EditorState.create({ doc: this.project.text(name), extensions: this.extensions(name) });
  }

  private extensions(name: string): Extension {
    return [
      this.cspNonce,
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightActiveLine(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      dropCursor(),
      rectangularSelection(),
      crosshairCursor(),
      highlightSelectionMatches(),
      search({ top: true }),
      EditorView.lineWrapping,
      typingOver,
      phrases,
      EditorState.allowMultipleSelections.of(true),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${name}`, spellcheck: "true" }),
      theme,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.project.write(name, update.state.doc.toString());
      }),
      isMap(name) ? [argmapLanguage, hangingLines, closeBrackets(), suggestions, lintGutter(), this.client().plugin(uriOf(name), "argmap")] : [],
      keymap.of([
        ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap,
        ...lintKeymap, indentWithTab,
      ]),
      this.more,
    ];
  }
}
