"""Where the sandbox keeps projects: in the browser, one tab at a time, and in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page.test_barriers import AXE, COLOURS
from tests.sandbox.built_page import Open, opened
from tests.sandbox.test_sandbox_in_browser import address, built, until_kept

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

__all__ = ["address", "built"]

MINE = "map: Mine\n\nthesis mine: The first tab wrote this.\n"
OTHER = "map: Other\n\nthesis other: The second tab wrote this.\n"

NO_STORAGE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('refused') } })"
FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function () {
  throw new DOMException("full", "QuotaExceededError");
};
"""
FOLDER = """
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("essay", { create: true });
};
"""
FILL = """async () => {
  const folder = await window.showDirectoryPicker();
  const seeds = await folder.getDirectoryHandle("seeds", { create: true });
  for (const [within, name, text] of [
    [folder, "a.argmap", "thesis a: A.\\n"], [folder, "b.argmap", "thesis b: B.\\n"],
    [seeds, "note.txt", "A note."], [folder, "picture.png", "no text"],
  ]) {
    const stream = await (await within.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async (name) => {
  const folder = await window.showDirectoryPicker();
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open tabs of the page."""
    with opened(browser, address) as made:
        yield made


def test_the_later_tab_of_a_project_is_told_and_overwrites_nothing(open_page: Open) -> None:
    first = open_page()
    assert first.page.locator("#notice-tab").count() == 0
    first.write(MINE)
    until_kept(first.page)
    second = open_page(first)
    notice = second.page.locator("#notice-tab")
    assert "open in another tab" in notice.inner_text()
    assert second.text == MINE
    second.write(OTHER)
    second.page.wait_for_timeout(600)
    first.page.reload()
    first.page.wait_for_selector(".cm-content")
    assert first.text == MINE

    notice.get_by_role("button", name="Keep a copy").click()
    until_kept(second.page)
    second.page.reload()
    second.page.wait_for_selector(".cm-content")
    assert second.text == OTHER
    assert second.page.locator("#notice-tab").count() == 0


def test_a_project_can_be_taken_from_another_tab_which_is_told(open_page: Open) -> None:
    first = open_page()
    first.write(MINE)
    until_kept(first.page)
    second = open_page(first)
    second.page.click("#notice-tab button:text-is('Work in this tab')")
    second.page.wait_for_selector("#notice-tab", state="detached")
    first.page.wait_for_selector("#notice-tab:has-text('Another tab has taken over this project')")
    first.write("map: Late\n")
    second.write(OTHER)
    until_kept(second.page)
    second.page.reload()
    second.page.wait_for_selector(".cm-content")
    assert second.text == OTHER


def test_a_browser_that_keeps_nothing_is_told_of(open_page: Open) -> None:
    tab = open_page(script=NO_STORAGE)
    said = tab.page.inner_text("#notice-storage")
    assert "stores nothing" in said
    assert "Save the project as a ZIP" in said


def test_a_full_storage_is_told_of_when_something_is_written(open_page: Open) -> None:
    tab = open_page(script=FULL)
    tab.write(MINE)
    tab.page.wait_for_selector("#notice-full:has-text('storage is full')")


def test_a_folder_is_opened_and_what_has_changed_is_saved_to_it(open_page: Open) -> None:
    tab = open_page(script=FOLDER)
    tab.page.evaluate(FILL)
    tab.choose("Project", "Open folder")
    tab.dialog.wait_for()
    why = "it is not a map, a text, a table or a source card"
    assert f"picture.png: {why}" in tab.dialog.inner_text()
    tab.answer("Open")
    tab.page.wait_for_selector("#file-tabs >> text=seeds/note.txt")
    tab.page.click("#file-tabs >> text=b.argmap")
    tab.write(OTHER)
    tab.choose("Project", "Save to essay")
    tab.dialog.wait_for()
    assert tab.dialog.locator("p").inner_text() == "b.argmap"
    tab.answer("OK")
    assert tab.page.evaluate(READ, "b.argmap") == OTHER
    assert tab.page.evaluate(READ, "a.argmap") == "thesis a: A.\n"


def test_a_file_that_was_changed_in_the_folder_is_not_replaced_unasked(open_page: Open) -> None:
    tab = open_page(script=FOLDER)
    tab.page.evaluate(FILL)
    tab.choose("Project", "Open folder")
    tab.answer("Open")
    tab.page.wait_for_selector("#file-tabs >> text=seeds/note.txt")
    tab.page.wait_for_timeout(50)  # until a file would get another time
    tab.page.evaluate(FILL.replace("B.", "Beta, by another program."))
    tab.page.click("#file-tabs >> text=b.argmap")
    tab.write(OTHER)
    tab.choose("Project", "Save to essay")
    tab.dialog.wait_for()
    assert "Replace b.argmap?" in tab.dialog.inner_text()
    tab.answer("Cancel")
    tab.page.wait_for_selector("dialog:has-text('No files have changed')")
    assert "by another program" in tab.page.evaluate(READ, "b.argmap")


def test_there_is_no_entry_for_folders_where_the_browser_has_none(open_page: Open) -> None:
    tab = open_page(script="delete window.showDirectoryPicker")
    tab.page.click("header button:text-is('Project')")
    entries = tab.page.locator("[role=menuitem]:visible").all_text_contents()
    assert "Save as ZIP" in entries
    assert not [one for one in entries if "folder" in one]


@pytest.mark.parametrize("dark", [False, True])
def test_dialogs_and_sources_have_no_barriers_on_a_phone(open_page: Open, dark: bool) -> None:
    if not AXE.exists():
        pytest.skip("no axe-core here: npm ci, in tests/page/axe")
    tab = open_page(
        viewport={"width": 375, "height": 720},
        color_scheme="dark" if dark else "light",
        bypass_csp=True,
    )
    tab.page.add_script_tag(content=Path(AXE).read_text("utf-8"))

    def barriers() -> list[str]:
        # What is behind a modal dialog cannot be reached while it is open.
        what = "document.querySelector('dialog[open]') ?? document"
        found = tab.page.evaluate(f"axe.run({what}, {COLOURS if dark else '{}'})")
        wide = tab.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        told = [(one["id"], node["target"]) for one in found["violations"] for node in one["nodes"]]
        return [*map(str, told), *["too wide"] * wide]

    tab.drop("a report.txt", "The bridge\n\nIt rusts, and it may give way.\n")
    tab.dialog.wait_for()
    assert barriers() == []
    tab.answer("Continue")
    tab.page.wait_for_selector("dialog:has-text('as a source')")
    assert barriers() == []
    tab.answer("Add source")
    tab.page.wait_for_selector("#source ol")
    assert barriers() == []
    tab.choose("Project", "Projects …")
    tab.dialog.wait_for()
    assert barriers() == []
