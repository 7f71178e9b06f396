"""Files in and out of the built sandbox: sources, other formats, archives, folders, comparisons."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.built_page import BuiltPage, opened
from tests.sandbox.test_sandbox_in_browser import address, built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

__all__ = ["address", "built"]

BRIDGE = """\
map: Bridge

thesis close: The bridge should be closed.
  claim rust: Its beams may give way.
"""
KEEP = "map: Keep it\n\nthesis keep: The bridge should stay open.\n  claim trams: Trams need it.\n"
REPORT = """\
The bridge

Engineers found rust in every second beam. They warn that the beams may give way.

The town has no money for repairs. The town has no money for a new bridge.
"""
ARGDOWN = """\
[Close]: The bridge should be closed. #safety
  + [Rust]: Its beams may give way.
    - <Paint>: It was painted last year.
"""


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[BuiltPage]:
    """A tab that all tests use, since each loads argmap anew."""
    with opened(browser, address) as open_page:
        yield open_page()


@pytest.fixture
def bridge(tab: BuiltPage) -> BuiltPage:
    """A new project with a map, whose cursor is on its claim."""
    tab.new_project()
    tab.write(BRIDGE)
    tab.page.keyboard.press("ArrowUp")
    return tab


def add_report(tab: BuiltPage) -> None:
    tab.drop("Report 1923.txt", REPORT)
    tab.answer("Continue")
    assert "stays in this browser" in tab.dialog.inner_text()
    tab.answer("Add source", id="report", author="A. Engineer")
    tab.page.wait_for_selector("#source ol")


_SELECT = """(words) => {
  const list = document.querySelector("#source ol");
  const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const at = text.data.indexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(text, at, text, at + words.length);
  }
}"""


def select(tab: BuiltPage, words: str) -> None:
    """Select words in the source that is shown."""
    tab.page.evaluate(_SELECT, words)
    tab.page.wait_for_function(
        "(words) => document.querySelector('#cited-words').value === words", arg=words
    )


@pytest.mark.parametrize("begun", ["", '\n    cite: ""'])
def test_words_of_a_dropped_text_are_cited_where_the_cursor_was(
    bridge: BuiltPage, begun: str
) -> None:
    page = bridge.page
    bridge.write(BRIDGE.replace("give way.", f"give way.{begun}"))
    page.keyboard.press("ArrowUp")
    add_report(bridge)
    assert page.locator("#source li").all_text_contents()[1].startswith("Engineers found rust")
    assert page.inner_text("#cited-under").endswith("under: claim rust: Its beams may give way.")
    select(bridge, "rust in every second beam")
    page.click("#source button:text-is('Cite')")
    page.wait_for_selector("#editor:visible")
    assert bridge.text == BRIDGE.replace("\n\n", "\nsource: report\n\n").removesuffix("\n") + (
        '\n    cite: "rust in every second beam"\n'
    )
    frame = page.frame_locator("#frame")
    frame.locator("text=1 of 3 paragraphs cited").first.wait_for(state="attached")
    page.click("#sides-findings")
    page.wait_for_selector("#findings:has-text('No findings.')")
    page.click("#sides-map")


def test_a_dozen_words_are_cited_as_they_are(bridge: BuiltPage) -> None:
    add_report(bridge)
    select(bridge, "rust in every second beam. They warn that the beams may")
    bridge.page.click("#source button:text-is('Cite')")
    bridge.page.wait_for_selector("#editor:visible")
    assert bridge.text.endswith('cite: "rust in every second beam. They warn that the beams may"\n')


LONG = "Engineers found rust in every second beam. They warn that the beams may give way."
"""Words of the report of which a citation needs few."""


@pytest.mark.parametrize(
    ("kept", "cited"),
    [
        ("whole", f'cite: "{LONG.removesuffix(".")}"'),
        ("ends", 'cite: "Engineers found rust in" ... "beams may give way"'),
        ("own", 'cite: "rust in every second beam"'),
    ],
)
def test_of_many_words_the_reader_chooses_which_are_kept(
    bridge: BuiltPage, kept: str, cited: str
) -> None:
    add_report(bridge)
    select(bridge, LONG)
    bridge.page.click("#source button:text-is('Cite')")
    bridge.dialog.wait_for()
    if kept == "own":
        own = bridge.dialog.get_by_label("Words to keep")
        own.fill("elephants crossed it")
        bridge.answer("Cite")
        bridge.page.wait_for_selector("dialog .wrong:has-text('is not in report')")
        own.fill("rust in every second beam")
    else:
        bridge.dialog.locator(f"[value={kept}]").check()
    bridge.answer("Cite")
    bridge.page.wait_for_selector("#editor:visible")
    assert bridge.text.endswith(f"    {cited}\n")


def test_words_that_are_in_two_places_or_in_none_are_not_cited_without_a_word(
    bridge: BuiltPage,
) -> None:
    page = bridge.page
    add_report(bridge)
    page.fill("#cited-words", "The town has no money")
    page.click("#source button:text-is('Cite')")
    bridge.dialog.wait_for()
    assert "in several places" in bridge.dialog.inner_text()
    assert bridge.dialog.get_by_role("radio").count() == 2
    bridge.answer("Cancel")
    page.fill("#cited-words", "elephants crossed it")
    page.click("#source button:text-is('Cite')")
    bridge.dialog.wait_for()
    assert "is not in report" in bridge.dialog.inner_text()
    page.keyboard.press("Escape")
    page.click("#file-tabs >> text=new.argmap")
    assert "cite" not in bridge.text


def test_a_finding_about_a_citation_leads_to_the_source(bridge: BuiltPage) -> None:
    page = bridge.page
    add_report(bridge)
    page.click("#file-tabs >> text=new.argmap")
    bridge.write(
        BRIDGE.replace("\n\n", "\nsource: report\n\n") + '    cite: "rust in every third beam"\n'
    )
    page.click("#sides-findings")
    page.click("#findings button:text-is('Look in report')")
    page.wait_for_selector("#source ol")
    assert page.input_value("#cited-words") == "rust in every third beam"
    assert page.inner_text("#source .sought").startswith("Engineers found rust")
    page.click("#sides-map")


def test_the_lists_beside_a_source_are_those_of_the_map(bridge: BuiltPage) -> None:
    page = bridge.page
    add_report(bridge)
    page.click("#file-tabs >> text=new.argmap")
    bridge.write(BRIDGE.replace("claim", "claime"))
    page.click("#sides-findings")
    fix = page.locator("#findings .fix", has_text="claim")
    fix.wait_for()
    page.click("#file-tabs >> text=seeds/report.txt")
    page.wait_for_selector("#source ol")
    page.click("#sides-outline")
    page.wait_for_selector("#outline:has-text('Open new.argmap to see its outline.')")
    page.click("#sides-english")
    page.wait_for_selector("#english:has-text('A map with errors cannot be shown in English.')")
    page.click("#sides-findings")
    assert "Line 4, error" in page.inner_text("#findings")
    fix.click()  # which leads back to the map
    page.wait_for_selector("#findings:has-text('No findings.')")
    page.wait_for_selector("#editor:visible")
    assert bridge.open_tab == "new.argmap"
    assert bridge.text == BRIDGE
    page.click("#sides-map")


def test_a_text_is_pasted_as_a_source(bridge: BuiltPage) -> None:
    bridge.choose("Project", "Add source")
    bridge.answer("Add source", text=REPORT, id="report", title="Report")
    bridge.page.wait_for_selector("#source ol")
    assert bridge.page.locator("#source li").count() == 3
    assert bridge.open_tab == "seeds/report.txt"


@pytest.mark.parametrize("name", ["Report.docx", "Report.PDF"])
def test_a_document_is_told_to_be_saved_as_text(bridge: BuiltPage, name: str) -> None:
    bridge.drop(name, b"PK\3\4 no text")
    bridge.dialog.wait_for()
    assert f"{name} was not opened" in bridge.dialog.inner_text()
    assert "Save the document as plain text (.txt)" in bridge.dialog.inner_text()
    bridge.answer("OK")
    assert bridge.tabs == ["new.argmap"]


def test_a_map_in_another_format_opens_beside_the_others_with_its_losses(bridge: BuiltPage) -> None:
    for name in ("debate.argmap", "debate-2.argmap"):
        bridge.drop("Debate.argdown", ARGDOWN)
        bridge.page.wait_for_selector(f"#file-tabs [aria-selected=true]:text-is('{name}')")
        if bridge.page.locator("dialog").count():
            bridge.answer("OK")
        assert "The bridge should be closed." in bridge.text
    assert bridge.tabs == ["new.argmap", "debate.argmap", "debate-2.argmap"]


def test_a_file_of_no_known_format_is_told_and_may_be_read_as_another(bridge: BuiltPage) -> None:
    bridge.drop("debate.xyz", "title: Bridge\n\n" + ARGDOWN.replace("#safety", ""))
    bridge.dialog.wait_for()
    assert "is in no format that argmap reads" in bridge.dialog.inner_text()
    bridge.dialog.locator("select").select_option("argdown")
    bridge.answer("Read")
    bridge.page.wait_for_selector("#file-tabs >> text=debate.argmap")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("setup.exe", b"MZ\x90\0\3\0\0\0\4\0", "neither a map nor a text"),
        ("setup.json", b"MZ\x90\0\3\0\0\0\4\0", "neither a map nor a text"),
        ("notes.xyz", "A claim.".encode("utf-16"), "Save it as UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_not_offered_to_be_read(
    bridge: BuiltPage, name: str, data: bytes, told: str
) -> None:
    bridge.drop(name, data)
    bridge.dialog.wait_for()
    assert f"{name} was not opened" in bridge.dialog.inner_text()
    assert told in bridge.dialog.inner_text()
    assert not bridge.dialog.locator("select").count()
    bridge.answer("OK")
    assert bridge.tabs == ["new.argmap"]


def test_no_dialog_speaks_of_a_command_line(bridge: BuiltPage) -> None:
    bridge.drop("debate.xyz", "A debate.")
    bridge.dialog.wait_for()
    assert "if it is, choose the format here" in bridge.dialog.inner_text()
    bridge.answer("Cancel")
    bridge.drop("report.txt", b"\xff\xfeR\0")
    bridge.answer("Continue")
    bridge.answer("Add source")
    told = bridge.dialog.locator("[role=alert]", has_text="cannot read")
    told.wait_for()
    assert "save it as UTF-8" in told.inner_text()
    assert "[source-unreadable]" not in told.inner_text()
    bridge.answer("Cancel")


def test_what_is_exported_as_json_comes_back_the_same(bridge: BuiltPage) -> None:
    def act() -> None:
        bridge.choose("Export", "Another format")
        bridge.dialog.locator("select").select_option("json")
        bridge.answer("Export")

    name, data = bridge.saved(act)
    assert name == "new.json"
    assert json.loads(data)["format"] == "argmap"
    bridge.drop(name, data)
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('new-2.argmap')")
    assert bridge.text.replace("\n\n", "\n").strip() == BRIDGE.replace("\n\n", "\n").strip()


def test_an_outline_for_readers_has_the_citations_and_comes_first(bridge: BuiltPage) -> None:
    add_report(bridge)
    select(bridge, "rust in every second beam")
    bridge.page.click("#source button:text-is('Cite')")
    bridge.page.wait_for_selector("#editor:visible")

    def act() -> None:
        bridge.choose("Export", "Another format")
        bridge.dialog.locator("select").select_option("outline")
        assert "For the citations" in bridge.dialog.inner_text()
        bridge.answer("Cancel")
        bridge.choose("Export", "Another format")
        assert bridge.dialog.locator("select").input_value() == "markdown"
        assert "For the citations" not in bridge.dialog.inner_text()
        bridge.answer("Export")

    name, data = bridge.saved(act)
    assert name == "new.md"
    assert "rust in every second beam" in data.decode()


def test_what_a_format_has_no_place_for_is_told(bridge: BuiltPage) -> None:
    def act() -> None:
        bridge.choose("Export", "Another format")
        bridge.dialog.locator("select").select_option("apx")
        bridge.answer("Export")

    name, data = bridge.saved(act)
    assert (name, b"arg(" in data) == ("new.apx", True)
    assert "not their texts, holders and citations" in bridge.dialog.inner_text()
    bridge.answer("OK")


def test_arguments_are_exported_in_standard_form(bridge: BuiltPage) -> None:
    def act() -> None:
        bridge.choose("Export", "Another format")
        bridge.dialog.locator("select").select_option("json")
        assert bridge.dialog.locator("[name=standard-form]:visible").count() == 0
        bridge.dialog.locator("select").select_option("markdown")
        bridge.dialog.locator("[name=standard-form]").check()
        bridge.answer("Export")

    name, data = bridge.saved(act)
    assert name == "new.md"
    assert "(1)" in data.decode() or "1." in data.decode()


def test_a_format_whose_package_is_not_here_says_so(bridge: BuiltPage) -> None:
    bridge.choose("Export", "Another format")
    bridge.dialog.locator("select").select_option("docx")
    bridge.answer("Export")
    bridge.page.wait_for_selector("dialog:has-text('needs python-docx')")
    bridge.answer("OK")


def test_the_map_is_saved_as_a_picture_and_as_a_page(bridge: BuiltPage) -> None:
    name, svg = bridge.saved(lambda: bridge.choose("Export", "Picture (SVG)"))
    assert name == "new.svg"
    assert b"Its beams may give way." in svg
    name, png = bridge.saved(lambda: bridge.choose("Export", "Picture (PNG)"))
    assert name == "new.png"
    assert png.startswith(b"\x89PNG")
    width = float(svg.split(b'width="')[1].split(b"pt")[0])
    assert struct.unpack(">I", png[16:20])[0] == pytest.approx(2 * width, abs=1)
    name, page = bridge.saved(lambda: bridge.choose("Export", "Page (HTML)"))
    assert name == "new.html"
    assert b"Its beams may give way." in page


def save_zip(tab: BuiltPage, texts: str) -> tuple[str, bytes]:
    """Save a project that has the text of a source, with or without it."""

    def act() -> None:
        tab.choose("Project", "Save as ZIP")
        said = tab.dialog.inner_text()
        assert "contains the text of a source" in said and "seeds/report.txt" in said
        tab.dialog.locator(f"[value={texts}]").check()
        tab.answer("Save")

    return tab.saved(act)


def test_an_archive_to_pass_on_leaves_out_the_texts_of_sources(bridge: BuiltPage) -> None:
    add_report(bridge)
    assert bridge.open_tab == "seeds/report.txt"
    name, data = save_zip(bridge, "without")
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["new.argmap", "seeds/report.toml"]
    bridge.drop(name, data)
    bridge.dialog.locator("[value=replaced]").check()
    bridge.answer("Open")
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('new.argmap')")


@pytest.mark.parametrize("how", ["new", "added", "replaced"])
def test_an_archive_opens_on_the_map_that_was_shown(bridge: BuiltPage, how: str) -> None:
    bridge.drop("keep.argmap", KEEP)
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('keep.argmap')")
    name, data = bridge.saved(lambda: bridge.choose("Project", "Save as ZIP"))
    assert not bridge.page.locator("dialog").count()  # there is nothing to ask
    bridge.new_project()
    bridge.drop(name, data)
    bridge.dialog.locator(f"[value={how}]").check()
    bridge.answer("Open")
    if how == "added":
        bridge.answer("OK")  # its first map gets another name
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('keep.argmap')")
    assert bridge.text == KEEP


def test_a_project_comes_back_from_its_archive(bridge: BuiltPage) -> None:
    add_report(bridge)
    bridge.drop("keep.argmap", KEEP)
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('keep.argmap')")
    name, data = save_zip(bridge, "with")
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == bridge.tabs
    before = bridge.tabs
    bridge.new_project()
    assert bridge.tabs == ["new.argmap"]
    bridge.drop(name, data)
    bridge.answer("Open")
    bridge.page.wait_for_selector("#file-tabs >> text=seeds/report.toml")
    assert bridge.tabs == before
    assert bridge.open_tab == "keep.argmap"
    assert bridge.text == KEEP
    bridge.choose("Project", "Projects …")
    bridge.dialog.wait_for()
    listed = bridge.dialog.locator(".project").all_text_contents()
    assert any(one.endswith("(open)") for one in listed)
    assert len(listed) >= 3
    bridge.answer("Close")


def test_what_is_added_to_a_project_replaces_nothing(bridge: BuiltPage) -> None:
    bridge.drop("other.zip", archive({"all/new.argmap": KEEP, "all/more.argmap": KEEP}))
    bridge.dialog.locator("[value=added]").check()
    bridge.answer("Open")
    bridge.page.wait_for_selector("dialog:has-text('new.argmap was added as new-2.argmap')")
    bridge.answer("OK")
    assert bridge.tabs == ["new.argmap", "new-2.argmap", "more.argmap"]
    bridge.page.click("#file-tabs >> text=new.argmap")
    assert bridge.text == BRIDGE


def archive(files: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.filename = name  # also what ZipInfo itself would make harmless
            target.writestr(info, data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def lying(size: int) -> bytes:
    """An archive of one file that seems to be small, and unpacks to many megabytes."""
    data = archive({"bomb.argmap": b"x" * size})
    return data.replace(struct.pack("<I", size), struct.pack("<I", 10))


def damaged() -> bytes:
    """An archive with an end and a beginning, and zeros in the place of its file."""
    data = archive({"a.argmap": KEEP * 9})
    return data[:42] + bytes(len(data) - 42 - 22) + data[-22:]


def changed() -> bytes:
    """An archive whose file is not what its checksum says."""
    data = bytearray(archive({"a.argmap": KEEP}))
    place = data.rindex(b"PK\1\2") + 16
    data[place] ^= 1
    return bytes(data)


def encrypted() -> bytes:
    """An archive of two files, of which the first is said to be encrypted."""
    data = bytearray(archive({"secret.argmap": KEEP, "open.argmap": KEEP}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def test_an_encrypted_file_of_an_archive_is_left_out_and_told_of(bridge: BuiltPage) -> None:
    bridge.drop("it.zip", encrypted())
    bridge.dialog.wait_for()
    assert "secret.argmap: it is encrypted." in bridge.dialog.inner_text()
    assert "damaged" not in bridge.dialog.inner_text()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (lambda: archive({"bomb.argmap": b"x" * 80_000_000}), "larger than 50 MB"),
    "a bomb that lies": (lambda: lying(300_000_000), "larger than 50 MB"),
    "many": (lambda: archive({f"{n}.argmap": "" for n in range(10_000)}), "more than 1,000 files"),
    "a part": (lambda: archive({"a.argmap": KEEP})[:-30], "only part of one"),
    "no archive": (lambda: b"PK\3\4 no archive", "not a ZIP archive"),
    "damaged": (damaged, "damaged"),
    "changed": (changed, "a.argmap is not what was packed"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_is_opened_of_a_hostile_archive(bridge: BuiltPage, kind: str) -> None:
    make, told = HOSTILE[kind]
    with bridge.page.expect_file_chooser() as chooser:
        bridge.choose("Project", "Open files")
    chooser.value.set_files({"name": "it.zip", "mimeType": "application/zip", "buffer": make()})
    bridge.dialog.wait_for()
    assert told in bridge.dialog.inner_text()
    bridge.answer("OK")
    assert bridge.tabs == ["new.argmap"]
    assert bridge.text == BRIDGE


def test_what_an_archive_should_not_have_is_left_out_by_name(bridge: BuiltPage) -> None:
    names = (
        *("../up.argmap", "/root.argmap", "C:\\boot.argmap", "a/../../b.argmap"),
        *("bell\x07.argmap", "right\u202e.argmap", "nul.argmap", "con/x.argmap"),
        *("run.exe", "page.html", ".git/config.txt"),
    )
    files: dict[str, str | bytes] = dict.fromkeys(names, KEEP)
    bridge.drop(
        "it.zip",
        archive({**files, "good.argmap": KEEP, "Good.argmap": "twice", "bytes.txt": b"\xff\xfe\0"}),
    )
    bridge.dialog.wait_for()
    said = bridge.dialog.inner_text()
    for name in names:
        assert name.replace("\x07", "\ufffd").replace("\u202e", "\ufffd") + ":" in said, name
    assert "Good.argmap: there is already a file with this name." in said
    assert "bytes.txt: it is not UTF-8 text." in said
    assert "1 file:\n\ngood.argmap\n" in said
    bridge.dialog.locator("[value=replaced]").check()
    bridge.answer("Open")
    bridge.page.wait_for_selector("#file-tabs >> text=good.argmap")
    assert bridge.tabs == ["good.argmap"]


def test_two_maps_are_compared(bridge: BuiltPage) -> None:
    bridge.drop("keep.argmap", KEEP)
    bridge.choose("Project", "New comparison")
    bridge.answer("Compare")
    bridge.page.wait_for_selector("#file-tabs [aria-selected=true]:text-is('comparison.argmap')")
    assert "use keep.argmap as" in bridge.text
    frame = bridge.page.frame_locator("#frame")
    frame.locator("h1:text-is('New and keep')").wait_for()
    frame.get_by_text("One question is still to be written.").wait_for()
    unwritten = "To be written: which question do these theses answer?"
    bridge.write(bridge.text.replace(unwritten, "Should the bridge stay open?"))
    for text in ("Should the bridge stay open?", "The bridge should be closed."):
        frame.get_by_role("treeitem").filter(has_text=text).first.wait_for()
    assert frame.get_by_text("still to be written").count() == 0
    # Type of 8 points has 8 pixels at 75 %.
    assert int(frame.locator("#scale").inner_text().split()[0]) >= 75
