// Which files of a project a map needs.

import type { Shared } from "./share_link";

const USE = /^use\s+(\S+)\s+as\s/gm;
const SOURCE = /^source:(.+)$/gm;
const TEXT = /^seeds\/[^/]+\.txt$/;

/** Whether a file is the text of a source, which may be somebody else's work. */
export function isSourceText(path: string): boolean {
  return TEXT.test(path);
}

/** A map with the maps that it uses, and the cards and texts of the sources that these name. */
export function usedBy(open: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const found = new Set<string>();
  const waiting = [open];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = Object.hasOwn(files, path) ? files[path] : undefined; // a map may use "constructor"
    if (text === undefined || found.has(path)) continue;
    found.add(path);
    for (const [, used] of text.matchAll(USE)) waiting.push(resolve(used ?? "", path));
    for (const [, named] of text.matchAll(SOURCE)) {
      for (const id of named?.trim().split(/[\s,]+/) ?? []) {
        for (const file of Object.keys(files)) if (file.endsWith(`seeds/${id}.toml`) || file.endsWith(`seeds/${id}.txt`)) found.add(file);
      }
    }
  }
  return Object.fromEntries(Object.entries(files).filter(([path]) => found.has(path)));
}

/** What is shared of a project: without the texts of sources, unless they are wanted. */
export function selection(project: Shared, wanted: { whole: boolean; texts: boolean }): Shared {
  const files = wanted.whole ? project.files : usedBy(project.open, project.files);
  const kept = Object.entries(files).filter(([path]) => wanted.texts || !isSourceText(path));
  return { files: Object.fromEntries(kept), open: project.open };
}

function resolve(path: string, from: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
