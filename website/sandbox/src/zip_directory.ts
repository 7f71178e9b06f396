// The list of files at the end of a ZIP archive.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** What the list says of a file. */
export interface Listed {
  /** The bytes of its name. */
  readonly name: Uint8Array;
  readonly flags: number;
  /** How it is compressed; 0 if it is stored as it is. */
  readonly method: number;
  readonly checksum: number;
  /** Its bytes, uncompressed. */
  readonly size: number;
  /** Where its own header begins. */
  readonly header: number;
  /** The bytes of what is said of it in a comment; none if there is none. */
  readonly comment: Uint8Array;
}

/** The files of an archive, as far as its list can be read; null if there is no such list. */
export function listed(archive: Uint8Array): Listed[] | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const last = archive.length - END_SIZE;
  let end = last;
  while (end >= 0 && end >= last - LONGEST_COMMENT && view.getUint32(end, true) !== END) end--;
  if (end < 0 || end < last - LONGEST_COMMENT) return null;
  const found: Listed[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === ENTRY) {
    const named = view.getUint16(at + 28, true);
    const said = at + 46 + named + view.getUint16(at + 30, true);
    const next = said + view.getUint16(at + 32, true);
    found.push({
      name: archive.subarray(at + 46, at + 46 + named),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
      comment: archive.subarray(said, next),
    });
    at = next;
  }
  return found;
}
