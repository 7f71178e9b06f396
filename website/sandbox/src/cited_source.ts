// From a finding about a citation to the source that it cites.

import type { EditorView } from "@codemirror/view";
import { element } from "./elements";
import type { Findings } from "./language_client";
import type { Project } from "./project";
import type { SourceView } from "./source_view";

/** A button that opens the source of a finding about a citation, if the project has its text. */
export function sourceButton(project: Project, view: EditorView, sources: SourceView, finding: Findings[number]): readonly HTMLElement[] {
  if (!/^(citation|qualifier)-/.test(finding.source ?? "")) return [];
  const doc = view.state.doc;
  const line = doc.lineAt(Math.min(finding.from, doc.length)).text;
  const [, named = "", rest = ""] = /^\s*(?:cite|qualifier):\s*([a-z0-9-]+(?=\s))?(.*)$/.exec(line) ?? [];
  const declared = /^source:\s*(\S+)/m.exec(doc.toString())?.[1] ?? "";
  const id = [named, declared].find((one) => one && project.has(`seeds/${one}.txt`));
  if (id === undefined) return [];
  const words = /"([^"]*)"?/.exec(rest)?.[1] ?? "";
  return [element("button", { type: "button", onclick: () => sources.look(id, words) }, `Look in ${id}`)];
}
