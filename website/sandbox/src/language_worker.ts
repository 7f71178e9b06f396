// The worker of the language server.

import { inbox } from "./inbox";
import type { FromLanguage, ToLanguage } from "./messages";
import { uriOf } from "./project";
import { forgetRead, keep, reason, startPython, type Python } from "./python";

interface LanguageServer {
  start(send: (message: string) => void): void;
  receive(message: string): void;
}

const takeWith = inbox<ToLanguage>();

function say(message: FromLanguage): void {
  self.postMessage(message);
}

async function begin(): Promise<void> {
  const python = await startPython((share) => say({ kind: "loading", share }));
  keep(python, {});
  const server = python.pyimport("argmap.sandbox.language_server") as LanguageServer;
  server.start((message) => say({ kind: "lsp", message }));
  forgetRead(python);
  takeWith((message) => guarded(() => handle(python, server, message)));
  say({ kind: "ready" });
}

let isInitialized = false;

function handle(python: Python, server: LanguageServer, message: ToLanguage): void {
  if (message.kind === "lsp") {
    isInitialized ||= message.message.includes('"method":"initialized"');
    server.receive(message.message);
    return;
  }
  keep(python, message.files);
  if (isInitialized) server.receive(JSON.stringify(changed(Object.keys(message.files))));
}

function changed(names: readonly string[]): object {
  const changes = names.map((name) => ({ uri: uriOf(name), type: 2 }));
  return { jsonrpc: "2.0", method: "workspace/didChangeWatchedFiles", params: { changes } };
}

/** An exception that Python lets through is the end of this worker; the page starts another. */
function guarded(act: () => void): void {
  try {
    act();
  } catch (error) {
    say({ kind: "failed", reason: reason(error) });
  }
}

begin().catch((error: unknown) => say({ kind: "failed", reason: reason(error) }));
