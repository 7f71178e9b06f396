// The paths that the files of a project may have, wherever they come from: a link, an archive, a folder.

/** The most files that a project from elsewhere may have. */
export const MOST_FILES = 100;

const ENDING = /\.(argmap|txt|toml|json|csv|md)$/;
const LONGEST = 200;

// Characters that are not shown, that change the direction of what follows, or that some system
// does not allow in the name of a file.
const REFUSED = /[\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Why a file of a project cannot have a path; null if it can. */
export function pathObjection(path: string): string | null {
  if (path.length > LONGEST) return "the name is too long";
  if (REFUSED.test(path)) return "the name contains a character that is not allowed in file names";
  const isRelative = path.split("/").every((part) => part !== "" && !part.startsWith(".") && part === part.trim());
  if (!isRelative) return "the path leads out of the project or to a hidden file";
  // So that no path is both a file and a folder, which no file system can hold.
  if (path.split("/").slice(0, -1).some((folder) => ENDING.test(folder))) return "it is in a folder that is named like a file";
  if (!ENDING.test(path)) return "it is not a map, a text, a table or a source card";
  return null;
}

/** A name as it can be shown: short, and without characters that do something. */
export function shown(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\ufffd");
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}

/** Why some files cannot be a project; null if they can. */
export function pathsObjection(paths: readonly string[]): string | null {
  if (paths.length > MOST_FILES) return `it has ${paths.length} files; the limit is ${MOST_FILES}`;
  for (const path of paths) {
    const objection = pathObjection(path);
    if (objection) return `the file “${shown(path)}” cannot be used, because ${objection}`;
  }
  return null;
}
