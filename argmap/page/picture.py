"""The map's SVG as it stands within a page, and how it turns dark with the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import asdict, frozen

from argmap.model import ArgmapError, Kind, problem
from argmap.render import THEMES
from argmap.render.theme import Theme

_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>\n?", re.DOTALL)
_SAID_TWICE: Final = re.compile(r' (?:(?:lengthAdjust|aria-label)="[^"]*"|role="graphics-symbol")')
_ROOT: Final = re.compile(r"<svg\b[^>]*>")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


@frozen
class Picture:
    """An SVG for a page: its markup, and the style sheets that stood in it.

    What the page's script can say again is left out, a fifth of the whole: how lines of type are
    fitted to their length, roles, and labels, which are the first lines of tooltips.
    """

    markup: str
    styles: tuple[str, ...]

    @classmethod
    def of(cls, svg: bytes) -> Picture:
        """Take an SVG file apart: what is of the file goes, the style sheets come out of it.

        Raises :class:`~argmap.model.ArgmapError` where this is no SVG.

        >>> Picture.of(b'<?xml version="1.0"?><svg><style>a{}</style><g/></svg>')
        Picture(markup='<svg><g/></svg>', styles=('a{}',))
        """
        text = svg.decode()
        root = _ROOT.search(text)
        if root is None:
            raise ArgmapError([problem("engine-output", "the picture of the map is no SVG")])
        markup = text[root.start() :].rstrip()
        styles = tuple(match[1] for match in _STYLE.finditer(markup))
        return cls(_SAID_TWICE.sub("", _STYLE.sub("", markup)), styles)


def dark_rules() -> str:
    """CSS that shows the light theme's colours as those of the dark one.

    What is the same colour in the light and two in the dark gets the one that stands out more
    from the ground: cards (not the page, which the picture leaves open), lines (not bars).

    >>> '[fill="#1b232d"]{fill:#e9edf2}' in dark_rules()
    True
    """
    light, dark = (dict(_colours(THEMES[name])) for name in ("light", "dark"))
    pairs = {light[role]: dark[role] for role in reversed(light)}
    pairs[light["page"]] = dark[f"{Kind.CLAIM} ground"]
    return "\n".join(
        f'.picture [{part}="{old}"]{{{part}:{new}}}'
        for old, new in pairs.items()
        for part in ("fill", "stroke")
    )


def _colours(theme: Theme) -> Iterator[tuple[str, str]]:
    """Every colour of a theme by the role it plays."""
    for name, value in asdict(theme, recurse=False).items():
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            yield name, value
    for kind, accent in theme.kinds.items():
        for name, value in asdict(accent).items():
            yield f"{kind} {name}", value
