"""The font that comes with argmap, so that text looks the same where a machine has no such font.

Arimo has the widths of Arial and Helvetica. The files in ``fonts`` are those of Arimo 1.33 without
hints, names of glyphs and bold italics; their licence lies beside them.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
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


@cache
def font_faces() -> str:
    """Rules of CSS that hold its faces."""
    return "".join(
        "@font-face{font-family:Arimo;"
        f"font-weight:{'bold' if bold else 'normal'};"
        f"font-style:{'italic' if italic else 'normal'};"
        f"src:url(data:font/ttf;base64,{b64encode(path.read_bytes()).decode()})}}"
        for (bold, italic), path in FONTS.items()
    )
