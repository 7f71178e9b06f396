// The list of findings: each goes to its line, and has its fixes.

import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { element } from "./elements";
import type { Findings } from "./language_client";

/** List findings of `doc`, a map that `open` shows; `more` are buttons that a finding has besides its fixes. */
export function listFindings(
  panel: HTMLElement, findings: Findings, doc: Text, open: () => EditorView, goTo: (from: number, to: number) => void,
  more: (finding: Findings[number]) => readonly HTMLElement[] = () => [],
): void {
  if (!findings.length) {
    panel.replaceChildren(element("p", { class: "empty" }, "No findings."));
    return;
  }
  const reached = panel.contains(document.activeElement) ? document.activeElement?.closest<HTMLElement>(".finding")?.dataset["line"] : undefined;
  panel.replaceChildren(
    element("ul", {}, ...findings.map((one) => {
      const line = doc.lineAt(Math.min(one.from, doc.length)).number;
      return element("li", { class: `finding ${one.severity}`, "data-line": String(line) },
        element("button", { type: "button", onclick: () => goTo(one.from, one.to) },
          element("strong", {}, `Line ${line}, ${one.severity}:`), ` ${one.message}`),
        ...(one.actions ?? []).map((fix) =>
          element("button", { type: "button", class: "fix", onclick: () => { const view = open(); fix.apply(view, one.from, one.to); goBack(panel, view); } }, fix.name)),
        ...more(one));
    })),
  );
  // Fixes come after their findings: a reader who went to one by the keys is still there.
  const again = reached === undefined ? null : panel.querySelector<HTMLElement>(`.finding[data-line="${reached}"]`);
  (again?.querySelector<HTMLElement>(".fix") ?? again?.querySelector("button"))?.focus();
}

/** Go to the fix of the finding in a line, or to the next finding after it; Escape leads back. */
export function goToFix(panel: HTMLElement, view: EditorView): void {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number;
  const all = [...panel.querySelectorAll<HTMLElement>(".finding")];
  const next = all.find((one) => Number(one.dataset["line"]) >= line) ?? all[0];
  (next?.querySelector<HTMLElement>(".fix") ?? next?.querySelector("button") ?? panel).focus();
  panel.onkeydown = (event) => void (event.key === "Escape" && goBack(panel, view));
}

function goBack(panel: HTMLElement, view: EditorView): void {
  view.focus();
  if (!view.hasFocus) panel.focus(); // the text is not shown beside it
}

/** How many there are, for a tab and the line below the text. */
export function countOf(findings: Findings): string {
  const counted = (["error", "warning", "info"] as const).map((severity) => {
    const number = findings.filter((one) => one.severity === severity).length;
    return number ? `${number} ${severity}${number === 1 || severity === "info" ? "" : "s"}` : "";
  });
  return counted.filter(Boolean).join(", ");
}
