"""What axe-core finds on a page, in each state that a reader can bring it into."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.language import loads
from argmap.page import page as page_of
from argmap.page.index import IndexEntry, compose_index
from tests.page.conftest import Open, reach
from tests.page.mill import mill_page
from tests.page.test_views_in_browser import REOPENED
from tests.page.weirs import weirs_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason=f"no axe-core here: npm ci, in {AXE.parents[2]}"),
]

ALL: dict[str, Any] = {"resultTypes": ["violations"]}  # of what is well, no more is asked
COLOURS = {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
LINK = "s-smith--busy-contradicts-walker--corn"


def nothing(page: Page) -> None:
    pass


def folded(page: Page) -> None:
    page.click(reach(page, "[data-do=fold]"))


def searched(page: Page) -> None:
    page.fill("#find", "corn")
    page.press("#find", "Enter")


def searched_as_one_types(page: Page) -> None:
    page.fill("#find", "corn")


def with_all_tools(page: Page) -> None:
    if page.is_visible("[data-do=more]"):
        page.click("[data-do=more]")


def filtered(page: Page) -> None:
    page.select_option(reach(page, "[data-filter=kind]"), "claim")


def cut(page: Page) -> None:
    """Cards are cut off at each edge of the pane."""
    for _ in range(4):
        page.click(reach(page, "[data-do=larger]"))
    page.evaluate("document.getElementById('canvas').scrollTo(90, 60)")


def asked_for_the_keys(page: Page) -> None:
    page.keyboard.press("?")


def asked_for_the_sections(page: Page) -> None:
    page.click(reach(page, "[data-do=sections]"))


def asked_for_the_legend(page: Page) -> None:
    page.click(reach(page, "[data-do=legend]"))


def asked_to_print(page: Page) -> None:
    page.click(reach(page, "[data-do=print]"))


def far_away(page: Page) -> None:
    """The map shows only headings."""
    for _ in range(6):
        page.click(reach(page, "[data-do=smaller]"))


def listed(page: Page) -> None:
    """The list of what changes is open, at any width."""
    if not page.locator("#evaluation .following details[open]").count():
        page.click("#evaluation summary")


def rejected(page: Page) -> None:
    page.click("#judging [data-do=reject]")


def showing_the_essay(page: Page) -> None:
    if not page.locator("#essay").is_visible():
        page.click(reach(page, "[data-do=essay]"))


def without_an_author(page: Page) -> None:
    page.uncheck("[data-author=smith]")


State = tuple[str, Callable[["Page"], None]]

MAP: dict[str, State] = {
    "as it opens": ("", nothing),
    "a thesis": ("#s-silent", nothing),
    "a statement": ("#s-lazy", nothing),
    "a step": ("#a-cheaper", nothing),
    "a passage": ("#c-2", nothing),
    "the essay": ("#s-lazy", showing_the_essay),
    "folded": ("", folded),
    "a folded statement": ("#s-silent", folded),
    "all tools": ("", with_all_tools),
    "search": ("", searched),
    "filter": ("", filtered),
    "cut": ("", cut),
    "keys": ("", asked_for_the_keys),
    "far away": ("", far_away),
    "sections": ("", asked_for_the_sections),
    "legend": ("", asked_for_the_legend),
    "legend, evaluated": ("#evaluate", asked_for_the_legend),
    "printing": ("", asked_to_print),
    "overview": ("#view=overview", nothing),
    "overview, search": ("#view=overview", searched_as_one_types),
    "overview, a statement": ("#s-lazy&view=overview", nothing),
    "overview, evaluated": ("#view=overview&reject=watched", listed),
    "outline": ("#view=outline", nothing),
    "outline, folded": ("#view=outline", folded),
    "outline, search": ("#view=outline", searched),
    "outline, a statement": ("#s-lazy&view=outline", nothing),
    "outline, evaluated": ("#view=outline&reject=watched", listed),
    "evaluated": ("#evaluate", nothing),
    "theses": ("#evaluate", listed),
    "a thesis with its cruxes": ("#s-silent&evaluate", nothing),
    "a rejected statement": ("#s-lazy", rejected),
    "what changes": ("#reject=watched,nobody&accept=bees", listed),
    "what lost its grounds": ("#s-silent&reject=flour,bees", listed),
}
SHEET: dict[str, State] = {
    "as it opens": ("", nothing),
    "a statement": ("#s-walker--corn", nothing),
    "a relation": (f"#{LINK}", nothing),
    "a relation, cut": (f"#{LINK}", cut),
    "a question": ("#s-why", nothing),
    "a question alone": ("#only-s-why", nothing),
    "without an author": ("", without_an_author),
    "a question without an author": ("#s-why", without_an_author),
    "figures": ("#s-figure", nothing),
    "folded": ("", folded),
    "a folded answer": ("#s-walker--silent", folded),
    "search": ("", searched),
    "filter": ("", filtered),
    "cut": ("", cut),
    "evaluated": ("#evaluate", nothing),
    "a rejected statement": ("#s-walker--corn", rejected),
    "what changes": ("#s-smith--busy&reject=walker.corn", listed),
    "outline": ("#view=outline", nothing),
    "outline, folded": ("#view=outline", folded),
    "outline, search": ("#view=outline", searched),
    "outline, a relation": (f"#{LINK}&view=outline", nothing),
    "outline, evaluated": ("#view=outline&reject=walker.corn", listed),
}

widths = pytest.mark.parametrize("width", [390, 1440])


def grave(page: Page) -> str:
    """The serious and critical findings, as text; empty where there are none.

    A dark page is as a light one but for its colours, so only these are looked at once more.
    """
    told = []
    for scheme, options in (("light", ALL), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 200)))")
        if scheme == "light":
            page.evaluate(AXE.read_text("utf-8"))
        found: Any = page.evaluate("(options) => axe.run(options)", options)
        told += [
            (
                f"{one['id']} ({scheme})",
                [(node["html"][:200], node["failureSummary"]) for node in one["nodes"]][:3],
            )
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    return json.dumps(told, indent=1) if told else ""


@widths
@pytest.mark.parametrize("state", MAP)
def test_no_barrier_on_a_map(open_page: Open, state: str, width: int) -> None:
    fragment, do = MAP[state]
    page = open_page(fragment, width=width)
    do(page)
    assert grave(page) == ""


@widths
@pytest.mark.parametrize("fragment", ["", "&reject=dredge"])
def test_no_barrier_where_later_sections_add_objections(
    open_page: Open, fragment: str, width: int
) -> None:
    html = page_of(loads(REOPENED)).html
    page = open_page(f"#view=outline{fragment}", html=html, width=width)
    assert page.locator("#outline .added a").count() == 2
    assert grave(page) == ""


@widths
@pytest.mark.parametrize("state", SHEET)
def test_no_barrier_on_a_comparison(open_page: Open, state: str, width: int) -> None:
    fragment, do = SHEET[state]
    page = open_page(fragment, width=width, compared=True)
    do(page)
    assert grave(page) == ""


@widths
def test_no_barrier_on_an_index(browser: Browser, tmp_path: Path, width: int) -> None:
    made = [("mill.html", mill_page(tmp_path)), ("weirs.html", weirs_page())]
    file = tmp_path / "index.html"
    file.write_text(compose_index(IndexEntry.of(*one) for one in made), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert grave(page) == ""
    page.close()
