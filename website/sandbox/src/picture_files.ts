// A picture as PNG, made by the browser of its SVG.

const SCALE = 2; // pixels per point
const LONGEST = 16_000; // pixels of a side
const MOST = 200_000_000; // pixels in all

export interface Png {
  readonly blob: Blob;
  /** Whether it has fewer pixels than it should, since browsers draw no larger. */
  readonly isReduced: boolean;
}

/** Draw an SVG on white, with the fonts of the system, to which its text is fitted. Nothing is fetched for it. */
export async function png(svg: string): Promise<Png> {
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? "").split(" ").map(Number);
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(MOST / (width * height)));
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser cannot draw pictures.");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The picture is too large for this browser.");
    return { blob, isReduced: scale < SCALE };
  } finally {
    URL.revokeObjectURL(address);
  }
}
