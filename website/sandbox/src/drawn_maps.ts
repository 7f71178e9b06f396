// Maps as they were drawn last, so that they are on the screen before Python is there: in a database
// of their own, by the names of their projects; that of the first example is in the build.

import { FIRST } from "./examples";
import type { Content } from "./project";
import { done, whole } from "./indexed_db";

type Contents = Readonly<Record<string, Content>>;

/** What the frame was sent of a map, the JSON of a whole state, and the files that it was drawn from. */
export interface DrawnMap {
  readonly file: string;
  readonly files: Contents;
  readonly state: string;
}

/** Where the preview looks for a drawn map, and leaves one. */
export interface DrawnMaps {
  /** What was drawn of exactly these files; null if nothing is known of them. */
  find(file: string, files: Contents): Promise<DrawnMap | null>;
  keep(drawn: DrawnMap): Promise<void>;
}

const DATABASE = "argmap-sandbox-drawn";
const STORE = "drawn";

/** That of the first example, which is nobody's. */
export const BUILT: DrawnMaps = {
  async find(file, files) {
    const isFirst = file === FIRST.shown && same(files, FIRST.files);
    return isFirst ? { file, files, state: await firstMap() } : null;
  },
  keep: () => Promise.resolve(),
};

/** The drawn maps of the projects in this browser, by the name of the one that is open. */
export class KeptDrawings implements DrawnMaps {
  private readonly database = opened();

  /** `isKept` says whether what is shown is the reader's own, and this tab writes it. */
  constructor(
    private readonly name: () => string,
    private readonly isKept: () => boolean,
  ) {}

  async find(file: string, files: Contents): Promise<DrawnMap | null> {
    const built = await BUILT.find(file, files);
    const database = await this.database;
    if (built || !database) return built;
    const found = usable(await done(database.transaction(STORE).objectStore(STORE).get(this.name())));
    return found && found.file === file && same(found.files, files) ? found : null;
  }

  async keep(drawn: DrawnMap): Promise<void> {
    const database = await this.database;
    if (!database || !this.isKept()) return;
    const transaction = database.transaction(STORE, "readwrite");
    transaction.objectStore(STORE).put({ build: BUILD, ...drawn }, this.name());
    await whole(transaction);
  }
}

/** Forget what was drawn of a project. */
export async function forgetDrawn(name: string): Promise<void> {
  const database = await opened();
  if (!database) return;
  const transaction = database.transaction(STORE, "readwrite");
  transaction.objectStore(STORE).delete(name);
  await whole(transaction);
  database.close();
}

async function opened(): Promise<IDBDatabase | null> {
  try {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    return await done(asked);
  } catch {
    return null; // a private window: maps are there once Python is
  }
}

/** A record, which something else or another build may have written. */
function usable(record: unknown): DrawnMap | null {
  const { build, file, files, state } = (record ?? {}) as Record<string, unknown>;
  if (build !== BUILD || typeof file !== "string" || typeof state !== "string" || !isState(state)) return null;
  return typeof files === "object" && files !== null ? { file, files: files as Contents, state } : null;
}

function isState(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { page?: unknown } | null)?.page === "string";
  } catch {
    return false;
  }
}

async function firstMap(): Promise<string> {
  const response = await fetch("first_map.json");
  if (!response.ok) throw new Error(`first_map.json: ${response.status}`);
  return response.text();
}

/** Whether files have the same names and contents. */
export function same(one: Contents, other: Contents): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && equal(one[name], other[name]));
}

function equal(one: Content | undefined, other: Content | undefined): boolean {
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array)) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
