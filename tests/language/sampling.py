"""How many random cases a test tries."""

from __future__ import annotations

import os


def turns(count: int) -> int:
    """All of ``count`` cases with ``ARGMAP_EXPLORE=1``, and a third of them otherwise."""
    return count if os.environ.get("ARGMAP_EXPLORE") else max(1, count // 3)
