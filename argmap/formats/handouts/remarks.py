"""What is said of a statement besides its text: whose view it is, hedges, citations and so on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.formats.handouts.document import Run
from argmap.model import Argument, ArgumentMap, Statement
from argmap.wording.citations import citation_text


def remarks(item: Statement | Argument, map: ArgumentMap) -> Iterator[Run]:
    """Yield what is said of a statement in brackets, if anything."""
    found = [*_remarks(item)]
    if found:
        yield Run(f" ({'; '.join(found)})")


def _remarks(item: Statement | Argument) -> Iterator[str]:
    if item.by is not None:
        yield f"held by {item.by}"
    if item.acceptance is not None:
        yield f"accepted {item.acceptance}"
    if item.concession is not None:
        yield f"granted {item.concession}"
    if item.qualifier is not None:
        yield ", ".join(f"“{phrase}”" for phrase in item.qualifier_phrases)
    if isinstance(item, Argument) and item.strength is not None:
        yield f"strength: {item.strength}"
    if isinstance(item, Statement) and item.confidence is not None:
        yield f"the mapper's confidence: {item.confidence:g}"
    if isinstance(item, Statement):
        yield from (str(figure) for figure in item.figures)
    yield from item.links


def citations(item: Statement | Argument, map: ArgumentMap) -> Iterator[Run]:
    """Yield the citations of a statement in square brackets, if it has any.

    A source is named if the map has several.
    """
    shown = [
        citation_text(one, None, one.source if len(map.sources) != 1 else None)
        for one in item.citations
    ]
    if shown:
        yield Run(f" [{'; '.join(shown)}]", is_literal=True)
