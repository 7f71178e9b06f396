// The language server: argmap itself, started as `argmap lsp`.

import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/node";

import { INSTALL, MissingProgram, run } from "./program";

const RESTARTS = 4;

/** The server of this window; a failure is reported once, with what to do about it. */
export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly output = vscode.window.createOutputChannel("argmap");

  /** Start the server, or report why it does not start. */
  async start(): Promise<void> {
    const path = vscode.workspace.getConfiguration("argmap").get("path", "argmap");
    try {
      const lacking = await lacks(path);
      if (lacking !== undefined) {
        await this.complain(`argmap's language server is not installed. Install it: ${INSTALL}`, lacking);
        return;
      }
      this.client = client(path, this.output);
      await this.client.start();
    } catch (error) {
      this.client = undefined;
      if (error instanceof MissingProgram) await this.complain(error.message);
      else await this.complain("cannot start argmap's language server.", String(error));
    }
  }

  /** Stop the server if it is running, and start it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  dispose(): void {
    void this.stop();
    this.output.dispose();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.stop();
    } catch {
      // It had already exited, or never started.
    }
  }

  private async complain(message: string, reason = ""): Promise<void> {
    if (reason) this.output.appendLine(reason);
    const [copy, settings, details] = ["Copy the install command", "Set the path", "Show the details"];
    const choices = reason ? [copy, settings, details] : [copy, settings];
    const chosen = await vscode.window.showErrorMessage(message, ...choices);
    if (chosen === copy) await vscode.env.clipboard.writeText(INSTALL);
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.path");
    }
    if (chosen === details) this.output.show();
  }
}

function client(path: string, output: vscode.OutputChannel): LanguageClient {
  let restarts = 0;
  const made: LanguageClient = new LanguageClient(
    "argmap",
    "argmap",
    { command: path, args: ["lsp"] }, // naming the transport would add an argument
    {
      documentSelector: [
        { scheme: "file", language: "argmap" },
        { scheme: "untitled", language: "argmap" },
      ],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        // Restart a server that was running; start() reports one that never started.
        closed: () => {
          const again = made.state === State.Running && restarts++ < RESTARTS;
          const action = again ? CloseAction.Restart : CloseAction.DoNotRestart;
          return { action, handled: again || restarts === 0 };
        },
      },
    },
  );
  return made;
}

// argmap's exit codes for an unknown command and for a missing package.
const USAGE = 2;
const FILES = 3;

/**
 * Why a program cannot act as the server, or undefined if it can: without a client, the server
 * exits at once, and reports what is not installed.
 */
async function lacks(path: string): Promise<string | undefined> {
  const { code, err } = await run(path, ["lsp"], "", undefined, undefined, 10);
  return code === USAGE || code === FILES ? err.trim() : undefined;
}
