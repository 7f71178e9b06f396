// A project in a folder of the reader's machine, where the browser lets a page open one.

import { confirm, tell } from "./dialogs";
import { refusal } from "./file_names";
import { Collection, textOf, Unusable } from "./incoming";
import { offerProject, type Home } from "./offer_project";

type Pick = (options: { id: string; mode: "read" | "readwrite" }) => Promise<FileSystemDirectoryHandle>;

interface OnDisk {
  readonly text: string;
  readonly changed: number; // when, in the folder
}

/** The folder that is open. */
export class Folder {
  private handle: FileSystemDirectoryHandle | null = null;
  private owner = ""; // the project that it belongs to
  private known = new Map<string, OnDisk>();

  constructor(private readonly home: Home) {}

  /** Whether the browser can open folders. */
  get isPossible(): boolean {
    return "showDirectoryPicker" in window;
  }

  /** The name of the folder that the project was opened from; null if from none. */
  get name(): string | null {
    return this.handle && this.owner === this.home.storage.name ? this.handle.name : null;
  }

  /** Let the reader choose a folder, and open it. */
  async open(): Promise<void> {
    const handle = await pick();
    if (!handle) return;
    try {
      const collection = new Collection();
      const known = new Map<string, OnDisk>();
      await read(handle, "", collection, known);
      const incoming = collection.done();
      const how = await offerProject(this.home, handle.name, incoming);
      if (how === "new" || how === "replaced") this.belong(handle, known);
    } catch (error) {
      await tell(`${handle.name} was not opened`, messageOf(error));
    }
  }

  /** Write the files that have changed to the folder; to one that the reader chooses, if there is none. */
  async save(): Promise<void> {
    if (this.name === null) {
      const handle = await pick();
      if (!handle) return;
      this.belong(handle, new Map());
    }
    const { handle, known } = this;
    if (!handle) return;
    try {
      const written: string[] = [];
      for (const [name, content] of Object.entries(this.home.project.all())) {
        if (typeof content !== "string" || known.get(name)?.text === content || refusal(name) !== null) continue;
        const file = await fileIn(handle, name);
        const now = await onDisk(file);
        if (now && now.text !== content && now.changed !== known.get(name)?.changed) {
          if (!(await confirm(`Replace ${name}?`, `The folder ${handle.name} has a different version of ${name} from the one that you opened here.`, "Replace"))) continue;
        }
        const stream = await file.createWritable();
        await stream.write(content);
        await stream.close();
        known.set(name, { text: content, changed: (await file.getFile()).lastModified });
        written.push(name);
      }
      await tell(`Saved to ${handle.name}`, written.length ? written.join("\n") : "No files have changed.");
    } catch (error) {
      await tell(`Not saved to ${handle.name}`, messageOf(error));
    }
  }

  private belong(handle: FileSystemDirectoryHandle, known: Map<string, OnDisk>): void {
    this.handle = handle;
    this.known = known;
    this.owner = this.home.storage.name;
  }
}

async function pick(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (window as unknown as { showDirectoryPicker: Pick }).showDirectoryPicker({ id: "argmap", mode: "readwrite" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null; // the reader wants none
    await tell("No folder was opened", messageOf(error));
    return null;
  }
}

async function read(folder: FileSystemDirectoryHandle, path: string, collection: Collection, known: Map<string, OnDisk>): Promise<void> {
  const entries = folder as unknown as AsyncIterable<[string, FileSystemHandle]>;
  for await (const [name, handle] of entries) {
    const whole = `${path}${name}`;
    if (name.startsWith(".") || name === "node_modules") continue;
    if (handle.kind === "directory") {
      collection.count();
      await read(handle as FileSystemDirectoryHandle, `${whole}/`, collection, known);
    } else if (collection.wants(whole)) {
      const file = await (handle as FileSystemFileHandle).getFile();
      collection.weigh(file.size);
      const bytes = new Uint8Array(await file.arrayBuffer());
      collection.take(whole, bytes);
      known.set(whole, { text: textOf(bytes) ?? "", changed: file.lastModified });
    }
  }
}

async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle> {
  const parts = name.split("/");
  const file = parts.pop() ?? "";
  let within = folder;
  for (const part of parts) within = await within.getDirectoryHandle(part, { create: true });
  return within.getFileHandle(file, { create: true });
}

/** A file that is there already; null if it is empty, as one that has just been made. */
async function onDisk(handle: FileSystemFileHandle): Promise<OnDisk | null> {
  const file = await handle.getFile();
  return file.size ? { text: await file.text(), changed: file.lastModified } : null;
}

function messageOf(error: unknown): string {
  if (error instanceof Unusable) return error.message;
  return `The browser reports: ${error instanceof Error ? error.message : String(error)}`;
}
