// The map beside the text: what the preview worker draws, in the frame of the page.

import { same, type DrawnMap, type DrawnMaps } from "./drawn_maps";
import type { Content } from "./project";
import type { Files, FromFrame, FromPreview, Problem, ToFrame, ToPreview } from "./messages";
import { PythonWorker } from "./python_worker";

/** The milliseconds after a change at which a picture is asked for, if no other follows; several at once make one. */
const PAUSE = 10;

/** The milliseconds after a picture at which its overview follows, and all is kept for the next visit, if nothing changes. */
const CALM = 1_000;

/** The milliseconds after which the reader is told that a picture takes long; the first one takes longer. */
const LONG = { first: 20_000, later: 5_000 } as const;

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
  /** Python is there, and draws. */
  ready?(): void;
  /** `isEnded` says that it was there before, and ended again and again. */
  failed(reason: string, isEnded: boolean): void;
  /** The frame is empty: a map is being drawn, or is drawn and not on the screen yet. */
  blank?(): void;
  /** A picture is there, and the frame has it. */
  drawn?(): void;
  /** The frame shows it. */
  shown(): void;
  /** A picture takes long, or no longer does. */
  slow?(isSlow: boolean): void;
  /** There is none, and why. */
  refused(reason: string): void;
  /** The line of the map that is being written, counted from 1; 0 if none is. */
  line?(): number;
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
  private resting = 0; // the timer
  private isDrawing = false;
  private isFirst = true; // whether this worker has drawn nothing yet
  private isLate = false; // something has changed since the drawing that is under way was asked for
  private isFrameReady = false;
  private isBlank = true; // whether the frame shows nothing of this map yet
  private isWorkerReady = false;
  private kept: Promise<DrawnMap | null>; // what was drawn of the map at an earlier visit

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly files: () => Readonly<Record<string, Content>>,
    shown: string,
    private readonly told: Told,
    private readonly drawnMaps: DrawnMaps,
  ) {
    this.file = shown;
    this.kept = this.find();
    this.worker = new PythonWorker("preview_worker.js", () => ({ ...files() }), {
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
    clearTimeout(this.resting);
    this.worker.send({ kind: "files", files });
    this.later(PAUSE);
  }

  /** Show another map. */
  show(name: string): void {
    if (name === this.file) return;
    clearTimeout(this.resting);
    this.file = name;
    if (!this.isWorkerReady) this.kept = this.find();
    this.isFrameReady = false;
    this.isBlank = true;
    this.told.blank?.();
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
    this.isFirst = true;
    this.isDrawing = false;
    this.told.ready?.();
    this.later(0);
  }

  private find(): Promise<DrawnMap | null> {
    return this.drawnMaps.find(this.file, this.files()).catch(() => null);
  }

  /** Show what was drawn of exactly these files, until Python is there. */
  private async showKept(): Promise<void> {
    const kept = await this.kept;
    if (!kept || kept.file !== this.file || this.isWorkerReady || !this.isFrameReady) return;
    if (same(kept.files, this.files())) this.put(kept.state);
  }

  /** The writer pauses: draw the overview, too, and keep all that is drawn for the next visit. */
  private async rest(): Promise<void> {
    const { file } = this;
    const files = this.files();
    if (!(await this.drawBy("completed")) || file !== this.file || this.isDrawing) return;
    const state = await this.call("kept", file).catch(() => "");
    if (typeof state !== "string" || !state || file !== this.file || !same(files, this.files())) return;
    await this.drawnMaps.keep({ file, files, state }).catch(() => undefined); // the project itself is kept elsewhere
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
    else if (message.kind === "shown") {
      if (!this.isFrameReady) return; // it is another map by now
      this.isBlank = false;
      this.told.shown();
    } else {
      this.isFrameReady = true;
      this.version = null;
      if (!this.isWorkerReady) void this.showKept();
      this.later(0);
    }
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.draw(), wait);
  }

  private async draw(): Promise<void> {
    if (!(await this.drawBy("preview"))) return;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => void this.rest(), CALM);
  }

  /**
   * Show what a call draws; while that is done no other drawing is asked for, and at most one after it.
   * False if it was not drawn.
   */
  private async drawBy(call: "preview" | "completed"): Promise<boolean> {
    if (!this.isFrameReady || !this.isWorkerReady) return false;
    if (this.isDrawing) {
      this.isLate = true;
      return false;
    }
    this.isDrawing = true;
    let isDrawn = false;
    const file = this.file;
    const slow = window.setTimeout(() => this.told.slow?.(true), this.isFirst ? LONG.first : LONG.later);
    try {
      const state = await this.call(call, file, this.version);
      this.isFirst = false;
      isDrawn = typeof state === "string" && file === this.file;
      if (isDrawn) this.put(String(state));
    } catch (error) {
      if (error instanceof Refusal) this.told.refused(error.message);
      else return false; // another worker begins again
    } finally {
      clearTimeout(slow);
      this.told.slow?.(false);
    }
    this.isDrawing = false;
    if (this.isLate) {
      this.isLate = false;
      this.later(0);
    }
    return isDrawn;
  }

  private put(state: string): void {
    const { page } = JSON.parse(state) as { page: string };
    this.version = page || null;
    this.post({ kind: "state", state, line: this.told.line?.() ?? 0 });
    this.told.drawn?.();
    if (!this.isBlank) this.told.shown();
  }

  private post(message: ToFrame): void {
    this.frame.contentWindow?.postMessage(message, location.origin);
  }
}
