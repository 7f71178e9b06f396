"""Hover texts for the statement, citation, source or keyword under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from argmap.comparison import CombinedGraph
from argmap.evaluation import Word
from argmap.language.token_roles import Part, Role
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Document
from argmap.lsp.hover_text import Prose
from argmap.model import Argument, Reference, RelationKind
from argmap.sources import QualifierVerdict, Status, Verdict
from argmap.wording.citations import STATUSES, place_text
from argmap.wording.keyword_docs import ALL
from argmap.wording.qualifiers import qualifier_place, qualifier_status, with_doubts
from argmap.wording.relations import verb

_MOST: Final = 12  # statements in a list
_SHORT: Final = 160


def hover(
    document: Document, position: types.Position, analysis: Analysis, *, markdown: bool
) -> types.Hover | None:
    """The hover text at a position; ``None`` if there is nothing to show."""
    row, column = document.place(position)
    line = document.line(row)
    part = document.parts.at(row, column)
    prose = Prose(markdown=markdown)
    found = document.parts[row]
    if part is None or part.role is not Role.SOURCE:
        _citation(prose, analysis.verdict_at(row, document.lines))
        _qualifier(prose, analysis.qualifiers_at(row, document.lines))
        if prose.text:
            return _shown(prose, document.range(row, 0, len(line)))
    if part is None:
        return None
    _say(prose, part, found, analysis)
    return _shown(prose, document.range(row, part.start, part.end)) if prose.text else None


def _shown(prose: Prose, where: types.Range) -> types.Hover:
    kind = types.MarkupKind.Markdown if prose.markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, prose.text), where)


def _say(prose: Prose, part: Part, line: tuple[Part, ...], analysis: Analysis) -> None:
    if part.role in (Role.ID, Role.REFERENCE):
        _reference(prose, part.text, analysis)
    elif part.role is Role.SOURCE:
        _source(prose, part.text, analysis)
    elif part.role in (Role.NAME, Role.FILE):
        name = next(one.text for one in line if one.role is Role.NAME)
        _used(prose, name, analysis)
    elif part.role in (Role.KIND, Role.FIELD, Role.VERB) and part.text in ALL:
        prose.heading(part.text, ALL[part.text])


# Statements


def _reference(prose: Prose, reference: str, analysis: Analysis) -> None:
    graph = analysis.graph
    maps, key = graph.maps, Reference.parse(reference)
    if key not in maps:
        return
    node = maps[key]
    holder = maps.holder(key)
    prose.heading(f"{node.kind} {reference}", f"held by {holder}" if holder else "")
    if node.title is not None:
        prose.paragraph(node.title)
    prose.paragraph(node.text)
    if node.concession is not None:
        prose.paragraph(f"The author grants it {node.concession}.")
    prose.listed("On this map it", _first(_verdict(analysis, key)))
    prose.listed("Supported by", _first(_support(graph, key)))
    prose.listed("Attacked by", _first(_attacks(graph, key)))
    answers = (Reference(key.map, one) for one in maps.map_of(key).answers(node.key))
    prose.listed("Answered by", _first(_named(graph, one) for one in answers))
    prose.listed("Role", _first(_role(graph, key)))
    if not key.map:
        verdicts = [one for one in analysis.examination.verdicts if one.key == node.key]
        prose.listed("Cites", [_place_of(one) for one in verdicts])
        missing = [
            one.phrase
            for one in analysis.examination.qualifiers
            if one.key == node.key and one.status is Status.NOT_FOUND
        ]
        prose.listed("Qualifier", [with_doubts(phrase, [phrase]) for phrase in missing])


def _verdict(analysis: Analysis, key: Reference) -> Iterator[str]:
    """What an evaluation of the map gives for a statement or an argument, and what hangs on it."""
    evaluation = analysis.evaluation
    if evaluation is None or key not in evaluation:
        return
    if len(evaluation.net.nodes) == len(evaluation.graph.statements):
        return  # nothing is argued on this map
    word = evaluation[key].word
    yield str(word) if word is Word.STANDS else f"is {word}"
    name = evaluation[key].name
    if word is not Word.STANDS:
        return
    for thesis in analysis.graph.maps.main.theses:
        cruxes = evaluation.cruxes(thesis.key)
        if any(crux.name == name for crux in cruxes):
            yield f"is what {_named(analysis.graph, Reference('', thesis.key))} hangs on"


def _first(lines: Iterator[str]) -> list[str]:
    found = list(dict.fromkeys(lines))
    if len(found) > _MOST:
        return [*found[:_MOST], f"and {len(found) - _MOST} more"]
    return found


def _support(graph: CombinedGraph, key: Reference) -> Iterator[str]:
    if isinstance(graph.maps[key], Argument):
        for edge in graph.incoming.get(key, ()):
            if edge.is_support:
                yield _named(graph, edge.source)
    for step in graph.steps_to(key):
        linked = " together with ".join(_named(graph, premise) for premise in step.premises)
        yield f"{linked} ({step.scheme})" if step.scheme else linked


def _attacks(graph: CombinedGraph, key: Reference) -> Iterator[str]:
    for attacker in graph.attackers(key):
        yield _named(graph, attacker)
    for step in graph.steps_to(key):
        for attacker in graph.attackers(step.argument) if step.argument is not None else ():
            yield f"{_named(graph, attacker)} (its inference)"


def _role(graph: CombinedGraph, key: Reference) -> Iterator[str]:
    """What a statement or an argument does to others."""
    for step in graph.inferences:
        if key in step.premises or key == step.argument:
            yield f"supports {_named(graph, step.conclusion)}"
    for target in graph.targets_of(key):
        attacked = graph.step_of(target)
        conclusion = attacked.conclusion if attacked is not None else graph.maps.above(target)
        if isinstance(graph.maps[target], Argument) and conclusion is not None:
            yield f"undercuts an inference for {conclusion}"
        else:
            yield f"attacks {_named(graph, target)}"
    for link in graph.relations:
        if link.kind is not RelationKind.SUPPORTS and not link.kind.attacks and key in link.ends:
            if key == link.first or link.kind.is_symmetric:
                other = link.second if key == link.first else link.first
                yield f"{verb(link.kind)} {_named(graph, other)}"
            else:
                yield f"is rephrased by {_named(graph, link.first)}"


def _named(graph: CombinedGraph, key: Reference) -> str:
    """The id of a statement, if it has one, and its text."""
    if key not in graph.maps:
        return str(key)
    node = graph.maps[key]
    text = node.text if len(node.text) <= _SHORT else f"{node.text[:_SHORT]}…"
    if node.id is None:
        return text or str(node.kind)
    return f"{key}: {text}" if text else str(key)


# Sources


def _citation(prose: Prose, verdict: Verdict | None) -> None:
    if verdict is None:
        return
    prose.heading(STATUSES[verdict.status].phrase, _where(verdict))
    if verdict.passage:
        prose.paragraph(f"“{verdict.passage}”")
    elif verdict.status is Status.VERIFIED:
        prose.paragraph("The text is not available, so the passage cannot be shown.")


def _qualifier(prose: Prose, verdicts: Sequence[QualifierVerdict]) -> None:
    for verdict in verdicts:
        if verdict.sources:
            where = qualifier_place(verdict)
            prose.heading(qualifier_status(verdict), f"{where} “{verdict.phrase}”")


def _where(verdict: Verdict) -> str:
    return place_text(verdict.citation, verdict, verdict.source)


def _place_of(verdict: Verdict) -> str:
    said = f"{_where(verdict)} {STATUSES[verdict.status].phrase}"
    return f"{verdict.citation.passage} ({said})" if verdict.citation.phrases else said


def _source(prose: Prose, id: str, analysis: Analysis) -> None:
    about = analysis.sources.get(id)
    prose.heading(id, about if about is not None else "has no source card")
    verdicts = [one for one in analysis.examination.verdicts if one.source == id]
    if verdicts:
        verified = sum(one.status is Status.VERIFIED for one in verdicts)
        prose.paragraph(f"{len(verdicts)} citations, {verified} verified.")


def _used(prose: Prose, name: str, analysis: Analysis) -> None:
    map = analysis.used.get(name)
    if map is None:
        return
    prose.heading(map.title or name, f"by {map.byline}" if map.byline else "")
    prose.listed(
        "It argues for", [_named(analysis.graph, Reference(name, one.key)) for one in map.theses]
    )
