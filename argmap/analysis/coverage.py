"""Find the paragraphs of a source that a map cites, and statements not based on citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind
from argmap.sources import Library, Status, Verdict


@frozen
class Paragraph:
    """One paragraph: its number from 1, its number of words, and the keys of citing parts."""

    number: int
    words: int
    cited_by: tuple[str, ...] = ()


@frozen
class Coverage:
    """The coverage of one source; ``words_cited`` is the number of words in cited passages.

    ``citations`` is the number of its citations, and ``found`` of those that it has in one place.
    """

    source: str
    paragraphs: tuple[Paragraph, ...]
    words_cited: int
    citations: int = 0
    found: int = 0

    @property
    def uncited(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that are not cited."""
        return tuple(one.number for one in self.paragraphs if not one.cited_by)

    @property
    def words(self) -> int:
        """The number of words in the source."""
        return sum(one.words for one in self.paragraphs)


def coverage(verdicts: Iterable[Verdict], library: Library) -> tuple[Coverage, ...]:
    """Return what the verified citations of a map cover, for each source with a card.

    ``verdicts`` are the result of :func:`argmap.sources.verify`. Citations that were not found, or
    found in several places, cover nothing. The texts of the sources are not needed.

    >>> coverage((), Library("nowhere"))
    ()
    """
    by_source: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.source is not None:
            by_source.setdefault(verdict.source, []).append(verdict)
    covered = (_of(source, found, library) for source, found in by_source.items())
    return tuple(one for one in covered if one is not None)


def ungrounded(map: ArgumentMap) -> tuple[str, ...]:
    """Return the keys of statements that have no citation, nor any support with a citation.

    The supporting statements are the premises of the inferences to a statement, and so on
    recursively; statements of imported maps (``NAME.id``) count as grounded. Questions and
    assumptions are left out, because no source states them.

    >>> from argmap.language import loads
    >>> ungrounded(loads('''
    ... source: report
    ... thesis closed: The mill closed.
    ...   claim frost: It froze.
    ...     cite: ¶3
    ...   claim debts: It owed too much.
    ... '''))
    ('debts',)
    """
    grounded = {key for key, node in map.nodes.items() if node.citations}
    waiting = [*grounded, *(key for key in map.graph.inferences_from if key not in map.nodes)]
    waiting += (step.conclusion for step in map.inferences if step.argument in grounded)
    while waiting:
        key = waiting.pop()
        grounded.add(key)
        waiting += (step.conclusion for step in map.used_in(key) if step.conclusion not in grounded)
    passed_over = (Kind.QUESTION, Kind.ASSUMPTION)
    return tuple(
        node.key
        for node in map.statements
        if node.kind not in passed_over and node.key not in grounded
    )


def _of(source: str, verdicts: Sequence[Verdict], library: Library) -> Coverage | None:
    loaded = library.load(source)
    if loaded is None:
        return None
    starts = (*loaded.fingerprint.starts, len(loaded.fingerprint))
    citing: list[dict[str, None]] = [{} for _ in starts[1:]]
    cited: set[int] = set()
    settled = [one for one in verdicts if one.status in (Status.VERIFIED, Status.PLACED)]
    for verdict in settled:
        for first, last in verdict.paragraphs:
            for number in range(first, last + 1):
                citing[number - 1][verdict.key] = None
        for start, end in verdict.words:
            cited.update(range(start, end))
    paragraphs = (
        Paragraph(number, starts[number] - starts[number - 1], tuple(keys))
        for number, keys in enumerate(citing, 1)
    )
    return Coverage(source, tuple(paragraphs), len(cited), len(verdicts), len(settled))
