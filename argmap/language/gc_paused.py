"""Work that makes much and keeps it, without Python looking for garbage in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Put off looking for garbage, if it is looked for, until the work is done.

    A reading makes some ten objects for each statement and throws few of them away. Looking
    through all of them again and again took a fifth of the time of a large text, and more than
    its share of a larger one.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # What was made is kept: it is old, and need not be looked through to find that out.
            gc.freeze()
            gc.unfreeze()
        gc.enable()
