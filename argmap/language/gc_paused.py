"""Pause garbage collection during work that allocates many long-lived objects."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 5_000
"""Minimum number of new objects that are worth moving to the oldest generation."""


@contextmanager
def gc_paused() -> Iterator[None]:
    """Disable garbage collection in the block, if it is enabled.

    Parsing creates about ten objects per statement and keeps most of them. Scanning them again and
    again took a fifth of the time for a large text, and the share grows with the size.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    before = gc.get_count()[0]
    try:
        yield
    finally:
        # Counting frozen objects visits each of them, and a language server freezes hundreds of
        # thousands; so after a keystroke, they are not counted.
        if gc.get_count()[0] - before >= _MANY and not gc.get_freeze_count():
            # Move the new objects to the oldest generation without scanning them.
            gc.freeze()
            gc.unfreeze()
        gc.enable()
