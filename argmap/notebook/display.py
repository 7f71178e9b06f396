"""Display data for maps and comparisons: the drawing, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from warnings import catch_warnings, simplefilter

from argmap.model import ArgmapError, ArgumentMap, Severity
from argmap.notebook.diagnostics_html import findings

if TYPE_CHECKING:
    from argmap.comparison import Comparison, ResolvedMaps
    from argmap.evaluation import Evaluation
    from argmap.sources import Library, Verdict
    from argmap.workspace import Examination, Workspace


class Look(NamedTuple):
    """The direction and the theme of a drawing, and the evaluation whose verdicts it shows."""

    direction: str = "lr"
    theme: str = "light"
    evaluation: Evaluation | None = None


def picture(map: ArgumentMap, *, direction: str = "lr", theme: str = "light") -> dict[str, str]:
    """Display data for a map, by media type: its drawing, and its text as a fallback.

    Citations and imported maps are looked up in the project of the map's file, or from the working
    folder if it has no file. A comparison map is drawn as a comparison. If the engine fails, its
    error message is displayed instead of the drawing.

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
        look = Look(direction, theme)
        return _drawn(map, maps, verify(map, library), place, look, id_prefix)

    return _map_forms(map, draw)


def examined_picture(examination: Examination, look: Look) -> dict[str, str]:
    """The same for a map without a file that has been examined and has no errors."""
    map, maps, verdicts = examination.map, examination.maps, examination.verdicts
    return _map_forms(map, lambda prefix: _drawn(map, maps, verdicts, Path(), look, prefix))


def evaluation_report(evaluation: Evaluation) -> dict[str, str]:
    """Display data for an evaluation, by media type: the report as Markdown and as text."""
    from argmap.verbalize.evaluation_report import markdown, text

    return {"text/markdown": markdown(evaluation), "text/plain": text(evaluation).rstrip("\n")}


def sheet(comparison: Comparison) -> dict[str, str]:
    """Display data for a comparison: the side-by-side sheet, and the report as text."""
    from argmap.language import dumps
    from argmap.verbalize.comparison_report import text

    prefix = _id_prefix(dumps(comparison.maps.main))
    return _forms(lambda: _sheet(comparison, Look(), prefix), text(comparison).rstrip("\n"))


def _sheet(comparison: Comparison, look: Look, id_prefix: str) -> bytes:
    from argmap.render import render_sheet

    theme, evaluation = look.theme, look.evaluation
    return render_sheet(comparison, theme=theme, evaluation=evaluation, id_prefix=id_prefix)


def _id_prefix(said: str) -> str:
    """An id prefix for a drawing, since all drawings of a notebook share one page."""
    return f"argmap-{sha256(said.encode()).hexdigest()[:8]}-"


def _drawn(
    map: ArgumentMap,
    maps: ResolvedMaps | None,
    verdicts: Sequence[Verdict],
    place: Path,
    look: Look,
    id_prefix: str,
) -> bytes:
    """A map, or the comparison that it makes, as SVG."""
    if maps is not None and maps.is_comparison:
        from argmap.comparison import compare, verdicts_of
        from argmap.workspace.workspace import source_ids

        sources = source_ids([map, *maps.used.values()])
        known = verdicts_of(maps, workspace().library(place, sources), own=verdicts)
        return _sheet(compare(maps, verdicts=known), look, id_prefix)
    from argmap.render import render

    return render(
        map,
        direction=look.direction,
        theme=look.theme,
        verdicts=verdicts,
        evaluation=look.evaluation,
        id_prefix=id_prefix,
    )


def _resolved(map: ArgumentMap, place: Path, library: Library) -> ResolvedMaps:
    """A map with the maps that it uses; raises :class:`ArgmapError` if one cannot be used."""
    from argmap.workspace import resolve

    folder = place if place.is_dir() else place.parent
    maps, found = resolve(map, folder, library.root, workspace().map)
    if any(one.severity is Severity.ERROR for one in found):
        raise ArgmapError(found)
    return maps


@cache
def workspace() -> Workspace:
    """The workspace that loads imported maps and sources, kept as long as the notebook runs."""
    from argmap.workspace import Workspace

    return Workspace()


def _place(map: ArgumentMap) -> Path:
    """The file of a map, or the working folder."""
    span = map.origin.span if map.origin else None
    return Path(span.path if span and span.path else "")


def _map_forms(map: ArgumentMap, draw: Callable[[str], bytes]) -> dict[str, str]:
    """Display data for a map; ``draw`` is called with the id prefix."""
    from argmap.language import dumps

    said = dumps(map)
    return _forms(lambda: draw(_id_prefix(said)), said.rstrip("\n"))


def _forms(draw: Callable[[], bytes], text: str) -> dict[str, str]:
    from argmap.render.output.graphviz import EngineWarning

    try:
        with catch_warnings():
            simplefilter("ignore", EngineWarning)  # only a warning: the drawing was made
            svg = draw().decode()
    except ArgmapError as error:
        return findings(error.diagnostics)
    return {"image/svg+xml": svg[svg.index("<svg") :], "text/plain": text}
