// What a map can be saved as: pictures, its page, and the formats of other programs.

import type { Commands, Format, Outcome } from "./commands";
import { ask, field, tell } from "./dialogs";
import { download } from "./downloads";
import { byId, element } from "./elements";
import { stem } from "./file_names";
import type { Entry } from "./menus";
import { png } from "./picture_files";
import { isMap, type Project } from "./project";

/** Formats of outliners, which have no place for citations. */
const OUTLINES: ReadonlySet<string> = new Set(["outline", "opml"]);

/** The entries of the menu; `showMap` shows the map, which is printed as it is shown. */
export function exportEntries(project: Project, commands: Commands, showMap: () => void): readonly Entry[] {
  const map = project.shown;
  if (!isMap(map)) return [{ label: "Open a map to export it", act: () => undefined }];
  return [
    { label: "Picture (SVG)", act: () => void picture(commands, map) },
    { label: "Picture (PNG)", act: () => void pixels(commands, map) },
    { label: "Print, or save as PDF …", act: () => print(showMap) },
    { label: "Page (HTML)", act: () => void page(commands, map) },
    { label: "Another format …", act: () => void otherFormat(commands, map) },
  ];
}

async function picture(commands: Commands, map: string): Promise<void> {
  const outcome = await commands.run(["render", "--format=svg", "-o", "-", "--", map]);
  await give(`${stem(map)}.svg`, outcome, "image/svg+xml");
}

async function pixels(commands: Commands, map: string): Promise<void> {
  const outcome = await commands.run(["render", "--format=svg", "-o", "-", "--", map]);
  if (!outcome.output.length) return give(`${stem(map)}.png`, outcome, "");
  try {
    const { blob, isReduced } = await png(outcome.text);
    download(`${stem(map)}.png`, blob);
    if (isReduced) await tell("Saved at a lower resolution", "Browsers limit the size of a PNG. The SVG has no such limit.");
  } catch (error) {
    await tell("The picture was not made", String(error instanceof Error ? error.message : error));
  }
}

async function page(commands: Commands, map: string): Promise<void> {
  await give(`${stem(map)}.html`, await commands.run(["page", "-o", "-", "--", map]), "text/html");
}

function print(showMap: () => void): void {
  showMap();
  requestAnimationFrame(() => byId<HTMLIFrameElement>("frame").contentWindow?.print());
}

async function otherFormat(commands: Commands, map: string): Promise<void> {
  const formats = (await commands.formats()).filter((one) => one.is_written);
  const group = (label: string, some: readonly Format[]): HTMLOptGroupElement =>
    element("optgroup", { label }, ...some.map((one) => element("option", { value: one.name }, `${one.title || one.name.toUpperCase()} (${one.suffixes[0] ?? ""})`)));
  const select = element("select", { name: "format" },
    group("For readers, with citations", formats.filter((one) => one.has_standard_form)),
    group("For argmap and other programs", formats.filter((one) => one.title && !one.has_standard_form)),
    group("For programs that evaluate arguments", formats.filter((one) => !one.title)));
  const box = element("input", { type: "checkbox", name: "standard-form" });
  const standard = element("label", { class: "choice" }, box, element("span", {}, "Only the arguments, in numbered standard form"));
  const advice = element("p", { role: "status" });
  const find = (): Format | undefined => formats.find((one) => one.name === select.value);
  const fit = (): void => {
    standard.hidden = !find()?.has_standard_form;
    advice.textContent = OUTLINES.has(select.value) ? "This has only the statements and how they are related. For the citations, too, choose a format for readers." : "";
    advice.hidden = !advice.textContent;
  };
  select.addEventListener("change", fit);
  fit();
  const format = await ask(`Export ${map}`, [field("Format", select), advice, standard], "Export", find);
  if (!format) return;
  const options = format.has_standard_form && box.checked ? ["--standard-form"] : [];
  const outcome = await commands.run(["export", `--format=${format.name}`, ...options, "--", map]);
  await give(`${stem(map)}${format.suffixes[0] ?? ""}`, outcome, "");
}

/** Save what a command printed, and show what it said. */
async function give(name: string, outcome: Outcome, type: string): Promise<void> {
  if (outcome.code === 0) download(name, outcome.output, type || undefined);
  else return tell(`${name} was not made`, "argmap reports:", outcome.messages);
  if (outcome.messages.trim()) await tell(`${name} was saved`, "argmap reports:", outcome.messages);
}
