"""Random edits of random maps and of the project's own: what they do not concern stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language import dumps, load, parse
from argmap.model import (
    ArgmapError,
    Argument,
    ArgumentMap,
    Item,
    Kind,
    Relation,
    Reuse,
    Section,
    Statement,
)
from argmap.model.origin import BLANK
from tests.language.test_round_trip import STRUCTURE, comments_of
from tests.strategies import maps

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
OWN = sorted((TESTS.parent / "maps").glob("*.argmap"))
COMMENTED = [
    TESTS / "language" / "golden" / name / "canonical.argmap" for name in ("comments", "remarks")
]
"""Maps that have comments in every place where one may stand."""
MARK = "uid"


def marked(map: ArgumentMap) -> ArgumentMap:
    """The map with a mark on each statement and argument, by which it is known under any key."""
    items: list[Item] = []
    for number, item in enumerate(map.items):
        if isinstance(item, (Statement, Argument)):
            item = evolve(item, extra=(*item.extra, (MARK, str(number))))
        items.append(item)
    return evolve(map, items=items)


def uid(map: ArgumentMap, key: str) -> str:
    """The mark of a part; a reference to nothing, or to another map, is itself."""
    node = map.nodes.get(key)
    marks = [value for name, value in node.extra if name == MARK] if node is not None else []
    return marks[-1] if marks else key


def edges(map: ArgumentMap) -> Counter[tuple[object, ...]]:
    """The steps, attacks, answers and relations of a map, in marks; how an attack meets its target
    depends on what else is given for that, so it is left out.
    """
    found: Counter[tuple[object, ...]] = Counter()
    for step in map.inferences:
        premises = tuple(uid(map, key) for key in step.premises)
        warrants = tuple(uid(map, key) for key in step.warrants)
        argument = uid(map, step.argument) if step.argument else None
        found["step", premises, warrants, uid(map, step.conclusion), argument] += 1
    for conflict in (*map.conflicts, *map.contradictions):
        attackers = tuple(uid(map, key) for key in conflict.attackers)
        counter = None if conflict.argument is None else uid(map, conflict.argument)
        found["attack", attackers, uid(map, conflict.target), conflict.reason, counter] += 1
    for question, answers in map.graph.answers.items():
        for answer in answers:
            found["answer", uid(map, question), uid(map, answer)] += 1
    for relation in map.relations:
        ends = uid(map, relation.first), uid(map, relation.second)
        found["relation", relation.kind, ends, relation.reason, relation.notes] += 1
    return found


def without(found: Counter[tuple[object, ...]], marks: Iterable[str]) -> Counter[object]:
    """The edges that have nothing to do with some parts."""
    marks = set(marks)

    def concerns(edge: object) -> bool:
        return any(map(concerns, edge)) if isinstance(edge, tuple) else edge in marks

    return Counter({edge: count for edge, count in found.items() if not concerns(edge)})


def said(comments: Iterable[str]) -> Counter[str]:
    return Counter(comment for comment in comments if comment != BLANK)


def holds(map: ArgumentMap) -> None:
    """It is written and read back equal, its comments as well, and formatting it settles."""
    text = dumps(map)
    reading = parse(text)
    assert [one for one in reading.diagnostics if one.code not in STRUCTURE] == []
    assert reading.map == map
    assert said(comments_of(reading.map)) == said(comments_of(map))
    assert dumps(reading.map) == text


def comments_of_items(items: Iterable[Item]) -> Counter[str]:
    return said(comments_of(ArgumentMap(items=())) + [
        comment
        for item in items if item.origin
        for comment in (
            *item.origin.comments, *item.origin.comments_below,
            *(comment for _, _, comment in item.origin.field_comments),
        )
    ])  # fmt: skip


def parents(map: ArgumentMap, part: Item) -> set[str]:
    """The mark of what a part stands under: a step of its own is another with one premise less."""
    under = getattr(part, "under", None)
    return {uid(map, under)} if under is not None else set()


def edit(map: ArgumentMap, random: Random, step: int) -> ArgumentMap:
    """One random edit, held to what it may change; a map that must not be so edited is itself."""
    parts = [item for item in map.items if not isinstance(item, Section)]
    if not parts:
        return map.add("thesis", "It is new.", extra={MARK: f"made-here-{step}"})
    part = random.choice(parts)
    nodes = list(map.nodes.values())
    with suppress(ArgmapError):
        match random.randrange(6):
            case 0:
                return added(map, random.choice(parts), f"made-here-{step}", random)
            case 1:
                return removed(map, part)
            case 2 if nodes:
                return renamed(map, random.choice(nodes), f"named-here-{step}")
            case 3:
                return replaced(map, part, random)
            case _:
                return moved(map, part, random)
    return map


def added(map: ArgumentMap, beside: Item, id: str, random: Random) -> ArgumentMap:
    where: dict[str, object] = {random.choice(("before", "after")): beside}
    if isinstance(beside, (Statement, Argument)) and random.random() < 0.6:
        where = {"under": random.choice((beside, beside.key))}
    kind, key = random.choice(list(Kind)), random.choice((id, "~1"))
    what: Item = Statement(kind, "It is new.", key=key, extra={MARK: id})
    if (old := next(iter(map.theses), None)) and random.random() < 0.3:
        what = Reuse(Kind.CLAIM, old.key, reason=f"again, {id}", notes=["new"]) if old.id else what
    made = map.add(what, **where)
    assert len(made.items) == len(map.items) + 1
    new = next(item for item in made.items if item not in map.items and is_new(item))
    if not isinstance(new, Reuse):
        assert without(edges(map), parents(made, new)) == without(
            edges(made), {id, *parents(made, new)}
        )
    assert said(comments_of(made)) == said(comments_of(map))
    return made


def is_new(item: Item) -> bool:
    return getattr(item, "text", "") == "It is new." or getattr(item, "reason", "").startswith(
        "again, "
    )


def removed(map: ArgumentMap, part: Item) -> ArgumentMap:
    refused = False
    try:
        made = map.remove(part)
    except ArgmapError as error:
        refused = True
        assert error.diagnostics[0].code in ("placement", "unknown-id")
        made = map.remove(part, with_descendants=True, with_references=True)
    left = {uid(made, key) for key in made.nodes}
    gone = {uid(map, key) for key in map.nodes} - left
    if isinstance(part, (Statement, Argument)):
        below = {uid(map, one.key) for one in map.descendants(part) if not isinstance(one, Reuse)}
        assert gone == {uid(map, part.key)} | below
        assert (
            not refused or below or len(made.items) < len(map.items) - 1 or map.children(part.key)
        )
    else:
        assert gone == set() or not isinstance(part, (Relation, Reuse))
    lost = [item for item in map.items if isinstance(item, Reuse) and uid(map, item.target) in gone]
    lost += [part] if isinstance(part, Reuse) else []
    touched = set().union(*(parents(map, one) for one in (*lost, part)))
    if isinstance(part, (Statement, Argument)):
        assert without(edges(map), gone | touched) == without(edges(made), touched)
    for edge in edges(made):
        assert without(Counter([edge]), gone), "nothing is left of what was removed"
    kept = [item for item in map.items if survives(item, map, made, gone, part)]
    assert comments_of_items(kept) <= said(comments_of(made)) <= said(comments_of(map))
    return made


def survives(item: Item, map: ArgumentMap, made: ArgumentMap, gone: set[str], part: Item) -> bool:
    if item is part:
        return False
    if isinstance(item, (Statement, Argument)):
        return uid(map, item.key) not in gone
    names = ("first", "second", "target", "under")
    named = [getattr(item, name, None) for name in names]
    return not any(uid(map, key) in gone for key in named if key is not None)


def renamed(map: ArgumentMap, part: Statement | Argument, id: str) -> ArgumentMap:
    made = map.rename(part, id)
    assert uid(made, id) == uid(map, part.key)
    assert edges(made) == edges(map)
    assert said(comments_of(made)) == said(comments_of(map))
    assert [getattr(item, "text", None) for item in made.items] == [
        getattr(item, "text", None) for item in map.items
    ]
    return made


def replaced(map: ArgumentMap, part: Item, random: Random) -> ArgumentMap:
    if isinstance(part, (Reuse, Relation)):
        made = map.replace(part, notes=["Put in its place."], extra=part.extra[1:])
    elif isinstance(part, (Statement, Argument)):
        made = map.replace(
            part,
            text="It was put in its place.",
            tags=random.choice((part.tags, ())),
            notes=part.notes[1:],
            citations=part.citations[::-1],
            by=None,
        )
        assert edges(made) == edges(map)
    else:
        return map
    assert len(made.items) == len(map.items)
    assert said(comments_of(made)) == said(comments_of(map))
    return made


def moved(map: ArgumentMap, part: Item, random: Random) -> ArgumentMap:
    target = random.choice([item for item in map.items if not isinstance(item, Section)])
    where: dict[str, object] = {random.choice(("before", "after")): target}
    if isinstance(target, (Statement, Argument)) and random.random() < 0.7:
        where = {"under": target}
    elif random.random() < 0.2:
        where = {"under": None}
    kind = None
    if isinstance(part, Statement) and random.random() < 0.5:
        kind = random.choice((Kind.CLAIM, Kind.REBUTTAL, Kind.OBJECTION))
        kind = kind if part.concession is None else None
    try:
        made = map.move(part, kind=kind, **where)
    except ValueError as error:  # beside itself, or a relation within the outline
        assert "itself" in str(error) or "top level" in str(error)
        return map
    assert said(comments_of(made)) == said(comments_of(map))
    assert Counter(map_texts(made)) == Counter(map_texts(map))
    if isinstance(part, (Statement, Argument)):
        mark = uid(map, part.key)
        after = next(node for node in made.nodes.values() if uid(made, node.key) == mark)
        touched = {mark, *parents(map, part), *parents(made, after)}
        assert without(edges(made), touched) == without(edges(map), touched)
        assert {uid(made, one.key) for one in below(made, after)} == {
            uid(map, one.key) for one in below(map, part)
        }
        if where.get("under") is target:
            assert uid(made, after.under or "") == uid(map, getattr(target, "key", ""))
    return made


def map_texts(map: ArgumentMap) -> list[str]:
    names = ("text", "reason", "title")
    return [getattr(item, name) for item in map.items for name in names if hasattr(item, name)]


def below(map: ArgumentMap, part: Statement | Argument) -> list[Statement | Argument]:
    return [one for one in map.descendants(part) if not isinstance(one, Reuse)]


@given(maps(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_random_maps(map: ArgumentMap, random: Random) -> None:
    map = marked(map)
    for step in range(5):
        map = edit(map, random, step)
        holds(map)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_maps_of_the_project(path: Path) -> None:
    map = marked(load(path))
    random = Random(path.stem)
    for step in range(40):
        map = edit(map, random, step)
    holds(map)
    assert not parse(dumps(map)).has_errors


@pytest.mark.parametrize("path", COMMENTED, ids=lambda path: path.parent.stem)
@pytest.mark.parametrize("seed", range(10))
def test_comments_in_every_place(path: Path, seed: int) -> None:
    map, random = marked(load(path)), Random(seed)
    for step in range(12):
        map = edit(map, random, step)
        holds(map)
    assert not parse(dumps(map)).has_errors
