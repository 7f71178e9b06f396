"""The font that comes with argmap, so that text looks the same where a machine has no such font.

Arimo has the widths of Arial and Helvetica. The files in ``fonts`` are those of Arimo 1.33 without
hints, names of glyphs and bold italics; their licence lies beside them.
"""

from __future__ import annotations

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
"""The files of its faces, by whether they are bold and italic."""


def font_files() -> dict[str, Path]:
    """Its files by the addresses that :func:`font_faces` has for them."""
    return {f"argmap-font:{path.stem}": path for path in FONTS.values()}


def font_faces() -> str:
    """Rules of CSS for its faces."""
    return "".join(
        f"@font-face{{font-family:Arimo;font-weight:{'bold' if bold else 'normal'};"
        f"font-style:{'italic' if italic else 'normal'};src:url({address})}}"
        for (bold, italic), address in zip(FONTS, font_files(), strict=True)
    )
