"""The bundled font, Arimo, for machines that have no Arial or Helvetica.

Arimo has the widths of Arial and Helvetica. The files in ``fonts`` are from Arimo 1.33, without
hinting, glyph names and bold italics; the licence is in the same folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

FONTS: Final = MappingProxyType(
    {
        (bold, italic): Path(__file__).with_name("fonts") / f"Arimo-{name}.ttf"
        for bold, italic, name in (
            (False, False, "Regular"),
            (True, False, "Bold"),
            (False, True, "Italic"),
        )
    }
)
"""The font files, by (bold, italic)."""


ADDRESSES: Final = MappingProxyType(
    {style: f"argmap-font:{path.stem}" for style, path in FONTS.items()}
)
"""Made-up URLs of the font files, by (bold, italic)."""


def font_faces(addresses: Mapping[tuple[bool, bool], str]) -> str:
    """CSS ``@font-face`` rules for the font, given the URL of each of its faces."""
    return "".join(
        f"@font-face{{font-family:Arimo;font-weight:{'bold' if bold else 'normal'};"
        f"font-style:{'italic' if italic else 'normal'};src:url({address})}}"
        for (bold, italic), address in addresses.items()
    )
