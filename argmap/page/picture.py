"""The SVG of a map or a sheet as it stands within a page."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from argmap.model import ArgmapError, problem
from argmap.render.look.theme import THEMES, Theme

_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>\n?", re.DOTALL)
_SAID_TWICE: Final = re.compile(r' (?:(?:lengthAdjust|aria-label)="[^"]*"|role="graphics-symbol")')
_TAG: Final = re.compile(r"<[^<>]+>")
_ROOT: Final = re.compile(r"<svg\b[^>]*>")


def ground(theme: str | Theme) -> str:
    """The style sheet that gives the picture of a theme its ground, where that is not the page's.

    >>> ground("auto"), ground("dark")
    ('', '.picture{background:#12161b}')
    """
    found = THEMES[theme] if isinstance(theme, str) else theme
    if found is THEMES["auto"]:
        return ""
    rule = f".picture{{background:{found.page}}}"
    if found.dark is not None and found.dark.page != found.page:
        screen = "@media screen and (prefers-color-scheme:dark)"
        rule += f"{screen}{{.picture{{background:{found.dark.page}}}}}"
    return rule


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
        # Within tags only: text may hold the same words.
        shorter = _TAG.sub(lambda tag: _SAID_TWICE.sub("", tag[0]), _STYLE.sub("", markup))
        return cls(shorter, styles)
