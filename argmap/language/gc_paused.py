"""Pause garbage collection during work that allocates many long-lived objects."""

from __future__ import annotations

import gc
from typing import Final

_MANY: Final = 5_000
"""Minimum number of new objects that are worth moving to the oldest generation."""


class _Pause:
    """Disables garbage collection in a block.

    A generator would take 3 µs longer, which is noticeable for a thousand small files.
    """

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before: int | None = None
        if gc.isenabled():
            gc.disable()
            self._before = gc.get_count()[0]

    def __exit__(self, *_: object) -> None:
        if self._before is None:
            return
        # Counting frozen objects visits each of them, and a language server freezes hundreds of
        # thousands; so after a keystroke, they are not counted.
        if gc.get_count()[0] - self._before >= _MANY and not gc.get_freeze_count():
            # Move the new objects to the oldest generation without scanning them.
            gc.freeze()
            gc.unfreeze()
        gc.enable()


def gc_paused() -> _Pause:
    """Disable garbage collection in a block, if it is enabled.

    Parsing creates about ten objects per statement and keeps most of them. Scanning them again and
    again took a fifth of the time for a large text, and the share grows with the size.
    """
    return _Pause()
