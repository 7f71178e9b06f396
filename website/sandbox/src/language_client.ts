// The editor's side of the language server.

import {
  findReferencesKeymap, formatKeymap, hoverTooltips, jumpToDefinitionKeymap, LSPClient, LSPPlugin,
  renameKeymap, serverCompletion, type LSPClientExtension, type Transport,
} from "@codemirror/lsp-client";
import { setDiagnostics, type Action, type Diagnostic } from "@codemirror/lint";
import { EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { TransactionSpec } from "@codemirror/state";
import type * as lsp from "vscode-languageserver-protocol";
import { inPage } from "./page_words";
import { isMap, nameOf, type Project } from "./project";
import { harmless } from "./harmless_html";
import { semanticColours } from "./semantic_colours";
import { ProjectWorkspace } from "./workspace";

/** The milliseconds after a keystroke at which the server is told, if no other follows. */
const PAUSE = 30;

/** Findings of a text, as the editor shows them. */
export type Findings = readonly Diagnostic[];

export interface Hooks {
  show(name: string): EditorView;
  rewrite(name: string, update: TransactionSpec): void;
  /** The findings of a file have come. */
  found(name: string, findings: Findings): void;
}

export function languageClient(project: Project, hooks: Hooks): LSPClient {
  return new LSPClient({
    rootUri: "file:///project",
    timeout: 20_000, // the first answers wait until argmap is loaded
    workspace: (client) => new ProjectWorkspace(client, project, hooks.show, hooks.rewrite),
    sanitizeHTML: harmless,
    extensions: [
      serverCompletion({ override: true, validFor: /^[\w.@/-]*$/ }),
      hoverTooltips({ hoverTime: 250 }),
      keymap.of([...formatKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap]),
      semanticColours,
      diagnostics(hooks),
    ],
  });
}

/** Messages to and from a worker, as the client wants to send and to hear them. */
export class Messages implements Transport {
  private readonly handlers = new Set<(message: string) => void>();

  constructor(readonly send: (message: string) => void) {}

  subscribe(handler: (message: string) => void): void {
    this.handlers.add(handler);
  }

  unsubscribe(handler: (message: string) => void): void {
    this.handlers.delete(handler);
  }

  take(message: string): void {
    for (const handler of this.handlers) handler(message);
  }
}

// The findings that the server publishes, with their fixes. The library's own would tell the server
// of a change after half a second, and knows no fixes.
function diagnostics(hooks: Hooks): LSPClientExtension {
  return {
    clientCapabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } },
          isPreferredSupport: true,
        },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        semanticTokens: {
          requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ["relative"],
        },
      },
    },
    notificationHandlers: {
      "textDocument/publishDiagnostics": (client, params: lsp.PublishDiagnosticsParams) => {
        const file = client.workspace.getFile(params.uri);
        const view = file?.getView();
        const plugin = view && LSPPlugin.get(view);
        const name = nameOf(params.uri);
        if (!file || !plugin || name === null) return true;
        if (params.version != null && params.version !== file.version) return true;
        const found = params.diagnostics.map((one) => finding(plugin, one, []));
        view.dispatch(setDiagnostics(view.state, found));
        hooks.found(name, found);
        void withFixes(plugin, params.diagnostics, hooks, name);
        return true;
      },
    },
    editorExtension: telling,
  };
}

const telling = ViewPlugin.fromClass(
  class {
    private timer = 0;

    update(update: ViewUpdate): void {
      if (!update.docChanged) return;
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => LSPPlugin.get(update.view)?.client.sync(), PAUSE);
    }

    destroy(): void {
      clearTimeout(this.timer);
    }
  },
);

function finding(plugin: LSPPlugin, one: lsp.Diagnostic, actions: readonly Action[]): Diagnostic {
  const place = (position: lsp.Position): number =>
    plugin.unsyncedChanges.mapPos(plugin.fromPosition(position, plugin.syncedDoc));
  const severities = ["error", "warning", "info", "hint"] as const;
  return {
    from: place(one.range.start),
    to: Math.max(place(one.range.start), place(one.range.end)),
    severity: severities[(one.severity ?? 1) - 1] ?? "error",
    source: String(one.code ?? ""),
    message: inPage(typeof one.message === "string" ? one.message : one.message.value),
    actions,
  };
}

/** Ask for the fixes of findings, and show them with their fixes, if the text is still the same. */
async function withFixes(
  plugin: LSPPlugin,
  given: readonly lsp.Diagnostic[],
  hooks: Hooks,
  name: string,
): Promise<void> {
  if (!given.length || !isMap(name)) return;
  const asked = plugin.syncedDoc;
  const whole: lsp.Range = {
    start: { line: 0, character: 0 },
    end: plugin.toPosition(asked.length, asked),
  };
  const params: lsp.CodeActionParams = {
    textDocument: { uri: plugin.uri },
    range: whole,
    context: { diagnostics: [...given], only: ["quickfix"] },
  };
  const actions = await plugin.client
    .request<lsp.CodeActionParams, lsp.CodeAction[] | null>("textDocument/codeAction", params)
    .catch(() => null);
  const { view } = plugin;
  if (!actions?.length || LSPPlugin.get(view) !== plugin || view.state.doc !== asked) return;
  const found = given.map((one) => {
    const fixes = actions.filter((action) => action.edit && action.diagnostics?.some((other) => same(one, other)));
    return finding(plugin, one, fixes.map((fix) => fixing(plugin, fix)));
  });
  view.dispatch(setDiagnostics(view.state, found));
  hooks.found(name, found);
}

function same(one: lsp.Diagnostic, other: lsp.Diagnostic): boolean {
  return JSON.stringify([one.message, one.range]) === JSON.stringify([other.message, other.range]);
}

/** A fix as an action of its finding; it is taken with the text that it was made for, or not at all. */
function fixing(plugin: LSPPlugin, fix: lsp.CodeAction): Action {
  const made = plugin.syncedDoc;
  return {
    name: fix.title,
    apply(view) {
      if (view.state.doc !== made) return;
      for (const [uri, edits] of Object.entries(editsOf(fix.edit))) {
        const doc = plugin.client.workspace.getFile(uri)?.doc ?? made;
        const changes = edits.map(({ range, newText }) => ({
          from: plugin.fromPosition(range.start, doc),
          to: plugin.fromPosition(range.end, doc),
          insert: newText,
        }));
        plugin.client.workspace.updateFile(uri, { changes, ...cursorFor(changes), userEvent: "input.fix" });
      }
    },
  };
}

/** Where the cursor goes after changes: between quotation marks that are to be filled in. */
function cursorFor(changes: readonly { from: number; to: number; insert: string }[]): { selection?: { anchor: number } } {
  let shift = 0; // by the changes before
  for (const { from, to, insert } of [...changes].sort((one, other) => one.from - other.from)) {
    const at = insert.indexOf('""');
    if (at >= 0) return { selection: { anchor: from + shift + at + 1 } };
    shift += insert.length - (to - from);
  }
  return {};
}

function editsOf(edit: lsp.WorkspaceEdit | undefined): Record<string, lsp.TextEdit[]> {
  const found: Record<string, lsp.TextEdit[]> = { ...edit?.changes };
  for (const one of edit?.documentChanges ?? []) {
    if ("edits" in one) found[one.textDocument.uri] = one.edits.filter((each): each is lsp.TextEdit => "newText" in each);
  }
  return found;
}
