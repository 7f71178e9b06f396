// The preview: a panel beside the text with its picture, redrawn on every save.

import * as path from "node:path";
import * as vscode from "vscode";

import { type Direction, type Drawing, type Theme, draw } from "./drawing";
import { page } from "./page";

/** All open previews, one per document. */
export class Previews implements vscode.Disposable {
  private readonly open = new Map<string, Preview>();
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly extension: vscode.Uri) {
    const renewAll = () => this.open.forEach((preview) => void preview.renew());
    this.listeners = [
      vscode.workspace.onDidSaveTextDocument((document) => {
        void this.open.get(document.uri.toString())?.renew();
      }),
      vscode.window.onDidChangeActiveColorTheme(renewAll),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("argmap")) renewAll();
      }),
    ];
  }

  /** Show the preview of a document; a new one opens in a column beside it. */
  show(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const known = this.open.get(key);
    if (known) {
      known.reveal();
      void known.renew();
      return;
    }
    const preview = new Preview(document, this.extension, () => this.open.delete(key));
    this.open.set(key, preview);
  }

  dispose(): void {
    this.listeners.forEach((listener) => void listener.dispose());
    [...this.open.values()].forEach((preview) => preview.dispose());
  }
}

class Preview {
  private readonly panel: vscode.WebviewPanel;
  private drawing = new AbortController();
  private good: Drawing;
  private last: Drawing;

  constructor(
    private readonly document: vscode.TextDocument,
    extension: vscode.Uri,
    closed: () => void,
  ) {
    const media = vscode.Uri.joinPath(extension, "media");
    const name = path.basename(document.uri.path);
    this.panel = vscode.window.createWebviewPanel(
      "argmap.preview",
      `Map of ${name}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media] },
    );
    const { webview } = this.panel;
    this.panel.onDidDispose(() => {
      this.drawing.abort();
      closed();
    });
    // The page reports when it is ready, and again when it is shown after being hidden.
    webview.onDidReceiveMessage((message) => {
      if (message === "ready") this.send();
    });
    webview.html = page({
      source: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(media, "preview.js")).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(media, "preview.css")).toString(),
    });
    void this.renew();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Draw the current text; cancels a drawing that is still running. */
  async renew(): Promise<void> {
    this.drawing.abort();
    const drawing = (this.drawing = new AbortController());
    const settings = vscode.workspace.getConfiguration("argmap", this.document.uri);
    const { uri } = this.document;
    const folder = uri.scheme === "file" ? path.dirname(uri.fsPath) : undefined;
    const drawn = await draw(
      this.document.getText(),
      {
        path: settings.get("path", "argmap"),
        name: path.basename(uri.path),
        folder,
        direction: settings.get<Direction>("preview.direction", "lr"),
        theme: theme(),
      },
      drawing.signal,
    );
    if (drawn === undefined || drawing !== this.drawing) return;
    if ("svg" in drawn) this.good = drawn;
    this.last = drawn;
    this.send();
  }

  /** Send the last good picture and, if there has been one since, the problem. */
  private send(): void {
    if (this.good !== undefined) void this.panel.webview.postMessage(this.good);
    if (this.last !== undefined && this.last !== this.good) {
      void this.panel.webview.postMessage(this.last);
    }
  }
}

function theme(): Theme {
  const { Dark, HighContrast } = vscode.ColorThemeKind;
  const { kind } = vscode.window.activeColorTheme;
  return kind === Dark || kind === HighContrast ? "dark" : "light";
}
