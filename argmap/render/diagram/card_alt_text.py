"""The full content of a card as text, for tooltips and screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Relation, Statement
from argmap.render.diagram.scene import (
    REFERENCES,
    Box,
    Content,
    Continued,
    Reappearance,
    ReferenceCard,
    Scene,
    SceneRelation,
    key_of,
)
from argmap.render.text_layout.card_marks import CardMarks, EvaluationSign
from argmap.render.text_layout.citation_lines import Verdicts, mark
from argmap.render.theme.line_styles import Sort


def describe_map(map: ArgumentMap, share: str = "") -> str:
    """Describe the drawing of a map in one or two sentences.

    ``share`` is the result of :func:`share_of` for its scene.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge", author="A. Mason")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> describe_map(building.build())
    'An argument map of A. Mason: 1 thesis.'
    """
    counts = Counter(str(statement.kind) for statement in map.statements)
    kinds = ", ".join(_counted(kind, count) for kind, count in counts.items())
    whose = f" of {map.byline}" if map.byline else ""
    part = f" {share} are drawn." if share else ""
    return f"An argument map{whose}: {kinds or 'nothing yet'}.{part}"


def share_of(scene: Scene, map: ArgumentMap) -> str:
    """The share of the statements that is drawn, as text; empty if all are drawn."""
    drawn = sum(isinstance(box.content, Statement) for box in scene.boxes.values())
    total = len(map)
    return f"{drawn:,} of {total:,} statements" if drawn < total else ""


_COUNTED: Final = {
    "thesis": ("thesis", "theses"),
    "evidence": ("piece of evidence", "pieces of evidence"),
}


def _counted(kind: str, count: int) -> str:
    one, several = _COUNTED.get(kind, (kind, f"{kind}s"))
    return f"{count} {one if count == 1 else several}"


def describe(content: Content, map: ArgumentMap, verdicts: Verdicts) -> str:
    """The content of a box as lines of text: first its name and text, then its details."""
    if isinstance(content, ReferenceCard):
        known = map.nodes.get(content.target)
        text = f": {plain_text(known.text)}" if known is not None and known.text else ""
        role = str(content.role or "statement").replace("-", " ")
        lines = [f"{role} {content.target}{text}", plain_text(content.reason)]
    elif isinstance(content, Reappearance):
        known = map.nodes[content.target]
        lines = [f"{known.kind} {content.target}: {plain_text(known.text)}"]
    elif isinstance(content, Continued):
        known = map.nodes[content.target]
        lines = [f"{known.kind} {content.target}, continued: {plain_text(known.text)}"]
    elif isinstance(content, SceneRelation):
        lines = [describe_relation(content.relation), plain_text(content.relation.reason)]
    else:
        named = " ".join(part for part in (str(content.kind), content.id) if part)
        said = ". ".join(plain_text(part) for part in (content.title, content.text) if part)
        lines = [f"{named}: {said}" if said else named]
        lines += _belongings(content, map, verdicts)
    return "\n".join(line for line in lines if line)


def describe_box(box: Box, map: ArgumentMap, marks: CardMarks) -> str:
    """The content of a box as text, then its verdict in an evaluation, if there is one.

    It ends with the number of undrawn statements below it.
    """
    said = describe(box.content, map, marks.verdicts)
    if sign := marks.signs.by_key.get(key_of(box.content)):
        said += f"\n{describe_sign(sign)}"
    if not box.hidden:
        return said
    count = "1 more statement" if box.hidden == 1 else f"{box.hidden:,} more statements"
    return f"{said}\n{count} below, not shown"


def describe_sign(sign: EvaluationSign) -> str:
    """What an evaluation gives for a card, as text."""
    lines = [f"verdict: {sign.word}"]
    lines += [f"{thesis} does not stand without it" for thesis in sign.needed_for]
    return "\n".join(lines)


_VERBS: Final = {
    Sort.SUPPORT: "supports",
    Sort.PREMISE: "is a premise of",
    Sort.COUNTER: "is a premise of",
    Sort.WARRANT: "licenses",
    Sort.ATTACK: "attacks",
    Sort.EXCEPTION: "is an exception to",
    Sort.ANSWER: "answers",
}


def describe_edge(near: Content, sort: Sort, far: Content, *, is_broken: bool = False) -> str:
    """A sentence for the line between two boxes.

    ``is_broken`` says that it is that of an argument that does not carry.
    """
    if isinstance(far, SceneRelation):
        return describe_relation(far.relation)
    verb = _VERBS.get(sort) or sort.replace("-", " ")
    said = f"{_short(far)} {verb} {_short(near)}"
    return f"{said}, but the argument fails" if is_broken else said


def describe_relation(relation: Relation) -> str:
    """A relation as a clause."""
    return f"{relation.first} {relation.kind.replace('-', ' ')} {relation.second}"


def _short(content: Content) -> str:
    if isinstance(content, REFERENCES):
        return content.target
    assert not isinstance(content, SceneRelation), "a relation has no edges of its own"
    return content.id or f"this {content.kind}"


def _belongings(node: Statement | Argument, map: ArgumentMap, verdicts: Verdicts) -> Iterator[str]:
    if holder := map.other_voice(node.key):
        yield f"held by {holder}"
    if isinstance(node, Argument):
        yield f"scheme: {node.scheme}" if node.scheme else ""
        yield f"strength: {node.strength}" if node.strength is not None else ""
    if node.qualifier:
        yield f"qualifier: {plain_text(node.qualifier)}"
    if node.acceptance is not None:
        yield f"accepted by the author: {plain_text(str(node.acceptance))}"
    if node.concession is not None:
        yield f"granted: {plain_text(str(node.concession))}"
    if isinstance(node, Statement):
        yield from (str(figure) for figure in node.figures)
        yield f"confidence: {node.confidence:g}" if node.confidence is not None else ""
    default = map.sources[0].id if map.sources else None
    for index, citation in enumerate(node.citations):
        verdict = verdicts.get((node.key, index))
        said = mark(citation, verdict, default).text
        yield " ".join(part for part in (said, citation.passage) if part)
        if verdict is not None and verdict.passage:
            yield verdict.passage
    yield from (f"note: {plain_text(note)}" for note in node.notes)
    yield f"tags: {', '.join(node.tags)}" if node.tags else ""
