"""Drawing a map: from the model to DOT, from DOT to a picture.

All formats come from one DOT source. Graphviz lays it out, by default the engine that is
installed with argmap, and the SVG is then finished with what only an SVG can carry.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.model import ArgmapError, ArgumentMap, problem
from argmap.render.paper import Layout, Paper
from argmap.render.schemes import parted
from argmap.render.theme import THEMES, Theme
from argmap.render.view import WHOLE, View

if TYPE_CHECKING:
    from argmap.render.citing import Verdicts
    from argmap.render.setting import Setting
    from argmap.sources import Verdict

__all__ = ["DIRECTIONS", "FORMATS", "THEMES", "Paper", "Theme", "View", "render", "to_dot"]

DIRECTIONS = ("lr", "tb")
"""How a map may run: from left to right, or from the top to the bottom."""

FORMATS = ("svg", "png", "pdf", "dot")
"""What a map may be drawn as."""


def to_dot(
    map: ArgumentMap,
    *,
    direction: str | None = None,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
) -> str:
    """Return a map's picture as Graphviz DOT source.

    ``direction`` is one of :data:`DIRECTIONS`, the first if none is given; ``theme`` a
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

    found = by_citation(verdicts)
    setting = _set(map, direction, _theme(theme), found, view, paper, engine)
    return draw(map, setting, found)


def render(
    map: ArgumentMap,
    format: str = "svg",
    *,
    direction: str | None = None,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
    paper: Paper | None = None,
    scale: float = 2.0,
    engine: str | os.PathLike[str] | None = None,
) -> bytes:
    """Draw a map as one of :data:`FORMATS`; the same map gives the same bytes.

    ``scale`` is the number of pixels to a point in a PNG; at 2 a line of print is sharp. A PDF
    wants the extra ``argmap[pdf]``. ``engine`` is another Graphviz program to lay the map out,
    by path or name; the environment variable ``ARGMAP_DOT`` names one for all calls. The other
    arguments are those of :func:`to_dot`. Raises :class:`~argmap.model.ArgmapError` where the
    engine is missing or fails, where there is no such format, or where what makes a PDF is
    missing. Warns with :class:`~argmap.render.engine.EngineWarning`, which carries a diagnostic,
    where a PNG or PDF is not all that the SVG is, and of what the engine itself remarks.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> b'<g id="s-stay" class="card thesis"' in render(building.build())
    True
    """
    if format not in FORMATS:
        hint = f"choose one of {', '.join(sorted(FORMATS))}"
        message = f"a map cannot be drawn as {format!r}"
        raise ArgmapError([problem("engine-format", message, hint=hint)])
    if not scale > 0:
        raise ValueError(f"a scale is more than 0, not {scale!r}")
    from argmap.render.citing import by_citation
    from argmap.render.dot import draw

    found = by_citation(verdicts)
    setting = _set(map, direction, _theme(theme), found, view, paper, engine)
    dot = draw(map, setting, found)
    if format == "dot":
        return dot.encode()
    from argmap.render import engine as engines

    program = engines.find_engine(engine)
    if format == "png":
        from argmap.render.png import look_through, options

        picture = engines.lay_out(dot, format, program, options(scale, paper))
        look_through(picture, dot, program)
        return picture
    picture = engines.lay_out(dot, "svg", program)
    from argmap.render.description import describe_map, share_of
    from argmap.render.order import reading_order
    from argmap.render.svg import finish

    said = describe_map(map, share_of(setting.plan, map))
    order = reading_order(setting.plan)
    finished = finish(picture.decode(), map.title, said, setting.theme, order).encode()
    if format == "pdf":
        from argmap.render.pdf import to_pdf

        return to_pdf(finished, map.title)
    return finished


def _set(
    map: ArgumentMap,
    direction: str | None,
    theme: Theme,
    verdicts: Verdicts,
    view: View,
    paper: Paper | None,
    engine: str | os.PathLike[str] | None,
) -> Setting:
    """What is drawn, and how it lies."""
    from argmap.render.folding import folded
    from argmap.render.plan import plan
    from argmap.render.setting import Setting

    if direction not in (None, *DIRECTIONS):
        raise ValueError(f"a map runs {' or '.join(DIRECTIONS)}, not {direction!r}")
    view.require(map)
    if paper is None:
        return Setting(folded(plan(map), view), theme, Layout(direction or DIRECTIONS[0]))
    from argmap.render.engine import find_engine
    from argmap.render.fitting import Fitting

    directions = DIRECTIONS if direction is None else (direction,)
    return Fitting(map, paper, theme, verdicts, find_engine(engine), directions).fit(view)


def _theme(theme: str | Theme) -> Theme:
    if isinstance(theme, Theme):
        return parted(theme)
    if theme not in THEMES:
        *others, last = THEMES
        raise ValueError(f"a theme is {', '.join(others)} or {last}, not {theme!r}")
    return parted(THEMES[theme])
