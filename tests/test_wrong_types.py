"""Arguments of the wrong type: each is refused, and the message names the argument."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

import argmap
from argmap import (
    analysis,
    comparison,
    formats,
    language,
    model,
    page,
    render,
    sources,
    verbalize,
    workspace,
)
from argmap.evaluation import frameworks
from argmap.model import (
    ArgumentMap,
    Citation,
    Kind,
    MapBuilder,
    Place,
    PlaceUnit,
    Severity,
    Span,
    Statement,
)

WRONG: dict[str, object] = {
    "none": None,
    "int": 5,
    "bytes": b"text",
    "str": "text, of no kind",
    "list": ["text"],
    "dict": {"a": 1},
    "object": Ellipsis,
    "map": ArgumentMap("Another"),
}
"""What may be given by mistake, by the name under which a test says that it is none."""

MAP = argmap.loads("map: M\nsource: s\nthesis t: It froze.\n  cite: ¶1\n  claim c: It did.\n")
LIBRARY = sources.Library(".")
PATH = "nowhere/m.argmap"
READING = language.parse("map: M\nthesis t: It froze.\n")
TEXT = sources.Text.of("It froze, and so the mill stood still.")
RULE = sources.ParagraphRule.LINE
CARD = sources.Card(
    id="s", paragraph_rule=RULE, sha256="0" * 64, fingerprint=TEXT.fingerprint(RULE)
)
HOLDING = sources.LoadedSource(CARD, TEXT)
MAPS = comparison.ResolvedMaps(MAP, {"m": MAP})
QUARREL = frameworks.Framework(["a", "b"], [("a", "b"), ("b", "a")])
SCORED = frameworks.Qbaf({"a": 0.5, "b": 0.4}, QUARREL.attacks)
COMPARISON = comparison.compare({"m": MAP})


def builder() -> MapBuilder:
    building = MapBuilder("M")
    building.thesis("It froze.", id="t")
    building.argument(id="x", under="t")
    building.thesis("It thawed.", id="u")
    return building


Arguments = dict[str, tuple[object, str]]


def takes(**arguments: tuple[object, str]) -> Arguments:
    """The arguments of a call: each with a right value, and with what it may be besides."""
    return arguments


NODE = takes(
    key=("c", "str"),
    under=(None, "none str"),
    by=(None, "none str"),
    citations=((), ""),
    qualifier=(None, "none str"),
    tags=((), "list"),
    notes=((), "list"),
    links=((), "list"),
    extra=((), ""),
)
REMARKS = takes(notes=((), "list"), extra=((), ""))
ADDED = NODE | takes(id=("c", "none str"), under=("t", "none str"))
del ADDED["key"]
EDITED = {name: given for name, given in ADDED.items() if name not in ("id", "under")}
STATEMENT = takes(figures=((), ""), concession=(None, "none"), confidence=(None, "none int"))
STEP = takes(scheme=(None, "none str"), strength=(None, "none int"))
MAPPED = takes(
    author=(None, "none str"),
    tags=((), "list"),
    notes=((), "list"),
    extra=((), ""),
    closing_comments=((), "list"),
)
DRAWN = takes(
    map=(MAP, "map"),
    direction=(None, "none str"),
    theme=("light", ""),
    verdicts=((), ""),
    view=(render.View(), ""),
    paper=(None, "none"),
)

CALLS: dict[str, tuple[Callable[..., object], Arguments]] = {
    # The model
    "ArgumentMap": (
        ArgumentMap,
        takes(title=("M", "str"), items=((), ""), sources=((), ""), uses=((), ""), **MAPPED),
    ),
    "Statement": (
        Statement,
        takes(kind=(Kind.CLAIM, ""), text=("It froze.", "str"), **NODE, **STATEMENT),
    ),
    "Argument": (model.Argument, takes(text=("", "str"), **NODE, **STEP)),
    "Reuse": (
        model.Reuse,
        takes(
            kind=("claim", ""),
            target=("c", "str"),
            under=(None, "none str"),
            reason=("", "str"),
            **REMARKS,
        ),
    ),
    "Relation": (
        model.Relation,
        takes(
            first=("c", "str"),
            kind=("supports", ""),
            second=("d", "str"),
            reason=("", "str"),
            **REMARKS,
        ),
    ),
    "Section": (model.Section, takes(title=("S", "str"), level=(2, "int"))),
    "Reopening": (model.Reopening, takes(target=("c", "str"))),
    "Source": (model.Source, takes(id=("c", ""))),
    "Use": (model.Use, takes(path=("a.argmap", "str"), name=("a", "str"))),
    "Concession": (model.Concession, takes(extent=("wholly", ""), text=("", "str"))),
    "Citation": (
        Citation,
        takes(phrases=(("it froze",), "list"), place=(None, "none"), source=(None, "none")),
    ),
    "Place": (Place, takes(unit=(PlaceUnit.PAGE, ""), first=(1, "int"), last=(7, "int"))),
    "Figure": (
        model.Figure,
        takes(subject=("f", "str"), measure=("g", "str"), value=("3", "str")),
    ),
    "Quantity.read": (model.Quantity.read, takes(text=("3", "str"))),
    "ArgmapError": (argmap.ArgmapError, takes(diagnostics=((), ""))),
    "Diagnostic": (
        model.Diagnostic,
        takes(
            code=("c", "str"),
            severity=(Severity.ERROR, ""),
            message=("m", "str"),
            span=(None, "none"),
            hint=("", "str"),
            related=((), ""),
        ),
    ),
    "Related": (model.Related, takes(message=("m", "str"), span=(Span(1, 1, 1, 1), ""))),
    "problem": (
        model.problem,
        takes(
            code=("c", "str"),
            message=("m", "str"),
            where=(None, "none"),
            hint=("", "str"),
            severity=(Severity.ERROR, ""),
            related=((), ""),
        ),
    ),
    "structure_problems": (model.structure_problems, takes(map=(MAP, "map"))),
    # Building
    "MapBuilder": (MapBuilder, takes(title=("M", "str"), sources=((), "list"), **MAPPED)),
    "builder.use": (
        lambda **given: builder().use(**given),
        takes(path=("a.argmap", "str"), name=("a", "str")),
    ),
    "builder.section": (
        lambda **given: builder().section(**given),
        takes(title=("S", "str"), level=(2, "int")),
    ),
    "builder.statement": (
        lambda **given: builder().statement(**given),
        takes(kind=("claim", ""), text=("C.", "str"), **ADDED, **STATEMENT),
    ),
    "builder.claim": (
        lambda **given: builder().claim(**given),
        takes(text=("C.", "str"), **ADDED, **STATEMENT),
    ),
    "builder.argument": (
        lambda **given: builder().argument(**given),
        takes(text=("", "str"), **ADDED, **STEP),
    ),
    "builder.reuse": (
        lambda **given: builder().reuse(**given),
        takes(
            kind=("claim", ""),
            target=("u", "str"),
            under=("t", "none str"),
            reason=("", "str"),
            **REMARKS,
        ),
    ),
    "builder.relate": (
        lambda **given: builder().relate(**given),
        takes(
            first=("t", "str"),
            kind=("supports", ""),
            second=("u", "str"),
            reason=("", "str"),
            **REMARKS,
        ),
    ),
    "MapBuilder.from_map": (MapBuilder.from_map, takes(map=(MAP, "map"))),
    # Editing
    "map.add": (
        MAP.add,
        takes(
            what=("claim", "str"),
            text=("C.", "str"),
            id=("d", "none str"),
            under=("t", "none str"),
            **EDITED,
            **STATEMENT,
        ),
    ),
    "map.add argument": (
        partial(MAP.add, "argument"),
        takes(text=("", "str"), id=("d", "none str"), under=("t", "none str"), **EDITED, **STEP),
    ),
    "map.add beside": (partial(MAP.add, "claim", "C."), takes(before=("c", "none str"))),
    "map.remove": (MAP.remove, takes(part=("c", "str"))),
    "map.rename": (MAP.rename, takes(part=("c", "str"), id=("d", "none str"))),
    "map.replace": (
        MAP.replace,
        takes(
            part=("c", "str"),
            kind=("claim", ""),
            id=("d", "none str"),
            text=("D.", "str"),
            **EDITED,
            **STATEMENT,
        ),
    ),
    "map.move": (
        MAP.move,
        takes(part=("c", "str"), under=("t", "none str"), kind=("claim", "none")),
    ),
    "to_json": (argmap.to_json, takes(map=(MAP, "map"), indent=(2, "none int"))),
    "as_json": (formats.as_json, takes(map=(MAP, "map"))),
    "from_json": (
        partial(argmap.from_json, argmap.to_json(MAP)),  # whatever else it is given is bad JSON
        takes(path=(None, "none str")),
    ),
    # Text
    "parse": (argmap.parse, takes(text=("", "str"), path=(None, "none str"))),
    "loads": (argmap.loads, takes(text=("", "str"))),
    "load": (argmap.load, takes(path=(PATH, "str"))),
    "parse_file": (argmap.parse_file, takes(path=(PATH, "str"))),
    "parse_bytes": (language.parse_bytes, takes(data=(b"", "bytes"), path=(None, "none str"))),
    "dumps": (argmap.dumps, takes(map=(MAP, "map"))),
    "dump": (argmap.dump, takes(map=(MAP, "map"), path=("/dev/null", "str"))),
    # Checks and sources
    "check": (analysis.check, takes(map=(MAP, "map"))),
    "doubts": (analysis.doubts, takes(map=(MAP, "map"))),
    "examine": (
        workspace.examine,
        takes(reading=(READING, ""), library=(LIBRARY, ""), folder=(".", "str")),
    ),
    "verify": (sources.verify, takes(map=(MAP, "map"), library=(LIBRARY, ""))),
    "citation_problems": (
        sources.citation_problems,
        takes(verdicts=((), ""), map=(MAP, "map"), library=(LIBRARY, "")),
    ),
    "Library": (sources.Library, takes(root=(".", "str"), texts=((), "list"))),
    "Library.near": (sources.Library.near, takes(path=(".", "str"), texts=((), "list"))),
    "project_root": (sources.project_root, takes(path=(".", "str"))),
    "quote": (sources.quote, takes(words=("it froze", "str"), loaded=(HOLDING, ""))),
    "add_source": (
        sources.add_source,
        takes(
            path=(PATH, "str"),
            folder=("nowhere", "str"),
            id=(None, "none str"),
            title=(None, "none str"),
        ),
    ),
    "card_text": (sources.card_text, takes(card=(CARD, ""))),
    "read_card": (sources.read_card, takes(text=("", "str"), name=("card", "str"))),
    "Card": (
        partial(sources.Card, paragraph_rule=RULE),
        takes(
            id=("s", ""),
            title=(None, "none str"),
            author=(None, "none str"),
            published=(None, "none str"),
            url=(None, "none str"),
            note=(None, "none str"),
            sha256=("0" * 64, "str"),
            fingerprint=(CARD.fingerprint, ""),
        ),
    ),
    "Words.of": (sources.Words.of, takes(text=("", "str"))),
    "Text.of": (sources.Text.of, takes(raw=("", "str"))),
    "guess_rule": (sources.guess_rule, takes(text=("", "str"))),
    # Comparison
    "compare": (
        comparison.compare,
        takes(maps=({"m": MAP}, ""), by=(None, "none map"), verdicts=((), "")),
    ),
    "compare_file": (workspace.compare_file, takes(path=(PATH, "str"), library=(None, "none"))),
    "resolve": (
        workspace.resolve,
        takes(map=(MAP, "map"), folder=(".", "str"), root=(".", "str")),
    ),
    "ResolvedMaps": (comparison.ResolvedMaps, takes(main=(MAP, "map"), used=({}, ""))),
    "compare_figures": (comparison.compare_figures, takes(maps=(MAPS, ""))),
    "verdicts_of": (
        comparison.verdicts_of,
        takes(maps=(MAPS, ""), library=(LIBRARY, "")),
    ),
    # Frameworks
    "Framework": (frameworks.Framework, takes(arguments=(["text"], "list dict"), attacks=((), ""))),
    "Qbaf": (
        frameworks.Qbaf,
        takes(base=({"a": 0.5}, "dict"), attacks=((), ""), supports=((), "")),
    ),
    "grounded": (frameworks.grounded, takes(framework=(QUARREL, ""))),
    **{
        name: (
            getattr(frameworks, name),
            takes(framework=(QUARREL, ""), limit=(None, "none int"), seconds=(None, "none int")),
        )
        for name in (
            "admissible",
            "complete",
            "naive",
            "preferred",
            "semi_stable",
            "stable",
            "stage",
        )
    },
    **{
        name: (
            getattr(frameworks, name),
            takes(framework=(QUARREL, ""), seconds=(None, "none int")),
        )
        for name in ("ideal", "eager")
    },
    **{
        name: (
            getattr(frameworks, name),
            takes(framework=(QUARREL, ""), semantics=("stable", ""), seconds=(None, "none int")),
        )
        for name in ("credulously_accepted", "sceptically_accepted")
    },
    **{
        name: (
            getattr(frameworks, name),
            takes(framework=(QUARREL, ""), argument=("a", ""), semantics=("stable", "")),
        )
        for name in ("is_credulously_accepted", "is_sceptically_accepted")
    },
    "labelling": (frameworks.labelling, takes(framework=(QUARREL, ""), extension=(["a"], ""))),
    "strengths": (
        frameworks.strengths,
        takes(qbaf=(SCORED, ""), model=("df-quad", ""), tolerance=(1e-9, "int"), limit=(9, "int")),
    ),
    **{
        f"read_{ending}": (
            getattr(frameworks, f"read_{ending}"),
            takes(text=(text, "str"), name=(None, "none str")),
        )
        for ending, text in (("af", "p af 1"), ("apx", "arg(a)."), ("tgf", "a\n#"))
    },
    **{
        f"write_{ending}": (getattr(frameworks, f"write_{ending}"), takes(framework=(QUARREL, "")))
        for ending in ("af", "apx", "tgf")
    },
    # Pictures, pages, English
    "to_dot": (render.to_dot, {**DRAWN, "engine": (None, "none str")}),
    "render": (render.render, {**DRAWN, "format": ("dot", ""), "scale": (1.0, "int")}),
    "sheet_to_dot": (
        render.sheet_to_dot,
        takes(comparison=(COMPARISON, ""), theme=("light", ""), view=(render.View(), "")),
    ),
    "render_sheet": (
        render.render_sheet,
        takes(
            comparison=(COMPARISON, ""),
            format=("dot", ""),
            theme=("light", ""),
            view=(render.View(), ""),
            scale=(1.0, "int"),
        ),
    ),
    "View": (
        render.View,
        takes(
            depth=(None, "none int"),
            focus=(None, "none str"),
            fold=((), "list str"),
            without=((), "list str"),
            tags=((), "list str"),
        ),
    ),
    "Paper.of": (render.Paper.of, takes(name=("a4", "str"))),
    "read_theme": (render.read_theme, takes(text=("", "str"), name=("theme", "str"))),
    "page": (
        page.page,
        takes(map=(MAP, "map"), verdicts=((), ""), library=(None, "none"), theme=("light", "")),
    ),
    "sheet_page": (
        page.sheet_page,
        takes(comparison=(COMPARISON, ""), library=(None, "none"), theme=("light", "")),
    ),
    "read_aloud": (verbalize.read_aloud, takes(map=(MAP, "map"), verdicts=((), ""), used=({}, ""))),
}
"""What is called with which arguments; what they may be besides is named as in ``WRONG``."""

EACH = [(name, argument) for name, (_, arguments) in CALLS.items() for argument in arguments]


@pytest.mark.parametrize("name", CALLS)
def test_the_calls_are_right_as_they_stand(name: str) -> None:
    call, arguments = CALLS[name]
    try:
        call(**{argument: right for argument, (right, _) in arguments.items()})
    except (OSError, argmap.ArgmapError):  # there is no such file, and an empty card is none
        assert name == "read_card" or PATH in [right for right, _ in arguments.values()]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "argument"), EACH)
def test_the_message_names_the_argument(name: str, argument: str) -> None:
    call, arguments = CALLS[name]
    given = {other: right for other, (right, _) in arguments.items()}
    for wrong, value in WRONG.items():
        if wrong not in arguments[argument][1].split():
            with pytest.raises((TypeError, ValueError, argmap.ArgmapError)) as caught:
                call(**{**given, argument: value})
            assert plain(argument) in plain(str(caught.value)), (wrong, str(caught.value))


def plain(text: str) -> str:
    """A text without capitals and underscores: ``ParagraphRule`` names ``paragraph_rule``."""
    return text.replace("_", "").casefold()


@pytest.mark.parametrize(
    "call",
    [
        lambda: MapBuilder("t", sources="essay"),
        lambda: MapBuilder("t", tags="foo"),
        lambda: MapBuilder("t", notes="foo"),
        lambda: builder().claim("C.", citations="foo"),
        lambda: ArgumentMap("t", "items"),
        lambda: ArgumentMap("t", sources="essay"),
        lambda: ArgumentMap("t", closing_comments="foo"),
        lambda: Statement("claim", "C.", key="c", links="https://example.org"),
        lambda: Citation("it froze"),
        lambda: model.Inference("a>b", "a", "b"),
        lambda: model.Inference("a", ["a"], "b", warrants="w"),
        lambda: model.Conflict("a", "b", model.ConflictMode.REBUT),
        lambda: model.Origin(Span(1, 1, 1, 1), " why"),
        lambda: argmap.ArgmapError("no title"),
        lambda: sources.Library(".", "texts"),
        lambda: sources.Library.near(".", texts="texts"),
        lambda: sources.verify(MAP, "."),
        lambda: render.to_dot(MAP, verdicts="verdicts"),
        lambda: model.structure_problems(MAP, "lost"),
    ],
)
def test_one_text_is_refused_where_many_things_are_meant(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"must be"):
        call()


def test_many_texts_may_come_from_anywhere() -> None:
    for many in (["a", "b"], ("a", "b"), {"a": 1, "b": 2}.keys(), (one for one in "ab")):
        assert [one.id for one in MapBuilder("t", sources=many).build().sources] == ["a", "b"]


def test_a_text_that_is_taken_for_a_map_says_so() -> None:
    with pytest.raises(TypeError, match="map must be an ArgumentMap, not 'map: M"):
        argmap.dumps("map: M\nthesis t: T.\n")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="map must be an ArgumentMap, not ParseResult"):
        argmap.dumps(READING)  # type: ignore[arg-type]
