// Projects as ZIP archives. An archive may come from anybody: nothing in it is believed.

import { strToU8, Unzip, UnzipInflate, zipSync, type UnzipFile } from "fflate";
import { Collection, Unusable, withoutTop, type Incoming } from "./incoming";
import type { Content } from "./project";

const STEP = 4096; // bytes that are read at a time: they unpack to 4 MB at most

const LARGEST = 50_000_000;

/** Read an archive. Throws Unusable if it is none, or is not what it seems. */
export function readZip(data: Uint8Array): Incoming {
  if (data.length > LARGEST) throw new Unusable(`It is larger than ${LARGEST / 1e6} MB. Nothing was opened.`);
  if (!hasEnd(data)) throw new Unusable("It is not a ZIP archive, or only part of one. Nothing was opened.");
  const collection = new Collection();
  const open = new Set<string>();
  const archive = new Unzip((file) => takeFile(file, collection, open));
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < data.length; at += STEP) archive.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable("It is damaged. Nothing was opened.");
  }
  if (open.size) throw new Unusable("It is damaged: a file in it is cut off. Nothing was opened.");
  return withoutTop(collection.done());
}

function takeFile(file: UnzipFile, collection: Collection, open: Set<string>): void {
  const { name } = file;
  if (name.endsWith("/")) return collection.count();
  if (!collection.wants(name)) return;
  if (file.compression !== 0 && file.compression !== 8) return void collection.leave(name, "its compression method is not supported");
  const parts: Uint8Array[] = [];
  open.add(name);
  file.ondata = (error, data, final) => {
    if (error) throw error;
    collection.weigh(data.length);
    parts.push(data.slice());
    if (!final) return;
    open.delete(name);
    collection.take(name, joined(parts));
  };
  file.start();
}

/** Whether the data end as an archive does, with the record that closes its list of files. */
function hasEnd(data: Uint8Array): boolean {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 65_557); at--) {
    if (data[at] === 0x50 && data[at + 1] === 0x4b && data[at + 2] === 5 && data[at + 3] === 6) return true;
  }
  return false;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An archive of files. */
export function writeZip(files: Readonly<Record<string, Content>>): Uint8Array<ArrayBuffer> {
  const packed = Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(packed), { level: 6 }) as Uint8Array<ArrayBuffer>;
}
