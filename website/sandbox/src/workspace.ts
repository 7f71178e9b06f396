// The files of the project, as the client of the language server sees them: one is open in the
// editor, and all maps can be renamed in, gone to and searched.

import { LSPPlugin, Workspace, type LSPClient, type WorkspaceFile } from "@codemirror/lsp-client";
import { EditorState, Text, type ChangeSet, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { isMap, nameOf, uriOf, type Project } from "./project";

class OpenFile implements WorkspaceFile {
  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    public doc: Text,
    private readonly view: EditorView | null,
  ) {}

  getView(): EditorView | null {
    return this.view;
  }
}

export class ProjectWorkspace extends Workspace {
  private open: OpenFile | null = null;
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, { said: string; doc: Text }>();

  constructor(
    client: LSPClient,
    private readonly project: Project,
    /** Show a file in the editor. */
    private readonly show: (name: string) => EditorView,
    /** A file that is not in the editor has been changed: its text, and how it has. */
    private readonly rewrite: (name: string, update: TransactionSpec) => void,
  ) {
    super(client);
  }

  override get files(): WorkspaceFile[] {
    const closed = this.project.names
      .filter((name) => isMap(name) && uriOf(name) !== this.open?.uri)
      .map((name) => new OpenFile(uriOf(name), "argmap", 0, this.textOf(name), null));
    return this.open ? [this.open, ...closed] : closed;
  }

  private textOf(name: string): Text {
    const said = this.project.text(name);
    const known = this.texts.get(name);
    if (known?.said === said) return known.doc;
    const doc = EditorState.create({ doc: said }).doc;
    this.texts.set(name, { said, doc });
    return doc;
  }

  override syncFiles(): readonly { file: WorkspaceFile; prevDoc: Text; changes: ChangeSet }[] {
    const file = this.open;
    const view = file?.getView();
    const plugin = view && LSPPlugin.get(view);
    if (!file || !plugin || plugin.unsyncedChanges.empty) return [];
    const changed = { file, prevDoc: file.doc, changes: plugin.unsyncedChanges };
    file.doc = view.state.doc;
    file.version = this.nextVersion(file.uri);
    plugin.clear();
    return [changed];
  }

  override openFile(uri: string, languageId: string, view: EditorView): void {
    this.open = new OpenFile(uri, languageId, this.nextVersion(uri), view.state.doc, view);
    this.client.didOpen(this.open);
  }

  override closeFile(uri: string): void {
    if (this.open?.uri !== uri) return;
    this.open = null;
    this.client.didClose(uri);
  }

  override connected(): void {
    if (this.open) this.client.didOpen(this.open);
  }

  override updateFile(uri: string, update: TransactionSpec): void {
    const name = nameOf(uri);
    const view = this.open?.uri === uri ? this.open.getView() : null;
    if (view) view.dispatch(update);
    else if (name !== null && this.project.has(name)) this.rewrite(name, update);
  }

  override displayFile(uri: string): Promise<EditorView | null> {
    const name = nameOf(uri);
    return Promise.resolve(name !== null && this.project.has(name) ? this.show(name) : null);
  }

  private nextVersion(uri: string): number {
    const version = (this.versions.get(uri) ?? -1) + 1;
    this.versions.set(uri, version);
    return version;
  }
}
