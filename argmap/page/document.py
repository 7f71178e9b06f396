"""One map's page, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen
from markupsafe import Markup

from argmap import __version__
from argmap.model import ArgumentMap
from argmap.page.entries import Entry, entries
from argmap.page.essay import Shelf, shelf
from argmap.page.outline import outline
from argmap.page.picture import Picture, dark_rules
from argmap.page.templates import data, fill, policy, script, style
from argmap.render import render
from argmap.sources import Card, Library, Verdict

_LIVE: Final = 'document.documentElement.classList.add("live")'
"""What tells the style sheet that a script is there to show and hide the parts of the page."""


@frozen
class Page:
    """A page: its HTML, the SVG in it, and the sources whose text it was to show and has not.

    ``policy`` is the Content-Security-Policy that the HTML carries.
    """

    html: str
    svg: bytes
    missing: tuple[str, ...] = ()
    policy: str = ""


@frozen
class Extension:
    """What a server adds to a page that is to follow its map.

    ``script`` starts the page (see :func:`argmap.page.templates.script`) and may ask the server
    for more; ``version`` stands in the attribute ``data-page`` of the document's root.
    """

    version: str
    style: str
    script: str


@frozen
class Choice:
    """One of the things to filter by: its value and how many statements have it."""

    value: str
    count: int


def compose(
    map: ArgumentMap,
    verdicts: Iterable[Verdict],
    library: Library | None,
    with_source: bool,
    engine: str | None = None,
    extension: Extension | None = None,
) -> Page:
    """Put a map's page together; see :func:`argmap.page.page` for what goes into it.

    With an ``extension`` the page is that of a server, and no longer one that needs nothing else.
    """
    found = list(verdicts)
    if not with_source:
        found = [evolve(verdict, passage="") for verdict in found]
    sources = [source.id for source in map.sources]
    books = shelf(sources, found, library) if with_source and library is not None else Shelf()
    told = entries(map, found, books.marks)
    svg = render(map, verdicts=found, engine=engine)
    picture = Picture.of(svg)
    sheet = style("page.css").replace("/* dark picture */", dark_rules())
    program = script(extension.script) if extension else script()
    more = ["connect-src 'self'"] if extension else []
    sheet += extension.style if extension else ""
    rules = policy([*picture.styles, sheet], [_LIVE, program], *more)
    html = fill(
        "page.html.j2",
        policy=rules,
        page_version=extension.version if extension else "",
        version=__version__,
        title=map.title or "Argument map",
        author=map.author,
        notes=map.notes,
        cards=_cards(sources, library),
        picture=Markup(picture.markup),
        picture_styles=[Markup(one) for one in picture.styles],
        sheet=Markup(sheet),
        mark_live=Markup(_LIVE),
        script=Markup(program),
        data=data(outline(map, told, books.passages)),
        entries=told,
        essays=books.essays,
        rests={one.number: len(one.keys) for one in books.passages},
        choices=_choices(told),
    )
    missing = tuple(sources) if with_source and library is None else books.missing
    return Page(html, svg, missing, rules)


def _cards(sources: Sequence[str], library: Library | None) -> list[tuple[str, Card | None]]:
    """The sources by id, each with its card where there is one."""
    found = []
    for source in sources:
        holding = library.holding(source) if library is not None else None
        found.append((source, holding.card if holding is not None else None))
    return found


def _choices(told: Iterable[Entry]) -> dict[str, list[Choice]]:
    """What the statements can be filtered by, the most frequent first where it is a name."""
    statements = [one for one in told if one.kind != "argument"]
    counts = {
        "kind": Counter(one.kind for one in statements),
        "holder": Counter(one.holder for one in statements if one.holder),
        "tag": Counter(tag for one in statements for tag in one.tags),
    }
    return {
        name: [Choice(value, number) for value, number in found.most_common()]
        for name, found in counts.items()
    }
