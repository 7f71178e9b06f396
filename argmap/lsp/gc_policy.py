"""Garbage collection at times when no request is waiting, as far as possible.

Parsing 5,000 statements makes some hundred thousand objects that live until the next parse and are
then freed by reference counting. A full collection over all of them stops every thread for a tenth
of a second or more. So they are frozen after each parse, and a full collection runs when nobody
types.
"""

from __future__ import annotations

import gc
from typing import Final

_THRESHOLDS: Final = (50_000, 20, 100)
_READINGS: Final = 50  # analyses between two full collections

_count = 0


def begin() -> None:
    """Enable the collector, which the program disables, and freeze the objects made at startup."""
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
    gc.freeze()


def set_aside() -> None:
    """Freeze the objects of an analysis."""
    global _count
    _count += 1
    gc.freeze()


def look_through() -> None:
    """Run a full collection if there were enough analyses since the last one."""
    global _count
    if _count < _READINGS:
        return
    _count = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()
