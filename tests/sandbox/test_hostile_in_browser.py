"""What others send, and what another program left behind, in the built page: it does no harm, and
nothing of the reader's is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.built_page import PATIENCE, BuiltPage, Open, opened
from tests.sandbox.test_files_in_browser import archive
from tests.sandbox.test_keeping_in_browser import FULL
from tests.sandbox.test_sandbox_in_browser import address, built
from website.editor_links import fragment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

__all__ = ["address", "built"]

MINE = "map: Mine\n\nthesis mine: I wrote this.\n"
OTHER = "map: Other\n\nthesis other: Somebody else wrote this.\n"
LINK = fragment({"other.argmap": OTHER}, "other.argmap")

STORE = """(record) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("argmap-sandbox", 1);
  asked.onsuccess = () => {
    const transaction = asked.result.transaction("projects", "readwrite");
    transaction.objectStore("projects").put(record, "project");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  };
})"""


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    with opened(browser, address) as made:
        yield made


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[BuiltPage]:
    """A tab that several tests use, since each loads argmap anew."""
    with opened(browser, address) as open_page:
        yield open_page()


def turn_to(tab: BuiltPage, link: str) -> None:
    """Follow a link in the tab, or let another window lead it there."""
    tab.page.evaluate("(link) => { location.hash = link }", link)


def test_a_link_takes_nothing_away_that_is_kept_nowhere(open_page: Open) -> None:
    tab = open_page(script=FULL)
    tab.write(MINE)
    turn_to(tab, LINK)
    tab.dialog.wait_for()
    assert "Your changes to it will be lost." in tab.dialog.inner_text()
    tab.answer("Cancel")
    assert tab.text == MINE
    assert tab.page.evaluate("location.hash") == ""


def test_a_link_takes_nothing_away_from_a_tab_that_keeps_nothing(open_page: Open) -> None:
    first = open_page()
    second = open_page(first)
    turn_to(second, LINK)  # with nothing to lose, nothing is asked
    second.page.wait_for_selector("#file-tabs >> text=other.argmap")
    second.page.click("#guest button:text-is('Back to my project')")
    second.write(MINE)
    turn_to(second, LINK)
    second.dialog.wait_for()
    second.answer("Cancel")
    assert second.text == MINE


@pytest.mark.parametrize(
    "record",
    [
        "a project", 7, None, {}, {"files": None}, {"files": [], "shown": 3},
        {"files": {"mine.argmap": 7}, "shown": "mine.argmap"},
    ],
)  # fmt: skip
def test_a_record_that_is_no_project_keeps_the_page_from_nothing(
    tab: BuiltPage, record: object
) -> None:
    tab.page.evaluate(STORE, record)
    tab.page.reload()
    tab.page.wait_for_selector("#file-tabs >> text=street.argmap")


def test_what_is_whole_of_a_damaged_record_is_there(open_page: Open) -> None:
    tab = open_page()
    files = {"../mine.argmap": MINE, "a.argmap": 7, "b.argmap": OTHER, "b.argmap/c.argmap": OTHER}
    tab.page.evaluate(STORE, {"files": files, "shown": "gone.argmap"})
    tab.page.reload()
    tab.page.frame_locator("#frame").get_by_role("treeitem").first.wait_for(timeout=PATIENCE)
    assert tab.tabs == ["mine.argmap", "b.argmap", "c.argmap"]
    assert tab.text == MINE


def test_deep_data_is_refused_and_argmap_goes_on(tab: BuiltPage) -> None:
    tab.new_project()
    tab.write(MINE)
    tab.drop("deep.json", '{"nodes":' + "[" * 100_000)
    tab.dialog.wait_for(timeout=PATIENCE)
    assert "nested too deeply" in tab.dialog.inner_text()
    tab.answer("Cancel")
    assert tab.text == MINE


def test_a_map_of_very_many_levels_is_drawn(tab: BuiltPage) -> None:
    tab.new_project()
    levels = "".join(f"{'  ' * n}claim c{n}: Level {n}.\n" for n in range(1, 701))
    tab.drop("levels.argmap", f"{MINE}{levels}")
    frame = tab.page.frame_locator("#frame")
    frame.locator("text=Level 7.").first.wait_for(state="attached", timeout=PATIENCE)


def test_no_name_of_a_file_is_an_option_of_a_command(tab: BuiltPage) -> None:
    tab.new_project()
    tab.drop("-o.argmap", MINE)
    tab.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('-o.argmap')")
    for entry in ("Picture (SVG)", "Page (HTML)"):
        name, data = tab.saved(lambda entry=entry: tab.choose("Export", entry))  # type: ignore[misc]
        assert name.startswith("-o.")
        assert b"I wrote this." in data
    tab.page.click("#sides-english")
    tab.page.wait_for_selector("#english:has-text('I wrote this')", timeout=PATIENCE)
    tab.page.click("#sides-map")
    tab.drop(f"{'x' * 60}-{'x' * 90}.argdown", "[Mine]: I wrote this.\n")
    tab.page.wait_for_selector("#file-tabs [aria-selected=true]:has-text('xxx')")
    assert "I wrote this." in tab.text


def test_dropped_files_get_names_that_every_system_takes(tab: BuiltPage) -> None:
    tab.new_project()
    names = ("CON.argmap", "../up.argmap", "\u202eright.argmap", ".argmap")
    for name in names:
        tab.drop(name, OTHER.replace("Other", repr(name)))
        tab.page.wait_for_timeout(200)
    assert tab.tabs[1:] == ["map-con.argmap", "up.argmap", "right.argmap", "argmap.argmap"]


def test_an_archive_puts_no_file_into_another(tab: BuiltPage) -> None:
    tab.new_project()
    tab.drop("\u202eit.zip", archive({"a.argmap": MINE, "a.argmap/b.argmap": OTHER}))
    tab.dialog.wait_for()
    said = tab.dialog.inner_text()
    assert "\u202e" not in said
    assert "a.argmap/b.argmap: it is in a folder that is named like a file." in said
    tab.answer("Open")
    tab.page.frame_locator("#frame").locator("text=I wrote this.").first.wait_for(state="attached")
    assert tab.tabs == ["a.argmap"]
