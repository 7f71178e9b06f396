"""Maps and comparisons as a notebook shows them: drawn, or with the reason why they are not."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from argmap.model import ArgmapError, ArgumentMap, Severity
from argmap.notebook.findings import findings

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.sources import Library


def picture(map: ArgumentMap, *, direction: str = "lr", theme: str = "light") -> dict[str, str]:
    """The forms of a map by media type: its picture, and its text for where none can be shown.

    Its citations, and the maps that it uses, are looked up in the project that its file lies in,
    or from the working folder for a map that comes from none. A map that uses others is drawn as
    the comparison that it is. Where the engine fails its complaint takes the picture's place.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> forms = picture(building.build())
    >>> sorted(forms), forms["image/svg+xml"][:4]
    (['image/svg+xml', 'text/plain'], '<svg')
    """
    from argmap.language import dumps
    from argmap.render import render
    from argmap.sources import Library, verify

    place = _place(map)

    def draw() -> bytes:
        library = Library.near(place)
        comparison = _compared(map, place, library) if map.uses else None
        if comparison is not None:
            return _sheet(comparison, theme, prefix)
        return render(
            map,
            direction=direction,
            theme=theme,
            verdicts=verify(map, library),
            id_prefix=prefix,
        )

    said = dumps(map)
    prefix = _id_prefix(said)
    return _forms(draw, said.rstrip("\n"))


def sheet(comparison: Comparison) -> dict[str, str]:
    """The forms of a comparison: the sheet side by side, and what was found in words."""
    from argmap.comparison.report import text
    from argmap.language import dumps

    prefix = _id_prefix(dumps(comparison.gathering.main))
    return _forms(lambda: _sheet(comparison, "light", prefix), text(comparison).rstrip("\n"))


def _sheet(comparison: Comparison, theme: str, id_prefix: str) -> bytes:
    from argmap.render import render_sheet

    return render_sheet(comparison, theme=theme, id_prefix=id_prefix)


def _id_prefix(said: str) -> str:
    """What comes before the ids of a picture: a notebook is one page with all its pictures."""
    return f"argmap-{sha256(said.encode()).hexdigest()[:8]}-"


def _compared(map: ArgumentMap, place: Path, library: Library) -> Comparison | None:
    """The comparison that a map is, if it is one."""
    from argmap.comparison import compare, verdicts_of
    from argmap.workspace import resolve

    folder = place if place.is_dir() else place.parent
    maps, found = resolve(map, folder, library.root)
    if any(one.severity is Severity.ERROR for one in found):
        raise ArgmapError(found)
    if not maps.is_comparison:
        return None
    return compare(maps, verdicts=verdicts_of(maps, library))


def _place(map: ArgumentMap) -> Path:
    """The file that a map was read from, or the working folder."""
    span = map.origin.span if map.origin else None
    return Path(span.path if span and span.path else "")


def _forms(draw: Callable[[], bytes], text: str) -> dict[str, str]:
    from argmap.render.draw.engine import EngineWarning

    try:
        with catch_warnings():
            simplefilter("ignore", EngineWarning)  # a remark only: the picture is there
            svg = draw().decode()
    except ArgmapError as error:
        return findings(error.diagnostics)
    return {"image/svg+xml": svg[svg.index("<svg") :], "text/plain": text}
