"""Everything public can be copied and pickled, and is whole afterwards."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from typing import Any

import pytest

import argmap
from argmap.comparison import (
    CombinedGraph,
    Match,
    Matches,
    ResolvedMaps,
    UncomparedFigures,
    compare,
    compare_figures,
    verdicts_of,
)
from argmap.evaluation import evaluate
from argmap.evaluation.frameworks import Framework, Qbaf, preferred, strengths
from argmap.formats import FORMATS, decode, encode, to_json
from argmap.language import dumps, parse
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Diagnostic,
    Edit,
    Fix,
    MapBuilder,
    Place,
    Reference,
    Related,
    Severity,
    Span,
    problem,
)
from argmap.page import page
from argmap.render import THEMES, EngineWarning, Paper, View
from argmap.sources import Library, Words, add_source, quote, verify
from argmap.workspace import examine

ROOMS = (
    "argmap", "argmap.analysis", "argmap.comparison", "argmap.evaluation",
    "argmap.evaluation.frameworks", "argmap.formats",
    "argmap.language", "argmap.model", "argmap.notebook", "argmap.page", "argmap.render",
    "argmap.sources", "argmap.verbalize",
)  # fmt: skip
PUBLIC = [(room, name) for room in ROOMS for name in import_module(room).__all__]

AGAIN: tuple[Callable[[Any], Any], ...] = (
    copy.copy,
    copy.deepcopy,
    lambda one: pickle.loads(pickle.dumps(one)),
    lambda one: pickle.loads(pickle.dumps(one, 2)),
)

ONE = """\
map: The mill
author: J. Miller
source: essay
use weir.argmap as weir
tags: water
x-shelf: 7
thesis closed: It closed.
  qualifier: until the frost; in a way
  argument ice: Ice breaks.
    scheme: argument from sign
    claim frost: It froze for four weeks.
      cite: "the frost" ... "alders"
      cite: ¶1-1
      figure: frost / weeks = 4 of 12
    undercut thaw: It thawed.
      conceded: in part, in May
  objection open: Others stayed open.
    conceded: wholly
section: Afterwards
subsection: In May
@closed
  claim @weir.dry: it was dry
frost in-tension-with open
question why: Why?
  answer @closed
"""
OTHER = """\
map: The weir
source: essay
thesis open: It stayed open.
  claim frost: It froze for two weeks.
    cite: "the frost" ... "alders"
    figure: frost / weeks = 2 of 12
  claim dry: It was dry.
"""
BOTH = """\
use one.argmap as one
use other.argmap as other
question q: Was it open?
  answer @one.closed
  answer @other.open
one.closed contradicts other.open
one.open same-as other.open
"""
ESSAY = "The weir fed eleven wheels, until the frost came down to the alders.\n"


def parts_of(value: object, found: dict[type, object], depth: int = 0) -> None:
    """Collect one object of each class that can be reached from a value."""
    kind = type(value)
    if not kind.__module__.startswith("argmap") or depth > 9:
        if isinstance(value, dict):
            for one in value.values():
                parts_of(one, found, depth)
        elif isinstance(value, (tuple, list, set, frozenset)):
            for one in value:
                parts_of(one, found, depth)
        return
    if isinstance(value, type) or (kind in found and depth):
        return
    for base in kind.__mro__[:-1]:
        found.setdefault(base, value)
    names: Iterable[str] = [one.name for one in getattr(kind, "__attrs_attrs__", ())]
    names = [*names, *getattr(kind, "_fields", ())]
    for name in names:
        parts_of(getattr(value, name, None), found, depth + 1)
    if isinstance(value, dict):
        for one in value.values():
            parts_of(one, found, depth + 1)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[type, object]:
    """An object of every class that a user may come to hold."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "essay.txt").write_text(ESSAY, "utf-8")
    (folder / "weir.argmap").write_text(OTHER, "utf-8")
    card = add_source(folder / "essay.txt", folder=folder / "seeds")
    library = Library(folder, [folder])
    reading = parse(ONE, str(folder / "one.argmap"))
    one, other, both = reading.map, parse(OTHER).map, parse(BOTH).map
    assert not reading.has_errors, reading.diagnostics
    maps = ResolvedMaps(both, {"one": one, "other": other})
    graph = CombinedGraph(maps)
    comparison = compare(maps, verdicts=verdicts_of(maps, library))
    closed = Reference("one", "closed")
    evaluated = evaluate(comparison, reject=["other.open"])
    hanging = evaluate(one, reject=["open", "thaw"])
    quarrel = Framework(["frost", "thaw"], [("frost", "thaw"), ("thaw", "frost")])
    scored = Qbaf({"frost": 0.5, "thaw": 0.4}, quarrel.attacks)
    building = MapBuilder("The mill", sources=["essay"])
    building.claim("It froze.", under=building.thesis("It closed."))
    fix = Fix("Write a title", [Edit(Span(1, 1, 1, 1), "map: The mill\n")])
    related = [Related("here", Span(1, 2, 3, 4, "a.argmap"))]
    edit = Edit(Span(1, 1, 1, 7), "claim")
    found: dict[type, object] = {}
    for value in (
        edit, Fix("Write claim", [edit]), Match((closed, closed), True, False),
        Matches(), UncomparedFigures("mill", "loss", (("one", 80), ("other", 70)), ()),
        one, one.graph, one.inferences, one.conflicts, reading, verify(one, library), library, card,
        library.load("essay"), examine(reading, library, folder), comparison,
        graph, graph.inferences, graph.attacks, graph.incoming, graph.supporting_case(closed),
        compare_figures(maps), building, evaluated, evaluated["one.closed"],
        evaluated["one.closed"].why, evaluated.chance("one.closed"), hanging.cruxes("closed"),
        hanging.positions(),
        quote("the frost", library.load("essay")), Words.of(ESSAY), THEMES["auto"],
        Paper.of("a4"), View(depth=2, fold=["a"]), page(other),
        ArgmapError([problem("untitled", "no title")]),
        EngineWarning(problem("engine-remark", "a remark")),
        Diagnostic("untitled", Severity.ERROR, "no title", None, "give one", related, [fix]),
        quarrel, preferred(quarrel), scored, strengths(scored),
        one["frost"], *one.items, one.uses, one.sources, one["frost"].figures[0].quantity,
        Place("page", 3), FORMATS, decode(to_json(one).encode()), encode(one, "aif"),
    ):  # fmt: skip
        parts_of(value, found)
    return found


def is_same(one: object, other: object) -> bool:
    """Whether two objects say the same, those included that Python knows only by identity."""
    if isinstance(one, BaseException):
        return str(one) == str(other) and vars(one) == vars(other)
    if isinstance(one, MapBuilder):
        return isinstance(other, MapBuilder) and one.build() == other.build()
    return type(one).__eq__ is object.__eq__ or one == other


@pytest.mark.slow
@pytest.mark.parametrize(("room", "name"), PUBLIC, ids=str)
def test_everything_public_is_copied_and_pickled(
    room: str, name: str, samples: dict[type, object]
) -> None:
    public = getattr(import_module(room), name)
    values = [public]
    if isinstance(public, type):
        assert issubclass(public, Enum) or public in samples, f"add a {name} to the samples"
        values.append(next(iter(public)) if issubclass(public, Enum) else samples[public])
    for value in values:
        for again in AGAIN:
            copied = again(value)
            assert type(copied) is type(value)
            assert is_same(copied, value)


@pytest.mark.parametrize("again", AGAIN)
def test_a_map_that_was_used_is_whole(again: Callable[[Any], Any]) -> None:
    map = parse(ONE, "one.argmap").map
    assert len(map.graph.steps) + len(map.nodes) + len(map) + len(map.holders) > 4
    copied: ArgumentMap = again(map)
    assert copied.graph == map.graph
    assert copied.nodes == map.nodes
    assert list(copied.walk()) == list(map.walk())
    assert dumps(copied) == dumps(map)
    assert copied["frost"].origin == map["frost"].origin


@pytest.mark.parametrize("again", AGAIN)
def test_an_error_is_whole(again: Callable[[Any], Any]) -> None:
    with pytest.raises(ArgmapError) as caught:
        argmap.loads(
            "claime a: It lasts.\nevidense b: It does.\n",
        )
    error = caught.value
    error.add_note("read at noon")
    copied: ArgmapError = again(error)
    assert copied.diagnostics == error.diagnostics
    assert len(copied.diagnostics) > 1
    assert str(copied) == str(error)
    assert str(error).splitlines()[0].startswith("<text>:1:1: error: there is no kind 'claime'")
    assert copied.__notes__ == ["read at noon"]


@pytest.mark.slow
def test_what_was_pickled_here_is_read_where_argmap_was_not_imported_yet() -> None:
    map = parse(ONE).map
    program = (
        "import pickle, sys; map = pickle.load(sys.stdin.buffer); "
        "print(len(map), map.graph.steps['ice'].premises)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], input=pickle.dumps(map), capture_output=True, check=True
    )
    assert run.stdout.decode().strip() == "5 ('frost',)"


def test_what_was_copied_can_be_changed_no_more_than_before() -> None:
    for theme in (THEMES["light"], copy.deepcopy(THEMES["light"])):
        with pytest.raises(TypeError, match="cannot be changed"):
            theme.kinds["thesis"] = theme.kinds["claim"]  # type: ignore[index]
    graph = pickle.loads(pickle.dumps(parse(ONE).map.graph))
    for change in ("clear", "popitem"):
        with pytest.raises(TypeError, match="cannot be changed"):
            getattr(graph.steps, change)()
