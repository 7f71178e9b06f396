// Projects as ZIP archives. An archive may come from anybody: nothing in it is believed.

import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync, type UnzipFile, type Zippable } from "fflate";
import { Collection, Unusable, withoutTop, type Incoming } from "./incoming";
import { shown as visible } from "./paths";
import type { Kept } from "./storage";
import { listed, type Listed } from "./zip_directory";

const STEP = 4096; // bytes that are read at a time: they unpack to 4 MB at most

const LARGEST = 50_000_000;

const IS_ENCRYPTED = 1; // flags of a file
const IS_UTF8 = 0x800;

/** Read an archive. Throws Unusable if it is none, or is not what it seems. */
export function readZip(data: Uint8Array): Incoming {
  if (data.length > LARGEST) throw new Unusable(`It is larger than ${LARGEST / 1e6} MB. Nothing was opened.`);
  const list = listOf(data);
  if (!list) throw new Unusable("It is not a ZIP archive, or only part of one. Nothing was opened.");
  const collection = new Collection();
  const open = new Set<string>();
  const archive = new Unzip((file) => takeFile(file, list, collection, open));
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

function takeFile(file: UnzipFile, list: ReadonlyMap<string, Listed>, collection: Collection, open: Set<string>): void {
  const { name } = file;
  if (name.endsWith("/")) return collection.count();
  if (!collection.wants(name)) return;
  const told = list.get(name);
  if (told && told.flags & IS_ENCRYPTED) return void collection.leave(name, "it is encrypted");
  if (file.compression !== 0 && file.compression !== 8) return void collection.leave(name, "its compression method is not supported");
  const parts: Uint8Array[] = [];
  open.add(name);
  file.ondata = (error, data, final) => {
    if (error) throw error;
    collection.weigh(data.length);
    parts.push(data.slice());
    if (!final) return;
    open.delete(name);
    const whole = joined(parts);
    if (told && checksum(whole) !== told.checksum) throw new Unusable(`It is damaged: ${visible(name)} is not what was packed. Nothing was opened.`);
    collection.take(name, whole);
    if (told && strFromU8(told.comment) === SHOWN) collection.wasShown(name);
  };
  file.start();
}

/** What is said of the file that is shown, in a comment of the archive, which other programs pass over. */
const SHOWN = "shown";

/** What the list at the end of an archive says of each file, by name; null if there is no list. */
function listOf(data: Uint8Array): Map<string, Listed> | null {
  const list = listed(data);
  return list && new Map(list.map((one) => [strFromU8(one.name, !(one.flags & IS_UTF8)), one]));
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of bytes. */
function checksum(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
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

/** An archive of a project, which opens on the file that is shown. */
export function writeZip({ files, shown }: Kept): Uint8Array<ArrayBuffer> {
  const packed = Object.entries(files).map(([name, content]): [string, Zippable[string]] => {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    return [name, name === shown ? [bytes, { comment: SHOWN }] : bytes];
  });
  return zipSync(Object.fromEntries(packed), { level: 6 }) as Uint8Array<ArrayBuffer>;
}
