"""Drawing a map: from the model to DOT, from DOT to a picture.

All formats come from one DOT source. Graphviz lays it out, by default the engine that is
installed with argmap, and the SVG is then finished with what only an SVG can carry.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap
from argmap.render.schemes import parted
from argmap.render.theme import THEMES, Theme
from argmap.render.view import WHOLE, View

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.sources import Verdict

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "THEMES",
    "Theme",
    "View",
    "render",
    "render_sheet",
    "sheet_to_dot",
    "to_dot",
]

DIRECTIONS = ("lr", "tb")
"""How a map may run: from left to right, or from the top to the bottom."""

FORMATS = ("svg", "png", "dot")
"""What a map may be drawn as."""


def to_dot(
    map: ArgumentMap,
    *,
    direction: str = "lr",
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
) -> str:
    """Return a map's picture as Graphviz DOT source.

    ``direction`` is one of :data:`DIRECTIONS`, ``theme`` a
    :class:`Theme` or the name of one of :data:`THEMES`. ``verdicts`` are
    what :func:`argmap.sources.verify` found; without them a citation is drawn as unchecked.
    ``view`` says which part of the map is drawn. Raises :class:`ValueError` for a direction or
    a theme that there is not, and :class:`~argmap.model.ArgmapError` where the view names what
    the map lacks.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> 'class="card thesis" id="s-stay"' in to_dot(building.build())
    True
    """
    from argmap.render.citing import by_citation
    from argmap.render.dot import draw
    from argmap.render.folding import folded
    from argmap.render.plan import plan

    if direction not in DIRECTIONS:
        raise ValueError(f"a map runs {' or '.join(DIRECTIONS)}, not {direction!r}")
    view.require(map)
    return draw(map, folded(plan(map), view), _theme(theme), direction, by_citation(verdicts))


def render(
    map: ArgumentMap,
    format: str = "svg",
    *,
    direction: str = "lr",
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
    engine: str | os.PathLike[str] | None = None,
) -> bytes:
    """Draw a map as one of :data:`FORMATS`; the same map gives the same bytes.

    ``engine`` is another Graphviz program to lay the map out, by path or name; the environment
    variable ``ARGMAP_DOT`` names one for all calls. The other arguments are those of
    :func:`to_dot`. Raises :class:`~argmap.model.ArgmapError` where the engine is missing or
    fails, or where there is no such format. Warns with
    :class:`~argmap.render.engine.EngineWarning`, which carries a diagnostic, where a PNG had to
    be scaled down or lacks characters, and of what the engine itself remarks.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> b'<g id="s-stay" class="card thesis"' in render(building.build())
    True
    """
    dot = to_dot(map, direction=direction, theme=theme, verdicts=verdicts, view=view)
    from argmap.render.description import describe_map

    return _drawn(dot, format, map.title, describe_map(map), theme, engine)


def _drawn(
    dot: str,
    format: str,
    title: str,
    description: str,
    theme: str | Theme,
    engine: str | os.PathLike[str] | None,
    options: Sequence[str] = (),
) -> bytes:
    if format == "dot":
        return dot.encode()
    from argmap.render import engine as engines

    program = engines.find_engine(engine)
    if format == "png":
        from argmap.render.png import OPTIONS, look_through

        picture = engines.lay_out(dot, format, program, [*OPTIONS, *options])
        look_through(picture, dot, program)
        return picture
    picture = engines.lay_out(dot, format, program, options)
    from argmap.render.svg import finish

    return finish(picture.decode(), title, description, _theme(theme)).encode()


def sheet_to_dot(
    comparison: Comparison, *, theme: str | Theme = "light", view: View = WHOLE
) -> str:
    """Return the side-by-side sheet of a comparison as Graphviz DOT source.

    Every place in it is settled: it is for ``neato -n2``. Drawn are the answers, the statements
    that something is said of across the maps, and the ways down to them. Of ``view``, ``depth``
    is how many levels below the answers are drawn besides, ``focus`` a statement (``NAME.id``) to
    which, or to what bears on it, everything drawn is related, ``fold`` those below which nothing
    is drawn, ``tags`` those that one of two related statements has to bear.
    """
    from argmap.render.sheet import draw_sheet

    return draw_sheet(comparison, _theme(theme), view)


def render_sheet(
    comparison: Comparison,
    format: str = "svg",
    *,
    theme: str | Theme = "light",
    view: View = WHOLE,
    engine: str | os.PathLike[str] | None = None,
) -> bytes:
    """Draw a comparison side by side as one of :data:`FORMATS`; see :func:`sheet_to_dot` and
    :func:`render`.
    """
    from argmap.render.description import describe_sheet
    from argmap.render.sheet import OPTIONS

    dot = sheet_to_dot(comparison, theme=theme, view=view)
    return _drawn(dot, format, comparison.title, describe_sheet(comparison), theme, engine, OPTIONS)


def _theme(theme: str | Theme) -> Theme:
    if isinstance(theme, Theme):
        return parted(theme)
    if theme not in THEMES:
        *others, last = THEMES
        raise ValueError(f"a theme is {', '.join(others)} or {last}, not {theme!r}")
    return parted(THEMES[theme])
