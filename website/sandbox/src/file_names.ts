// Names of files: those that are free, and those that no system refuses.

import { pathObjection } from "./paths";

// Names that mean devices on Windows, with any ending.
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Why a file that comes from elsewhere cannot be in a project; null if it can. */
export function refusal(path: string): string | null {
  if (path.split("/").some((part) => DEVICE.test(part.replace(/\..*$/, "").trim()) || /[^.]\.$/.test(part))) {
    return "the name is reserved on some systems";
  }
  return pathObjection(path);
}

/** The name, or one with a number that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number++) free = name.replace(/(\.[^./]*)?$/, `-${number}$1`);
  return free;
}

/** The name of a file without its folder and its ending. */
export function stem(name: string): string {
  return name.replace(/^.*\//, "").replace(/(?!^)\.[^.]*$/, "");
}

/** A name for a file that no system refuses, after one that any system gave. */
export function plainName(name: string, ending: string): string {
  const plain = `${slug(stem(name)) || "map"}${ending}`;
  return refusal(plain) === null ? plain : `map-${plain}`;
}

/** An id, or a plain name for a file, made from any words. */
export function slug(words: string): string {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}
