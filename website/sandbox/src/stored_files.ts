// The files of a ZIP archive of this build, in which they are stored as they are.

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Files by their paths: views of the archive, not copies. */
export function storedFiles(archive: Uint8Array): Record<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22; // these archives have no comment
  if (view.getUint32(end, true) !== END) throw new Error("this is not an archive of this build");
  const found: Record<string, Uint8Array> = {};
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (view.getUint32(at, true) !== ENTRY || view.getUint16(at + 10, true) !== 0) throw new Error("this is not an archive of this build");
    const [size, named, extra, remark] = [view.getUint32(at + 24, true), ...[28, 30, 32].map((place) => view.getUint16(at + place, true))] as [number, number, number, number];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    found[decoder.decode(archive.subarray(at + 46, at + 46 + named))] = archive.subarray(start, start + size);
    at += 46 + named + extra + remark;
  }
  return found;
}
