// A project from a link or an example: shown in place of the reader's own, and not kept unless the
// reader says so. The reader's own project stays in the storage as it is.

import { ask, choices, chosen, confirm } from "./dialogs";
import { same } from "./drawn_maps";
import { element } from "./elements";
import { FIRST } from "./examples";
import { freeName, slug } from "./file_names";
import { notice } from "./notices";
import type { Content, Project } from "./project";
import { decode, type Shared } from "./share_link";
import type { Kept, Storage } from "./storage";

type Contents = Readonly<Record<string, Content>>;

/** Which project the page shows: the reader's own, or another. */
export class GuestProject {
  private isChanged = false; // since it was opened
  private origin: string | null = null; // of the project that is shown: "A link"; null if it is the reader's own

  constructor(
    private readonly project: Project,
    private readonly storage: Storage,
    private readonly banner: HTMLElement,
  ) {
    project.on("changed", () => (this.isChanged = true));
    window.addEventListener("beforeunload", (event) => {
      if (!this.isOwn && this.isChanged) event.preventDefault();
    });
    window.addEventListener("hashchange", () => void this.openLink());
  }

  /** Whether the project that is shown is the reader's own. */
  get isOwn(): boolean {
    return this.origin === null;
  }

  /** Open what the address of the page holds, if it is a link to a project. */
  async openLink(): Promise<void> {
    const shared = await decode(location.hash);
    if (!shared) return;
    if ("problem" in shared) {
      forgetLink();
      this.tell("alert", `${shared.problem} It was not opened.`, [["Close", () => this.showOrigin()]]);
    } else if (!(await this.open(shared, "From a link"))) forgetLink();
  }

  /** Show a project that is not the reader's own. False if changes to the one before are to stay. */
  async open({ files, open }: Shared, origin: string): Promise<boolean> {
    if (!(await this.leave())) return false;
    this.origin = origin;
    this.put({ files, shown: open });
    return true;
  }

  /** Before one of the reader's own projects is shown: false if changes to what is shown are to stay. */
  async end(): Promise<boolean> {
    if (!(await this.leave())) return false;
    this.origin = null;
    forgetLink();
    this.showOrigin();
    return true;
  }

  /**
   * Make what is shown the reader's own: a new project, or beside the files of the reader's, unless
   * another tab has these. Where there is nothing of the reader's, it is not asked.
   */
  private async keep(): Promise<void> {
    const { storage } = this;
    const { files, shown } = this.project.kept();
    const isFree = storage.isHeld || (await storage.hold());
    const own = await this.own();
    const isEmpty = same(own.files, FIRST.files);
    const names = await storage.names();
    const fresh = freeName(nameFor(shown), (name) => names.includes(name));
    const folder = isEmpty ? "" : folderFor(own.files, files, shown);
    const where = isFree && !isEmpty ? await askWhere(fresh, storage.name, own.files, folder) : isFree ? "added" : "new";
    if (where === null) return;
    if (where === "new") await storage.turnTo(fresh);
    const added = Object.fromEntries(Object.entries(files).map(([name, content]) => [folder + name, content]));
    const kept = where === "new" ? { files, shown }
      : { files: isEmpty ? added : { ...own.files, ...added }, shown: folder + shown };
    await storage.write(kept).catch(() => undefined);
    this.becomeOwn(kept);
    notice("kept", `The copy is in your project “${storage.name}”. Changes to it are saved in this browser.`);
  }

  private async back(): Promise<void> {
    if (await this.leave()) this.becomeOwn(await this.own());
  }

  private async own(): Promise<Kept> {
    return (await this.storage.read().catch(() => null)) ?? FIRST;
  }

  private async leave(): Promise<boolean> {
    if (!this.isChanged) return true;
    if (this.isOwn && (await this.storage.write(this.project.kept()).catch(() => false))) return true;
    return confirm("Leave this project?", "Your changes to it will be lost.", "Leave");
  }

  /** Show one of the reader's own projects, as it is kept. */
  becomeOwn(kept: Kept): void {
    forgetLink();
    this.origin = null;
    this.put(kept);
  }

  private put(kept: Kept): void {
    notice("kept", null);
    this.project.replace(kept);
    this.isChanged = false;
    this.showOrigin();
  }

  private showOrigin(): void {
    if (this.origin === null) this.banner.hidden = true;
    else {
      const from = /[.?!]$/.test(this.origin) ? this.origin : `${this.origin}.`;
      this.tell("status", `${from} Changes to it are not saved.`, [
        ["Keep a copy …", () => void this.keep()],
        ["Back to my project", () => void this.back()],
      ]);
    }
  }

  private tell(role: "alert" | "status", text: string, actions: readonly (readonly [string, () => void])[]): void {
    const buttons = actions.map(([label, act]) => element("button", { type: "button", onclick: act }, label));
    this.banner.setAttribute("role", role);
    this.banner.hidden = false;
    this.banner.replaceChildren(element("p", {}, text), ...buttons);
  }
}

/** Ask where a copy goes: a new project called `fresh`, or the reader's own; null if there is to be none. */
async function askWhere(fresh: string, own: string, files: Contents, folder: string): Promise<"new" | "added" | null> {
  const [first = "", ...others] = Object.keys(files);
  const beside = others.length ? `${first} and ${others.length} more` : first;
  const into = folder ? `, in the folder ${folder}` : "";
  const where = choices("Where to keep it", "where", [
    ["new", `In a new project, “${fresh}”`],
    ["added", `In your project “${own}”, beside ${beside}${into}`],
  ]);
  return ask("Keep a copy", [where], "Keep", () => chosen(where) as "new" | "added");
}

/** A name for what has a map as its first. */
function nameFor(map: string): string {
  return slug(map.replace(/^.*\//, "").replace(/\.argmap$/, "")) || "maps";
}

/** The folder in which files get in the way of none: "" if they can be beside the others. */
function folderFor(own: Contents, added: Contents, shown: string): string {
  const isFree = (folder: string): boolean =>
    Object.entries(added).every(([name, content]) => (own[folder + name] ?? content) === content);
  const stem = nameFor(shown);
  let folder = "";
  for (let number = 1; !isFree(folder); number++) folder = number === 1 ? `${stem}/` : `${stem}-${number}/`;
  return folder;
}

function forgetLink(): void {
  history.replaceState(null, "", location.pathname + location.search);
}
