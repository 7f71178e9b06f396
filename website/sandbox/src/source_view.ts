// A source as its reader sees it: its paragraphs with their numbers, of which words can be cited.

import { cite, type Target } from "./citing";
import type { Commands, SourceText } from "./commands";
import { element } from "./elements";
import type { Editor } from "./editor";
import { Refusal } from "./preview";
import type { Project } from "./project";

/** The id of the source whose text a file is; null if it is none. */
export function sourceOf(name: string): string | null {
  return /^seeds\/([^/]+)\.txt$/.exec(name)?.[1] ?? null;
}

export class SourceView {
  private readonly panel = element("div", { id: "source", tabindex: "0", role: "region", "aria-label": "Source", hidden: true });
  private readonly words = element("input", { id: "cited-words", autocomplete: "off" });
  private readonly under = element("p", { class: "cited-under", id: "cited-under" });
  private sought: number | null = null; // the paragraph to go to, once the source is there
  private target: Target | null = null;

  /** `editorElement` is where maps are edited, in whose place sources are read. */
  constructor(
    private readonly editorElement: HTMLElement,
    private readonly project: Project,
    private readonly editor: Editor,
    private readonly commands: Commands,
  ) {
    editorElement.after(this.panel);
    project.on("shown", (name) => this.turnTo(name));
    project.on("changed", (files) => {
      const id = sourceOf(project.shown);
      if (id !== null && `seeds/${id}.toml` in files) this.turnTo(project.shown);
    });
    document.addEventListener("selectionchange", () => this.takeSelection());
    this.turnTo(project.shown);
  }

  /** Show a source, with words to look for in it, and go to a paragraph. */
  look(id: string, words: string, paragraph: number | null): void {
    this.project.show(`seeds/${id}.txt`);
    this.words.value = words;
    this.sought = paragraph;
    this.goToSought();
  }

  private goToSought(): void {
    const found = this.sought === null ? null : this.panel.querySelector(`#paragraph-${this.sought}`);
    if (!found) return;
    this.sought = null;
    this.panel.querySelector(".sought")?.classList.remove("sought");
    found.classList.add("sought");
    found.scrollIntoView({ block: "center" });
  }

  private turnTo(name: string): void {
    const id = sourceOf(name);
    this.panel.hidden = id === null;
    this.editorElement.hidden = id !== null;
    if (id === null) return void this.panel.replaceChildren();
    this.words.value = "";
    this.sought = null;
    void this.fill(name, id);
  }

  private async fill(name: string, id: string): Promise<void> {
    this.panel.replaceChildren(element("p", { class: "source-told", role: "status" }, "Reading …"));
    try {
      const source = await this.commands.sourceText(id);
      if (this.project.shown === name) this.show(source);
    } catch (error) {
      if (this.project.shown === name) this.showEditor(name, id, error instanceof Refusal ? error.message : "The source cannot be read just now");
      return;
    }
    await this.aim(id);
  }

  private show({ id, title, author, published, paragraphs }: SourceText): void {
    const button = element("button", { type: "submit" }, "Cite");
    const form = element("form", { class: "citing", onsubmit: (event) => { event.preventDefault(); void this.take(id); } },
      element("label", { for: "cited-words" }, "Words to cite: select them below, or type them here"), this.words, button, this.under);
    const by = [author, published].filter(Boolean).join(", ");
    this.panel.replaceChildren(form, element("article", {},
      element("h2", {}, title || id), ...(by ? [element("p", { class: "source-by" }, by)] : []),
      element("ol", {}, ...paragraphs.map((text, at) => element("li", { id: `paragraph-${at + 1}` }, text)))));
    this.goToSought();
  }

  /** A text that has no card, or another card, can be changed, and a card made of it. */
  private showEditor(name: string, id: string, why: string): void {
    const told = element("p", { role: "status" }, `${why}.`);
    const make = async (): Promise<void> => {
      const replace = this.project.has(`seeds/${id}.toml`) ? ["--replace"] : [];
      const outcome = await this.commands.run(["source", "add", `--id=${id}`, "--folder=seeds", ...replace, "--", name]);
      const card = outcome.files[`seeds/${id}.toml`];
      if (card) this.project.add({ [name]: this.project.text(name), [`seeds/${id}.toml`]: new TextDecoder().decode(card) });
      else told.replaceChildren(outcome.messages);
    };
    this.editorElement.hidden = false;
    this.panel.replaceChildren(element("div", { class: "notice" }, told,
      element("button", { type: "button", onclick: () => void make() }, "Make a card")));
  }

  /** Find out which statement words would be cited under. */
  private async aim(id: string): Promise<void> {
    this.target = null;
    const { map } = this.project;
    if (map === null) return this.under.replaceChildren("The project has no map to cite it in.");
    const { doc, selection } = this.editor.stateOf(map);
    try {
      const place = await this.commands.citationPlace(doc.toString(), doc.lineAt(selection.main.head).number, id);
      this.target = { map, place };
      this.under.replaceChildren(`In ${map}, under: `, element("em", {}, place.label));
    } catch {
      this.under.replaceChildren(`First put the cursor on a statement in ${map}. The citation goes under it.`);
    }
  }

  private async take(id: string): Promise<void> {
    const words = this.words.value.trim();
    if (!words) return this.words.focus();
    await this.aim(id);
    if (this.target) await cite(this.commands, this.editor, this.project, this.target, id, words);
  }

  private takeSelection(): void {
    const selection = document.getSelection();
    const article = this.panel.querySelector("article");
    if (!article || !selection || selection.isCollapsed) return;
    if (!article.contains(selection.anchorNode) || !article.contains(selection.focusNode)) return;
    this.words.value = selection.toString().replace(/\s+/g, " ").trim();
  }
}
