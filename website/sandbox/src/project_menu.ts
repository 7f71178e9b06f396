// What the menu of the project offers.

import { pasteSource } from "./add_source";
import type { Commands } from "./commands";
import type { Folder } from "./folders";
import type { Entry } from "./menus";
import { newComparison } from "./new_comparison";
import type { Home } from "./offer_project";
import { chooseFiles } from "./open_files";
import { chooseProject, newProject } from "./projects_dialog";
import { hasTexts, saveZip } from "./save_zip";

export function projectEntries(home: Home, commands: Commands, folder: Folder): readonly Entry[] {
  const { project, storage, keeping } = home;
  const ofFolders: readonly Entry[] = folder.isPossible
    ? [
        { label: "Open folder …", act: () => void folder.open() },
        { label: folder.name === null ? "Save to a folder …" : `Save to ${folder.name}`, act: () => void folder.save() },
      ]
    : [];
  return [
    { label: "Open files …", act: () => chooseFiles(home, commands) },
    { label: "Add source …", act: () => void pasteSource(project, commands) },
    { label: hasTexts(project) ? "Save as ZIP …" : "Save as ZIP", act: () => void saveZip(home) },
    ...ofFolders,
    { label: "New comparison …", act: () => void newComparison(project, commands) },
    { label: "New project …", act: () => void newProject(storage, keeping) },
    { label: "Projects …", act: () => void chooseProject(storage, keeping) },
  ];
}
