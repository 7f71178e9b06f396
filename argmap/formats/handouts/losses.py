"""What a document for readers leaves out of a map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.formats.untold import untold_comments, untold_fields
from argmap.model import ArgumentMap, Diagnostic

_TOLD: Final = (
    "map.map", "map.author", "map.date", "map.note", "map.source", "title", "by", "accepted",
    "scheme", "strength", "conceded", "qualifier", "confidence", "cite", "figure", "note", "link",
    "reason",
)  # fmt: skip


def handout_losses(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Yield what a document for readers leaves out: tags, links, comments, and data of
    other programs."""
    yield from untold_fields(map, "a document for readers", _TOLD)
    yield from untold_comments(map, "a document for readers")
