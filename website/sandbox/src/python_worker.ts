// The page's side of a worker: it is started again, with the files, when it has failed.

import type { Files, FromEither } from "./messages";

export interface Listener<From> {
  /** How far the worker is, from 0 to 1, before it is ready. */
  loading(share: number): void;
  ready(): void;
  /** It cannot be started, or was there and ended again and again: `reason` is what Python or the browser says. */
  failed(reason: string, isEnded: boolean): void;
  take(message: From): void;
}

/** The addresses of programs that do nothing but load another: see `address`. */
const loaders = new Map<string, string>();

/**
 * Where a worker begins. A worker from a file would have no Content-Security-Policy where the server
 * sends none; one from a blob has that of the page, so that Python cannot reach another server either.
 */
function address(script: string): string {
  let found = loaders.get(script);
  if (found === undefined) {
    const loader = `import ${JSON.stringify(new URL(script, document.baseURI).href)};`;
    found = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
    loaders.set(script, found);
  }
  return found;
}

/** The starts in a minute after which a worker is left alone. */
const MOST_STARTS = 3;

/** A worker of Python with a copy of the files of the project. */
export class PythonWorker<To, From> {
  private worker: Worker | null = null;
  private isReady = false;
  private starts: number[] = []; // when it was started, in the last minute

  /** `files` gives all files of the project, for a worker that begins. */
  constructor(
    private readonly script: string,
    private readonly files: () => Files,
    private readonly listener: Listener<From>,
  ) {}

  /** Start it, or start it again in place of what there is. */
  start(): void {
    this.worker?.terminate();
    this.isReady = false;
    this.starts = [...this.starts.filter((time) => time > Date.now() - 60_000), Date.now()];
    const worker = new Worker(address(this.script), { type: "module" });
    worker.onmessage = (event: MessageEvent<FromEither | From>) => this.hear(worker, event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(worker, event.message ?? "it could not be loaded");
    };
    this.worker = worker;
    this.send({ kind: "files", files: this.files() } as To);
  }

  send(message: To): void {
    this.worker?.postMessage(message);
  }

  private hear(worker: Worker, message: FromEither | From): void {
    if (worker !== this.worker) return;
    const said = message as FromEither;
    if (said.kind === "loading") this.listener.loading(said.share);
    else if (said.kind === "failed") this.end(worker, said.reason);
    else if (said.kind === "ready") {
      this.isReady = true;
      this.listener.ready();
    } else this.listener.take(message as From);
  }

  /** What was ready and failed is started again at once; what never was, or fails again and again, is not. */
  private end(worker: Worker, reason: string): void {
    if (worker !== this.worker) return;
    console.warn(`${this.script}: ${reason}`);
    const isEnded = this.isReady;
    if (isEnded && this.starts.length < MOST_STARTS) {
      this.start();
      return;
    }
    worker.terminate();
    this.worker = null;
    this.listener.failed(reason, isEnded);
  }
}
