"""A map as a notebook shows it: drawn, or with the reason why it could not be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from argmap.model import ArgmapError, ArgumentMap
from argmap.notebook.findings import findings

if TYPE_CHECKING:
    from argmap.sources import Library


def picture(map: ArgumentMap, *, direction: str = "lr", theme: str = "light") -> dict[str, str]:
    """The forms of a map by media type: its picture, and its text for where none can be shown.

    Its citations are looked up in the project that its file lies in, or the working folder for a
    map that comes from none. Where the engine fails its complaint takes the picture's place.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> forms = picture(building.build())
    >>> sorted(forms), forms["image/svg+xml"][:4]
    (['image/svg+xml', 'text/plain'], '<svg')
    """
    from argmap.render import render
    from argmap.render.engine import EngineWarning
    from argmap.sources import verify

    try:
        with catch_warnings():
            simplefilter("ignore", EngineWarning)  # a remark only: the picture is there
            verdicts = verify(map, _library(map))
            svg = render(map, "svg", direction=direction, theme=theme, verdicts=verdicts).decode()
    except ArgmapError as error:
        return findings(error.diagnostics)
    return {"image/svg+xml": svg[svg.index("<svg") :], "text/plain": _text(map)}


def _library(map: ArgumentMap) -> Library:
    from argmap.sources import Library

    span = map.origin.span if map.origin else None
    return Library.near(Path(span.path) if span and span.path else Path())


def _text(map: ArgumentMap) -> str:
    from argmap.language import dumps

    return dumps(map).rstrip("\n")
