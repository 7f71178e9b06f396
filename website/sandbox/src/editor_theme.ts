// How the editor looks: the colours are those of the page, light or dark as it is.

import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--page)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Code", Consolas, "DejaVu Sans Mono", monospace', lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "10px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--page)", color: "var(--muted)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--raised) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--marked)" },
  ".cm-panels, .cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-tooltip": { borderRadius: "6px", maxWidth: "min(36rem, 90vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--page)" },
  ".cm-textfield, .cm-button": { backgroundColor: "var(--page)", backgroundImage: "none", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "4px" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--page)" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap", fontFamily: "inherit" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--doubt)" },
  ".cm-diagnostic-info, .cm-diagnostic-hint": { borderLeftColor: "var(--accent)" },
  ".cm-lsp-hover-tooltip": { padding: "4px 10px", overflowWrap: "anywhere" },
  // What the semantic tokens of the language server say (argmap/lsp/semantic_tokens.py)
  ".tok-keyword": { color: "var(--blue)", fontWeight: "600" },
  ".tok-macro": { color: "var(--red)", fontWeight: "600" },
  ".tok-operator": { color: "var(--red)" },
  ".tok-property": { color: "var(--muted)" },
  ".tok-variable": { color: "var(--green)" },
  ".tok-namespace": { color: "var(--green)" },
  ".tok-string": { color: "var(--amber)" },
  ".tok-number": { color: "var(--amber)" },
  ".tok-class": { fontWeight: "600" },
  ".tok-comment": { color: "var(--muted)", fontStyle: "italic" },
});
