// Giving files to the reader.

import { element } from "./elements";

/** Let the browser save bytes as a file. */
export function download(name: string, data: BlobPart, type = "application/octet-stream"): void {
  const href = URL.createObjectURL(data instanceof Blob ? data : new Blob([data], { type }));
  const link = element("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
