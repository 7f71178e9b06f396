// argmap in VS Code: the language server, and the preview beside the text.

import * as vscode from "vscode";

import { Previews } from "./preview";
import { Server } from "./server";

export function activate(context: vscode.ExtensionContext): void {
  if (!vscode.workspace.isTrusted) {
    // A folder's settings could name any program as argmap's path: run nothing until it is trusted.
    const granted = vscode.workspace.onDidGrantWorkspaceTrust(() => begin(context));
    context.subscriptions.push(granted);
    return;
  }
  begin(context);
}

function begin(context: vscode.ExtensionContext): void {
  const server = new Server();
  const previews = new Previews(context.extensionUri);
  context.subscriptions.push(
    server,
    previews,
    vscode.commands.registerCommand("argmap.restartServer", () => server.restart()),
    vscode.commands.registerCommand("argmap.showPreview", () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document?.languageId === "argmap") previews.show(document);
      else void vscode.window.showInformationMessage("Open a map to see its picture.");
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("argmap.path")) void server.restart();
    }),
  );
  void server.start();
}
