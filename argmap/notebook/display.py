"""Maps and comparisons as a notebook shows them: drawn, or with the reason why they are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from argmap.model import ArgmapError, ArgumentMap, Severity
from argmap.notebook.diagnostics_html import findings

if TYPE_CHECKING:
    from argmap.comparison import Comparison, ResolvedMaps
    from argmap.sources import Library, Verdict
    from argmap.workspace import Examination, Workspace


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
    place = _place(map)

    def draw(id_prefix: str) -> bytes:
        from argmap.sources import verify
        from argmap.workspace.workspace import source_ids

        library = workspace().library(place, source_ids([map]))
        maps = _resolved(map, place, library) if map.uses else None
        return _drawn(map, maps, verify(map, library), place, (direction, theme, id_prefix))

    return _map_forms(map, draw)


def examined_picture(examination: Examination, *, direction: str, theme: str) -> dict[str, str]:
    """The same of a map without a file that was examined, and in which there are no errors."""
    map, maps, verdicts = examination.map, examination.maps, examination.verdicts
    return _map_forms(
        map, lambda prefix: _drawn(map, maps, verdicts, Path(), (direction, theme, prefix))
    )


def sheet(comparison: Comparison) -> dict[str, str]:
    """The forms of a comparison: the sheet side by side, and what was found in words."""
    from argmap.comparison.report import text
    from argmap.language import dumps

    prefix = _id_prefix(dumps(comparison.maps.main))
    return _forms(lambda: _sheet(comparison, "light", prefix), text(comparison).rstrip("\n"))


def _sheet(comparison: Comparison, theme: str, id_prefix: str) -> bytes:
    from argmap.render import render_sheet

    return render_sheet(comparison, theme=theme, id_prefix=id_prefix)


def _id_prefix(said: str) -> str:
    """What comes before the ids of a picture: a notebook is one page with all its pictures."""
    return f"argmap-{sha256(said.encode()).hexdigest()[:8]}-"


def _drawn(
    map: ArgumentMap,
    maps: ResolvedMaps | None,
    verdicts: Sequence[Verdict],
    place: Path,
    look: tuple[str, str, str],
) -> bytes:
    """A map as SVG, or the comparison that it is; ``look`` is direction, theme and id prefix."""
    direction, theme, id_prefix = look
    if maps is not None and maps.is_comparison:
        from argmap.comparison import compare, verdicts_of
        from argmap.workspace.workspace import source_ids

        sources = source_ids([map, *maps.used.values()])
        known = verdicts_of(maps, workspace().library(place, sources), own=verdicts)
        return _sheet(compare(maps, verdicts=known), theme, id_prefix)
    from argmap.render import render

    return render(map, direction=direction, theme=theme, verdicts=verdicts, id_prefix=id_prefix)


def _resolved(map: ArgumentMap, place: Path, library: Library) -> ResolvedMaps:
    """A map with those that it uses; an :class:`ArgmapError` where one cannot be used."""
    from argmap.workspace import resolve

    folder = place if place.is_dir() else place.parent
    maps, found = resolve(map, folder, library.root, workspace().map)
    if any(one.severity is Severity.ERROR for one in found):
        raise ArgmapError(found)
    return maps


@cache
def workspace() -> Workspace:
    """What the files are read with that maps use and cite, for as long as the notebook runs."""
    from argmap.workspace import Workspace

    return Workspace()


def _place(map: ArgumentMap) -> Path:
    """The file that a map was read from, or the working folder."""
    span = map.origin.span if map.origin else None
    return Path(span.path if span and span.path else "")


def _map_forms(map: ArgumentMap, draw: Callable[[str], bytes]) -> dict[str, str]:
    """The forms of a map; ``draw`` takes what its ids are to begin with."""
    from argmap.language import dumps

    said = dumps(map)
    return _forms(lambda: draw(_id_prefix(said)), said.rstrip("\n"))


def _forms(draw: Callable[[], bytes], text: str) -> dict[str, str]:
    from argmap.render.output.graphviz import EngineWarning

    try:
        with catch_warnings():
            simplefilter("ignore", EngineWarning)  # a remark only: the picture is there
            svg = draw().decode()
    except ArgmapError as error:
        return findings(error.diagnostics)
    return {"image/svg+xml": svg[svg.index("<svg") :], "text/plain": text}
