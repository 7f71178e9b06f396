// The files of a ZIP archive of this build, in which they are stored as they are.

import { listed } from "./zip_directory";

/** Files by their paths: views of the archive, not copies. */
export function storedFiles(archive: Uint8Array): Record<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const list = listed(archive);
  const count = view.getUint16(archive.length - 22 + 10, true); // these archives have no comment
  if (list?.length !== count || list.some(({ method }) => method !== 0)) throw new Error("this is not an archive of this build");
  const decoder = new TextDecoder();
  return Object.fromEntries(list.map(({ name, size, header }) => {
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    return [decoder.decode(name), archive.subarray(start, start + size)];
  }));
}
