"""How the texts of an overview are put: how short, and how statements are referred to."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.frozen_dict import FrozenDict


@frozen
class Brevity:
    """How short statements are put: by their title if their key is in ``titles``.

    Longer texts are cut to ``most`` lines; 0 leaves them whole.
    """

    titles: Container[str] = frozenset()
    most: int = 0


@frozen
class Naming:
    """How statements are referred to: by number or by id, and with their page in a booklet."""

    ids: bool = False
    pages: Mapping[str, int] = FrozenDict()


NUMBERED: Final = Naming()
"""By number."""
