"""When garbage is looked for: never in the middle of an answer, as far as that can be had.

A reading of 5,000 statements makes some hundred thousand objects that live until the next one and
then go without being looked for. A look at all of them stops every thread for a tenth of a second
and more. So they are set aside after each reading, and all is looked through when nobody types.
"""

from __future__ import annotations

import gc
from typing import Final

_THRESHOLDS: Final = (50_000, 20, 100)
_READINGS: Final = 50  # readings from one look through everything to the next

_count = 0


def begin() -> None:
    """Turn the collector on, which the program turns off; what the start has made is set aside."""
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
    gc.freeze()


def set_aside() -> None:
    """Set aside what a reading has made."""
    global _count
    _count += 1
    gc.freeze()


def look_through() -> None:
    """Look through everything, where enough was read since this was last done."""
    global _count
    if _count < _READINGS:
        return
    _count = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()
