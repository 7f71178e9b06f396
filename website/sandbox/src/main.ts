// The page: a project, its editor, the map beside it, and what joins them.

import { redo, undo } from "@codemirror/commands";
import { formatDocument, type LSPClient } from "@codemirror/lsp-client";
import { EditorView, keymap } from "@codemirror/view";
import { sourceButton } from "./cited_source";
import { Commands } from "./commands";
import { KeptDrawings } from "./drawn_maps";
import { drawing, waiting } from "./drawing";
import { Editor } from "./editor";
import { byId, element } from "./elements";
import { FIRST } from "./examples";
import { chooseExample } from "./examples_dialog";
import { exportEntries } from "./exports";
import { newMap, showFiles } from "./files_bar";
import { countOf, goToFix, listFindings } from "./findings";
import { Folder } from "./folders";
import { GuestProject } from "./guest_project";
import { IS_MAC, showHelp } from "./help";
import { Keeping } from "./keeping";
import { languageClient, Messages, type Findings } from "./language_client";
import { menu } from "./menus";
import type { Files, FromLanguage, ToLanguage } from "./messages";
import { notice } from "./notices";
import { acceptDrops } from "./open_files";
import { listOutline } from "./outline";
import { Preview } from "./preview";
import { isMap, Project } from "./project";
import { projectEntries } from "./project_menu";
import { PythonWorker } from "./python_worker";
import { showEnglish } from "./reading";
import { share } from "./share_dialog";
import { SourceView } from "./source_view";
import { makeSplitter } from "./splitter";
import { Storage } from "./storage";
import { chooseTab, fillTabs } from "./tabs";

const SIDES = { map: "Map", english: "In English", findings: "Findings", outline: "Outline" } as const;
type Side = keyof typeof SIDES;

/** What the line below the text says until there are findings. */
const FINDINGS_LATER = byId("status").textContent ?? "";

/** How far a worker is that has fetched all its files. */
const FETCHED = 0.6;

async function begin(): Promise<void> {
  const storage = await Storage.open("project");
  const kept = await storage.read().catch(() => null);
  const project = new Project(kept ?? FIRST);
  const guest = new GuestProject(project, storage, byId("guest"));
  const keeping = new Keeping(storage, project, guest);

  // The language server and the editor
  let isLanguageReady = false;
  const messages = new Messages((message) => language.send({ kind: "lsp", message }));
  const client: LSPClient = languageClient(project, {
    show: (name) => (project.show(name), editor.view),
    rewrite: (name, update) => editor.rewrite(name, update),
    found: (name, findings) => found(name, findings),
  });
  const language = new PythonWorker<ToLanguage, FromLanguage>("language_worker.js", () => project.all(), {
    loading: (share) => progress("language", share),
    ready: () => {
      progress("language", 1);
      isLanguageReady = true;
      if (byId("status").textContent === FINDINGS_LATER) byId("status").textContent = "";
      if (client.connected) client.disconnect();
      client.connect(messages);
    },
    failed: (reason, isEnded) => failed(reason, isEnded),
    take: (message: FromLanguage) => void (message.kind === "lsp" && messages.take(message.message)),
  });
  const nonce = document.querySelector("meta[http-equiv]")?.getAttribute("content")?.match(/'nonce-(\w+)'/)?.[1] ?? "";
  const lists = EditorView.updateListener.of((update) => void (update.docChanged && listSoon()));
  const keys = keymap.of([{ key: "Mod-.", run: () => (fix(), true) }]);
  const editor = new Editor(byId("editor"), project, () => client, nonce, [lists, keys]);

  // The map
  let isLanguageStarted = false;
  let isDrawn = false; // whether there is a map on the screen
  let isPreviewReady = false;
  const preview = new Preview(byId<HTMLIFrameElement>("frame"), () => project.all(), project.shown, {
    loading: (share) => {
      progress("preview", share);
      // The other worker loads the same files: once they are there, it does not fetch them again.
      if (share >= FETCHED && !isLanguageStarted) {
        isLanguageStarted = true;
        language.start();
      }
    },
    ready: () => {
      progress("preview", 1);
      isPreviewReady = true;
      if (!isDrawn) wait();
    },
    failed: (reason, isEnded) => failed(reason, isEnded),
    blank: () => {
      isDrawn = false;
      wait();
    },
    drawn: () => void (side === "english" && listSoon()),
    shown: () => {
      const isFirst = !isDrawn;
      isDrawn = true;
      document.body.classList.remove("waits");
      byId("loading").hidden = true;
      if (isFirst) tellFailure();
    },
    slow: (isSlow) => notice("slow", isSlow ? `This map takes long to draw.${isDrawn ? " What you see is the map as it was before." : ""}` : null, [
      ["Stop and draw again", () => preview.start()],
    ], { isOver: true }),
    refused: (reason) => {
      byId("loading").hidden = false;
      byId("progress").hidden = true;
      byId("progress-text").textContent = reason;
    },
    line: () => (isMap(project.shown) && editor.view.hasFocus ? editor.line : 0),
    open: (file, line) => {
      project.show(file);
      goTo(editor.startOf(line));
    },
  }, new KeptDrawings(() => storage.name, () => guest.isOwn && storage.isHeld));

  // The text that is open reaches the language server by its own messages; it is in a file for
  // other maps, which use it, once another is shown.
  let behind: Files = {};
  project.on("changed", (files) => {
    preview.change(files);
    const { [project.shown]: own, ...others } = files;
    if (own !== undefined && own !== null) behind = { ...behind, [project.shown]: own };
    else if (own === null) others[project.shown] = null;
    if (Object.keys(others).length) language.send({ kind: "files", files: others });
  });
  project.on("shown", (name) => {
    if (Object.keys(behind).length) language.send({ kind: "files", files: behind });
    behind = {};
    if (isMap(name)) {
      preview.show(name);
      found(name, []);
    } else if (project.map !== foundIn.map || project.text(foundIn.map) !== foundIn.text) count([]);
    byId("status").textContent = isLanguageReady ? "" : FINDINGS_LATER; // until they are told
    listSoon();
  });

  project.on("listed", () => notice("welcome", null)); // the reader has begun

  // What is beside the text
  let side: Side = "map";
  let findings: Findings = [];
  let foundIn = { map: "", text: "" };
  let outlined = foundIn; // what the outline is of
  let timer = 0;
  const listSoon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void list(), 250);
  };
  const showText = (): void => {
    if (byId("panes").dataset["view"] !== "text") view("text");
  };
  const goTo = (from: number, to = from): void => {
    showText();
    editor.goTo(from, to);
  };
  // While a source is read, what is listed is still that of the map.
  const openMap = (): EditorView => {
    if (project.map !== null) project.show(project.map);
    return editor.view;
  };
  const later = (panel: HTMLElement, what: string): void => {
    const told = project.map === null ? "The project has no map." : `Open ${project.map} to see its ${what}.`;
    panel.replaceChildren(element("p", { class: "empty" }, told));
  };
  const showFindings = (): void => {
    const { map } = project;
    if (!isLanguageReady) return void byId("findings").replaceChildren(element("p", { class: "empty" }, FINDINGS_LATER));
    const isKnown = map === project.shown || (map === foundIn.map && project.text(map) === foundIn.text);
    if (map === null || !isKnown) return later(byId("findings"), "findings");
    const { doc } = editor.stateOf(map);
    listFindings(byId("findings"), findings, doc, openMap, (from, to) => (openMap(), goTo(from, to)), (one) =>
      sourceButton(project, doc, (...place) => (showText(), sources.look(...place)), one));
  };
  const list = async (): Promise<void> => {
    if (side === "findings") showFindings();
    if (side === "outline") {
      const { map, shown } = project;
      const text = map === null ? "" : project.text(map);
      if (isMap(shown)) {
        outlined = { map: shown, text };
        await listOutline(byId("outline"), editor.view, (at) => (openMap(), goTo(at)));
      } else if (map === null || outlined.map !== map || outlined.text !== text) later(byId("outline"), "outline");
    }
    if (side === "english") await showEnglish(byId("english"), preview, project.map ?? project.shown);
  };
  const count = (now: Findings): void => {
    for (const tab of document.querySelectorAll("[role=tab][data-tab=findings]")) {
      tab.textContent = now.length ? `${SIDES.findings} (${now.length})` : SIDES.findings;
    }
  };
  const found = (name: string, now: Findings): void => {
    if (name !== project.shown) return;
    findings = now;
    foundIn = { map: name, text: project.text(name) };
    tellFindings(countOf(now));
    count(now);
    if (side === "findings") showFindings();
    if (side === "outline") listSoon(); // perhaps it was asked for before the server was there
  };
  const tellFindings = (counted: string): void => {
    const status = byId("status");
    if (!counted) status.textContent = "No findings";
    else if (status.textContent !== counted) {
      status.replaceChildren(element("button", { type: "button", title: "Show the findings", onclick: goToFirst }, counted));
    }
  };
  const goToFirst = (): void => {
    view("findings");
    const [first] = findings;
    if (first && byId("text").checkVisibility()) goTo(first.from, first.to);
    else byId("findings").querySelector("button")?.focus();
  };
  const fix = (): void => {
    view("findings");
    goToFix(byId("findings"), editor.view);
  };
  const turn = (to: Side): void => {
    side = to;
    for (const id of Object.keys(SIDES)) byId(id).hidden = id !== to;
    chooseTab(byId("sides"), to);
    void list();
  };
  const view = (to: Side | "text"): void => {
    byId("panes").dataset["view"] = to;
    chooseTab(byId("views"), to);
    if (to !== "text") turn(to);
  };
  const sideTabs = Object.entries(SIDES).map(([id, label]) => ({ id, label, controls: id }));
  fillTabs(byId("sides"), sideTabs, side, (id) => { turn(id as Side); byId("panes").dataset["view"] = id; chooseTab(byId("views"), id); });
  fillTabs(byId("views"), [{ id: "text", label: "Text", controls: "text" }, ...sideTabs], "text", (id) => view(id as Side | "text"));
  byId("panes").dataset["view"] = "text";
  for (const id of Object.keys(SIDES)) byId(id).setAttribute("aria-labelledby", `sides-${id}`);
  makeSplitter(byId("splitter"), byId("panes"));

  // Files in and out
  const commands = new Commands((name, ...given) => preview.call(name, ...given));
  const sources = new SourceView(byId("editor"), project, editor, commands);
  const home = { project, storage, keeping };
  const folder = new Folder(home);
  acceptDrops(home, commands);
  const openExample = (): void => void chooseExample((shared, title) => {
    void guest.open(shared, `Example: ${title}`).then((isOpen) => isOpen && view("map"));
  });
  showFiles(byId("files"), project, goTo);
  byId("menus").append(
    menu("Project", () => [
      { label: "New map …", act: () => void newMap(project, goTo) },
      ...projectEntries(home, commands, folder),
      { label: "Open example …", act: openExample },
      { label: "Share …", act: () => share(project) },
    ]),
    menu("Export", () => exportEntries(project, commands, () => view("map"))),
    menu("Edit", () => [
      { label: "Undo", keys: IS_MAC ? "⌘Z" : "Ctrl+Z", act: () => { undo(editor.view); editor.view.focus(); } },
      { label: "Redo", keys: IS_MAC ? "⇧⌘Z" : "Ctrl+Y", act: () => { redo(editor.view); editor.view.focus(); } },
      { label: "Format", keys: "Shift+Alt+F", act: () => { formatDocument(editor.view); editor.view.focus(); } },
    ]),
  );
  byId("keys").addEventListener("click", showHelp);
  document.addEventListener("keydown", (event) => {
    if (event.key === "F1") (event.preventDefault(), showHelp());
  });

  // Loading
  const shares = { language: 0, preview: 0 };
  const progress = (worker: keyof typeof shares, share: number): void => {
    shares[worker] = share;
    if (!isDrawn && !isPreviewReady) wait();
  };
  const wait = (): void => {
    if (failure !== null) return tellFailure();
    if (isPreviewReady) return drawing(project.text(project.map ?? ""));
    const percent = Math.round(50 * (shares.language + shares.preview));
    waiting(`Loading argmap: ${percent} %`, percent);
  };
  let failure: string | null = null; // why a worker could not be started, until the reader tries again
  const failed = (reason: string, isEnded: boolean): void => {
    failure = isEnded
      ? `argmap ended again and again on this map. Your text is safe.\nShorten the map, or undo what you wrote last, and try again. (${reason})`
      : `argmap could not be loaded. Your text is safe.\nCheck the connection and try again. (${reason})`;
    tellFailure();
  };
  /** Say what failed: in the pane of the map while it is empty, else above, where it hides no map. */
  const tellFailure = (): void => {
    if (failure === null) return;
    notice("failed", isDrawn ? failure.replace("\n", " ") : null, [["Try again", start]]);
    if (isDrawn) return;
    byId("loading").hidden = false;
    byId("progress").hidden = true;
    byId("again").hidden = false;
    byId("progress-text").textContent = failure;
  };
  const start = (): void => {
    failure = null;
    notice("failed", null);
    byId("again").hidden = true;
    byId("status").textContent = FINDINGS_LATER;
    isLanguageStarted = isLanguageReady = isPreviewReady = false;
    if (!isDrawn) {
      document.body.classList.add("waits");
      wait();
    }
    preview.start();
  };
  byId("again").addEventListener("click", start);
  if (kept) editor.view.focus();
  else editor.goTo(FIRST.cursor);
  await keeping.begin();
  await guest.openLink();
  if (!guest.isOwn) view("map"); // what one is sent is to be read, which on a phone is in place of the text
  keeping.check();
  if (!kept && guest.isOwn) {
    notice("welcome", "A map is an outline. Each line is a statement that supports or attacks the one it is indented under. Change something here, and the map changes too.", [
      ["How to write a map", showHelp],
      ["Open an example", openExample],
      ["New map", () => void newMap(project, goTo)],
    ], { isOver: true });
  }
  start();
}

void begin();
navigator.serviceWorker?.register("service_worker.js", { type: "module" }).catch((error: unknown) => {
  console.warn("argmap will not open without a network", error);
});
