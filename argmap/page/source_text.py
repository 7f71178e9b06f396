"""The source text shown beside a map: paragraphs, with the cited passages marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.page.statement_entries import Marks
from argmap.sources import Card, Library, LoadedSource, Status, Text, Verdict
from argmap.sources.loaded_source import on_one_line

_BREAK: Final = re.compile(r"\s*\n\s*")
_OPENERS: Final = re.compile(r"[“‘\"'(\[«]*\Z")
_CLOSERS: Final = re.compile(r"[.,;:!?…”’\"')\]»]*")
"""Closing punctuation after a word, which is included in a passage."""


@frozen
class Passage:
    """A passage cited at least once: words ``start`` to ``end`` (exclusive) of a source.

    ``number`` counts the passages of a page from 1; ``keys`` are those of the citing statements
    and arguments.
    """

    number: int
    source: str
    start: int
    end: int
    keys: tuple[str, ...]


@frozen
class Piece:
    """A stretch of a paragraph that is in the same passages throughout.

    ``passages`` are their numbers; none if nothing cites it. ``begins`` are the passages that
    start with it, ``ends`` those that end with it.
    """

    text: str
    passages: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@frozen
class Paragraph:
    """A paragraph, numbered from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def is_cited(self) -> bool:
        """Whether part of it is cited."""
        return any(piece.passages for piece in self.pieces)


@frozen
class Essay:
    """A source and its text by paragraph."""

    card: Card
    paragraphs: tuple[Paragraph, ...]

    @property
    def cited(self) -> int:
        """Number of its cited paragraphs."""
        return sum(paragraph.is_cited for paragraph in self.paragraphs)


@frozen
class SourceTexts:
    """The essays of a page and their cited passages.

    ``missing`` are the ids of sources whose text is not available.
    """

    essays: tuple[Essay, ...] = ()
    passages: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    marks: Marks = field(factory=dict)


def source_texts(
    sources: Iterable[str], verdicts: Sequence[Verdict], library: Library
) -> SourceTexts:
    """Prepare the texts of some sources, by id, with the verified passages marked.

    >>> source_texts(["nowhere"], (), Library("nowhere")).missing
    ('nowhere',)
    """
    held = {source: library.load(source) for source in dict.fromkeys(sources)}
    texts = {
        source: (loaded, loaded.text)
        for source, loaded in held.items()
        if loaded is not None and loaded.text is not None
    }
    passages = _passages([verdict for verdict in verdicts if verdict.source in texts], list(texts))
    numbers = {(one.source, one.start, one.end): one.number for one in passages}
    marks = {
        (verdict.key, verdict.index): tuple(
            numbers[verdict.source, start, end] for start, end in verdict.words
        )
        for verdict in verdicts
        if verdict.source in texts and _is_settled(verdict)
    }
    return SourceTexts(
        tuple(
            _essay(loaded, text, [one for one in passages if one.source == source])
            for source, (loaded, text) in texts.items()
        ),
        passages,
        tuple(source for source in held if source not in texts),
        {place: found for place, found in marks.items() if found},
    )


def _is_settled(verdict: Verdict) -> bool:
    """Whether it is clear which passage is cited."""
    return verdict.status in (Status.VERIFIED, Status.PLACED)


def _passages(verdicts: Iterable[Verdict], sources: Sequence[str]) -> tuple[Passage, ...]:
    """The passages in text order, each once."""
    citing: dict[tuple[int, int, int], dict[str, None]] = {}
    for verdict in verdicts:
        if verdict.source is not None and _is_settled(verdict):
            for start, end in verdict.words:
                place = (sources.index(verdict.source), start, -end)
                citing.setdefault(place, {})[verdict.key] = None
    return tuple(
        Passage(number, sources[source], start, -end, tuple(citing[source, start, end]))
        for number, (source, start, end) in enumerate(sorted(citing), 1)
    )


def _essay(loaded: LoadedSource, text: Text, passages: Sequence[Passage]) -> Essay:
    starts = (*loaded.fingerprint.starts, len(text.words))
    paragraphs = (
        Paragraph(number, tuple(_pieces(text, first, end, passages)))
        for number, (first, end) in enumerate(pairwise(starts), 1)
    )
    return Essay(loaded.card, tuple(paragraphs))


def _pieces(text: Text, first: int, end: int, passages: Sequence[Passage]) -> list[Piece]:
    """Words ``first`` to ``end`` of a text, divided where a passage starts or ends."""
    here = [one for one in passages if one.start < end and first < one.end]
    cuts = {_opening(text, first), _close(text, end)}
    spans: Mapping[int, tuple[int, int]] = {
        one.number: (
            _before(text, one.start) if one.start >= first else _opening(text, first),
            _after(text, one.end) if one.end <= end else _close(text, end),
        )
        for one in here
    }
    for span in spans.values():
        cuts.update(span)
    found = []
    for begin, stop in pairwise(sorted(cuts)):
        covering = [one for one in here if spans[one.number][0] <= begin < spans[one.number][1]]
        found.append(
            Piece(
                on_one_line(text.text[begin:stop]),
                tuple(one.number for one in covering),
                tuple(
                    one.number
                    for one in covering
                    if one.start >= first and spans[one.number][0] == begin
                ),
                tuple(
                    one.number
                    for one in covering
                    if one.end <= end and spans[one.number][1] == stop
                ),
            )
        )
    return found


def _before(text: Text, word: int) -> int:
    """The offset where a passage starts that has this first word."""
    start = text.words.starts[word]
    last = text.words.ends[word - 1] if word else 0
    return start - len(_OPENERS.findall(text.text[last:start])[0])


def _after(text: Text, word: int) -> int:
    """The offset where a passage ends that stops before this word."""
    end = text.words.ends[word - 1]
    next_start = text.words.starts[word] if word < len(text.words) else len(text.text)
    closing = _CLOSERS.match(text.text, end, next_start)
    return closing.end() if closing else end


def _opening(text: Text, word: int) -> int:
    """The offset of the start of the paragraph with this first word, after a line break."""
    start = text.words.starts[word]
    before = text.words.ends[word - 1] if word else 0
    breaks = list(_BREAK.finditer(text.text, before, start))
    return breaks[-1].end() if breaks else before


def _close(text: Text, word: int) -> int:
    """The offset of the end of the paragraph before this word, at a line break."""
    end = text.words.ends[word - 1]
    after = text.words.starts[word] if word < len(text.words) else len(text.text)
    found = _BREAK.search(text.text, end, after)
    return found.start() if found else after
