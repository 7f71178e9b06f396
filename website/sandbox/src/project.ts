// The project: its files, and which of them is shown.

import type { Files } from "./messages";
import { pathObjection } from "./paths";
import type { Kept } from "./storage";

export type Content = string | Uint8Array;

/** What happens to a project; each is told after it has happened. */
export interface Events {
  /** Files have been written, added or removed (null). */
  changed: Files;
  /** The names of the files are others than before, or in another order. */
  listed: readonly string[];
  /** Another file is shown. */
  shown: string;
  /** Another project has taken the place of this one; its files and what is shown are told next. */
  replaced: null;
}

type Hearing<Name extends keyof Events> = (told: Events[Name]) => void;

const MAP = /\.argmap$/;
const SOURCE = /^seeds\/[^/]+\.(txt|toml)$/;

/** A name that a file cannot have, or why it cannot; null if it can. */
export function objection(name: string, others: readonly string[]): string | null {
  if (!name.trim()) return "A file needs a name.";
  if (others.includes(name)) return `There is already a file ${name}.`;
  if (!isMap(name) && !SOURCE.test(name)) {
    return "Name a map NAME.argmap, the text of a source seeds/NAME.txt, and its card seeds/NAME.toml.";
  }
  const wrong = pathObjection(name);
  if (wrong) return `This name cannot be used: ${wrong}.`;
  return null;
}

export function isMap(name: string): boolean {
  return MAP.test(name);
}

/** The URI of a file, as the language server knows it. */
export function uriOf(name: string): string {
  return `file:///project/${name.split("/").map(encodeURIComponent).join("/")}`;
}

/** The name of the file that a URI means; null if it is none of a project's. */
export function nameOf(uri: string): string | null {
  const start = "file:///project/";
  return uri.startsWith(start) ? decodeURIComponent(uri.slice(start.length)) : null;
}

/** Some files in memory, one of which is shown. There is always one. */
export class Project {
  private readonly files = new Map<string, Content>();
  private current: string;
  private before = ""; // the map that was shown before a source
  private readonly hearing: { [Name in keyof Events]: Set<Hearing<Name>> } = {
    changed: new Set(),
    listed: new Set(),
    shown: new Set(),
    replaced: new Set(),
  };

  constructor({ files, shown }: Kept) {
    for (const [name, content] of Object.entries(files)) this.files.set(name, content);
    this.current = this.files.has(shown) ? shown : (this.names[0] ?? "");
  }

  /** Call `hear` whenever something happens, until the function that this returns is called. */
  on<Name extends keyof Events>(name: Name, hear: Hearing<Name>): () => void {
    this.hearing[name].add(hear);
    return () => void this.hearing[name].delete(hear);
  }

  private tell<Name extends keyof Events>(name: Name, told: Events[Name]): void {
    for (const hear of this.hearing[name]) hear(told);
  }

  get names(): readonly string[] {
    return [...this.files.keys()];
  }

  /** The name of the file that is shown. */
  get shown(): string {
    return this.current;
  }

  /** The map that is shown, or was shown last; null if there is none. */
  get map(): string | null {
    if (isMap(this.current)) return this.current;
    return this.files.has(this.before) ? this.before : (this.names.find(isMap) ?? null);
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /** The text of a file; "" for what is no text. */
  text(name: string): string {
    const content = this.files.get(name);
    return typeof content === "string" ? content : "";
  }

  /** All files. */
  all(): Record<string, Content> {
    return Object.fromEntries(this.files);
  }

  kept(): Kept {
    return { files: this.all(), shown: this.current };
  }

  show(name: string): void {
    if (!this.files.has(name) || name === this.current) return;
    if (isMap(this.current)) this.before = this.current;
    this.current = name;
    this.tell("shown", name);
  }

  /** Give a file that is there another content. */
  write(name: string, content: Content): void {
    if (!this.files.has(name) || this.files.get(name) === content) return;
    this.files.set(name, content);
    this.tell("changed", { [name]: content });
  }

  /** Add files, or replace those of the same names, and show one: the first, unless another is named. */
  add(files: Readonly<Record<string, Content>>, shown = Object.keys(files)[0]): void {
    const before = this.files.size;
    for (const [name, content] of Object.entries(files)) this.files.set(name, content);
    this.tell("changed", { ...files });
    if (this.files.size !== before) this.tell("listed", this.names);
    if (shown !== undefined) this.show(shown);
  }

  /** Give a file another name; it stays in its place. */
  rename(from: string, to: string): void {
    const content = this.files.get(from);
    if (content === undefined || from === to) return;
    const entries = [...this.files].map(([name, one]): [string, Content] => [name === from ? to : name, one]);
    this.files.clear();
    for (const [name, one] of entries) this.files.set(name, one);
    this.tell("changed", { [from]: null, [to]: content });
    this.tell("listed", this.names);
    if (this.current === from) {
      this.current = to;
      this.tell("shown", to);
    }
  }

  /** Remove a file; the one before it is shown. The last one stays. */
  remove(name: string): void {
    const place = this.names.indexOf(name);
    if (place < 0 || this.files.size === 1) return;
    this.files.delete(name);
    if (this.current === name) {
      this.current = this.names[Math.max(0, place - 1)] ?? "";
      this.tell("shown", this.current);
    }
    this.tell("changed", { [name]: null });
    this.tell("listed", this.names);
  }

  /** Put another project in the place of this one. */
  replace({ files, shown }: Kept): void {
    const gone = Object.fromEntries(this.names.filter((name) => !(name in files)).map((name) => [name, null]));
    this.files.clear();
    for (const [name, content] of Object.entries(files)) this.files.set(name, content);
    this.tell("replaced", null);
    this.tell("changed", { ...gone, ...files });
    this.tell("listed", this.names);
    this.current = this.files.has(shown) ? shown : (this.names[0] ?? "");
    this.tell("shown", this.current);
  }
}
