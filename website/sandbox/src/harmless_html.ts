// What may be in a text that the language server gives as Markdown: words, emphasis, lists, code.

const ALLOWED = new Set([
  "p", "br", "hr", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "span", "del",
  "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6",
]);

/** HTML without anything that acts, loads or leads elsewhere: other elements leave their words. */
export function harmless(html: string): string {
  const read = new DOMParser().parseFromString(html, "text/html");
  for (const element of [...read.body.querySelectorAll("*")]) {
    if (!element.isConnected) continue;
    const name = element.localName;
    if (ALLOWED.has(name)) {
      for (const { name: attribute } of [...element.attributes]) {
        if (attribute !== "class") element.removeAttribute(attribute);
      }
    } else if (["script", "style", "template", "noscript", "svg", "math", "iframe", "object"].includes(name)) {
      element.remove();
    } else {
      element.replaceWith(...element.childNodes);
    }
  }
  return read.body.innerHTML;
}
