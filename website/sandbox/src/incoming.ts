// Files that come from elsewhere, from an archive or a folder: what of them can be in a project.

import { freeName, refusal } from "./file_names";
import { shown } from "./paths";

const MB = 1_000_000;

/** The most that is taken of one archive or folder. */
export const MOST = { files: 1000, bytes: 50 * MB } as const;

/** Files for a project, and what was left out, as sentences. */
export interface Incoming {
  readonly files: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
  /** The file that was shown when they were saved; null if nobody knows. */
  readonly shown: string | null;
}

/** An archive or a folder of which nothing is taken; the message says why. */
export class Unusable extends Error {}

/** Collects the files of an archive or a folder, in its order. */
export class Collection {
  private readonly files = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly leftOut: string[] = [];
  private shown: string | null = null;
  private entries = 0;
  private size = 0;

  /** Count a file or a folder. Throws Unusable if there are too many. */
  count(): void {
    if (++this.entries > MOST.files) {
      throw new Unusable(`It has more than ${MOST.files.toLocaleString("en")} files. Nothing was opened.`);
    }
  }

  /** Count a file, and say whether its content is wanted. */
  wants(path: string): boolean {
    this.count();
    const why = refusal(path);
    if (why !== null) return this.leave(path, why);
    const same = path.normalize("NFC").toLowerCase();
    if (this.taken.has(same)) return this.leave(path, "there is already a file with this name");
    this.taken.add(same);
    return true;
  }

  /** Count bytes that have been unpacked. Throws Unusable if they are too many. */
  weigh(bytes: number): void {
    this.size += bytes;
    if (this.size > MOST.bytes) {
      throw new Unusable(`It is larger than ${MOST.bytes / MB} MB when unpacked. Nothing was opened.`);
    }
  }

  /** Take the content of a file that is wanted. */
  take(path: string, bytes: Uint8Array): void {
    const text = textOf(bytes);
    if (text === null) this.leave(path, "it is not UTF-8 text");
    else this.files.set(path.normalize("NFC"), text);
  }

  /** Note that a file was shown when it was saved. */
  wasShown(path: string): void {
    this.shown = path.normalize("NFC");
  }

  leave(path: string, why: string): false {
    this.leftOut.push(`${shown(path)}: ${why}.`);
    return false;
  }

  /** All that was taken. */
  done(): Incoming {
    const shown = this.shown !== null && this.files.has(this.shown) ? this.shown : null;
    return { files: Object.fromEntries(this.files), leftOut: this.leftOut, shown };
  }
}

/** The same without a folder that everything is in, as archives of a folder have it. */
export function withoutTop(incoming: Incoming): Incoming {
  const { files, shown } = incoming;
  const names = Object.keys(files);
  const top = names[0]?.match(/^[^/]+\//)?.[0];
  if (top === undefined || top === "seeds/" || !names.every((name) => name.startsWith(top))) return incoming;
  const entries = Object.entries(files).map(([name, text]) => [name.slice(top.length), text]);
  return { ...incoming, files: Object.fromEntries(entries), shown: shown?.slice(top.length) ?? null };
}

/** Bytes as text; null if they are none. A byte-order mark is left out. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/**
 * What is to be added to a project that has some files already, and what becomes of files whose names
 * are taken. A map gets another name. A card and its text belong together by their names, so that
 * these do not. `names` are the names that files have in the project.
 */
export function besides(files: Readonly<Record<string, string>>, own: Readonly<Record<string, unknown>>): { added: Record<string, string>; told: string[]; names: Map<string, string> } {
  const added: Record<string, string> = {};
  const told: string[] = [];
  const names = new Map(Object.keys(files).map((name) => [name, name]));
  for (const [name, text] of Object.entries(files)) {
    if (own[name] === text) continue;
    if (!(name in own)) added[name] = text;
    else if (!name.endsWith(".argmap")) told.push(`${name} was not added: the project has a different file with this name.`);
    else {
      const free = freeName(name, (one) => one in own || one in files || one in added);
      added[free] = text;
      names.set(name, free);
      told.push(`${name} was added as ${free}: the project has a different map with this name.`);
    }
  }
  return { added, told, names };
}
