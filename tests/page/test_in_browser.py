"""The page as its reader has it: in a real browser, opened from its file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.language import load, loads
from argmap.page import page as page_of
from tests.page.conftest import Open, reach

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def shown(page: Page) -> str:
    """The heading and text of what the panel of details shows; empty where it is closed."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    part = page.locator("#details > .shown")
    return " ".join(part.inner_text().split()) if part.count() and part.is_visible() else ""


def in_sight(page: Page, name: str) -> bool:
    """Whether a card is within the pane of the map."""
    return bool(
        page.evaluate(
            """name => {
              const pane = document.getElementById("canvas").getBoundingClientRect();
              const card = document.getElementById(name).getBoundingClientRect();
              return card.left >= pane.left && card.right <= pane.right
                && card.top >= pane.top && card.bottom <= pane.bottom;
            }""",
            name,
        )
    )


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def height(page: Page) -> float:
    return float(
        page.evaluate("document.querySelector('#canvas .sheet > svg').viewBox.baseVal.height")
    )


def test_it_opens_from_a_file_and_shows_the_thesis(open_page: Open) -> None:
    page = open_page()
    assert page.title() == "Why the weir fell silent"
    assert in_sight(page, "s-silent")
    assert shown(page) == ""


def test_without_its_script_it_is_still_a_document(open_page: Open, tmp_path: Path) -> None:
    open_page()
    html = re.sub(
        "<script>.*?</script>", "", (tmp_path / "mill.html").read_text("utf-8"), flags=re.S
    )
    (tmp_path / "mill.html").write_text(html, "utf-8")
    page = open_page()
    assert page.locator("#d-s-lazy .text").is_visible()
    assert page.locator("#essay mark").first.is_visible()
    assert page.locator("#s-lazy").is_visible()


def test_a_click_opens_a_statement_with_all_that_belongs_to_it(open_page: Open) -> None:
    page = open_page()
    page.locator("#s-lazy text").nth(2).click()
    assert page.url.endswith("#s-lazy")
    told = shown(page)
    for part in ("lazy", "The river had grown lazy.", "the mill-wright", "in part, in dry years",
                 "¶3 verified", "“said the river had grown lazy”", "Attacked by",
                 "Water pays when it is watched.", "In tension with"):  # fmt: skip
        assert part in told, part


def test_an_address_opens_the_statement_that_it_names(open_page: Open) -> None:
    page = open_page("#s-stones")
    assert "Its stones are." in shown(page)
    page.wait_for_timeout(100)
    assert in_sight(page, "s-stones")


@pytest.mark.parametrize("fragment", ["#s-none", "#c-99", "#%E0%A4%A", "#c-", "#silent"])
def test_an_address_that_names_nothing_does_no_harm(open_page: Open, fragment: str) -> None:
    assert shown(open_page(fragment)) == ""


def test_a_link_in_the_details_moves_the_view_there(open_page: Open) -> None:
    page = open_page("#s-silent")
    for _ in range(2):
        page.click("[data-do=larger]")
    page.click("#details .shown a[href='#s-lazy']")
    assert "The river had grown lazy." in shown(page)
    assert in_sight(page, "s-lazy")
    page.go_back()
    assert "The weir fell silent" in shown(page)


def test_a_link_to_what_is_open_leads_back_to_it(open_page: Open) -> None:
    page = open_page("#s-corn")
    for _ in range(3):
        page.click("[data-do=larger]")
    page.evaluate("document.querySelector('.stub.rebuttal').scrollIntoView({inline: 'start'})")
    assert not in_sight(page, "s-corn")
    page.locator(".stub a", has_text="see 4").first.click()
    assert "less and less corn" in shown(page)
    assert in_sight(page, "s-corn")


def test_a_card_that_refers_to_a_statement_leads_to_it(open_page: Open) -> None:
    page = open_page()
    page.locator(".stub a", has_text="see 4").first.click()
    assert "The upper farms sent less and less corn." in shown(page)


def test_from_a_statement_to_its_passage_and_back(open_page: Open) -> None:
    page = open_page("#s-corn")
    assert "In the first decade" in page.locator("mark.lit").first.inner_text()
    page.click("#details .shown .citations a.ref")
    assert "Statements that cite it" in shown(page)
    page.click("#details .shown a[href='#s-corn']")
    assert "The upper farms sent less and less corn." in shown(page)


def test_a_click_on_a_passage_shows_all_that_rests_on_it(open_page: Open) -> None:
    page = open_page()
    page.locator("#essay mark", has_text="44 per cent of the corn").last.click()
    told = shown(page)
    assert "Its last miller kept bees." in told
    assert "The upper farms sent less and less corn." in told
    lit = page.evaluate("[...document.querySelectorAll('.card.lit')].map(card => card.id).sort()")
    assert lit == ["s-bees", "s-corn"]


def test_paragraphs_that_nothing_cites_look_it(open_page: Open) -> None:
    page = open_page()
    assert "not cited" in page.locator("#p-miller-5 .number").inner_text()
    assert "not cited" not in page.locator("#p-miller-4 .number").inner_text()


def test_search_finds_as_one_types_and_dims_the_rest(open_page: Open) -> None:
    page = open_page()
    page.locator("#find").press_sequentially("RIVÉR lazy")
    assert page.inner_text("#found") == "1 of 11"
    assert "dim" not in page.locator("#s-lazy").get_attribute("class")
    assert "dim" in page.locator("#s-flour").get_attribute("class")
    page.press("#find", "Enter")
    assert page.inner_text("#found") == "1 of 1"
    assert in_sight(page, "s-lazy")
    page.press("#find", "Escape")
    assert page.inner_text("#found") == ""
    assert page.locator(".dim").count() == 0


def test_formulas_are_drawn_and_found_as_they_are_in_the_picture(open_page: Open) -> None:
    text = (
        "thesis t: If $\\forall x (Fx \\to Gx)$, run `prove it`.\n"
        "  claim c: It is $\\frac{1}{2}$.\n"
    )
    page = open_page("#s-t", html=page_of(loads(text)).html)
    assert shown(page).startswith("THESIS t If ∀")
    formula = page.locator("#d-s-t .text math").bounding_box()
    assert formula is not None and formula["height"] > 5
    assert page.locator("#d-s-t .refs a mfrac").count() == 1
    page.fill("#find", "∀x(Fx → gx)")
    assert page.inner_text("#found") == "1 of 2"
    page.fill("#find", "1/2")
    assert page.inner_text("#found") == "1 of 2"


def test_a_match_that_is_folded_away_is_unfolded(open_page: Open) -> None:
    page = open_page()
    page.click("[data-do=fold]")
    assert not page.locator("#s-watched").is_visible()
    page.fill("#find", "watched")
    page.press("#find", "Enter")
    assert page.locator("#s-watched").is_visible()


@pytest.mark.parametrize(
    ("filter", "value", "left"),
    [("kind", "evidence", {"s-corn"}), ("holder", "the niece", {"s-habit"}),
     ("tag", "river", {"s-lazy"})],
)  # fmt: skip
def test_filters(open_page: Open, filter: str, value: str, left: set[str]) -> None:
    page = open_page()
    page.select_option(f"[data-filter={filter}]", value)
    clear = page.evaluate(
        "[...document.querySelectorAll('#canvas .card:not(.dim)')].map(one => one.id)"
    )
    assert set(clear) == left


def test_folding_hides_what_hangs_on_a_card_and_closes_up(open_page: Open) -> None:
    page = open_page()
    before = height(page)
    page.focus("#a-cheaper")
    page.keyboard.press(" ")
    assert page.locator("#a-cheaper .handle text").inner_html() == "+4"
    assert page.locator("#a-cheaper").get_attribute("aria-expanded") == "false"
    for name in ("s-flour", "s-corn", "s-trade-feeds", "s-habit", "e-a-cheaper--s-habit"):
        assert not page.locator(f"#{name}").is_visible()
    assert page.locator("#s-bees").is_visible()
    assert height(page) < before - 100
    page.locator("#a-cheaper .handle").click()
    assert page.locator("#s-flour").is_visible()
    assert height(page) == before


FRAMED = """\
thesis t: It lasts.
  argument a: It is like what lasted.
    claim one: One thing is so, and there are some words about it.
    claim two: Another thing is so, with as many words or more about it.
      evidence e: It was seen.
    warrant w: Things of this kind last.
  claim c: It pays.
    evidence d: The books say so.
    evidence f: So do the newspapers.
  objection o: It will end.

d same-as f
"""

ENDS = """() => [...document.querySelectorAll("[id^='e-']:not(.away)")].map((line) => {
  const [near, far] = line.id.slice(2).split("--").map((name) => document.getElementById(name));
  const box = (part) => part.getBoundingClientRect();
  const cards = [near, far || document.getElementById(line.id.replace(/^e-.*?--/, ""))].map(box);
  return { id: line.id, cards: cards.map((card) => [card.left, card.right, card.top, card.bottom]),
    paths: [...line.querySelectorAll("path")].map((path) => {
      const matrix = path.getScreenCTM();
      const [start, end] = [0, path.getTotalLength()].map((at) =>
        path.getPointAtLength(at).matrixTransform(matrix));
      return [start.x, start.y, end.x, end.y];
    }) };
})"""


def test_a_folded_argument_hides_its_premises_and_the_lines_follow(open_page: Open) -> None:
    page = open_page(html=page_of(loads(FRAMED)).html)
    before = height(page)
    page.focus("#a-a")
    page.keyboard.press(" ")
    assert page.locator("#a-a .handle text").inner_html() == "+4"
    for name in ("s-one", "s-two", "s-w", "s-e", "e-s-two--s-e"):
        assert not page.locator(f"#{name}").is_visible()
    assert page.locator("#a-a").is_visible() and page.locator("#s-c").is_visible()
    assert height(page) < before - 60
    found = page.evaluate(ENDS)
    assert {line["id"] for line in found} >= {"e-s-t--a-a", "e-s-t--s-c", "e-s-t--s-o"}
    assert max(len(line["paths"]) for line in found) == 2  # the relation has a double line
    for line in found:
        (start, right, top, bottom), (left, _, upper, lower) = line["cards"]
        for x, y, far, down in line["paths"]:
            # It begins at the right of its card or below it; its arrowhead is some pixels long.
            beside = right - 6 <= x <= right + 30 and top < y < bottom
            below = start < x < right and bottom - 8 <= y <= bottom + 30
            assert beside or below, line
            assert left - 6 <= far <= left + 6 and upper < down < lower, line
    page.keyboard.press(" ")
    assert page.locator("#s-two").is_visible()
    assert height(page) == before


def test_a_divider_stays_above_its_card_when_cards_are_folded(open_page: Open) -> None:
    rahv = load(Path(__file__).parents[2] / "maps" / "rahv-1952.argmap")
    page = open_page(html=page_of(rahv).html)
    above = """() => [...document.querySelectorAll("#canvas .divider")]
      .filter((one) => one.checkVisibility())
      .map((one) => one.nextElementSibling.getBoundingClientRect().top
        - one.getBoundingClientRect().top)"""
    before = page.evaluate(above)
    assert before and all(0 < far < 20 for far in before)
    page.click("[data-do=fold]")
    assert page.evaluate(above) == pytest.approx(before, abs=0.5)


def test_folded_cards_keep_their_order_and_do_not_overlap(open_page: Open) -> None:
    page = open_page()
    page.click("[data-do=fold]")
    boxes = page.evaluate(
        """[...document.querySelectorAll("[role=treeitem]:not(.away)")].map(card => {
             const box = card.querySelector("polygon, path, rect").getBoundingClientRect();
             return [box.left, box.right, box.top, box.bottom];
           })"""
    )
    assert len(boxes) > 4
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
            )
            assert apart


def test_the_map_is_walked_and_opened_with_keys_alone(open_page: Open) -> None:
    page = open_page()
    page.focus("[data-do=help]")
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == "s-silent":
            break
    assert focused(page) == "s-silent"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "a-cheaper"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "s-flour"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "s-corn"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "s-bees"
    page.keyboard.press("Enter")
    assert "Its last miller kept bees." in shown(page)
    assert focused(page) == ""  # the heading of the details
    page.keyboard.press("Escape")
    assert shown(page) == ""
    assert focused(page) == "s-bees"


def test_the_card_with_the_focus_is_framed(open_page: Open) -> None:
    page = open_page()
    page.focus("#s-silent")
    page.keyboard.press("ArrowRight")
    stroke = page.evaluate("getComputedStyle(document.querySelector('#a-cheaper > .frame')).stroke")
    assert stroke == "rgb(0, 95, 148)"


def test_zoom_by_keys_buttons_wheel_and_pinch(open_page: Open) -> None:
    page = open_page(width=390)

    def scale() -> int:
        return int(page.inner_text("#scale").split()[0])

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    assert scale() == 100
    page.keyboard.press("+")
    assert scale() == 125
    page.click(reach(page, "[data-do=smaller]"))
    assert scale() == 100
    page.mouse.move(200, 500)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    page.wait_for_function("() => document.getElementById('scale').textContent != '100 %'")
    assert scale() > 120
    turned = scale()
    touch = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        points = [{"x": 200 - apart, "y": 500}, {"x": 200 + apart, "y": 500}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(
        f"() => parseInt(document.getElementById('scale').textContent) > {turned * 3 // 2}"
    )
    page.keyboard.press("0")
    assert scale() < 100


def test_zooming_keeps_the_point_under_the_pointer(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("1")
    page.locator("#s-lazy").scroll_into_view_if_needed()
    before = page.locator("#s-lazy > .frame").bounding_box()
    assert before is not None
    x, y = before["x"] + 20, before["y"]
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -50)
    page.keyboard.up("Control")
    page.wait_for_function("() => document.getElementById('scale').textContent != '100 %'")
    after = page.locator("#s-lazy > .frame").bounding_box()
    assert after is not None
    assert after["width"] > before["width"]
    assert abs(after["y"] - y) < 20


def test_dragging_moves_the_map_and_is_no_click(open_page: Open) -> None:
    page = open_page()
    for _ in range(4):
        page.click("[data-do=larger]")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate("document.getElementById('canvas').scrollTop = 100")
    before = page.evaluate("document.getElementById('canvas').scrollTop")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 30)
    page.mouse.move(x, y - 60)
    page.mouse.up()
    assert page.evaluate("document.getElementById('canvas').scrollTop") != before
    assert shown(page) == ""


@pytest.mark.parametrize("width", [390, 760, 1440])
def test_nothing_overflows_the_window(open_page: Open, width: int) -> None:
    page = open_page("#s-lazy", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.wait_for_timeout(100)
    assert in_sight(page, "s-lazy") or width == 390


def test_on_a_narrow_screen_essay_and_map_take_turns(open_page: Open) -> None:
    page = open_page(width=390)
    assert page.locator("#s-silent").is_visible()
    assert not page.locator("#essay").is_visible()
    page.click("[data-do=essay]")
    assert page.locator("#essay").is_visible()
    assert not page.locator("#s-silent").is_visible()
    page.locator("#essay mark").first.click()
    assert "Its stones are." in shown(page)
    page.click("#details .shown a[href='#s-stones']")
    page.locator("#s-stones").wait_for()
    assert not page.locator("#essay").is_visible()


def test_it_is_dark_where_the_reader_wants_it_dark(open_page: Open) -> None:
    colours = [
        open_page(dark=dark).evaluate(
            """[getComputedStyle(document.body).backgroundColor,
                getComputedStyle(
                  document.querySelector("#s-flour .drawn > :is(path, rect, polygon)"))
                  .fill,
                getComputedStyle(document.querySelector("#s-flour text:nth-of-type(3)")).fill]"""
        )
        for dark in (False, True)
    ]
    assert colours == [
        ["rgb(255, 255, 255)", "rgb(255, 255, 254)", "rgb(27, 35, 45)"],
        ["rgb(18, 22, 27)", "rgb(29, 36, 44)", "rgb(233, 237, 242)"],
    ]


def test_it_prints_the_map_and_every_statement(open_page: Open, tmp_path: Path) -> None:
    page = open_page("#s-lazy")
    page.pdf(path=str(tmp_path / "mill.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "mill.pdf").read_bytes().startswith(b"%PDF-")
    page.emulate_media(media="print")
    assert page.locator("#d-s-silent").is_visible() and page.locator("#d-s-stones").is_visible()
    assert page.locator("#s-silent").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"


CUTS = """() => {
  const whole = document.querySelector("#canvas .sheet > svg").viewBox.baseVal;
  const sheets = [...document.querySelectorAll(".sheets > svg")].map((one) => one.viewBox.baseVal);
  const seen = document.querySelector("#canvas .sheet > svg").getBoundingClientRect();
  const cards = [...document.querySelectorAll("[role=treeitem]:not(.away) > .frame")].map((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return [top, bottom].map((at) => whole.y + (at - seen.top) * whole.height / seen.height);
  });
  return { width: whole.width, top: whole.y, bottom: whole.y + whole.height,
           sheets: sheets.map((one) => [one.y, one.y + one.height]), cards };
}"""


def test_on_paper_the_map_is_cut_into_sheets_between_its_cards(open_page: Open) -> None:
    # Three cards wide, so that no two of them fit side by side and the map is not cut into strips.
    chain = "      claim d{0}: It is seen.\n        claim e{0}: By all.\n"
    reason = "  argument a{0}:\n    claim b{0}: One thing is so.\n    claim c{0}: So is another.\n"
    reason += chain
    theses = [f"thesis t{at}: It lasts.\n{reason.format(at)}" for at in range(30)]
    page = open_page(html=page_of(loads("\n".join(theses))).html)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".sheets > svg").first.is_visible()
    page.emulate_media(media="screen")
    found = page.evaluate(CUTS)
    sheets = found["sheets"]
    assert len(sheets) > 1
    assert sheets[0][0] == found["top"]
    assert max(bottom for _, bottom in found["cards"]) < sheets[-1][1] <= found["bottom"]
    assert [one[1] for one in sheets[:-1]] == pytest.approx([one[0] for one in sheets[1:]])
    assert all(bottom - top <= 0.67 * found["width"] + 1 for top, bottom in sheets)
    for _, cut in sheets[:-1]:
        assert not any(top + 2 < cut < bottom - 2 for top, bottom in found["cards"])
    # The legend, which is as wide as the map, is set in columns after it.
    assert "linked premises" in page.locator(".sheets .key").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sheets").count() == 0


def test_it_remembers_nothing(open_page: Open) -> None:
    page = open_page("#s-lazy")
    page.fill("#find", "river")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_the_keys_are_told(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("?")
    assert "natural size" in page.inner_text("#help")
    page.click("#help button")
    assert not page.locator("#help").is_visible()


def test_on_a_narrow_screen_the_map_comes_back_from_the_essay_by_its_button(
    open_page: Open,
) -> None:
    page = open_page(width=600)
    page.click(reach(page, "[data-do=essay]"))
    assert not page.locator("#canvas").is_visible()
    assert page.locator("[data-do=map]").get_attribute("aria-pressed") == "false"
    page.click("[data-do=map]")
    assert page.locator("#canvas").is_visible() and not page.locator("#essay").is_visible()
    assert page.locator("[data-do=map]").get_attribute("aria-pressed") == "true"
    assert page.locator("[data-do=essay]").get_attribute("aria-pressed") == "false"
