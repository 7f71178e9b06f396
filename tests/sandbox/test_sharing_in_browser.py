"""Sharing in a headless Chromium: a link opens as the map that it was made of, beside what the
reader has; its map in the page of another site; the examples.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.page.test_barriers import AXE, grave
from tests.sandbox.test_sandbox_in_browser import LOADED, Quiet, address, built, map_of, until_kept
from website.editor_links import fragment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["address", "built"]

pytestmark = pytest.mark.browser

FERRY = {
    "ferry.argmap": "map: The ferry\nuse sell.argmap as sell\n\nthesis keep: Keep the ferry.\n",
    "sell.argmap": "map: Sell it\n\nthesis sell: Sell the ferry.\n",
}
LINK = fragment(FERRY, "ferry.argmap")
STREET = "The town should close its main street to cars."

Open = Callable[..., "Page"]


@pytest.fixture
def open_at(browser: Browser, address: str) -> Iterator[Open]:
    """Open an address of the sandbox, in a window of its own or in one that is there; what it logs
    or throws fails the test.
    """
    contexts = []
    wrong: list[str] = []

    def open(
        path: str = "",
        *,
        context: BrowserContext | None = None,
        width: int = 1280,
    ) -> Page:
        if context is None:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                permissions=["clipboard-read", "clipboard-write"],
            )
            context.on("console", lambda message: wrong.append(message.text))
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path)
        return page

    yield open
    for context in contexts:
        context.close()
    assert wrong == []


def files_of(page: Page) -> list[str]:
    """The names of the project's files."""
    return page.locator("#file-tabs [role=tab]").all_inner_texts()


def text_of(page: Page) -> str:
    """What is in the editor."""
    return page.locator(".cm-content").inner_text()


def choose(page: Page, entry: str) -> None:
    """Choose an entry of the menu "Project"."""
    page.get_by_role("button", name="Project", exact=True).click()
    page.get_by_role("menuitem", name=entry).click()


def shared_link(page: Page) -> str:
    """The link that the dialog shows."""
    choose(page, "Share")
    field = page.get_by_label("Link", exact=True)
    page.wait_for_function("document.getElementById('share-link').value !== ''")
    return field.input_value()


def test_a_shared_link_opens_as_the_same_map(open_at: Open) -> None:
    page = open_at()
    map_of(page)
    link = shared_link(page)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link
    told = page.locator("#share-told").inner_text()
    assert f"{len(link):,} characters." in told
    assert "the link works only here" in told

    other = open_at(f"index.html#{urlsplit(link).fragment}")
    map_of(other).get_by_role("treeitem").filter(has_text=STREET).first.wait_for()
    assert text_of(other).strip() == text_of(page).strip()
    assert "From a link. Changes to it are not saved." in other.locator("#guest").inner_text()


PANE = """() => {
  const frame = document.getElementById("frame");
  const isSeen = frame.checkVisibility({ visibilityProperty: true });
  const loading = document.getElementById("loading");
  const isTold = loading.checkVisibility() && loading.getAttribute("role") === "status";
  const cards = frame.contentDocument?.querySelectorAll("[role=treeitem]").length ?? 0;
  return [isSeen ? cards : 0, isTold ? loading.innerText : ""];
}"""


def large(thesis: str, statements: int) -> str:
    """A map with a number of statements."""
    claims = (f"  claim c{n}: It is so for reason {n}.\n" for n in range(1, statements))
    return f"map: Large\n\nthesis t: {thesis}\n{''.join(claims)}"


def test_the_pane_of_a_large_map_says_what_it_waits_for(open_at: Open) -> None:
    files = {"one.argmap": large("One.", 1200), "two.argmap": large("Two.", 1100)}
    page = open_at(f"index.html{fragment(files, 'one.argmap')}")

    def watched(statements: int) -> set[str]:
        told = set()
        for _ in range(2400):
            cards, words = page.evaluate(PANE)
            if not words:
                assert cards == statements, "the pane is empty without a word"
                return told
            told.add(words.strip())
            page.wait_for_timeout(50)
        raise AssertionError(told)

    told = watched(1200)
    assert any("Loading argmap" in one for one in told)
    assert "Drawing a map of 1,200 statements …" in told
    page.get_by_role("tab", name="two.argmap").click()
    assert watched(1100) == {"Drawing a map of 1,100 statements …"}


def test_on_a_phone_a_link_opens_on_the_map(open_at: Open) -> None:
    page = open_at(f"index.html{LINK}", width=390)
    map_of(page).get_by_text("Keep the ferry.").locator("visible=true").first.wait_for()
    assert page.is_visible("#map") and not page.is_visible("#text")


def test_a_link_leaves_the_readers_project_as_it_is(open_at: Open) -> None:
    page = open_at()
    map_of(page)
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text("  claim own: This is my own.\n")
    until_kept(page)

    guest = open_at(LINK, context=page.context)
    map_of(guest)
    assert files_of(guest) == ["ferry.argmap", "sell.argmap"]
    guest.locator(".cm-content").click()
    guest.keyboard.press("ControlOrMeta+End")
    guest.keyboard.insert_text("\nthesis more: More.\n")
    guest.get_by_role("button", name="Back to my project").click()
    guest.get_by_role("dialog").get_by_role("button", name="Leave").click()
    guest.get_by_text("This is my own.").first.wait_for()
    assert files_of(guest) == ["street.argmap"]
    assert urlsplit(guest.url).fragment == ""

    page.close()  # while it has the project, a copy would be a project of its own
    guest.goto(f"{guest.url}{LINK}")  # the same page: only its fragment is another
    guest.get_by_role("tab", name="sell.argmap").wait_for()
    guest.get_by_role("button", name="Keep a copy").click()
    question = guest.get_by_role("dialog")
    assert "In a new project, “ferry”" in question.inner_text()
    question.get_by_label("In your project “project”, beside street.argmap").check()
    question.get_by_role("button", name="Keep").click()
    guest.locator("#guest").wait_for(state="hidden")
    assert "The copy is in your project “project”." in guest.locator("#notice-kept").inner_text()
    assert files_of(guest) == ["street.argmap", "ferry.argmap", "sell.argmap"]
    guest.reload()
    map_of(guest)
    assert files_of(guest) == ["street.argmap", "ferry.argmap", "sell.argmap"]
    guest.get_by_role("tab", name="street.argmap").click()
    assert "This is my own." in text_of(guest)


def test_a_copy_is_a_project_of_its_own_while_another_tab_has_the_readers(open_at: Open) -> None:
    page = open_at()
    map_of(page)
    page.locator(".cm-content").click()
    page.keyboard.insert_text("# Mine.\n")
    until_kept(page)
    guest = open_at(LINK, context=page.context)
    guest.get_by_role("button", name="Keep a copy").click()
    guest.locator("#guest").wait_for(state="hidden")
    assert files_of(guest) == ["ferry.argmap", "sell.argmap"]
    until_kept(guest)
    guest.reload()
    guest.get_by_role("tab", name="sell.argmap").wait_for()
    page.reload()
    page.locator(".cm-content", has_text="# Mine.").wait_for()
    assert files_of(page) == ["street.argmap"]


def test_a_copy_of_files_with_the_same_names_gets_a_folder(open_at: Open) -> None:
    page = open_at(LINK)
    page.get_by_role("button", name="Keep a copy").click()
    page.locator("#guest").wait_for(state="hidden")
    assert files_of(page) == ["ferry.argmap", "sell.argmap"]

    changed = {**FERRY, "sell.argmap": "map: Sell it soon\n\nthesis sell: Sell it soon.\n"}
    page.goto(f"{page.url.partition('#')[0]}{fragment(changed, 'ferry.argmap')}")
    page.get_by_role("button", name="Keep a copy").click()
    page.get_by_label("In your project “project”, beside ferry.argmap and 1 more, in the").check()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator("#guest").wait_for(state="hidden")
    assert files_of(page)[:2] == ["ferry.argmap", "sell.argmap"]
    assert files_of(page)[2:] == ["ferry/ferry.argmap", "ferry/sell.argmap"]


def test_a_copy_can_begin_a_project(open_at: Open) -> None:
    page = open_at(LINK)
    page.get_by_role("button", name="Keep a copy").click()  # the reader has nothing yet
    page.locator("#guest").wait_for(state="hidden")
    assert "your project “project”" in page.locator("#notice-kept").inner_text()
    page.goto(f"{page.url.partition('#')[0]}{LINK}")
    page.get_by_role("button", name="Keep a copy").click()
    page.get_by_role("button", name="Cancel").click()
    assert page.locator("#guest").is_visible()
    page.get_by_role("button", name="Keep a copy").click()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator("#guest").wait_for(state="hidden")
    assert "your project “ferry”" in page.locator("#notice-kept").inner_text()
    choose(page, "Projects")
    names = page.locator("dialog .project").all_inner_texts()
    assert names == ["ferry (open)", "project"]


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        (LINK[:-30], "This link is damaged"),
        (fragment({"../a.argmap": "map: A\n"}, "../a.argmap"), "leads out of the project"),
    ],
)
def test_a_link_that_is_wrong_is_told_and_the_page_starts(
    open_at: Open, link: str, problem: str
) -> None:
    page = open_at(link)
    alert = page.locator("#guest[role=alert]")
    alert.wait_for()
    assert problem in alert.inner_text()
    map_of(page).get_by_role("treeitem").filter(has_text=STREET).first.wait_for()
    assert files_of(page) == ["street.argmap"]
    alert.get_by_role("button", name="Close").click()
    assert alert.is_hidden()


def test_nothing_in_a_link_runs(open_at: Open) -> None:
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    files = {
        "a.argmap": f"map: {script}\n\nthesis t: {script}\n  by: {script}\n",
        "'onclick='alert(1).argmap": f"map: {script}\n",
    }
    page = open_at()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(f"{page.url}{fragment(files, 'a.argmap')}")
    page.get_by_role("button", name="Keep a copy").wait_for()
    map_of(page).get_by_role("treeitem").filter(has_text="<script>").first.wait_for()
    for tab in ("In English", "Findings", "Outline"):
        page.locator("#sides").get_by_role("tab", name=tab).click()
        page.wait_for_timeout(500)
    assert alerts == []


def test_the_texts_of_sources_are_shared_only_if_the_reader_says_so(open_at: Open) -> None:
    words = "Somebody else wrote these words, and they are long."
    files = {**FERRY, "ferry.argmap": "source: a\n" + FERRY["ferry.argmap"], "seeds/a.txt": words}
    page = open_at(fragment(files, "ferry.argmap"))
    map_of(page)
    short = shared_link(page)
    box = page.get_by_label("The texts of the sources as well")
    assert not box.is_checked()
    box.check()
    page.wait_for_function("old => document.getElementById('share-link').value !== old", arg=short)
    long = page.get_by_label("Link", exact=True).input_value()
    assert len(long) > len(short)
    assert f"#{urlsplit(long).fragment}" != f"#{urlsplit(short).fragment}"
    other = open_at(f"#{urlsplit(short).fragment}")
    other.get_by_role("button", name="Keep a copy").wait_for()
    assert files_of(other) == ["ferry.argmap", "sell.argmap"]


def test_a_long_link_is_told_with_the_programs_that_cut_it(open_at: Open) -> None:
    lines = (f"  claim c{n}: {(n * 2654435761) % 2**32:x} {n**5:x}.\n" for n in range(900))
    page = open_at(fragment({"a.argmap": "thesis t: It lasts.\n" + "".join(lines)}, "a.argmap"))
    link = shared_link(page)
    assert len(link) > 8000
    told = page.locator("#share-told.long").inner_text()
    assert "Discord (2,000)" in told
    assert "Telegram (4,096)" in told
    assert "Other programs may cut it off too" in told


def test_the_map_is_shown_in_the_page_of_another_site(open_at: Open, tmp_path: Path) -> None:
    page = open_at(LINK)
    map_of(page)
    shared_link(page)
    page.get_by_text("Embed the map in a page").click()
    code = page.get_by_label("HTML", exact=True).input_value()
    assert 'src="http://127.0.0.1:' in code

    (tmp_path / "blog.html").write_text(
        f"<!doctype html><link rel=icon href=data:,>{code}", "utf-8"
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    blog = page.context.new_page()
    blog.goto(f"http://localhost:{server.server_port}/blog.html")  # another site than 127.0.0.1
    inner = blog.frame_locator("iframe")
    card = inner.frame_locator("#frame").get_by_role("treeitem").filter(has_text="Keep the ferry.")
    card.first.wait_for(timeout=LOADED)
    assert inner.locator(".cm-editor").count() == 0
    with blog.expect_popup() as opened:
        inner.get_by_role("link", name="Open in argmap").click()
    editor = opened.value
    editor.get_by_role("button", name="Keep a copy").wait_for()
    assert files_of(editor) == ["ferry.argmap", "sell.argmap"]
    server.shutdown()
    server.server_close()


def test_an_embedded_address_without_a_map_says_so(open_at: Open) -> None:
    page = open_at("embed.html")
    page.get_by_text("This address contains no map.").wait_for()
    cut = open_at(f"embed.html{LINK[:-30]}")
    cut.get_by_text("This link is damaged").wait_for()


def test_an_example_is_opened(open_at: Open) -> None:
    page = open_at()
    map_of(page)
    choose(page, "Open example")
    page.get_by_role("button", name="What was the Great Purge for?").click()
    page.get_by_text("Example: What was the Great Purge for?").wait_for()
    assert "wolfe-1957.argmap" in files_of(page)
    shown = page.frame_locator("#frame").get_by_text("Fourth International")
    shown.locator("visible=true").first.wait_for(timeout=LOADED)
    page.get_by_role("button", name="Back to my project").click()
    page.get_by_role("tab", name="street.argmap").wait_for()


def test_the_examples_hold_the_projects_maps_and_no_essay(built: Path) -> None:
    collected = json.loads((built / "examples.json").read_text("utf-8"))
    names = {name for example in collected["examples"] for name in example["files"]}
    texts = {name for name in names if name.endswith(".txt")}
    assert texts == {"seeds/ferry.txt"}, "the tutorial's own essay"
    maps = {path.name for path in (built.parents[2] / "maps").glob("*.argmap")}
    assert maps <= {example["open"] for example in collected["examples"]}
    assert all(example["sentence"].endswith(".") for example in collected["examples"])


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe-core here: npm ci, in {AXE.parents[2]}")
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier_in_what_sharing_shows(open_at: Open, width: int) -> None:
    page = open_at(LINK, width=width)
    if width < 800:
        page.locator("#views").get_by_role("tab", name="Map").click()
    map_of(page)
    assert not grave(page)
    choose(page, "Share")
    page.get_by_text("Embed the map in a page").click()
    assert not grave(page)
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    choose(page, "Open example")
    assert not grave(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    embedded = open_at(f"embed.html{LINK}", width=width)
    map_of(embedded)
    assert not grave(embedded)
