"""The page of a comparison as its reader has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.comparison import compare
from argmap.language import loads
from argmap.page import sheet_page
from argmap.page.map_page import Page as MapPage
from tests.page.conftest import Open, reach
from tests.page.test_in_browser import focused, height, in_sight, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LINK = "s-smith--busy-contradicts-walker--corn"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_question_opens_alone_and_is_left(open_page: Open, width: int) -> None:
    page = open_page(width=width, compared=True)
    whole = height(page)
    page.select_option("#question", "s-why")
    page.wait_for_function("location.hash.startsWith('#only-s-why')")
    shown(page)
    for name in ("s-why", "s-walker--silent", "s-smith--dried", "s-why-tensions", LINK):
        assert page.locator(f"[id='{name}']").is_visible(), name
    for name in ("s-kept", "s-kept-speaker-smith", "s-figure"):
        assert not page.locator(f"[id='{name}']").is_visible(), name
    assert page.locator("#band-kept").is_visible()
    assert height(page) < whole
    page.click("[data-do=whole]")
    assert page.locator("#s-kept").is_visible()
    assert height(page) == whole
    assert not page.locator("[data-do=whole]").is_visible()


def test_the_band_is_in_sight_at_first_and_leads_to_its_questions(open_page: Open) -> None:
    page = open_page(compared=True)
    assert in_sight(page, "band-why-walker")
    page.locator("#band-kept-smith text").first.click()
    assert "Was it well kept?" in shown(page)
    page.wait_for_function("location.hash == '#s-kept'")


def test_five_authors_are_in_sight_on_a_laptop(open_page: Open) -> None:
    names = "abcde"
    maps = {one: loads(f"map: M\nauthor: Author {one}\nthesis t: Thesis {one}.\n") for one in names}
    uses = "".join(f"use {one}.argmap as {one}\n" for one in names)
    answers = "".join(f"  answer @{one}.t: Answer {one}.\n" for one in names)
    five = loads(f"map: Five\n{uses}question q: What is so?\n{answers}")
    page = open_page(html=sheet_page(compare(maps, five)).html, width=1280)
    assert all(in_sight(page, f"s-{one}--t") for one in names)


def test_a_question_opens_and_is_left_by_keys(open_page: Open) -> None:
    page = open_page(compared=True)
    page.focus("#s-why")
    page.keyboard.press("Space")
    assert "Only" not in shown(page)
    assert not page.locator("#s-kept").is_visible()
    page.keyboard.press("Escape")
    assert shown(page) == "" and not page.locator("#s-kept").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#s-kept").is_visible()
    assert focused(page) == "s-why"


def test_from_a_contradiction_to_a_statement_and_back(open_page: Open) -> None:
    page = open_page("#only-s-why", compared=True)
    page.locator(f"[id='{LINK}'] text").first.click()
    told = shown(page)
    assert "Either they sent less or they did not." in told
    assert "A. Walker" in told and "B. Smith" in told
    page.click("#details .shown a[href='#s-walker--corn']")
    assert "ACROSS THE ESSAYS: CONTRADICTS" in shown(page).upper()
    assert in_sight(page, "s-walker--corn")
    assert not page.locator("#s-kept").is_visible()
    page.go_back()
    assert "Either they sent less" in shown(page)
    # What the open question does not show leads out of it; Back leads into it again.
    page.evaluate("location.hash = 's-kept'")
    assert "Was it well kept?" in shown(page)
    assert page.locator("#s-kept").is_visible()
    page.go_back()
    shown(page)
    assert not page.locator("#s-kept").is_visible()


def test_search_and_the_filter_by_essay(open_page: Open) -> None:
    page = open_page(compared=True)
    page.select_option("[data-filter=map]", "B. Smith")
    assert "dim" in str(page.get_attribute("#s-walker--silent", "class"))
    assert "dim" not in str(page.get_attribute("#s-smith--dried", "class"))
    page.select_option("[data-filter=map]", "")
    page.fill("#find", "roads")
    page.keyboard.press("Enter")
    assert "dim" not in str(page.get_attribute("#s-walker--roads", "class"))
    assert in_sight(page, "s-walker--roads")


def test_the_sheet_is_walked_with_keys(open_page: Open) -> None:
    page = open_page(compared=True)
    page.focus("#s-why")
    page.keyboard.press("ArrowRight")
    first = focused(page)
    assert first in ("s-walker--silent", "s-smith--dried")
    page.keyboard.press("ArrowDown")
    assert {first, focused(page)} == {"s-walker--silent", "s-smith--dried"}
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "s-why"
    page.keyboard.press("Enter")
    assert "For want of trade." in shown(page)


def test_it_is_dark_in_the_dark_and_light_on_paper(open_page: Open) -> None:
    page = open_page(dark=True, compared=True)
    colour = f"getComputedStyle(document.querySelector('[id=\"{LINK}\"] path')).fill"
    assert page.evaluate(colour) == "rgb(53, 35, 26)"
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "rgb(253, 241, 233)"
    assert page.locator("#d-s-why").is_visible()
    assert not page.locator(".tools").is_visible()


@pytest.mark.parametrize(("fragment", "width"), [("", 1440), (f"#{LINK}", 1440), ("#s-why", 390)])
def test_nothing_overflows(open_page: Open, fragment: str, width: int) -> None:
    page = open_page(fragment, width=width, dark=width == 390, compared=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def away(page: Page, *names: str) -> list[bool]:
    return [not page.locator(f"[id='{name}']").is_visible() for name in names]


def test_a_group_folds_with_its_relations(open_page: Open) -> None:
    page = open_page(compared=True)
    group = page.locator("#s-why-contradictions")
    assert group.get_attribute("aria-expanded") == "true"
    page.focus("#s-why-contradictions")
    page.keyboard.press("Space")
    assert away(page, "s-walker--corn", "s-smith--busy", LINK) == [True, True, True]
    assert away(page, f"e-s-walker--corn--{LINK}") == [True]
    assert away(page, "s-why-contradictions", "s-walker--roads") == [False, False]
    assert group.get_attribute("aria-expanded") == "false"
    assert page.locator("#s-why-contradictions .handle text").inner_html() == "+2"
    page.locator("#s-why-contradictions .handle").click()
    assert away(page, "s-walker--corn", LINK) == [False, False]


def test_a_sheet_folds_to_its_answers_and_a_link_leads_to_what_is_folded(open_page: Open) -> None:
    page = open_page(compared=True)
    whole = height(page)
    page.click("[data-do=fold]")
    assert away(page, "s-why", "s-walker--silent", "s-smith--dried") == [False, False, False]
    assert away(page, "s-walker--corn", "s-smith--busy", LINK) == [True, True, True]
    assert height(page) < whole
    page.evaluate(f"location.hash = '{LINK}'")
    assert "Either they sent less" in shown(page)
    assert away(page, "s-walker--corn", "s-smith--busy", LINK) == [False, False, False]
    page.click("[data-do=unfold]")
    assert height(page) == whole


def test_a_question_folds_too(open_page: Open) -> None:
    page = open_page("#only-s-why", compared=True)
    page.locator("#s-why .handle").click()
    assert away(page, "s-walker--silent", "s-walker--corn", "s-kept") == [True, True, True]
    page.evaluate("location.hash = 's-walker--corn'")
    assert "The upper farms" in shown(page)
    assert away(page, "s-walker--corn", "s-kept") == [False, True]


def test_the_strips_above_the_answers_go_and_move_with_them(
    open_page: Open,
) -> None:
    page = open_page("#only-s-kept", compared=True)
    assert away(page, "s-why-speaker-walker", "s-kept-speaker-smith") == [True, False]
    apart = page.evaluate(
        """() => { const top = (id) => document.getElementById(id).getBoundingClientRect().top;
             return top("s-smith--kept__2") - top("s-kept-speaker-smith"); }"""
    )
    assert 0 < apart < 60


def three_essays() -> MapPage:
    """Three essays, of which the second contradicts the first, and the third the first again."""
    essay = "map: {0}\nauthor: {0}\n\nthesis one: {0} says one.\n  claim two: {0} says two.\n"
    both = """\
map: Three
use a.argmap as a
use b.argmap as b
use c.argmap as c

question why: Why?
  answer @a.one: One.
  answer @b.one: Two.
  answer @c.one: Three.

a.one contradicts b.two: Not so.
a.two contradicts b.one: Nor so.
a.two contradicts c.two: Neither.
"""
    used = {name: loads(essay.format(name.upper())) for name in "abc"}
    return sheet_page(compare(used, loads(both)))


HEAD = "[...document.querySelectorAll('.columns label')].map((one) => one.getBoundingClientRect())"
STRIPS = """((head) => ["walker", "smith"].map((name) =>
    document.getElementById(head + name).getBoundingClientRect()))"""


@pytest.mark.parametrize("width", [390, 1440])
def test_the_heads_of_the_columns_stay_in_sight_at_any_zoom(open_page: Open, width: int) -> None:
    page = open_page(width=width, compared=True)
    for _ in range(3):
        page.evaluate("document.getElementById('s-why-tensions').scrollIntoView()")
        page.evaluate("document.getElementById('canvas').scrollLeft = 40")
        page.wait_for_timeout(300)
        pane = page.evaluate("document.getElementById('canvas').getBoundingClientRect().top")
        heads = page.evaluate(HEAD)
        strips = page.evaluate(f"{STRIPS}('s-why-speaker-')")
        assert len(heads) == 2
        for head, strip in zip(heads, strips, strict=True):
            assert head["top"] == pytest.approx(pane, abs=1)
            assert head["left"] == pytest.approx(strip["left"], abs=1)
            assert head["width"] == pytest.approx(strip["width"], abs=1)
        page.click(reach(page, "[data-do=larger]"))


def test_the_heads_do_not_cover_what_is_shown(open_page: Open) -> None:
    page = open_page(compared=True)
    page.evaluate(
        """() => { const canvas = document.getElementById("canvas");
             const card = document.getElementById("s-smith--busy").getBoundingClientRect();
             canvas.scrollTop += card.top - canvas.getBoundingClientRect().top - 2; }"""
    )
    page.evaluate("location.hash = 's-smith--busy'")
    shown(page)
    clear = """document.getElementById("s-smith--busy").getBoundingClientRect().top
        - document.querySelector(".columns").getBoundingClientRect().bottom"""
    assert page.evaluate(clear) >= 0


def test_an_author_is_hidden_with_all_relations(open_page: Open) -> None:
    page = open_page(compared=True)
    whole = height(page)
    box = page.get_by_role("group", name="Authors shown").get_by_label("B. Smith")
    box.focus()
    page.keyboard.press("Space")
    gone = ("s-smith--dried", "s-walker--corn", "s-smith--busy", LINK, "s-why-contradictions")
    assert away(page, *gone, "band-why-smith") == [True] * 6
    assert away(page, "s-why", "s-walker--silent", "band-why-walker") == [False] * 3
    assert height(page) < whole
    page.evaluate(f"location.hash = '{LINK}'")  # what a link leads to is shown again
    assert "Either they sent less" in shown(page)
    assert box.is_checked()
    assert away(page, *gone, "band-why-smith") == [False] * 6
    assert height(page) == whole


def test_the_handle_of_a_heading_does_not_cover_its_text(open_page: Open) -> None:
    page = open_page(width=390, compared=True)
    text, handle = (
        page.locator(f"#s-why-tensions {part}").bounding_box() for part in (".drawn", ".handle")
    )
    assert text and handle and handle["x"] >= text["x"] + text["width"]


def test_a_card_is_named_with_its_author(open_page: Open) -> None:
    page = open_page(compared=True)
    name = page.locator("#s-walker--corn > title").first.text_content()
    assert name and name.startswith("A. Walker: The reeve")
    assert page.locator(f"[id='{LINK}'] > title").first.text_content() == (
        "CONTRADICT EACH OTHER the reeve, as Walker reports · Smith"
        " Either they sent less or they did not."
    )


def test_the_relations_that_stay_move_together(open_page: Open) -> None:
    page = open_page(compared=True, html=three_essays().html)
    top = "document.getElementById('s-a--two-contradicts-c--two').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.uncheck("[data-author=b]")
    assert page.evaluate(top) < before
    lines = """[...document.querySelectorAll("[id^='e-s-']:not(.away) path")].every((path) => {
        const line = path.getBoundingClientRect();
        const card = document.getElementById("s-a--two-contradicts-c--two").getBoundingClientRect();
        const end = document.getElementById(path.parentNode.id.match(/^e-(s-.*?)--s-/)[1]);
        return line.top >= card.bottom - 4 && line.bottom <= end.getBoundingClientRect().top + 4;
    })"""
    assert page.evaluate(lines)


def rows(page: Page) -> list[str]:
    """The rows of the outline in sight, with their words, each indented as in the outline."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#outline li > :is(a, span)")]
          .filter((row) => row.checkVisibility())
          .map((row) => {
            let depth = -1;
            for (let one = row.closest("li"); one; one = one.parentElement.closest("li")) depth++;
            return "  ".repeat(depth) + row.innerText.replace(/\\s+/g, " ").trim();
          })"""
    )
    return found


def test_on_a_phone_a_comparison_is_a_list_of_questions_with_each_answer(open_page: Open) -> None:
    page = open_page(width=390, compared=True, view="")
    assert page.get_attribute("[data-do=outline]", "aria-pressed") == "true"
    assert not page.locator("#canvas").is_visible()
    seen = [row.lower() for row in rows(page)]
    clash = "the reeve, as walker reports · smith: either they sent less or they did not."
    assert seen[:7] == [
        "why did the weir fall silent?",
        "  walker: for want of trade.",
        "  smith: for want of water.",
        f"  contradiction in their reasons {clash}",
        "was it well kept?",
        "  smith: it was.",
        "  no answer, though something on the map is relevant: a. walker.",
    ]
    assert page.locator("#outline li.relations > details > summary").inner_text() == (
        "1 contradiction, 1 tension, 1 agreement"
    )
    bars = page.evaluate(
        """() => [...document.querySelectorAll("#outline li.no-answer > span")]
          .map((one) => getComputedStyle(one).borderLeftColor)"""
    )
    assert bars and set(bars) == {"rgba(0, 0, 0, 0)"}  # no author's colour
    overflow = page.evaluate("document.querySelector('#outline').scrollWidth")
    assert overflow <= 390


def test_a_row_of_a_comparison_opens_its_details_and_unfolds_its_reasons(open_page: Open) -> None:
    page = open_page(width=390, compared=True, view="")
    page.click("#outline a[href='#s-walker--silent'] + details > summary")
    assert page.locator("#outline .full >> text=The trade had left the weir.").is_visible()
    assert any("The reeve, as Walker reports" in row for row in rows(page))
    page.click("#outline li.relations > details > summary")
    partners = page.locator("#outline li.contradicts > .partners > a")
    assert [one.split(":")[0] for one in partners.all_inner_texts()] == [
        "Smith", "The reeve, as Walker reports"
    ]  # fmt: skip
    page.click("#outline li.contradicts > a")
    assert page.locator("#details .shown").inner_text().count("Either they sent less") == 1
    assert page.locator("#outline li.contradicts.open:not(.clash)").is_visible()
    page.keyboard.press("Escape")
    page.click("[data-do=map]")
    assert page.locator("#canvas").is_visible() and not page.locator("#outline").is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_arrow_keys_go_through_the_outline_of_a_comparison(open_page: Open, width: int) -> None:
    page = open_page("#view=outline", width=width, compared=True)
    page.focus("#outline li a")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.hash") == "#s-walker--silent"
    page.keyboard.press("m")
    assert page.locator("#canvas").is_visible()
    page.keyboard.press("t")
    assert page.locator("#outline").is_visible()


def test_on_a_phone_the_list_of_questions_leads_to_each(open_page: Open) -> None:
    page = open_page("#view=outline", width=390, compared=True)
    links = page.locator("#outline > .headlines a")
    assert links.count() > 1 and links.first.is_visible()
    last = links.last.get_attribute("href")
    links.last.click()
    assert page.evaluate("document.activeElement.hash") == last
    assert page.locator(f'#outline li > a[href="{last}"]').first.is_visible()
    assert page.locator("#details").is_hidden()
