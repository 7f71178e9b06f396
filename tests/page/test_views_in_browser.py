"""The three views of a map: its overview, the map, and its outline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import load
from argmap.language import loads
from argmap.page import page as page_of
from tests.page.conftest import Open, reach
from tests.page.test_in_browser import focused, in_sight, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LARGE = Path(__file__).parents[2] / "maps" / "wolfe-1957.argmap"


@pytest.fixture(scope="module")
def large() -> str:
    """The page of a map of 165 statements."""
    return page_of(load(LARGE)).html


def views(page: Page) -> list[str]:
    """The views that are visible."""
    return [
        name for name in ("overview", "canvas", "outline") if page.locator(f"#{name}").is_visible()
    ]


def row(name: str) -> str:
    """The row of a statement in the outline."""
    return f"#outline li:not(.refers) > a[href='#{name}']"


# Which view is shown


@pytest.mark.parametrize(
    ("width", "first"), [(1440, "overview"), (760, "overview"), (390, "outline")]
)
def test_the_first_view_is_the_overview_or_on_a_small_screen_the_outline(
    open_page: Open, width: int, first: str
) -> None:
    page = open_page(width=width, view="", with_source=False)
    assert views(page) == [first]
    assert page.locator(f"[data-do={first}]").get_attribute("aria-pressed") == "true"


def test_a_link_to_a_statement_shows_it_on_the_map_or_on_a_small_screen_in_the_outline(
    open_page: Open,
) -> None:
    page = open_page("#s-lazy", view="", with_source=False)
    assert views(page) == ["canvas"] and in_sight(page, "s-lazy")
    page = open_page("#s-lazy", view="", with_source=False, width=390)
    assert views(page) == ["outline"] and "The river had grown lazy." in shown(page)
    assert page.locator(row("s-lazy")).is_visible()


def test_a_link_to_choices_shows_what_follows_on_the_map(open_page: Open) -> None:
    page = open_page("#reject=flour", view="")
    assert views(page) == ["canvas"]


def test_views_change_by_button_and_by_key_and_the_address_says_which(open_page: Open) -> None:
    page = open_page("#s-lazy", view="")
    page.click("[data-do=outline]")
    assert views(page) == ["outline"] and page.url.endswith("#s-lazy&view=outline")
    assert shown(page).startswith("OBJECTION lazy")
    page.keyboard.press("Escape")
    assert page.url.endswith("#view=outline")
    page.keyboard.press("o")
    assert views(page) == ["overview"]
    page.keyboard.press("m")
    assert views(page) == ["canvas"]
    page.keyboard.press("t")
    assert views(page) == ["outline"]
    page.go_back()
    page.go_back()
    page.wait_for_function("() => document.documentElement.dataset.view === 'overview'")
    assert views(page) == ["overview"]


def test_the_first_tab_leads_to_the_outline(open_page: Open) -> None:
    page = open_page(view="")
    page.keyboard.press("Tab")
    assert page.locator(".skip").inner_text() == "Read the map as an outline"
    page.keyboard.press("Enter")
    assert views(page) == ["outline"]
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#s-silent"


# The overview


def test_a_card_of_the_overview_leads_to_its_statement_on_the_map(open_page: Open) -> None:
    page = open_page(view="")
    page.locator("#overview a", has_text="The river had grown lazy").first.click()
    assert views(page) == ["canvas"] and in_sight(page, "s-lazy")
    assert "The river had grown lazy." in shown(page)
    page.go_back()
    page.wait_for_function("() => document.documentElement.dataset.view === 'overview'")
    assert shown(page) == ""


def test_the_overview_says_how_much_of_the_map_it_shows(open_page: Open, large: str) -> None:
    page = open_page(view="", html=large)
    text = page.inner_text("#overview .share")
    assert re.match(r"165 statements, the \d+ nearest to the theses", text)


def test_fit_shows_the_overview_of_a_large_map(open_page: Open, large: str) -> None:
    page = open_page(html=large)
    page.click(reach(page, "[data-do=fit]"))
    assert views(page) == ["overview"]


def test_fit_shows_the_whole_of_a_small_map(open_page: Open) -> None:
    page = open_page()
    page.click(reach(page, "[data-do=fit]"))
    assert views(page) == ["canvas"]
    assert in_sight(page, "s-stones") and in_sight(page, "s-silent")


def test_no_picture_repeats_the_heading_of_the_page(open_page: Open) -> None:
    page = open_page()
    assert page.locator("svg .title").count() == 0
    assert "Why the weir fell silent" not in page.locator("#canvas").inner_text()
    assert page.inner_text("h1") == "Why the weir fell silent"


@pytest.mark.parametrize("width", [320, 390, 768, 1100])
def test_the_overview_fits_the_width_in_readable_type(
    open_page: Open, large: str, width: int
) -> None:
    page = open_page("#view=overview", view="", html=large, width=width)
    pane = page.locator("#overview")
    assert pane.evaluate("pane => pane.scrollWidth <= pane.clientWidth")
    sizes = pane.evaluate(
        """pane => [...pane.querySelectorAll("svg text")].filter((text) => text.checkVisibility())
          .map((text) => text.getAttribute("font-size") * text.getScreenCTM().a)"""
    )
    assert min(sizes) > 8
    assert page.locator("#overview svg:visible").count() == 1


def test_the_overview_changes_its_drawing_with_the_width(open_page: Open) -> None:
    page = open_page("#view=overview", view="", with_source=False)
    objection = page.locator("#o-lazy a:visible, #n-lazy a:visible")
    wide = objection.bounding_box()
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => document.querySelector('#overview .narrow svg').style.width")
    narrow = objection.bounding_box()
    assert wide and narrow and wide["x"] > 400 and narrow["x"] + narrow["width"] <= 390
    page.click(reach(page, "[data-do=fit]"))
    assert page.locator("#overview").evaluate("pane => pane.scrollWidth <= pane.clientWidth")
    objection.click()
    assert page.url.endswith("#s-lazy") and views(page) == ["outline"]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.keyboard.press("o")
    assert page.locator("#overview svg:visible").count() == 1


@pytest.mark.parametrize("width", [390, 768])
def test_a_map_opens_with_its_first_thesis_in_sight(
    open_page: Open, large: str, width: int
) -> None:
    page = open_page(html=large, width=width)
    words = page.locator("#s-durability text[font-size='13']").first.bounding_box()
    assert words is not None
    assert words["x"] >= 0 and words["x"] + words["width"] <= width
    assert 0 <= words["y"] <= 844
    page.click(reach(page, "[data-do=fit]"))
    assert views(page) == ["overview"]


# The outline


def test_the_outline_has_every_statement_in_nested_lists(open_page: Open) -> None:
    page = open_page(view="outline")
    names = page.evaluate(
        "Object.keys(JSON.parse(document.getElementById('data').textContent).entries)"
    )
    for name in names:
        assert page.locator(row(name)).count() == 1, name
    assert page.locator("#outline :is(ul, ol) > :not(li)").count() == 0
    assert page.locator("#outline li:not(ul > li)").count() == 0
    lazy = page.locator(row("s-lazy"))
    assert "OBJECTION 8 the mill-wright: The river had grown lazy." in " ".join(
        lazy.inner_text().split()
    )
    under = lazy.locator("xpath=..").locator("details > ul > li > a").first
    assert "Water pays when it is watched." in under.inner_text()
    colours = page.evaluate(
        "names => names.map(name => getComputedStyle(document.querySelector("
        "`#outline li:not(.refers) > a[href='#${name}']`)).borderLeftColor)",
        ["s-silent", "s-corn", "s-lazy", "s-bees"],
    )
    assert len(set(colours)) == 4


def test_the_outline_is_a_list_without_the_script(open_page: Open, tmp_path: Path) -> None:
    open_page()
    html = re.sub(
        "<script>.*?</script>", "", (tmp_path / "mill.html").read_text("utf-8"), flags=re.S
    )
    page = open_page(html=html)
    assert page.locator(row("s-watched")).is_visible()
    page.locator(f"{row('s-lazy')} + details > summary").click()
    assert not page.locator(row("s-watched")).is_visible()


def test_however_deep_the_map_the_page_keeps_its_parts(open_page: Open) -> None:
    depth = 400
    lines = [f"{'  ' * at}claim c{at}: One thing is so." for at in range(depth)]
    page = open_page(view="outline", html=page_of(loads("\n".join(lines))).html)
    assert page.locator("#outline li:not(.group)").count() == depth
    assert page.locator("body > main > #details").count() == 1
    assert page.locator("#outline ul > :not(li)").count() == 0


def test_a_click_in_the_outline_opens_the_details_beside_it(open_page: Open) -> None:
    page = open_page(view="outline")
    page.click(row("s-lazy"))
    assert "The river had grown lazy." in shown(page)
    assert views(page) == ["outline"]
    page.click("#details .shown a[href='#s-watched']")
    assert views(page) == ["outline"] and "Water pays" in shown(page)
    assert "open" in str(page.locator(row("s-watched")).locator("xpath=..").get_attribute("class"))


def test_the_outline_is_walked_with_keys_and_is_one_tab_stop(open_page: Open) -> None:
    page = open_page(view="outline")
    at = "document.activeElement.getAttribute('href')"
    assert page.locator("#outline [tabindex='0']").count() == 1
    page.focus(row("s-silent"))
    page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == "#a-cheaper"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(at) == "#s-flour"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(at) == "#a-cheaper"
    page.keyboard.press("ArrowLeft")
    assert not page.locator(row("s-flour")).is_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == "#s-bees"
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    assert not page.locator(row("s-bees")).is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    assert page.evaluate(at) == "#s-stones"
    page.keyboard.press("Enter")
    assert "Its stones are." in shown(page)
    page.keyboard.press("Escape")
    assert shown(page) == "" and page.evaluate(at) == "#s-stones"
    page.keyboard.press("r")
    page.wait_for_function("() => location.hash.endsWith('reject=stones')")


def test_search_dims_the_rest_of_the_outline_and_unfolds_what_it_finds(open_page: Open) -> None:
    page = open_page(view="outline")
    page.click("[data-do=fold]")
    assert not page.locator(row("s-watched")).is_visible()
    page.fill("#find", "watched")
    page.press("#find", "Enter")
    assert page.locator(row("s-watched")).is_visible()
    assert "dim" not in str(page.locator(row("s-watched")).get_attribute("class"))
    assert "dim" in str(page.locator(row("s-bees")).get_attribute("class"))
    page.press("#find", "Escape")
    assert page.locator("#outline .dim, #overview .dim").count() == 0


REOPENED = """\
thesis keep: Keep the weir.
  argument cheap: It is cheap.
    claim paid: It is paid for.
      evidence bill: Here is the bill.
    claim sound: It is sound.
  claim old: It is old.

section: The river

@keep
  objection silt: Silt fills it.
    rebuttal dredge: It is dredged.
"""


def test_on_a_small_screen_the_outline_starts_with_theses_reasons_and_objections(
    open_page: Open,
) -> None:
    html = page_of(loads(REOPENED)).html
    page = open_page(view="", width=390, html=html)
    for name in ("s-keep", "a-cheap", "s-old", "s-silt"):
        assert page.locator(row(name)).is_visible(), name
    for name in ("s-paid", "s-bill", "s-dredge"):
        assert not page.locator(row(name)).is_visible(), name
    under = page.locator(f"{row('a-cheap')} + details > summary")
    assert under.inner_text() == "2 premises"
    under.click()
    assert page.locator(row("s-paid")).is_visible()
    wide = open_page(view="outline", html=html)
    under = wide.locator(f"{row('a-cheap')} + details > summary")
    assert under.inner_text().split(" · ") == ["2 premises", "3 below"]
    assert wide.locator(row("s-bill")).is_visible()


def test_a_statement_leads_to_the_objections_that_a_later_section_adds(open_page: Open) -> None:
    html = page_of(loads(REOPENED)).html
    page = open_page(view="", width=390, html=html)
    page.click(reach(page, "[data-do=unfold]"))
    more = page.locator(f"{row('s-keep')} + .added a")
    assert more.all_inner_texts() == ["1 answered objection: A1", "Silt fills it."]
    page.evaluate("document.querySelectorAll('#outline details').forEach(d => d.open = false)")
    assert not page.locator(row("s-silt")).is_visible()
    more.first.click()
    assert page.url.endswith("#more-keep") and page.locator(row("s-silt")).is_visible()
    assert shown(page) == ""  # the details would cover it
    assert page.evaluate("document.activeElement.id") == "l-more-keep"
    page.go_back()
    page.wait_for_function("() => !location.hash")
    more.last.click()
    assert shown(page).startswith("OBJECTION silt")
    # By keyboard, the links of a row come after the row.
    page.keyboard.press("Escape")
    page.focus(row("s-keep"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#more-keep"


# Sections and legend


@pytest.mark.parametrize("view", ["map", "outline"])
def test_the_list_of_sections_leads_to_each(open_page: Open, large: str, view: str) -> None:
    page = open_page(html=large, view=view)
    page.click("[data-do=sections]")
    names = [" ".join(one.split()) for one in page.locator("#sections li").all_inner_texts()]
    assert "A Open history and enduring structures" in names and "Russia" in names
    page.locator("#sections a", has_text="The heritage and the heirs").click()
    assert not page.locator("#sections").is_visible()
    assert page.url.partition("&")[0].endswith("#section-15")
    title = "section-15" if view == "map" else "l-section-15"
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", title)
    assert 50 < top < 700
    place = focused(page) if view == "map" else page.evaluate("document.activeElement.hash")
    assert place in ("more-heritage", "#s-heritage")


def test_the_legend_is_at_hand(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("l")
    text = page.inner_text("#legend-key")
    for meaning in ("linked premises", "supports", "against the thesis"):
        assert meaning in text
    page.click("#legend-key button")
    assert not page.locator("#legend-key").is_visible()


# Folding

BOXES = """() => {
  const svg = document.querySelector("#canvas .sheet > svg"), whole = svg.viewBox.baseVal;
  const seen = svg.getBoundingClientRect();
  const x = (at) => whole.x + (at - seen.left) * whole.width / seen.width;
  const y = (at) => whole.y + (at - seen.top) * whole.height / seen.height;
  return [...document.querySelectorAll("#canvas [role=treeitem]:not(.away)")].map((card) => {
    const { left, right, top, bottom } = card.querySelector(".frame").getBoundingClientRect();
    return [card.id, x(left) + 4, x(right) - 4, y(top) + 4, y(bottom) - 4];
  });
}"""
"""The cards on the map, each with its left, right, top and bottom in the drawing."""


def overlapping(page: Page) -> list[tuple[str, str]]:
    """The pairs of cards on the map that overlap."""
    boxes: list[Any] = page.evaluate(BOXES)
    return [
        (one[0], other[0])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]


def test_folded_parts_side_by_side_close_up_and_do_not_overlap(open_page: Open, large: str) -> None:
    page = open_page(html=large)
    page.click("[data-do=unfold]")
    before = page.evaluate("document.querySelector('#canvas .sheet > svg').viewBox.baseVal.height")
    assert overlapping(page) == []
    page.click("[data-do=fold]")
    assert overlapping(page) == []
    after = page.evaluate("document.querySelector('#canvas .sheet > svg').viewBox.baseVal.height")
    assert after < 0.85 * before
    page.focus("#s-durability")
    page.keyboard.press(" ")
    assert overlapping(page) == []


ONE_BESIDE_ANOTHER = """\
thesis t: It lasts.
  claim a: It is sound.
    evidence b: It was seen to be so by one and all, over many years, and in more than one place.
    evidence c: It was seen.
    evidence d: It was seen again.
  claim e: It pays.
    evidence f: The books say so.
"""


LINES = """() => [...document.querySelectorAll("#canvas [id^='e-s-']:not(.away)")].map((line) => {
  const [near, far] = line.id.slice(2).split("--")
    .map((id) => document.getElementById(id).querySelector(".frame").getBoundingClientRect());
  const path = line.querySelector("path");
  const end = path.getPointAtLength(path.getTotalLength()).matrixTransform(path.getScreenCTM());
  return [line.id, end.x - far.left, end.y - (far.top + far.bottom) / 2, path.getAttribute("d")];
})"""
"""The lines on the map: how far each ends from the middle of its card's left side, and its path."""


def test_after_folding_lines_lead_from_card_to_card(open_page: Open) -> None:
    page = open_page(html=page_of(loads(ONE_BESIDE_ANOTHER)).html)
    page.focus("#s-a")
    page.keyboard.press(" ")
    found = page.evaluate(LINES)
    assert {line[0] for line in found} == {"e-s-t--s-a", "e-s-t--s-e", "e-s-e--s-f"}
    for _, beside, middle, path in found:
        assert abs(beside) < 8 and abs(middle) < 8
        # Between its rounded corners it is horizontal or vertical.
        for start, end in re.findall(r"(?:M| )([\d.,-]+)L([\d.,-]+)", path):
            across, down = zip(start.split(","), end.split(","), strict=True)
            assert across[0] == across[1] or down[0] == down[1], path


def test_after_fold_and_unfold_the_thesis_is_still_in_view(open_page: Open, large: str) -> None:
    page = open_page(html=large)
    for action in ("unfold", "fold", "unfold"):
        page.click(f"[data-do={action}]")
        assert in_sight(page, "s-durability"), action


def test_a_question_that_is_opened_is_shown_with_all_that_belongs_to_it(open_page: Open) -> None:
    page = open_page(compared=True)
    page.click("[data-do=fold]")
    page.evaluate("location.hash = 'only-s-why'")
    page.wait_for_function("() => document.querySelector('[data-do=whole]:not([hidden])')")
    empty = page.evaluate(
        """() => [...document.querySelectorAll("#canvas .heading:not(.away)")]
             .filter((one) => one.getAttribute("aria-expanded") === "false").map((one) => one.id)"""
    )
    assert page.locator("#canvas .heading:not(.away)").count() > 0
    assert empty == []


# Zooming out


def test_a_map_that_is_zoomed_out_shows_numbers_and_headings(open_page: Open, large: str) -> None:
    page = open_page(html=large)
    card = page.locator("#s-durability")
    assert card.locator("text", has_text="Modern totalitarianism").first.is_visible()
    for _ in range(5):
        page.click("[data-do=smaller]")
    assert not card.locator("text", has_text="Modern totalitarianism").first.is_visible()
    heading = card.locator(".heading-only")
    assert heading.is_visible()
    shown = " ".join(heading.locator("text").all_text_contents())
    assert shown == "1 Totalitarian systems tend to last"
    page.keyboard.press("1")
    assert not heading.is_visible()
    assert card.locator("text", has_text="Modern totalitarianism").first.is_visible()


# Printing


def printed(page: Page) -> list[str]:
    """The parts that would be printed."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    parts = ("overview", "outline", "canvas", "details")
    found = [name for name in parts if page.locator(f"#{name}").is_visible()]
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return found


def test_one_chooses_what_is_printed(open_page: Open) -> None:
    page = open_page(view="", with_source=False)
    assert printed(page) == ["overview", "canvas", "details"]
    page.click("[data-do=print]")
    page.uncheck("[data-print=statements]")
    page.check("[data-print=outline]")
    page.uncheck("[data-print=map]")
    assert printed(page) == ["overview", "outline"]


def test_a_wide_map_is_printed_in_strips_that_can_be_read(open_page: Open, large: str) -> None:
    page = open_page(html=large)
    page.click("[data-do=unfold]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheets = page.evaluate(
        """() => [...document.querySelectorAll(".sheets > svg")].map((one) => {
          const { x, y, width, height } = one.viewBox.baseVal;
          return [x, x + width, y, y + height];
        })"""
    )
    assert len(sheets) > 5
    assert all(right - left <= 1150 for left, right, _, _ in sheets)
    for name, left, right, top, bottom in page.evaluate(BOXES):
        assert any(
            one[0] <= left and right <= one[1] and one[2] <= top and bottom <= one[3]
            for one in sheets
        ), name


def test_frames_of_arguments_in_the_overview_are_thin_and_printed(open_page: Open) -> None:
    text = "thesis t: T.\n  argument a: A.\n    claim b: B.\n    claim c: C.\n"
    page = open_page(html=page_of(loads(text)).html)
    frame = page.locator("#overview .board:not(.narrow) .frame polygon").first
    assert frame.evaluate("one => getComputedStyle(one).strokeWidth") == "1px"
    page.emulate_media(media="print")
    assert frame.evaluate("one => one.checkVisibility()")


# How large it is shown

SMALLEST = """pane => Math.min(...[...document.querySelectorAll(`#${pane} svg text[font-size]`)]
  .filter((text) => text.checkVisibility())
  .map((text) => text.getAttribute("font-size") * text.ownerSVGElement.getScreenCTM().a))"""
"""The pixels of the smallest type of a pane."""


@pytest.mark.parametrize("view", ["overview", "map"])
@pytest.mark.parametrize("width", [1280, 640, 390])
def test_a_view_opens_at_a_legible_size(open_page: Open, width: int, view: str, large: str) -> None:
    page = open_page(html=large, width=width, view=view)
    pane = "canvas" if view == "map" else "overview"
    assert page.evaluate(SMALLEST, pane) >= 8.99


def test_a_thesis_too_wide_for_a_phone_is_a_little_smaller_and_begins_in_view(
    open_page: Open,
) -> None:
    said = "The weir of the town should be kept, as long as the river runs, for the mills. " * 3
    wide = loads(f"thesis t: {said}\n  claim a: Mills need it.\n    evidence b: Six do.\n")
    page = open_page(html=page_of(wide).html, width=390, view="map")
    assert 7.99 <= page.evaluate(SMALLEST, "canvas") < 8.99
    thesis = page.locator("#canvas .card.thesis text").first.bounding_box()
    assert thesis is not None and 0 <= thesis["x"] < 100


@pytest.mark.parametrize("width", [1280, 390])
def test_a_comparison_opens_at_a_legible_size(open_page: Open, width: int) -> None:
    page = open_page(compared=True, width=width)
    assert page.evaluate(SMALLEST, "canvas") >= 7.99
