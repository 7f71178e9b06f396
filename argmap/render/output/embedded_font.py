"""The bundled font inside an SVG, for viewers in browsers that have no font like Arial.

HarfBuzz reduces Arimo to the characters that a picture uses.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from attrs import Factory, define

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bundled_font import FONTS, font_faces
from argmap.render.output.svg_parts import Picture
from argmap.render.output.svg_text import set_run
from argmap.render.text_layout.text_blocks import Run

_TYPE: Final = "data:font/ttf;base64,"

Style = tuple[bool, bool]
"""Whether a face is bold, and whether it is italic."""


@define
class EmbeddedFont:
    """Write text as usual, and collect the characters that each face needs.

    Raises :class:`~argmap.model.ArgmapError` (``outlines-missing``) if HarfBuzz is missing.
    """

    used: dict[Style, set[str]] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        try:
            import uharfbuzz  # noqa: F401
        except ImportError:
            message = "embedded fonts need HarfBuzz, which is not installed"
            hint = "pip install 'argmap[outlines]'"
            raise ArgmapError([problem(Code.OUTLINES_MISSING, message, hint=hint)]) from None

    def set_run(self, run: Run, x: float, base: float) -> str:
        """A run as text."""
        style = run.face.bold, run.face.italic and not run.face.bold
        self.used.setdefault(style, set()).update(run.text)
        return set_run(run, x, base)

    def embed(self, picture: Picture) -> Picture:
        """The picture with the characters that it uses, in each face that it uses."""
        faces = {style: _TYPE + _subset(style, chars) for style, chars in sorted(self.used.items())}
        return picture._replace(style=font_faces(faces) + picture.style)


def _subset(style: Style, chars: set[str]) -> str:
    """A face of Arimo with some characters only, as Base64."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS[style])))
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set(set(map(ord, chars)))
    return b64encode(uharfbuzz.subset(face, wanted).blob.data).decode()
