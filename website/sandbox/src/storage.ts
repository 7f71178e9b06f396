// The browser's storage: what IndexedDB keeps between visits.

import { forgetDrawn } from "./drawn_maps";
import { freeName, plainName } from "./file_names";
import { done, whole } from "./indexed_db";
import { pathObjection } from "./paths";
import type { Content } from "./project";

/** A project as it is kept. */
export interface Kept {
  readonly files: Readonly<Record<string, Content>>;
  readonly shown: string;
}

const STORE = "projects";
const LAST = "argmap-sandbox-project";

/**
 * Where projects are kept, by their names; one of them is open. It is written to by one tab, which
 * holds its lock. Without a storage (private windows) nothing is kept, and nothing fails.
 */
export class Storage {
  private holds = false;
  private release = (): void => undefined;
  private lost = (): void => undefined;

  private constructor(
    private readonly database: IDBDatabase | null,
    private key: string,
  ) {}

  /** Open the storage with the project that this tab had last, or any tab; `key` if there is none. */
  static async open(key: string): Promise<Storage> {
    const last = remembered() ?? key;
    remember(last); // so that this tab has the same one when it is loaded again
    try {
      const asked = indexedDB.open("argmap-sandbox", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
      return new Storage(await done(asked), last);
    } catch {
      return new Storage(null, last);
    }
  }

  /** Whether anything can be kept. */
  get isThere(): boolean {
    return this.database !== null;
  }

  /** Whether this tab writes the project that is open. */
  get isHeld(): boolean {
    return this.holds;
  }

  /** The name of the project that is open. */
  get name(): string {
    return this.key;
  }

  async read(): Promise<Kept | null> {
    if (!this.database) return null;
    const store = this.database.transaction(STORE).objectStore(STORE);
    return usable(await done(store.get(this.key)));
  }

  /** Keep the project that is open; false if nothing is kept, since another tab does or there is no storage. */
  async write(project: Kept): Promise<boolean> {
    if (!this.database || !this.holds) return false;
    const transaction = this.database.transaction(STORE, "readwrite");
    transaction.objectStore(STORE).put(project, this.key);
    await whole(transaction);
    return true;
  }

  /** The names of all projects. */
  async names(): Promise<readonly string[]> {
    if (!this.database) return [this.key];
    const store = this.database.transaction(STORE).objectStore(STORE);
    const kept = (await done(store.getAllKeys())).map(String);
    return kept.includes(this.key) ? kept : [...kept, this.key];
  }

  /** Turn to another project; false if another tab has it. */
  async turnTo(key: string): Promise<boolean> {
    this.release();
    this.key = key;
    remember(key);
    return this.hold();
  }

  /** Forget a project, unless a tab has it: false. */
  async remove(key: string): Promise<boolean> {
    const { database } = this;
    if (!database || key === this.key) return false;
    const forget = async (): Promise<boolean> => {
      await done(database.transaction(STORE, "readwrite").objectStore(STORE).delete(key));
      await forgetDrawn(key).catch(() => undefined);
      return true;
    };
    if (!navigator.locks) return forget();
    return navigator.locks.request(lockOf(key), { ifAvailable: true }, (lock) => (lock ? forget() : false));
  }

  /** Call `hear` when another tab takes the project from this one. */
  onLost(hear: () => void): void {
    this.lost = hear;
  }

  /** Be the tab that writes the project: false if another is, unless it is taken from that. */
  hold(steal = false): Promise<boolean> {
    if (!navigator.locks) return Promise.resolve((this.holds = true));
    return new Promise((resolve) => {
      let isOpen = true;
      const { key } = this;
      const until = new Promise<void>((end) => {
        this.release = () => {
          isOpen = false;
          this.holds = false;
          end();
        };
      });
      navigator.locks.request(lockOf(key), steal ? { steal } : { ifAvailable: true }, (lock) => {
        this.holds = lock !== null;
        resolve(this.holds);
        return lock ? until : undefined;
      }).catch(() => {
        if (!isOpen) return;
        this.holds = false;
        this.lost();
      });
    });
  }
}

/** What can be used of a record, which something else may have written; null if that is nothing. */
function usable(record: unknown): Kept | null {
  const { files, shown } = (record ?? {}) as { files?: unknown; shown?: unknown };
  const found: Record<string, Content> = {};
  for (const [name, content] of Object.entries(files ?? {}) as [string, unknown][]) {
    if (typeof content !== "string" && !(content instanceof Uint8Array)) continue;
    const free = pathObjection(name) === null ? name : plainName(name, ".argmap");
    found[freeName(free, (one) => one in found)] = content;
  }
  return Object.keys(found).length ? { files: found, shown: String(shown) } : null;
}

function lockOf(key: string): string {
  return `argmap-sandbox:${key}`;
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(LAST) ?? localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

function remember(key: string): void {
  try {
    sessionStorage.setItem(LAST, key);
    localStorage.setItem(LAST, key);
  } catch {
    // a private window: the next visit begins with the first project
  }
}
