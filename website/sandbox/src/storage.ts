// The browser's storage: what IndexedDB keeps between visits.

import type { Content } from "./project";

/** A project as it is kept. */
export interface Kept {
  readonly files: Readonly<Record<string, Content>>;
  readonly shown: string;
}

const STORE = "projects";

/** Where a project is kept; without a storage (private windows) nothing is, and nothing fails. */
export class Storage {
  private constructor(
    private readonly database: IDBDatabase | null,
    private readonly key: string,
  ) {}

  static async open(key: string): Promise<Storage> {
    try {
      const asked = indexedDB.open("argmap-sandbox", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
      return new Storage(await done(asked), key);
    } catch {
      return new Storage(null, key);
    }
  }

  /** Whether anything can be kept. */
  get isThere(): boolean {
    return this.database !== null;
  }

  async read(): Promise<Kept | null> {
    if (!this.database) return null;
    const store = this.database.transaction(STORE).objectStore(STORE);
    return ((await done(store.get(this.key))) as Kept | undefined) ?? null;
  }

  async write(project: Kept): Promise<void> {
    if (!this.database) return;
    const store = this.database.transaction(STORE, "readwrite").objectStore(STORE);
    await done(store.put(project, this.key));
  }
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
