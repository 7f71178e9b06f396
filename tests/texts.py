"""References as they are written, to be compared with in tests."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Reference


def texts(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(map(str, references))
