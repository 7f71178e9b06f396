"""The sign of each verdict, for pictures and pages, and what it means."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from argmap.model.vocabulary import Word

SIGNS: Final = MappingProxyType(
    {
        Word.STANDS: "●",
        Word.OPEN: "◐",
        Word.CONTESTED: "⊗",
        Word.REFUTED: "✕",
        Word.ANSWERED: "✕",
        Word.WITHOUT_GROUND: "○",
    }
)
"""The sign of each verdict. An exception that is only held open has none."""

CRUX: Final = "★"
"""The sign of a part that a thesis does not stand without."""

CRUX_MEANING: Final = "a thesis does not stand without it"
BROKEN_MEANING: Final = "argument that does not carry"
