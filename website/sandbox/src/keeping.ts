// Keeps the project in the browser's storage, and says when it does not.

import { confirm } from "./dialogs";
import { freeName } from "./file_names";
import type { GuestProject } from "./guest_project";
import { notice } from "./notices";
import type { Project } from "./project";
import type { Kept, Storage } from "./storage";

const SAVE_ELSEWHERE = "Save the project as a ZIP before you close this page.";

export class Keeping {
  private timer = 0;
  private isChanged = false; // since it was kept
  private told: string | null = null; // the project of which was told that another tab has it

  /** `guest` knows whether the project that is shown is the reader's own, which is to be kept. */
  constructor(
    private readonly storage: Storage,
    private readonly project: Project,
    private readonly guest: GuestProject,
  ) {
    const soon = (): void => {
      this.timer ||= window.setTimeout(() => void this.save(), 300);
    };
    project.on("changed", () => {
      this.isChanged = true;
      soon();
    });
    project.on("listed", () => {
      // What is said of the reader's own project would be read as said of the one that is shown.
      if (!this.guest.isOwn) this.withdrawNotice();
      soon();
    });
    project.on("shown", soon);
    storage.onLost(() => this.tellOther("Another tab has taken over this project."));
    document.addEventListener("visibilitychange", () => void (this.timer && document.hidden && this.save()));
    window.addEventListener("beforeunload", (event) => {
      if (this.isChanged && this.guest.isOwn) event.preventDefault();
    });
  }

  /** Be the tab that keeps the project, if no other is. */
  async begin(): Promise<void> {
    await this.storage.hold();
    if (!this.storage.isThere) notice("storage", `This browser stores nothing for this page, perhaps because the window is private. ${SAVE_ELSEWHERE}`);
  }

  /** Say that another tab has the project, if so, once. */
  check(): void {
    const { isThere, isHeld, name } = this.storage;
    if (isThere && !isHeld && this.guest.isOwn && this.told !== name) this.tellOther("This project is open in another tab.");
  }

  /** Keep the project now. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.guest.isOwn) return this.withdrawNotice();
    this.check();
    try {
      await this.storage.write(this.project.kept());
      if (!this.storage.isHeld || !this.storage.isThere) return;
      this.isChanged = false;
      notice("full", null);
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      notice("full", `${isFull ? "The browser’s storage is full" : "The browser refuses to store the project"}: what you write is not saved. ${SAVE_ELSEWHERE}`, [
        ["Try again", () => void this.save()],
      ]);
    }
  }

  /** Show another project of the reader's; `fresh` is what it has if it is new. */
  async open(name: string, fresh: Kept): Promise<void> {
    await this.save();
    if (!(await this.guest.end())) return;
    await this.storage.turnTo(name);
    const kept = await this.storage.read().catch(() => null);
    this.put(kept ?? fresh);
    this.withdrawNotice();
    this.check();
    if (!kept) await this.save();
  }

  private put(kept: Kept): void {
    this.guest.becomeOwn(kept);
    this.isChanged = false;
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private tellOther(what: string): void {
    this.told = this.storage.name;
    notice("tab", `${what} Changes that you make in this tab are not saved.`, [
      ["Work in this tab", () => void this.take()],
      ["Keep a copy", () => void this.copy()],
    ]);
  }

  private withdrawNotice(): void {
    this.told = null;
    notice("tab", null);
  }

  /** Take the project from the other tab, as that has it. */
  private async take(): Promise<void> {
    if (this.isChanged && !(await confirm("Work in this tab?", "The project will be opened as it is in the other tab. Your changes in this tab will be lost.", "Open"))) return;
    await this.storage.hold(true);
    const kept = await this.storage.read().catch(() => null);
    if (kept && this.guest.isOwn) this.put(kept);
    notice("tab", null);
  }

  private async copy(): Promise<void> {
    const names = await this.storage.names();
    await this.storage.turnTo(freeName(`${this.storage.name}`, (name) => names.includes(name)));
    notice("tab", null);
    await this.save();
  }
}
