"""brat stand-off annotation with the types of the Argument Annotated Essays (Stab and Gurevych
2017); read only.

The annotations (``NAME.ann``) lie beside the text (``NAME.txt``), which is read as well. A major
claim is a thesis, and a further one rephrases the first. A claim supports the major claim or
attacks it, by its stance. A premise supports or attacks what its relation says. Each component
cites its words in the text, by its first and last words if it is long, and ``x-brat-span`` has its
place in characters. Notes become ``note:``.

Other labels are read as claims, and told. Lost: relations of other names, events, other attributes,
and normalisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from argmap.file_io import read_limited
from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, decoded, line_span, lost, text_or
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Citation,
    Diagnostic,
    Kind,
    Relation,
    RelationKind,
    Source,
)
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_COMPONENT: Final = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\t(.*)")
_RELATION: Final = re.compile(r"(R\d+)\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
_ATTRIBUTE: Final = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (.*))?")
_NOTE: Final = re.compile(r"#\d+\t\S+ (\S+)\t(.*)")
_SPARE: Final = 1000
"""How many characters a place may be longer than the words in it, because of spaces."""
_PHRASE: Final = 5
"""A component of more words than two such phrases is cited by its first and last words."""
_SUPPORTS: Final = ("supports", "support", "partial-support")
_ATTACKS: Final = ("attacks", "attack", "partial-attack", "contradicts", "rebuts")


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of the annotations of a text; see :mod:`argmap.formats.brat`."""
    return _Reading(path).imported(decoded(data, path))


class _Reading:
    def __init__(self, path: str | None) -> None:
        self._path = path
        self._graph = GraphNesting()
        self._ids = Ids()
        self._losses: list[Diagnostic] = []
        self._claims: list[str] = []
        self._theses: list[str] = []
        self._attacking: set[str] = set()
        self._stances: dict[str, int] = {}
        """The line of the stance of each claim."""
        self._lines: dict[str, int] = {}
        self._source = Ids().of(Path(path).stem if path else "text", "text")

    def imported(self, text: str) -> Imported:
        """Return the map."""
        essay = self._essay()
        later: list[tuple[int, str]] = []
        for number, line in enumerate(_lines(text), 1):
            component = _COMPONENT.fullmatch(line)
            if component is not None:
                self._component(component, number, essay)
            elif line.strip():
                later.append((number, line))
        for number, line in later:
            self._other(line, number)
        for claim, number in self._stances.items():
            if not (claim in self._claims and self._theses):
                message = "a stance is kept only of a claim, where there is a major claim"
                self._lose(message, number)
        for claim in self._claims if self._theses else ():
            if claim not in self._stances:
                told = f"{claim.upper()} has no stance; it is read as support for the major claim"
                self._lose(told, self._lines[claim])
            is_against = claim in self._attacking
            kind = ArgumentKind.COUNTER if is_against else ArgumentKind.ARGUMENT
            step = Step(f"stance-{claim}", [claim], self._theses[0], kind)
            self._graph.steps.append(step)
        for again in self._theses[1:]:
            relation = Relation(again, RelationKind.REPHRASES, self._theses[0])
            self._graph.relations.append(relation)
        for step, reason in self._graph.lost_steps():
            where = self._lines.get(step.id, 1)
            self._lose(f"the relation {step.id.upper()} is left out: {reason}", where)
        map = ArgumentMap(
            "",
            self._graph.items(),
            sources=[Source(self._source)],
            extra=[("imported", "brat")],
        )
        return Imported(map, self._losses)

    def _essay(self) -> str:
        """The text beside the annotations, or nothing if it is not there."""
        if self._path is None or not self._path.endswith(".ann"):
            self._lose("the text is not known, so that nothing is cited", 1)
            return ""
        beside = Path(self._path).with_suffix(".txt")
        try:
            return decoded(read_limited(beside), str(beside))
        except ArgmapError as error:
            self._lose(f"{error.diagnostics[0].message}, so that nothing is cited", 1)
            return ""

    def _component(self, found: re.Match[str], number: int, essay: str) -> None:
        id, label, spans, words = found.groups()
        made = self._ids.of(id.lower())
        if made != id.lower():
            broken(f"{id} is there twice", line_span(number, self._path))
        attributes: dict[str, Any] = {"text": text_or(words, id), "extra": [("brat-span", spans)]}
        self._lines[made] = number
        if not clean(words):
            self._lose(f"{id} has no words", number)
        elif essay and _is_there(words, spans, essay):
            attributes["citations"] = [_citation(words)]
        elif essay:
            self._lose(f"the text beside it has other words at the place of {id}", number)
        if label == "MajorClaim":
            attributes["kind"] = Kind.THESIS
            self._theses.append(made)
        elif label == "Claim":
            self._claims.append(made)
        elif label != "Premise":
            self._lose(f"{label!r} is read as a claim", number)
        self._graph.statements[made] = attributes

    def _other(self, line: str, number: int) -> None:
        relation, attribute, note = (
            pattern.fullmatch(line) for pattern in (_RELATION, _ATTRIBUTE, _NOTE)
        )
        if relation is not None:
            id, name, source, target = relation.groups()
            kind = ArgumentKind.COUNTER if name.lower() in _ATTACKS else ArgumentKind.ARGUMENT
            if name.lower() not in (*_SUPPORTS, *_ATTACKS):
                self._lose(f"{id} is left out: {name!r} neither supports nor attacks", number)
                return
            step = Step(self._ids.of(id.lower()), [source.lower()], target.lower(), kind)
            self._lines[step.id] = number
            self._graph.steps.append(step)
        elif attribute is not None and attribute[1] == "Stance":
            self._stances[attribute[2].lower()] = number
            if attribute[3] == "Against":
                self._attacking.add(attribute[2].lower())
            elif attribute[3] != "For":
                self._lose(f"the stance {attribute[3]!r} is read as 'For'", number)
        elif note is not None and note[1].lower() in self._graph.statements:
            self._graph.statements[note[1].lower()].setdefault("notes", []).append(note[2])
        elif re.match(r"[TREAMN*#]\d*\t", line):
            self._lose(f"{line.split()[0]} is not kept", number)
        else:
            broken("this line is no annotation of brat", line_span(number, self._path))

    def _lose(self, message: str, line: int) -> None:
        self._losses.append(lost(message, line_span(line, self._path)))


def _lines(text: str) -> Iterator[str]:
    """The lines of a file; other separators than line ends are part of a text."""
    return (line.removesuffix("\r") for line in text.split("\n"))


def _is_there(words: str, spans: str, essay: str) -> bool:
    """Whether the words of a component are in its places in the text."""
    found: list[str] = []
    for span in spans.split(";"):
        start, end = map(int, span.split())
        if end - start > len(words) + _SPARE:
            return False
        found += essay[start:end].split()
    return found == words.split()


def _citation(words: str) -> Citation:
    """The citation of some words: whole, or the first and the last of them."""
    plain = words.replace('"', "'").replace("“", "'").replace("”", "'").split()
    if len(plain) <= 2 * _PHRASE:
        return Citation([" ".join(plain)])
    return Citation([" ".join(plain[:_PHRASE]), " ".join(plain[-_PHRASE:])])
