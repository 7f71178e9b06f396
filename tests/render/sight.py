"""Colours as people see them who lack one kind of cone, and as a grey print has them.

The matrices are those of Machado, Oliveira and Fernandes (2009) for the full deficiency, for
linear RGB. Run as a program, ``python -m tests.render.sight PICTURE.png OUT.png`` draws a picture
in all four ways side by side (it wants Pillow).
"""

from __future__ import annotations

import sys
from typing import Final

GREY: Final = "grey print"
_MATRICES: Final = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    GREY: ((0.2126, 0.7152, 0.0722),) * 3,
}
SIGHTS: Final = tuple(_MATRICES)


def seen(colour: str, sight: str) -> str:
    """A colour ``#rrggbb`` as it is seen."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    mixed = (
        sum(share * part for share, part in zip(row, linear, strict=True))
        for row in _MATRICES[sight]
    )
    return "#" + "".join(f"{round(_encoded(part) * 255):02x}" for part in mixed)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _draw(source: str, target: str) -> None:
    from PIL import Image

    picture = Image.open(source).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    sheet = Image.new("RGB", (picture.width * 2 + 10, picture.height * 2 + 10), "white")
    for number, sight in enumerate(SIGHTS):
        table = {}
        for _, pixel in colours:
            changed = seen("#{:02x}{:02x}{:02x}".format(*pixel), sight)
            table[pixel] = tuple(int(changed[at : at + 2], 16) for at in (1, 3, 5))
        view = picture.copy()
        view.putdata([table[pixel] for pixel in picture.getdata()])
        x, y = number % 2 * (picture.width + 10), number // 2 * (picture.height + 10)
        sheet.paste(view, (x, y))
    sheet.save(target)


if __name__ == "__main__":
    _draw(*sys.argv[1:3])
