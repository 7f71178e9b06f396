// A map in a page of another site: the preview of what the link holds, without an editor.

import { BUILT } from "./drawn_maps";
import { drawing } from "./drawing";
import { byId } from "./elements";
import { Preview } from "./preview";
import { decode } from "./share_link";

async function begin(): Promise<void> {
  const tell = (what: string): void => {
    byId("loading").hidden = false;
    byId("progress").hidden = true;
    byId("progress-text").textContent = what;
  };
  const shared = await decode(location.hash);
  if (!shared || "problem" in shared) return tell(shared?.problem ?? "This address contains no map.");
  byId<HTMLAnchorElement>("open").href = new URL(`index.html${location.hash}`, document.baseURI).href;
  let isShown = false;
  const preview = new Preview(byId<HTMLIFrameElement>("frame"), () => ({ ...shared.files }), shared.open, {
    loading: (share) => (byId<HTMLProgressElement>("progress").value = Math.round(100 * share)),
    // A map that was drawn at the build is whole without Python.
    failed: (reason) => isShown || tell(`The map could not be loaded. (${reason})`),
    refused: tell,
    ready: () => drawing(shared.files[shared.open] ?? ""),
    shown: () => {
      isShown = true;
      document.body.classList.remove("waits");
      byId("loading").hidden = true;
    },
    open: () => undefined, // there is no text to go to
  }, BUILT);
  preview.start();
}

window.addEventListener("hashchange", () => location.reload());
void begin();
