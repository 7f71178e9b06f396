"""Hover texts for the statement, citation, source or keyword under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from argmap.language.token_roles import Part, Role
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Document
from argmap.lsp.hover_text import Prose
from argmap.model import Argument, ArgumentMap, ConflictMode, Reference, Relation, Statement
from argmap.sources import Status, Verdict
from argmap.wording.citations import STATUSES, place_text
from argmap.wording.keyword_docs import ALL

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
    parsed = Reference.parse(reference)
    map = analysis.used.get(parsed.map) if parsed.map else analysis.map
    node = map.nodes.get(parsed.key) if map is not None else None
    if map is None or node is None:
        return
    holder = map.holder(node.key)
    held = f"held by {holder}" if holder else ""
    prose.heading(f"{node.kind} {reference}", held)
    prose.paragraph(node.text)
    if isinstance(node, Statement) and node.concession is not None:
        prose.paragraph(f"The author grants it {node.concession}.")
    prose.listed("Supported by", _first(_support(map, node.key)))
    prose.listed("Attacked by", _first(_attacks(map, node.key)))
    prose.listed("Answered by", _first(_named(map, key) for key in map.answers(node.key)))
    prose.listed("Role", _first(_bears_on(map, node.key)))
    if map is analysis.map:
        verdicts = [one for one in analysis.examination.verdicts if one.key == node.key]
        prose.listed("Cites", [_place_of(one) for one in verdicts])


def _first(lines: Iterator[str]) -> list[str]:
    found = list(dict.fromkeys(lines))
    if len(found) > _MOST:
        return [*found[:_MOST], f"and {len(found) - _MOST} more"]
    return found


def _support(map: ArgumentMap, key: str) -> Iterator[str]:
    if isinstance(map.nodes.get(key), Argument):
        yield from (_named(map, child.key) for child in map.children(key)
                    if isinstance(child, Statement) and child.kind.is_premise)  # fmt: skip
    for step in map.arguments_for(key):
        linked = " together with ".join(_named(map, premise) for premise in step.premises)
        yield f"{linked} ({step.scheme})" if step.scheme else linked


def _attacks(map: ArgumentMap, key: str) -> Iterator[str]:
    for conflict in map.attacks_on(key):
        for attacker in conflict.attackers:
            yield _named(map, attacker)
    for step in map.arguments_for(key):
        if step.argument != key:
            for conflict in map.attacks_on(step.key):
                for attacker in conflict.attackers:
                    yield f"{_named(map, attacker)} (its inference)"


def _bears_on(map: ArgumentMap, key: str) -> Iterator[str]:
    for step in map.used_in(key):
        yield f"supports {_named(map, step.conclusion)}"
    for conflict in map.attacks_by(key):
        if conflict.mode is ConflictMode.UNDERCUT:
            yield f"undercuts an inference for {conflict.target.rpartition('>')[2]}"
        else:
            yield f"attacks {_named(map, conflict.target)}"
    for relation in map.relations:
        if isinstance(relation, Relation) and relation.kind.is_symmetric:
            if relation.first == key:
                yield f"{relation.kind} {_named(map, relation.second)}"
            elif relation.second == key:
                yield f"{relation.kind} {_named(map, relation.first)}"


def _named(map: ArgumentMap, key: str) -> str:
    """The id of a statement, if it has one, and its text."""
    node = map.nodes.get(key)
    if node is None:
        return key
    text = node.text if len(node.text) <= _SHORT else f"{node.text[:_SHORT]}…"
    return f"{node.id}: {text}" if node.id and text else node.id or text or str(node.kind)


# Sources


def _citation(prose: Prose, verdict: Verdict | None) -> None:
    if verdict is None:
        return
    prose.heading(STATUSES[verdict.status].phrase, _where(verdict))
    if verdict.passage:
        prose.paragraph(f"“{verdict.passage}”")
    elif verdict.status is Status.VERIFIED:
        prose.paragraph("The text is not available, so the passage cannot be shown.")


def _where(verdict: Verdict) -> str:
    return place_text(verdict.citation, verdict, verdict.source)


def _place_of(verdict: Verdict) -> str:
    said = f"{_where(verdict)} {STATUSES[verdict.status].phrase}"
    return f"{verdict.citation.passage} ({said})" if verdict.citation.phrases else said


def _source(prose: Prose, id: str, analysis: Analysis) -> None:
    about = analysis.sources.get(id)
    prose.heading(id, about if about is not None else "has no card")
    verdicts = [one for one in analysis.examination.verdicts if one.source == id]
    if verdicts:
        verified = sum(one.status is Status.VERIFIED for one in verdicts)
        prose.paragraph(f"{len(verdicts)} citations, {verified} verified.")


def _used(prose: Prose, name: str, analysis: Analysis) -> None:
    map = analysis.used.get(name)
    if map is None:
        return
    prose.heading(map.title or name, f"by {map.byline}" if map.byline else "")
    prose.listed("It argues for", [_named(map, thesis.key) for thesis in map.theses])
