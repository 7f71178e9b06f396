"""A reader of a page accepts and rejects statements, and sees what follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from argmap.language import loads
from argmap.page import page as page_of
from tests.page.conftest import Open
from tests.page.test_in_browser import focused, in_sight, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FERRY = """\
map: Keep the ferry
author: Mira Holm

thesis keep: The town should keep its ferry.
  argument storms: The bridge alone is not enough.
    claim days: Gusts close the bridge on 40 days a year.
    claim doctor: The doctor lives on the far bank.
  objection cost: The ferry costs money.
    by: Jonas Brandt
    rebuttal bridge: So does the bridge.
"""


def ferry(open_page: Open, fragment: str = "", **options: int) -> Page:
    return open_page(fragment, html=page_of(loads(FERRY)).html, **options)


def told(page: Page, part: str = "#evaluation .following") -> str:
    return " ".join(page.inner_text(part).split())


def address(page: Page) -> str:
    """The address after the file's name, once it has what was chosen."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    return str(page.evaluate("location.hash"))


def signs(page: Page) -> dict[str, str]:
    """The words of the signs on the cards, by card; a crux has a star after it."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".sheet [role=treeitem]")]
             .filter((card) => card.querySelector(":scope > .sign"))
             .map((card) => [card.id, card.querySelector(":scope > .sign").getAttribute("class")
               .replace("sign ", "") + (card.querySelector(":scope > .star") ? " ★" : "")]))"""
    )
    return found


def broken(page: Page) -> set[str]:
    return set(
        page.evaluate("[...document.querySelectorAll('.sheet .broken')].map((one) => one.id)")
    )


def named(page: Page, card: str) -> str:
    return str(page.locator(f"#{card} > title").inner_html())


def test_a_page_looks_as_it_did_until_the_reader_evaluates(open_page: Open) -> None:
    page = ferry(open_page, "#s-days")
    assert signs(page) == {} and broken(page) == set()
    box = page.locator("#evaluation").bounding_box()
    assert box is None or box["height"] == 0
    assert told(page, "#judging") == "Accept Reject Undo"
    assert page.get_attribute("[data-do=evaluate]", "aria-pressed") == "false"


_VISIBLE = """pane => [...document.querySelectorAll(`${pane} :is(text, summary, .added > a)`)]
  .filter(one => one.checkVisibility()).map(one => one.innerText ?? one.textContent).join(" ")"""


def test_while_a_reader_evaluates_nothing_is_said_of_how_the_map_meets_objections(
    open_page: Open,
) -> None:
    text = FERRY.replace("  objection cost", "\nsection: Costs\n\n@keep\n  objection cost")
    page = open_page(html=page_of(loads(text)).html)

    def said(view: str) -> str:
        page.click(f"[data-do={view}]")
        pane = {"map": "#canvas"}.get(view, f"#{view}")
        return str(page.evaluate(_VISIBLE, pane))

    views = ("overview", "map", "outline")
    told = {view: "answered" in said(view) for view in views}
    assert told == dict.fromkeys(views, True)
    page.click("[data-do=evaluate]")
    page.wait_for_selector("#overview.judged", state="attached")
    assert "AGAINST: one objection" in said("overview") and "answered" not in said("overview")
    assert "1 objection: A1" in said("map") and "answered" not in said("map")
    page.click("[data-do=evaluate]")
    page.wait_for_selector("#overview:not(.judged)", state="attached")
    assert {view: "answered" in said(view) for view in views} == told


def test_what_follows_from_a_rejection_is_shown_at_once_with_its_reasons(open_page: Open) -> None:
    page = ferry(open_page, "#s-days")
    page.click("[data-do=reject]")
    assert address(page) == "#s-days&reject=days"
    assert signs(page) == {
        "s-keep": "without-ground",
        "a-storms": "without-ground",
        "s-days": "without-ground",
        "s-doctor": "stands",
        "s-cost": "answered",
        "s-bridge": "stands",
    }
    assert broken(page) == {"a-storms", "e-s-keep--a-storms"}
    assert told(page) == (
        "1 statement changes. ○ “The town should keep its ferry” is now without ground "
        "(before: stands), because you reject “Gusts close the bridge on 40 days a year”. "
        "Accept all the same"
    )
    assert "You reject “Gusts close" in told(page, "#evaluation .choices")
    assert page.get_attribute("[data-do=reject]", "aria-pressed") == "true"
    assert told(page, "#judging") == "Accept Reject Undo ○ Rejected by you"
    assert named(page, "s-keep").endswith("its ferry. without ground −")
    assert named(page, "s-days").endswith("a year. rejected by you")
    assert page.get_attribute("#evaluation .following", "aria-live") == "polite"


def test_stars_are_on_the_cruxes_and_move_with_the_choices(open_page: Open) -> None:
    page = ferry(open_page, "#s-keep&evaluate")
    stars = {name for name, word in signs(page).items() if word.endswith("★")}
    assert stars == {"a-storms", "s-days", "s-doctor", "s-bridge"}
    assert named(page, "s-bridge").endswith("stands, crux")
    details = shown(page)
    assert (
        "It would not stand without: “The bridge alone is not enough”, the only ground on this"
        in (details)
    )
    assert "“Gusts close the bridge on 40 days a year”, needed in that argument" in details
    assert "“So does the bridge”, the only answer to “The ferry costs money”" in details
    page.click("#evaluation summary")
    page.click("#judging a[href='#s-bridge']")
    assert address(page) == "#s-bridge&evaluate"
    assert "Crux: without it, “The town should keep its ferry” would not stand." in shown(page)
    page.click("[data-do=accept]")
    assert "★" not in signs(page)["s-bridge"]
    page.focus("#s-cost")
    page.keyboard.press("r")
    assert {name for name, word in signs(page).items() if word.endswith("★")} == {
        "a-storms", "s-days", "s-doctor"
    }  # fmt: skip


def test_accept_all_the_same(open_page: Open) -> None:
    page = ferry(open_page, "#reject=doctor")
    page.click("[data-do=accept-anyway]")
    assert address(page) == "#reject=doctor&accept=keep"
    assert signs(page)["s-keep"] == "stands"
    assert told(page) == "Nothing else changes."
    assert focused(page) != "" or page.evaluate(
        "document.getElementById('evaluation').contains(document.activeElement)"
    )


def test_the_choices_are_undone_one_by_one_and_all_at_once(open_page: Open) -> None:
    page = ferry(open_page, "#s-days&reject=days,bridge&accept=cost")
    page.click("#judging [data-do=undo]")
    assert address(page) == "#s-days&reject=bridge&accept=cost"
    assert page.is_disabled("#judging [data-do=undo]")
    page.click("[aria-label='Undo: “So does the bridge”']")
    assert address(page) == "#s-days&accept=cost"
    assert signs(page)["s-keep"] == "contested"
    page.click("[data-do=undo-all]")
    assert address(page) == "#s-days&evaluate"
    assert signs(page)["s-keep"] == "stands"
    page.click("[data-do=evaluate]")
    assert address(page) == "#s-days"
    assert signs(page) == {} and broken(page) == set()
    # The browser's Back undoes each of these steps, without moving the map.
    page.go_back()
    page.go_back()
    shown(page)
    assert signs(page)["s-keep"] == "contested"


def test_pressing_a_button_again_undoes_it_and_the_other_replaces_it(open_page: Open) -> None:
    page = ferry(open_page, "#s-days")
    page.click("[data-do=reject]")
    page.click("[data-do=accept]")
    assert address(page) == "#s-days&accept=days"
    page.click("[data-do=accept]")
    assert address(page) == "#s-days&evaluate"


def test_a_map_is_evaluated_with_keys_alone(open_page: Open) -> None:
    page = ferry(open_page)
    page.focus("#s-keep")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("r")
    assert address(page) == "#reject=days"
    assert focused(page) == "s-days"
    page.keyboard.press("u")
    assert address(page) == "#evaluate"
    page.keyboard.press("e")
    assert signs(page) == {}
    page.keyboard.press("Enter")
    assert "Gusts close" in shown(page)
    page.keyboard.press("a")  # in the details
    assert address(page) == "#s-days&accept=days"
    page.keyboard.press("Escape")
    assert address(page) == "#accept=days"
    page.focus("#find")
    page.keyboard.type("are")
    assert page.input_value("#find") == "are"
    assert address(page) == "#accept=days"


def test_a_link_restores_the_choices(open_page: Open) -> None:
    page = ferry(open_page, "#s-cost&reject=bridge,nobody&accept=doctor")
    assert in_sight(page, "s-cost")
    assert signs(page)["s-keep"] == "contested"
    chosen = told(page, "#evaluation .choices")
    assert "You reject “So does the bridge”" in chosen
    assert "You accept “The doctor lives on the far bank”" in chosen
    assert "nobody is not on this map and is ignored" in chosen
    page.click("[aria-label='Undo: nobody']")
    assert address(page) == "#s-cost&reject=bridge&accept=doctor"


@pytest.mark.parametrize(
    "fragment",
    ["#reject=", "#reject=%E0%A4%A", "#accept=<b>x</b>", "#s-days&reject=,,&accept", "#&&", "#x=y"],
)
def test_an_odd_address_does_no_harm(open_page: Open, fragment: str) -> None:
    page = ferry(open_page, fragment)
    assert page.locator("#evaluation b b, #evaluation .choices b").count() == 0
    assert page.locator("#s-keep").is_visible()


def test_a_statement_both_accepted_and_rejected_is_rejected(open_page: Open) -> None:
    page = ferry(open_page, "#accept=days&reject=days")
    assert signs(page)["s-days"] == "without-ground"


def test_links_in_the_page_keep_the_choices(open_page: Open) -> None:
    page = open_page("#s-corn&reject=lazy", with_source=True)
    page.click("#details .shown .citations a.ref")
    assert address(page).endswith("&reject=lazy")
    assert "Statements that cite it" in shown(page)
    page.click("#details .shown a[href='#s-corn']")
    assert address(page) == "#s-corn&reject=lazy"
    page.locator("#essay mark").first.click()
    assert address(page).endswith("&reject=lazy")
    page.locator(".stub a", has_text="see 4").first.click()
    assert address(page) == "#s-corn&reject=lazy"
    page.keyboard.press("Escape")
    assert address(page) == "#reject=lazy"


def test_folded_cards_have_signs_when_they_are_unfolded(open_page: Open) -> None:
    page = ferry(open_page)
    page.click("[data-do=fold]")
    page.focus("#s-keep")
    page.keyboard.press("e")
    assert "s-days" not in signs(page)
    page.click("[data-do=unfold]")
    assert signs(page)["s-days"] == "stands ★"


def test_what_the_details_say_of_a_verdict_is_not_searched(open_page: Open) -> None:
    page = ferry(open_page, "#s-keep&evaluate")
    page.fill("#find", "would not stand without")
    assert page.inner_text("#found") == "0 of 6"


def test_many_changes_are_listed_on_request(open_page: Open) -> None:
    text = "thesis t: T.\n" + "".join(
        f"  claim c{number}: Claim {number}.\n    objection o{number}: O.\n"
        f"      rebuttal r{number}: R.\n        claim x{number}: X.\n"
        for number in range(15)
    )
    fragment = "#reject=" + ",".join(f"x{number}" for number in range(15))
    page = open_page(fragment, html=page_of(loads(text)).html)
    assert told(page).startswith("46 statements change. ")
    assert page.locator("#evaluation .following li").count() == 13
    assert "T" in page.inner_text("#evaluation .following li >> nth=0")
    page.click("[data-do=all-changes]")
    assert page.locator("#evaluation .following li").count() == 46


def test_a_formula_is_told_as_plain_text(open_page: Open) -> None:
    text = "thesis t: If $p \\to q$, then `r`.\n  claim c: C.\n"
    page = open_page("#reject=c", html=page_of(loads(text)).html)
    assert "“If p → q, then r”" in told(page)


def test_the_text_of_a_map_is_never_markup(open_page: Open) -> None:
    text = "thesis t: <img src=x onerror=alert(1)> </script><b>bold</b>.\n  claim c: C.\n"
    page = open_page("#s-t&reject=c", html=page_of(loads(text)).html)
    assert "“<img src=x onerror=alert(1)> </script><b>bold</b>”" in told(page)
    assert page.locator("#evaluation img").count() == 0


def test_a_comparison_is_evaluated_with_all_its_maps(open_page: Open) -> None:
    page = open_page("#s-walker--corn&evaluate", compared=True)
    assert signs(page)["s-walker--corn"] == "open"
    assert "Smith: “The farms sent as much corn as ever” is undecided." in shown(page)
    page.click("[data-do=reject]")
    assert address(page) == "#s-walker--corn&reject=walker.corn"
    assert signs(page)["s-smith--busy"] == "stands"
    page.click("#evaluation .following a[href='#s-smith--busy']")
    assert address(page) == "#s-smith--busy&reject=walker.corn"
    assert in_sight(page, "s-smith--busy")


def test_a_question_alone_keeps_the_choices(open_page: Open) -> None:
    page = open_page("#reject=walker.corn", compared=True)
    page.select_option("#question", "s-why")
    page.wait_for_function("location.hash == '#only-s-why&reject=walker.corn'")
    shown(page)
    assert not page.locator("#s-kept").is_visible()
    page.click("[data-do=whole]")
    assert page.locator("#s-kept").is_visible()
    assert address(page) == "#reject=walker.corn"
    # What is rejected while a question is alone does not close it; nor does taking that back.
    page.select_option("#question", "s-why")
    page.focus("#s-walker--silent")
    page.keyboard.press("r")
    assert address(page) == "#only-s-why&reject=walker.corn,walker.silent"
    assert not page.locator("#s-kept").is_visible()
    page.go_back()
    shown(page)
    assert not page.locator("#s-kept").is_visible()


def test_on_a_narrow_screen_the_list_is_closed_at_first(open_page: Open) -> None:
    page = ferry(open_page, "#s-days&reject=days", width=390)
    assert not page.locator("#evaluation .following li").first.is_visible()
    page.click("#evaluation summary")
    assert page.locator("#evaluation .following li").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_on_paper_there_are_signs_but_no_buttons(open_page: Open) -> None:
    page = ferry(open_page, "#s-days&reject=days")
    page.emulate_media(media="print")
    assert not page.locator("#judging").is_visible()
    assert not page.locator("#evaluation").is_visible()
    assert page.locator("#s-keep > .sign").is_visible()


def test_without_its_script_a_page_has_nothing_to_press(open_page: Open, tmp_path: object) -> None:
    html = page_of(loads(FERRY)).html
    start = html.rindex("<script>")
    page = open_page(html=html[:start] + "</body></html>")
    page.evaluate("document.documentElement.classList.remove('live')")
    assert not page.locator("#evaluation").is_visible()
    assert not page.locator("#judging").is_visible()


def test_the_data_has_no_names_where_numbers_do(open_page: Open) -> None:
    page = ferry(open_page)
    data = json.loads(page.evaluate("document.getElementById('data').textContent"))["evaluation"]
    assert data["steps"] == [[0, 1, 2]]
    assert data["attacks"] == [[3, 0], [4, 3]]
