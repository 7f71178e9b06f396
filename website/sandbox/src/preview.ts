// The map beside the text: what the preview worker draws, in the frame of the page.

import type { Files, FromFrame, FromPreview, Problem, ToFrame, ToPreview } from "./messages";
import { PythonWorker } from "./python_worker";

/** The milliseconds after a change at which a picture is asked for, if no other follows. */
const PAUSE = 40;

const STARTED_AGAIN = "This was too much for argmap, and it was restarted. Your project is unchanged.";

/** A call that argmap refused: the diagnostics say why. */
export class Refusal extends Error {
  constructor(readonly diagnostics: readonly Problem[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
  }
}

interface Waiting {
  resolve(result: string | Uint8Array): void;
  reject(error: unknown): void;
}

export interface Told {
  loading(share: number): void;
  failed(reason: string): void;
  /** A picture is there. */
  drawn(): void;
  /** There is none, and why. */
  refused(reason: string): void;
  /** The reader wants to see a line in the text. */
  open(file: string, line: number): void;
}

/** The worker of pictures, and calls to it. */
export class Preview {
  private readonly worker: PythonWorker<ToPreview, FromPreview>;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private version: string | null = null; // of the page that the frame shows; null asks for a whole one
  private file: string;
  private timer = 0;
  private isDrawing = false;
  private isLate = false; // something has changed since the drawing that is under way was asked for
  private isFrameReady = false;
  private isWorkerReady = false;

  constructor(
    private readonly frame: HTMLIFrameElement,
    files: () => Files,
    shown: string,
    private readonly told: Told,
  ) {
    this.file = shown;
    this.worker = new PythonWorker("preview_worker.js", files, {
      loading: told.loading,
      ready: () => this.begin(),
      failed: told.failed,
      take: (message: FromPreview) => this.take(message),
    });
    window.addEventListener("message", (event) => {
      if (event.source === frame.contentWindow) this.hear(event.data as FromFrame);
    });
    frame.src = "preview.html#view=map"; // now, so that its first message is heard
  }

  start(): void {
    this.isWorkerReady = false;
    this.worker.start();
    this.giveUp();
  }

  /** Refuse the calls that an ended worker will not answer. */
  private giveUp(): void {
    for (const { reject } of this.waiting.values()) reject(new Error(STARTED_AGAIN));
    this.waiting.clear();
  }

  /** Pass changed files on, and draw the map again soon. */
  change(files: Files): void {
    this.worker.send({ kind: "files", files });
    this.later(PAUSE);
  }

  /** Show another map. */
  show(name: string): void {
    if (name === this.file) return;
    this.file = name;
    this.isFrameReady = false;
    this.post({ kind: "leave" });
  }

  /** Call something in the worker. */
  call(name: string, ...given: unknown[]): Promise<string | Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = this.next++;
      this.waiting.set(id, { resolve, reject });
      this.worker.send({ kind: "call", id, name, arguments: given });
    });
  }

  /** The worker is there, for the first time or again after a failure. */
  private begin(): void {
    if (this.isWorkerReady) this.giveUp();
    this.isWorkerReady = true;
    this.isDrawing = false;
    this.version = null;
    this.later(0);
  }

  private take(message: FromPreview): void {
    if (message.kind !== "answer" && message.kind !== "refusal") return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message.result);
    else waiting?.reject(new Refusal(message.diagnostics));
  }

  private hear(message: FromFrame): void {
    if (message.kind === "open") this.told.open(message.file, message.line);
    else {
      this.isFrameReady = true;
      this.version = null;
      this.later(0);
    }
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.draw(), wait);
  }

  /** Draw the map; while that is done no other drawing is asked for, and at most one after it. */
  private async draw(): Promise<void> {
    if (!this.isFrameReady || !this.isWorkerReady) return;
    if (this.isDrawing) {
      this.isLate = true;
      return;
    }
    this.isDrawing = true;
    const file = this.file;
    try {
      const state = await this.call("preview", file, this.version);
      if (typeof state === "string" && file === this.file) this.put(state);
    } catch (error) {
      if (error instanceof Refusal) this.told.refused(error.message);
      else return; // another worker begins again
    }
    this.isDrawing = false;
    if (this.isLate) {
      this.isLate = false;
      this.later(0);
    }
  }

  private put(state: string): void {
    const { page } = JSON.parse(state) as { page: string };
    this.version = page || null;
    this.post({ kind: "state", state });
    this.told.drawn();
  }

  private post(message: ToFrame): void {
    this.frame.contentWindow?.postMessage(message, location.origin);
  }
}
