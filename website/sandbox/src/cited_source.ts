// From a finding about a citation to the source that it cites.

import type { Text } from "@codemirror/state";
import { element } from "./elements";
import type { Findings } from "./language_client";
import type { Project } from "./project";

/** Show a source, with words to look for in it, and go to a paragraph. */
type Look = (id: string, words: string, paragraph: number | null) => void;

/** A button that opens the source of a finding about a citation in the map `doc`, if the project has its text. */
export function sourceButton(project: Project, doc: Text, look: Look, finding: Findings[number]): readonly HTMLElement[] {
  if (!/^(citation|qualifier)-/.test(finding.source ?? "")) return [];
  const line = doc.lineAt(Math.min(finding.from, doc.length)).text;
  const [, named = "", rest = ""] = /^\s*(?:cite|qualifier):\s*([a-z0-9-]+(?=\s))?(.*)$/.exec(line) ?? [];
  const declared = /^source:\s*(\S+)/m.exec(doc.toString())?.[1] ?? "";
  const id = [named, declared].find((one) => one && project.has(`seeds/${one}.txt`));
  if (id === undefined) return [];
  const words = /"([^"]*)"?/.exec(rest)?.[1] ?? "";
  const nearest = /¶(\d+)/.exec(finding.message)?.[1];
  return [element("button", { type: "button", onclick: () => look(id, words, nearest ? Number(nearest) : null) }, `Look in ${id}`)];
}
