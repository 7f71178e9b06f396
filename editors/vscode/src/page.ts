// The HTML page of the preview: a frame without content of its own.

/** The URLs of the page's script and style, as webview URIs. */
export interface Parts {
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The page. It loads its two files and nothing else; a picture arrives as a message, and its script
 * removes everything active from it.
 */
export function page({ source, script, style }: Parts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${source}`,
    `script-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Argument map</title>
</head>
<body>
<div id="banner" role="alert" hidden></div>
<div id="tools" role="toolbar" aria-label="Size of the picture">
<button id="smaller" title="Smaller" aria-label="Smaller">&minus;</button>
<button id="fit" title="Fit the width" aria-label="Fit the width">Fit</button>
<button id="larger" title="Larger" aria-label="Larger">+</button>
</div>
<main id="picture" aria-live="polite"></main>
<script src="${script}"></script>
</body>
</html>`;
}
