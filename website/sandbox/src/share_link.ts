// Links that hold a project: "#map=" and the base64url of the raw deflate of the JSON
// {"files": {PATH: TEXT}, "open": PATH}. What is read from a link may be hostile.

import { pathsObjection } from "./paths";

/** What a link holds: texts by their paths, and which of them is shown. */
export interface Shared {
  readonly files: Readonly<Record<string, string>>;
  readonly open: string;
}

/** A link that cannot be opened, or a project that no link can hold: why, as a sentence. */
export interface Unshareable {
  readonly problem: string;
}

/** The most bytes of JSON that a link may hold. */
export const MOST_BYTES = 1_000_000;

const START = "#map=";
const MOST_CHARACTERS = 2_000_000; // what a browser takes as an address
const CHANGED = "This link is damaged: part of it was cut off or changed.";

/** The fragment that holds a project. */
export async function encode({ files, open }: Shared): Promise<string | Unshareable> {
  const json = new TextEncoder().encode(JSON.stringify({ files, open }, (_, value) => (typeof value === "string" ? whole(value) : value)));
  if (json.length > MOST_BYTES) {
    return { problem: `This is too much for a link: ${thousands(json.length)} bytes, and the limit is ${thousands(MOST_BYTES)}.` };
  }
  const objection = pathsObjection(Object.keys(files));
  if (objection) return { problem: `This project cannot be put in a link: ${objection}.` };
  const deflated = await new Response(new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  return START + toBase64(new Uint8Array(deflated));
}

/** Half a character, which a text may have been pasted with, is one that cannot be shown, as in a file. */
function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

/** What a fragment holds; null if it is none of a link's. */
export async function decode(fragment: string): Promise<Shared | Unshareable | null> {
  if (!fragment.startsWith(START)) return null;
  if (fragment.length > MOST_CHARACTERS) return { problem: "This link is too long." };
  const deflated = fromBase64(fragment.slice(START.length));
  const json = deflated && (await inflate(deflated));
  if (!json) return { problem: CHANGED };
  if (json === "too much") return { problem: `This link contains more than ${thousands(MOST_BYTES)} bytes.` };
  try {
    return check(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json)));
  } catch {
    return { problem: CHANGED };
  }
}

function check(told: unknown): Shared | Unshareable {
  if (!isRecord(told) || !isRecord(told["files"])) return { problem: "This link contains no project." };
  const entries = Object.entries(told["files"]);
  const objection = pathsObjection(entries.map(([path]) => path));
  if (objection) return { problem: `The project in this link was refused: ${objection}.` };
  const files: Record<string, string> = {};
  for (const [path, text] of entries) {
    if (typeof text !== "string" || /\p{Cs}/u.test(text)) return { problem: `The project in this link was refused: ${path} is not text.` };
    files[path] = text;
  }
  const maps = Object.keys(files).filter((path) => path.endsWith(".argmap"));
  const [first] = maps;
  if (first === undefined) return { problem: "This link contains no map." };
  const open = told["open"];
  return { files, open: typeof open === "string" && maps.includes(open) ? open : first };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Inflate bytes; null if they are not what was deflated. It stops once there are too many. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | "too much" | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MOST_BYTES) {
        reader.cancel().catch(() => undefined);
        return "too much";
      }
      parts.push(part.value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64(bytes: Uint8Array): string {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** A number as it is written in a sentence. */
export function thousands(number: number): string {
  return number.toLocaleString("en");
}
