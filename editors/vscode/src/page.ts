// The page on which the preview is shown: a frame without any content of its own.

/** Where the page has its script and its style from, as a webview knows them. */
export interface Parts {
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The page. It loads its two files and nothing else, from nowhere else; a picture comes to it as
 * a message, and its script takes out of that whatever could act.
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
