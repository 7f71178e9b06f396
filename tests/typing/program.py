"""A program that uses all of the library, as one that is checked with ``mypy --strict`` does.

mypy reads it (see ``test_typing.py``), and it is run as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from attrs import evolve

import argmap
from argmap.analysis import SCHEMES, check, doubts
from argmap.comparison import Comparison, compare, verdicts_of
from argmap.model import Graph, Item, structure_problems
from argmap.page import page, sheet_page
from argmap.render import THEMES, Paper, Theme, View, render, render_sheet, to_dot
from argmap.sources import Library, Status, Verdict, add_source, quote, verify
from argmap.verbalize import read_aloud
from argmap.workspace import Examination, compare_file, examine, resolve


def build() -> argmap.ArgumentMap:
    building = argmap.MapBuilder(
        "Whether to flee", author="Crito", sources=["crito"], tags=["law"], extra={"shelf": "7"}
    )
    building.use("laws.argmap", "laws")
    building.section("For")
    flee: argmap.Statement = building.thesis("He ought to flee.", id="flee", confidence=0.5)
    step: argmap.Argument = building.argument(
        under=flee, scheme="argument from consequences", strength="weak"
    )
    building.claim("His children lose him.", under=step, by="Crito", tags=["family"])
    building.assumption("A father stays.", under=step, notes=["unsaid"])
    building.warrant("Children come first.", under=step)
    building.undercut("They have friends.", under=step, by="the Laws")
    cited = argmap.Citation(["seventy years"], argmap.Place("paragraph", 2), "crito")
    building.evidence(
        "He had seventy years.",
        under="flee",
        citations=[cited],
        figures=[argmap.Figure("Socrates", "time", "70 years")],
        links=["https://example.org"],
    )
    granted = argmap.Concession("in part", "he did")
    agreed = building.objection("He agreed.", under="flee", id="agreed", concession=granted)
    building.rebuttal("Nobody asked him.", under=agreed, qualifier="hardly")
    question = building.question("Why not?", id="why")
    building.answer("For want of money.", under=question)
    building.statement("claim", "It is so.", under=flee, id="so")
    reuse: argmap.Reuse = building.reuse(argmap.Kind.ANSWER, agreed, under=question, reason="so")
    relation: argmap.Relation = building.relate("so", "in-tension-with", agreed, "they cannot both")
    building.reuse("claim", "so", under="flee", notes=["again"], extra={"weight": "0.5"})
    building.relate("so", "same-as", flee, notes=["nearly"], extra=[("weight", "0.5")])
    assert reuse.target == relation.second == "agreed"
    return building.build()


def look_around(map: argmap.ArgumentMap) -> Iterator[str]:
    statements: tuple[argmap.Statement, ...] = map.statements
    arguments: tuple[argmap.Argument, ...] = map.arguments
    relations: tuple[argmap.Relation, ...] = map.relations
    yield f"{len(map)} {len(statements)} {len(arguments)} {len(relations)}"
    for statement in map:
        kind: argmap.Kind = statement.kind
        yield f"{kind.value} {statement.text} {map.holder(statement)} {statement in map}"
        for figure in statement.figures:
            if figure.quantity is not None:
                low: Decimal = figure.quantity.low
                yield str(low)
    for depth, part in map.walk():
        above = map.parent(part)
        node = map[part]
        yield "  " * depth + node.text + (above.key if above is not None else "")
        yield from (child.kind for child in map.children(part))
        section = map.section_of(part)
        yield section.title if section is not None else ""
    found = map.get("flee")
    yield found.text if found is not None else ""
    either: argmap.Statement | argmap.Argument | str = map.get("never", "none")
    yield str(either)
    for step in map.inferences:
        yield f"{step.key} {step.premises} {step.conclusion} {step.scheme}"
        attacks: tuple[argmap.Conflict, ...] = map.attacks_on(step)
        yield from (attack.mode.value for attack in attacks)
    graph: Graph = map.graph
    yield f"{len(graph.steps)} {map.answers('why')} {map.holders} {[use.path for use in map.uses]}"
    yield f"{map.arguments_for('flee')} {map.used_in(map['so'])} {map.attacks_by('agreed')}"
    items: tuple[Item, ...] = map.items
    yield str(len(items))
    try:
        map["fle"]
    except KeyError as error:
        yield str(error)


def read_and_write(map: argmap.ArgumentMap, folder: Path) -> argmap.ArgumentMap:
    argmap.dump(map, folder / "flee.argmap")
    reading: argmap.ParseResult = argmap.parse(argmap.dumps(map), "flee.argmap")
    for one in reading.diagnostics:
        span: argmap.Span | None = one.span
        severity: argmap.Severity = one.severity
        related: tuple[argmap.Related, ...] = one.related
        print(one.code, severity.value, one.message, one.hint, span.line if span else 0, related)
    try:
        argmap.loads("claime a: It lasts.\n")
    except argmap.ArgmapError as error:
        print(*error.diagnostics, sep="\n")
    assert not argmap.parse_file(folder / "flee.argmap").has_errors
    return evolve(argmap.load(str(folder / "flee.argmap")), title="Ought he to flee?")


def verify_and_draw(map: argmap.ArgumentMap, folder: Path) -> None:
    (folder / "crito.txt").write_text("He had seventy years.\n\nHe had seventy years.\n", "utf-8")
    card = add_source(folder / "crito.txt", folder=folder / "seeds", title="Crito")
    library = Library(folder, texts=[folder])
    loaded = library.load(card.id)
    assert loaded is not None
    print([quotation.citation.written for quotation in quote("seventy years", loaded)])
    verdicts: tuple[Verdict, ...] = verify(map, library)
    print([verdict.status is Status.VERIFIED for verdict in verdicts], len(SCHEMES))
    problems: list[argmap.Diagnostic] = check(map) + doubts(map) + structure_problems(map)
    examination: Examination = examine(argmap.parse(argmap.dumps(map)), library, folder)
    print(len(problems), examination.verified, examination.has_errors)
    theme: Theme = evolve(THEMES["light"], name="mine")
    view = View(depth=2, tags=["law"])
    svg: bytes = render(map, theme=theme, verdicts=verdicts)
    dot: str = to_dot(map, direction="tb", view=View(fold=["flee"]), paper=Paper.of("a4"))
    print(len(svg), len(dot), len(page(map, verdicts=verdicts, library=library).html), view)
    print(read_aloud(map, verdicts, {"laws": map}))


def compare_them(map: argmap.ArgumentMap, folder: Path) -> None:
    maps, found = resolve(map, folder, folder)
    print(found, verdicts_of(maps, Library(folder)))
    text = "use flee.argmap as flee\nquestion q: Ought he?\n  answer @flee.flee\n"
    (folder / "both.argmap").write_text(text, "utf-8")
    (folder / "laws.argmap").write_text("thesis t: Obey.\n", "utf-8")
    comparison: Comparison = compare({"flee": map, "again": map}, argmap.loads(text))
    again: argmap.Comparison = compare_file(folder / "both.argmap")
    print(comparison.title, [table.text for table in again.questions])
    print(len(sheet_page(again).html), len(render_sheet(again, "dot")))


def main(folder: Path) -> None:
    map = build()
    print(*look_around(map), sep="\n")
    map = read_and_write(map, folder)
    verify_and_draw(map, folder)
    compare_them(map, folder)
