"""Assemble the page of a map or comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from types import NoneType
from typing import Any, Final, Self

from attrs import evolve, field
from markupsafe import Markup

from argmap import __version__
from argmap.comparison import Comparison, ResolvedMaps
from argmap.comparison.combined_graph import CombinedGraph
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Reference
from argmap.model.type_checks import as_many, expect
from argmap.page.author_colours import author_colours
from argmap.page.column_data import column_data
from argmap.page.comparison_entries import places, sheet_entries
from argmap.page.comparison_outline import comparison_outline
from argmap.page.comparison_script_data import comparison_script_data
from argmap.page.evaluation_data import evaluation_data, legend
from argmap.page.fragments import Fragments
from argmap.page.legend_entries import legend_entries
from argmap.page.outline_parts import listed_theses
from argmap.page.outline_rows import outline_sections
from argmap.page.page_drawings import Overviews, overviews, untitled, without_tips
from argmap.page.script_data import outline
from argmap.page.source_text import SourceTexts, source_texts
from argmap.page.statement_entries import Entry, entries
from argmap.page.templates import (
    data,
    fill_block,
    fill_blocks,
    ground,
    macro,
    policy,
    script,
    style,
)
from argmap.render import Theme, View
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.comparison_sheet.sheet_alt_text import describe_sheet
from argmap.render.diagram.card_alt_text import describe_map
from argmap.render.diagram.scene_builder import box_name
from argmap.render.drawings import drawing_of_map, drawing_of_sheet
from argmap.render.output.rendering import inline_picture
from argmap.render.output.svg_parts import Picture
from argmap.render.theme.light_dark import dark_rules
from argmap.sources import Card, Library, Verdict
from argmap.verbalize.phrases import capital
from argmap.verbalize.silences import how_to_go_on

_LIVE: Final = 'document.documentElement.classList.add("live")'
"""Tells the style sheet that a script can show and hide parts of the page."""


Pieces = Mapping[Hashable, Markup]
"""The HTML of what is often the same in the next version of a page."""


@frozen
class Page:
    """A page: its title, a summary, its HTML, and its drawing.

    ``missing`` are the sources whose text was requested but is not available. ``policy`` is the
    Content-Security-Policy in the HTML; ``parts`` are the updatable parts of a page with an
    :class:`Extension`; ``places`` maps statements to the ids of their cards; ``overviews`` are
    those of a map. If these are still those of an earlier page, ``completed`` makes the page with
    its own. ``pieces`` are its entries and the rows of its outline, with the HTML of each.
    """

    title: str
    description: str
    html: str
    picture: Picture
    missing: tuple[str, ...] = ()
    policy: str = ""
    parts: Fragments | None = None
    places: Mapping[str, str] = field(factory=dict, repr=False)
    overviews: Overviews | None = field(default=None, repr=False)
    completed: Callable[[], Page] | None = field(default=None, repr=False, eq=False)
    pieces: Pieces = field(factory=dict, repr=False, eq=False)

    @property
    def small(self) -> Picture:
        """The drawing for an index: the overview of a map, the sheet of a comparison."""
        return self.overviews.wide if self.overviews is not None else self.picture


@frozen
class PageOptions:
    """Options for a page; see :func:`argmap.page.page`."""

    with_source: bool = False
    engine: str | None = None
    theme: str | Theme = "auto"
    ids: bool = False


@frozen
class Extension:
    """What is added to a page that is updated as its map changes.

    ``script`` starts the page (see :func:`argmap.page.templates.script`); ``rules`` are further
    directives of its Content-Security-Policy, such as ``connect-src 'self'`` if it sends requests.
    ``version`` is written to the attribute ``data-page`` of the root element.
    """

    version: str
    style: str
    script: str
    rules: tuple[str, ...] = ()


@frozen
class Choice:
    """A filter value, with the number of statements that have it."""

    value: str
    count: int


@frozen
class _Words:
    """The text of a page: its entries, also as HTML, and the script's data.

    It is written while the engine runs.
    """

    told: Sequence[Entry]
    articles: Sequence[Markup]
    known: Mapping[str, Any]
    data: Markup

    @classmethod
    def of(
        cls,
        told: Sequence[Entry],
        known: Mapping[str, Any],
        graph: CombinedGraph,
        names: Mapping[Reference, str],
        earlier: Pieces,
    ) -> Self:
        articles = _written("entry.html.j2", "article", told, earlier)
        known = {**known, "evaluation": evaluation_data(graph, names, told)}
        return cls(told, [articles[one] for one in told], known, data(known))


def compose(
    map: ArgumentMap,
    verdicts: Iterable[Verdict],
    library: Library | None,
    options: PageOptions,
    extension: Extension | None = None,
    *,
    resolved: ResolvedMaps | None = None,
    before: Page | None = None,
) -> Page:
    """Assemble the page of a map; see :func:`argmap.page.page` for its content.

    With an ``extension``, the page depends on what its script is told. ``resolved`` is the map with
    those that it uses, whose statements count when it is evaluated. If ``before`` is a page of the
    same statements with other texts, its overviews, which take a while to draw, are used until the
    page is completed. The HTML of entries and rows that are the same is taken from it, too.
    """
    expect(map, ArgumentMap, "map")
    expect(library, (Library, NoneType), "library")
    with_source = options.with_source
    found = _told(verdicts, with_source)
    sources = [source.id for source in map.sources]
    books = (
        source_texts(sources, found, library)
        if with_source and library is not None
        else SourceTexts()
    )

    places = {key: box_name(map, key) for key in map.nodes}
    known = before.pieces if before is not None else {}

    @cache
    def words() -> _Words:
        told = entries(map, found, books.marks, library)
        graph = CombinedGraph(resolved or ResolvedMaps(map, {}))
        names = {Reference("", key): name for key, name in places.items()}
        return _Words.of(told, outline(map, told, books.passages), graph, names, known)

    look, engine = options.theme, options.engine
    drawing = drawing_of_map(map, theme=look, verdicts=found, view=View(ids=options.ids))
    drawing = without_tips(untitled(drawing), set(places.values()))
    picture = inline_picture(drawing, engine, words)

    def drawn() -> Overviews:
        return overviews(map, look, found, engine, ids=options.ids)

    earlier = before.overviews if before is not None and before.places == places else None
    shown = earlier or drawn()
    sections = outline_sections(map, ids=options.ids)
    listed = [row for section in sections for row in section.rows]
    rows = _written("outline_row.html.j2", "outlined", listed, known)
    html, rules, parts = _filled(
        picture,
        ground(look) + dark_rules(drawing.theme, ".key "),
        words(),
        extension,
        overviews=shown,
        outline=sections,
        rows=rows,
        theses=listed_theses(sections),
        sections=[one for one in sections if one.title],
        key=legend_entries(map, drawing.theme, found),
        title=map.title or "Argument map",
        authors=[map.byline] if map.byline else [],
        notes=map.notes,
        cards=_cards(sources, library),
        essays=books.essays,
        rests={one.number: len(one.keys) for one in books.passages},
        is_sheet=False,
        missing="",
        questions=(),
    )
    missing = tuple(sources) if with_source and library is None else books.missing
    title, description = plain_text(map.title), describe_map(map)
    pieces = dict(zip(words().told, words().articles, strict=True)) | rows
    page = Page(
        title, description, html, picture, missing, rules, parts, places, shown, pieces=pieces
    )
    if earlier is None:
        return page
    return evolve(page, completed=lambda: _with_overviews(page, drawn()))


def _written(
    template: str, name: str, values: Iterable[Hashable], earlier: Pieces
) -> dict[Hashable, Markup]:
    """Values with their HTML, by a macro of a template unless an earlier page has it."""
    write = macro(template, name)
    return {one: earlier[one] if one in earlier else write(one) for one in values}


def _with_overviews(page: Page, shown: Overviews) -> Page:
    """A page of which only the parts are needed, with other overviews."""
    html = fill_block("page.html.j2", "overview", **_values(shown))
    parts = page.parts and evolve(page.parts, overview=html)
    return evolve(page, overviews=shown, parts=parts, completed=None)


def _values(shown: Overviews | None) -> dict[str, object]:
    """The overviews as values of the template."""
    if shown is None:
        return {"overview": "", "narrow": "", "share": "", "headlines": ()}
    wide, narrow = Markup(shown.wide.inline), Markup(shown.narrow.inline)
    return {"overview": wide, "narrow": narrow, "share": shown.share, "headlines": shown.theses}


def compose_sheet(
    comparison: Comparison,
    library: Library | None,
    options: PageOptions,
    extension: Extension | None = None,
) -> Page:
    """Assemble the page of a comparison; see :func:`argmap.page.sheet_page`."""
    expect(comparison, Comparison, "comparison")
    expect(library, (Library, NoneType), "library")
    found = evolve(comparison, verdicts=_told(comparison.verdicts, options.with_source))
    main = found.maps.main
    plan = evolve(plan_sheet(found), has_title=False)  # the page has it as its heading
    on_sheet = places(plan)

    @cache
    def words() -> _Words:
        told = sheet_entries(found, plan, library)
        labels = {name: capital(found.maps.byline(name)) for name in plan.names}
        known = {**comparison_script_data(plan, told), "columns": column_data(plan, labels)}
        return _Words.of(told, known, found.graph, on_sheet, {})

    look, engine = options.theme, options.engine
    picture = inline_picture(drawing_of_sheet(found, look, plan=plan), engine, words)
    sources = dict.fromkeys(
        source.id for map in (*found.maps.used.values(), main) for source in map.sources
    )
    asked = words().known["questions"]
    sections = comparison_outline(found, plan, words().told)
    listed = [row for section in sections for row in section.rows]
    html, rules, parts = _filled(
        picture,
        ground(look) + style("comparison_outline.css") + author_colours(found.maps, plan.names),
        words(),
        extension,
        title=main.title or "Comparison",
        authors=[found.maps.byline(name) for name in plan.names],
        notes=main.notes,
        cards=_cards(list(sources), library),
        essays=(),
        rests={},
        is_sheet=True,
        missing=how_to_go_on(found.unwritten, is_blank=not plan.blocks),
        theses=(),
        overviews=None,
        outline=sections,
        rows=_written("comparison_outline.html.j2", "compared", listed, {}),
        sections=(),
        key=(),
        questions=[one for one in words().told if one.name in asked],
    )
    title, description = plain_text(main.title), describe_sheet(found)
    named = {str(key): name for key, name in on_sheet.items()}
    return Page(title, description, html, picture, (), rules, parts, named)


def _told(verdicts: Iterable[Verdict], with_source: bool) -> tuple[Verdict, ...]:
    """The verdicts, with source passages only if ``with_source`` allows them."""
    verdicts = as_many(verdicts, Verdict, "verdicts")
    if with_source:
        return verdicts
    return tuple(evolve(verdict, passage="") for verdict in verdicts)


def _filled(
    picture: Picture,
    looks: str,
    words: _Words,
    extension: Extension | None,
    *,
    overviews: Overviews | None,
    **values: object,
) -> tuple[str, str, Fragments | None]:
    """The template filled with its drawings, its entries and the script's data.

    Returns the HTML, its Content-Security-Policy, and its parts if there is an extension.
    """
    sheet = style("page.css") + looks + (extension.style if extension else "")
    program = script(extension.script) if extension else script()
    more = extension.rules if extension else ()
    drawn = (picture, overviews.wide, overviews.narrow) if overviews is not None else (picture,)
    styles = tuple(one.style for one in drawn)
    rules = policy([*styles, sheet], [_LIVE, program], *more)
    html, blocks = fill_blocks(
        "page.html.j2",
        policy=rules,
        page_version=extension.version if extension else "",
        version=__version__,
        picture=Markup(picture.inline),
        **_values(overviews),
        picture_styles=[*map(Markup, styles)],
        sheet=Markup(sheet),
        mark_live=Markup(_LIVE),
        script=Markup(program),
        data=words.data,
        entries=words.articles,
        choices=_choices(words.told),
        legend=legend(),
        **values,
    )
    if extension is None:
        return html, rules, None
    parts = Fragments(
        title=plain_text(str(values["title"])),
        styles=(*styles, sheet),
        head=blocks["head"],
        essay=blocks["essay"],
        overview=blocks["overview"],
        outline=blocks["outline"],
        help=blocks["help"],
        data=str(words.data),
        frame=picture.frame,
        groups=picture.elements,
        entries=tuple(map(str, words.articles)),
    )
    return html, rules, parts


def _cards(sources: Sequence[str], library: Library | None) -> list[tuple[str, Card | None]]:
    """The sources by id, each with its card if it has one."""
    found = []
    for source in sources:
        loaded = library.load(source) if library is not None else None
        found.append((source, loaded.card if loaded is not None else None))
    return found


def _choices(told: Iterable[Entry]) -> dict[str, list[Choice]]:
    """The filter values of the statements, most frequent first."""
    statements = [one for one in told if one.kind != "argument"]
    counts = {
        "kind": Counter(one.kind for one in statements),
        "holder": Counter(one.holder for one in statements if one.holder),
        "map": Counter(map for one in statements for map in one.maps),
        "tag": Counter(tag for one in statements for tag in one.tags),
    }
    return {
        name: [Choice(value, number) for value, number in found.most_common()]
        for name, found in counts.items()
    }
