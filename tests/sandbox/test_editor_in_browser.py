"""Writing in the built sandbox: the editor, the lists and the map beside it, by keyboard and mouse.

A page takes seconds to load, so that most tests share one, and each begins with a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.test_sandbox_in_browser import address, built, map_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Locator, Page

__all__ = ["address", "built"]

pytestmark = pytest.mark.browser

FERRY = """map: The ferry

thesis keep: The town should keep its ferry.
  claim walkers: Many of its passengers have no car.
    evidence count: Of 1,100 passengers 640 came on foot.
  objection cost: The ferry loses money.
    rebuttal buses: Buses round by the bridge would lose more.
"""
BRIDGE = """map: The bridge

thesis enough: The bridge is enough.
  claim money: The town has to save.
"""
COMPARED = """map: Should the ferry stay?
use ferry.argmap as ferry
use bridge.argmap as bridge

question stay: Should the ferry stay?
  answer @ferry.keep: Yes.
  answer @bridge.enough: No.

bridge.enough contradicts ferry.keep: A bridge that is enough needs no ferry.
"""


class Desk:
    """The page, with one file in its project."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = page.keyboard
        self.frame: FrameLocator = map_of(page)
        page.locator("#status", has_text="No findings").wait_for()

    def begin(self, text: str = FERRY) -> None:
        """Write a text in the place of what is there."""
        self.keys.press("Escape")
        self.tab("Map").click()
        self.page.locator(".cm-content").click()
        self.keys.press("ControlOrMeta+a")
        self.keys.insert_text(text)
        self.keys.press("Escape")
        self.page.locator("#status", has_text=re.compile(".")).wait_for()

    @property
    def text(self) -> str:
        return "\n".join(self.page.locator(".cm-line").all_text_contents())

    @property
    def line(self) -> str:
        """The line of the cursor."""
        return self.page.locator(".cm-activeLine").inner_text()

    def caret(self, before: str) -> None:
        """Put the cursor before some words, by the search of the editor."""
        self.page.locator(".cm-content").focus()
        self.keys.press("ControlOrMeta+Home")
        self.keys.press("ControlOrMeta+f")
        self.keys.type(before)
        self.keys.press("Enter")
        self.keys.press("Escape")
        self.keys.press("ArrowLeft")

    def has(self, text: str) -> None:
        """Wait until the editor has a text."""
        self._wait(lambda: text in self.text)

    def at(self, text: str) -> None:
        """Wait until the cursor is in a line that has a text."""
        self._wait(lambda: text in self.line)

    def _wait(self, holds: Callable[[], bool]) -> None:
        """The policy of the page refuses what Playwright waits by, a text that is evaluated."""
        for _ in range(400):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(self.text)

    def tab(self, name: str) -> Locator:
        """A tab of what is beside the text."""
        return self.page.locator("#sides").get_by_role("tab", name=re.compile(name))

    def file(self, name: str) -> Locator:
        return self.page.locator("#file-tabs").get_by_role("tab", name=name, exact=True)

    def menu(self, name: str, entry: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.get_by_role("menuitem", name=re.compile(entry)).click()

    def add(self, name: str, text: str) -> None:
        """Begin another map."""
        self.menu("Files", "New map")
        self.page.locator("#asked-name").fill(name)
        self.keys.press("Enter")
        self.page.get_by_role("textbox", name=f"Text of {name}").wait_for()
        self.keys.press("ControlOrMeta+a")
        self.keys.insert_text(text)

    @property
    def is_in_editor(self) -> bool:
        return bool(self.page.evaluate("document.activeElement.matches('.cm-content')"))

    def card(self, text: str) -> Locator:
        return self.frame.get_by_role("treeitem").filter(has_text=text)


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Desk]:
    """A page that many tests share; what it logs or throws fails the last of them."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.on("console", lambda message: wrong.append(message.text))
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    yield Desk(page)
    context.close()
    assert wrong == []


@pytest.fixture
def desk(opened: Desk) -> Desk:
    """The page with the ferry in it."""
    opened.begin()
    return opened


def test_what_can_be_written_is_suggested(desk: Desk) -> None:
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("  obj")
    listed = desk.page.get_by_role("listbox")
    listed.get_by_text("attacks a statement").first.wait_for()
    desk.keys.press("ArrowDown")
    desk.keys.press("Enter")
    desk.has("  objection")
    desk.begin()
    desk.keys.press("ControlOrMeta+End")
    desk.keys.press("Control+Space")
    listed.get_by_text("claim").first.wait_for()
    desk.keys.press("Escape")


def test_enter_begins_a_line_while_words_are_suggested(desk: Desk) -> None:
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("  claim: Shops need it.\n  by: the shopkeepers")
    listed = desk.page.get_by_role("listbox")
    listed.get_by_text("the shopkeepers").first.wait_for()
    desk.page.wait_for_timeout(300)  # until the menu would take a key
    desk.keys.press("Enter")
    desk.keys.type("evidence: They say so.")
    assert desk.line.strip() == "evidence: They say so."
    assert desk.text.count("by: the shopkeepers\n") == 1


def test_enter_and_tab_take_what_is_selected_and_enter_begins_a_line_after_a_whole_word(
    desk: Desk,
) -> None:
    listed = desk.page.get_by_role("listbox")
    selected = listed.locator("[aria-selected=true]")
    for key in ("Enter", "Tab"):
        desk.begin()
        desk.keys.press("ControlOrMeta+End")
        desk.keys.type("  claim @walk")
        selected.get_by_text("walkers").wait_for()
        desk.page.wait_for_timeout(300)  # until the menu takes a key
        desk.keys.press(key)
        desk.has("  claim @walkers")
        assert desk.line.strip() == "claim @walkers"
    desk.begin()
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("  claim @walkers")
    listed.get_by_text("walkers").first.wait_for()
    desk.page.wait_for_timeout(300)
    desk.keys.press("Enter")
    assert desk.line.strip() == ""
    desk.has("  claim @walkers\n")


def test_a_capital_and_a_word_for_another_column_are_suggested(desk: Desk) -> None:
    listed = desk.page.get_by_role("listbox")
    selected = listed.locator("[aria-selected=true]")
    for typed, label, taken in (
        ("  Cla", "claim:", "  claim: "),
        ("obj", "objection:", "  objection: "),
        ("  reb", "rebuttal:", "    rebuttal: "),
    ):
        desk.begin()
        desk.keys.press("ControlOrMeta+End")
        desk.keys.type(typed, delay=50)
        selected.get_by_text(label).wait_for()
        desk.page.wait_for_timeout(300)  # until the menu takes a key
        desk.keys.press("Enter")
        desk.has(f"\n{taken}")
        assert desk.line == taken


@pytest.mark.parametrize(
    ("text", "line", "begins"),
    [
        ("thesis t: One.", 0, "  "),
        ("thesis t: One.\n\n    claim: Two.", 0, "    "),
        ("thesis t: One.\n  claim: Two.", 1, "  "),
        ("thesis t: One.\n  claim: Two.\n    claim: Three.\n", 1, "    "),
        ("thesis t: One.\n    claim: Two.\n\nthesis u: Three.", 3, "    "),
        ("map: One", 0, ""),
        ("@one.t", 0, "  "),
    ],
)
def test_enter_begins_a_line_where_it_belongs(
    desk: Desk, text: str, line: int, begins: str
) -> None:
    desk.begin(text)
    desk.keys.press("ControlOrMeta+Home")
    for _ in range(line):
        desk.keys.press("ArrowDown")
    desk.keys.press("End")
    desk.keys.press("Escape")
    desk.keys.press("Enter")
    desk.keys.type("#")
    assert desk.line == f"{begins}#"


def test_enter_once_more_leads_back_to_the_margin(desk: Desk) -> None:
    desk.begin("thesis t: One.")
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("\n\n#")
    assert desk.text == "thesis t: One.\n\n#"


def test_an_id_is_suggested_as_soon_as_it_is_written(desk: Desk) -> None:
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("  claim shops: Shops need it.\n")
    desk.keys.type("claim @sho")
    desk.page.get_by_role("listbox").get_by_text("shops").first.wait_for()
    desk.keys.press("Escape")


def test_a_word_that_is_half_typed_raises_nothing_beside_the_text(desk: Desk) -> None:
    findings = desk.frame.locator("#findings details.behind")
    desk.keys.press("ControlOrMeta+End")
    desk.keys.type("  clai", delay=50)
    desk.page.locator("#status", has_text="error").wait_for()
    assert findings.count() == 0
    desk.keys.type("m: Shops need it.", delay=50)
    desk.card("Shops need it.").wait_for()
    assert findings.count() == 0
    desk.begin(FERRY + "  clai")
    findings.wait_for()  # once the writer pauses
    assert desk.card("The town should keep its ferry.").is_visible()
    assert findings.evaluate("one => one.open") is False


def test_a_number_stands_apart_from_its_text_in_english(desk: Desk) -> None:
    desk.begin(f"{FERRY}  claim shops: Shops need it.\n")
    desk.tab("In English").click()
    desk.page.locator("#english").get_by_text("1. Many of its passengers have no car.").wait_for()


def test_a_word_is_explained_where_the_pointer_rests(desk: Desk) -> None:
    desk.page.locator(".tok-keyword", has_text="claim").hover()
    desk.page.locator(".cm-tooltip", has_text="a statement that supports another").wait_for()
    desk.page.locator(".tok-variable", has_text="walkers").hover()
    desk.page.locator(".cm-tooltip", has_text="Of 1,100 passengers").wait_for()
    desk.page.mouse.move(5, 5)


def test_an_id_is_renamed_wherever_it_is_used_and_gone_to(desk: Desk) -> None:
    desk.begin(f"{FERRY}\nwalkers agrees-with buses: Both count passengers.\n")
    desk.caret("walkers agrees")
    desk.keys.press("F12")
    desk.at("  claim walkers")
    desk.keys.press("Shift+F12")
    listed = desk.page.locator(".cm-lsp-reference")
    listed.nth(1).wait_for()
    desk.keys.press("Escape")
    listed.first.wait_for(state="detached")

    desk.keys.press("F2")
    desk.page.get_by_label("New id").wait_for()
    desk.keys.press("ControlOrMeta+a")
    desk.keys.type("on-foot")
    desk.keys.press("Enter")
    desk.has("  claim on-foot: Many")
    desk.has("on-foot agrees-with buses")
    assert "walkers" not in desk.text


def test_a_text_is_formatted_and_that_is_undone(desk: Desk) -> None:
    desk.begin("map: The ferry\n\nthesis   keep:   The town   should keep its ferry.\n")
    desk.keys.press("Shift+Alt+f")
    desk.has("thesis keep: The town should keep its ferry.")
    desk.keys.press("ControlOrMeta+z")
    desk.has("thesis   keep:")


def test_tab_indents_and_after_escape_it_leaves_the_text(desk: Desk) -> None:
    desk.page.wait_for_timeout(2100)  # Escape lets one Tab out for two seconds
    desk.caret("claim walkers")
    desk.page.wait_for_timeout(2100)
    desk.keys.press("Tab")
    assert desk.line.startswith("    claim") and desk.is_in_editor
    desk.keys.press("Shift+Tab")
    assert desk.line.startswith("  claim")
    desk.keys.press("Escape")
    desk.keys.press("Tab")
    assert not desk.is_in_editor


def test_what_is_selected_is_typed_over(desk: Desk) -> None:
    """Chromium would keep the colours by a style, of which the policy would complain."""
    desk.caret("keep: The town")
    for _ in "keep":
        desk.keys.press("Shift+ArrowRight")
    desk.keys.type("stay")
    assert desk.line == "thesis stay: The town should keep its ferry."
    desk.keys.press("ControlOrMeta+z")
    assert desk.line == "thesis keep: The town should keep its ferry."
    desk.keys.press("Home")
    desk.keys.press("Shift+End")
    desk.keys.type('"')  # brackets are put around what is selected
    assert desk.line == '"thesis keep: The town should keep its ferry."'


def test_long_lines_go_on_further_in_than_they_begin(desk: Desk) -> None:
    desk.begin(FERRY + f"  claim long: {'It is a very long line. ' * 8}\n    evidence: Short.\n")
    edges = desk.page.evaluate(
        """() => [...document.querySelectorAll(".cm-line")].slice(-3, -1).map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          const rows = [...range.getClientRects()].map(({ left }) => left);
          const indent = line.textContent.search(/[^ ]/);
          const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
          const first = document.createRange();
          first.setStart(words, Math.min(indent, words.length - 1));
          return [first.getBoundingClientRect().left, Math.min(...rows.slice(-1))];
        })"""
    )
    (begins, goes_on), (below, _) = edges
    assert begins < below < goes_on + 1


def test_a_slip_is_found_and_fixed_by_keys_alone(desk: Desk) -> None:
    desk.caret("claim walkers")
    for _ in "claim":
        desk.keys.press("Delete")
    desk.keys.type("claime")
    desk.keys.press("Escape")
    desk.page.locator("#status", has_text="1 error").wait_for()
    desk.keys.press("ControlOrMeta+Home")
    desk.keys.press("F8")
    assert desk.line.startswith("  claime")
    desk.keys.press("ControlOrMeta+.")
    desk.page.locator(".fix:focus", has_text="claim walkers").wait_for()
    desk.keys.press("Escape")
    assert desk.is_in_editor
    desk.keys.press("ControlOrMeta+.")
    desk.keys.press("Enter")
    desk.has("  claim walkers: Many")
    desk.page.locator("#status", has_text="No findings").wait_for()
    assert desk.is_in_editor


def test_a_click_on_the_sign_of_a_finding_goes_to_its_line(desk: Desk) -> None:
    desk.begin(FERRY.replace("claim walkers", "claime walkers"))
    desk.page.locator(".cm-lint-marker").click()
    assert desk.is_in_editor
    desk.at("claime walkers")
    desk.keys.press("ControlOrMeta+.")
    desk.page.locator(".fix:focus", has_text="claim walkers").wait_for()
    desk.keys.press("Escape")
    desk.page.locator(".cm-lineNumbers").get_by_text("3", exact=True).click()
    assert desk.is_in_editor


def test_the_count_of_findings_leads_to_the_first(desk: Desk) -> None:
    desk.begin(FERRY.replace("claim walkers", "claime walkers"))
    desk.page.locator("#status").get_by_role("button", name="1 error").click()
    desk.page.locator("#findings .finding").wait_for()
    assert desk.is_in_editor
    desk.at("claime walkers")


def test_a_citation_that_is_added_has_the_cursor_in_it(desk: Desk) -> None:
    desk.begin(FERRY.replace("\n\n", "\nsource: report\n\n", 1))
    desk.caret("evidence count")
    desk.tab("Findings").click()
    desk.page.get_by_role("button", name="Add a citation").click()
    desk.keys.type("of 1,100")
    desk.has('came on foot.\n      cite: "of 1,100"\n  objection cost')


def test_a_finding_names_what_can_be_done_here(desk: Desk) -> None:
    cited = FERRY.replace("foot.", 'foot.\n      cite: "came on foot"')
    desk.begin(cited.replace("\n\n", "\nsource: report\n\n", 1))
    desk.tab("Findings").click()
    found = desk.page.locator("#findings .finding", has_text="source card")
    found.first.wait_for()
    assert "Project → Add source" in found.first.inner_text()
    assert "argmap source" not in desk.page.locator("#findings").inner_text()


def test_what_was_written_is_undone_from_the_menu(desk: Desk) -> None:
    desk.caret("keep: The town")
    desk.keys.type("x")
    desk.menu("Edit", "Undo")
    assert "thesis keep:" in desk.text and desk.is_in_editor
    desk.menu("Edit", "Redo")
    assert "thesis xkeep:" in desk.text and desk.is_in_editor


def test_a_map_with_an_error_keeps_its_picture(desk: Desk) -> None:
    desk.card("Many of its passengers have no car.").wait_for()
    desk.begin(FERRY.replace("claim", "claime"))
    desk.frame.get_by_text("Showing the last version without errors").wait_for()
    assert desk.card("Many of its passengers have no car.").is_visible()
    desk.begin(FERRY.replace("no car", "no bicycle"))
    desk.card("Many of its passengers have no bicycle.").wait_for()
    assert desk.frame.get_by_text("Showing the last version").count() == 0


def test_findings_outline_and_cards_lead_to_their_lines(desk: Desk) -> None:
    desk.tab("Outline").click()
    row = desk.page.locator("#outline button", has_text="The ferry loses money.")
    assert row.inner_text() == "objection The ferry loses money. cost"
    row.click()
    assert desk.line.strip() == "objection cost: The ferry loses money."
    assert desk.is_in_editor

    desk.begin(FERRY.replace("rebuttal", "rebutal"))
    desk.tab("Findings").click()
    desk.page.locator("#findings .finding button").first.click()
    assert desk.line.strip().startswith("rebutal buses")

    desk.begin(FERRY.replace("640", "641"))
    desk.card("641 came on foot").dblclick()  # there once the new picture is
    desk.at("evidence count")
    assert desk.is_in_editor


def test_a_map_is_said_in_english_as_it_is_written(desk: Desk) -> None:
    desk.tab("In English").click()
    said = desk.page.locator("#english")
    said.get_by_role("heading", name="The ferry").wait_for()
    said.get_by_text("The reason: Many of its passengers have no car.").wait_for()
    desk.caret("no car")
    desk.keys.type("certainly ")
    said.get_by_text("The reason: Many of its passengers have certainly no car.").wait_for()


def test_what_the_reader_rejects_changes_what_stands(desk: Desk) -> None:
    desk.card("Many of its passengers have no car.").click()
    if desk.frame.get_by_role("button", name="More").is_visible():
        desk.frame.get_by_role("button", name="More").click()
    desk.frame.get_by_role("button", name="Evaluate").click()
    desk.frame.locator("#judging [data-do=reject]").click()
    desk.frame.locator("#evaluation", has_text="You reject").wait_for()
    desk.frame.get_by_role("button", name="Evaluate").click()


def test_the_line_between_text_and_map_moves(desk: Desk) -> None:
    line = desk.page.get_by_role("separator")

    def place() -> float:
        box = line.bounding_box()
        assert box
        return box["x"]

    begun = place()
    line.focus()
    desk.keys.press("ArrowLeft")
    assert place() < begun
    desk.page.mouse.move(place() + 3, 400)
    desk.page.mouse.down()
    desk.page.mouse.move(600, 400)
    desk.page.mouse.move(begun + 3, 400)  # over the frame, which would take the pointer
    desk.page.mouse.up()
    assert abs(place() - begun) < 15


def test_the_help_says_how_a_map_is_written(desk: Desk) -> None:
    desk.keys.press("F1")
    help = desk.page.get_by_role("dialog", name="How to write a map")
    desk.page.wait_for_load_state("networkidle")
    assert help.get_by_role("link").count() == 0  # this site has no documentation beside the page
    for said in ("supports or attacks", "objection cost: The ferry loses money.", "F12"):
        assert said in help.inner_text()
    desk.keys.press("Escape")
    help.wait_for(state="detached")
    assert desk.is_in_editor


def test_two_maps_are_compared_and_the_view_is_kept(desk: Desk) -> None:
    desk.menu("Files", "Rename")
    desk.keys.press("ControlOrMeta+a")
    desk.keys.type("bridge")
    desk.keys.press("Enter")
    told = desk.page.get_by_role("alert").filter(has_text="Name a map NAME.argmap")
    told.wait_for()
    desk.page.locator("#asked-name").fill("ferry.argmap")
    desk.keys.press("Enter")
    desk.file("ferry.argmap").wait_for()

    desk.frame.get_by_role("button", name="Outline", exact=True).click()
    desk.add("bridge.argmap", BRIDGE)
    desk.frame.locator("#outline li", has_text="The town has to save.").first.wait_for()
    desk.add("compared.argmap", COMPARED)
    desk.frame.locator("h1", has_text="Should the ferry stay?").wait_for()
    clash = desk.frame.get_by_text("A bridge that is enough needs no ferry.").first
    clash.wait_for(state="attached")  # it may be folded

    # An id is renamed in all maps.
    desk.caret("enough contradicts")
    desk.keys.press("F2")
    desk.page.get_by_label("New id").fill("suffices")
    desk.keys.press("Enter")
    desk.has("bridge.suffices contradicts ferry.keep")
    desk.file("compared.argmap").focus()
    desk.keys.press("ArrowLeft")
    desk.page.get_by_role("textbox", name="Text of bridge.argmap").wait_for()
    desk.has("thesis suffices: The bridge is enough.")

    # Only a map that is sure to go goes.
    desk.menu("Files", "Delete bridge.argmap")
    desk.page.get_by_role("button", name="Cancel").click()
    assert desk.file("bridge.argmap").is_visible()
    for name in ("bridge.argmap", "compared.argmap"):
        desk.file(name).click()
        desk.menu("Files", f"Delete {name}")
        desk.page.get_by_role("button", name="Delete", exact=True).click()
        desk.file(name).wait_for(state="detached")
    assert desk.text.startswith("map: The ferry")
    desk.frame.get_by_role("button", name="Map", exact=True).click()
