"""The pictures by which engines are compared; what draws them runs in Pyodide too."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from warnings import catch_warnings, simplefilter

from argmap.language import parse_file
from argmap.render import Paper, View, render, render_sheet
from argmap.render.output.graphviz import Engine, use_engine
from argmap.sources import Library
from argmap.workspace.examination import examine

ROOT = Path(__file__).parents[2]
OWN = [*sorted(ROOT.glob("maps/*.argmap")), *sorted(ROOT.glob("docs/examples/**/*.argmap"))]
"""The project's own maps."""
A4 = Paper.of("a4")

Draw = Callable[[], bytes]


def placed_by_graphviz(path: Path) -> Mapping[str, Draw]:
    """The pictures of a map in which Graphviz places the cards of each part."""
    map = parse_file(path).map
    return {
        "whole": lambda: render(map),
        "top-down": lambda: render(map, direction="tb"),
        "a4": lambda: render(map, paper=A4, direction="lr"),
    }


def placed_by_argmap(path: Path) -> Mapping[str, Draw]:
    """The overviews of a map, and the pictures of a comparison."""
    reading, library = parse_file(path), Library(ROOT)
    map = reading.map
    drawn: dict[str, Draw] = {
        "overview": lambda: render(map, view=View(overview=True)),
        "overview on a4": lambda: render(map, paper=A4),
    }
    found = examine(reading, library, path.parent).comparison(library)
    if found is not None:
        drawn["comparison"] = lambda: render_sheet(found)
        drawn["comparison on a4"] = lambda: render_sheet(found, paper=A4)
    return drawn


def drawn_by(engine: Engine | None, pictures: Mapping[str, Draw]) -> dict[str, bytes]:
    """The pictures as an engine draws them; without one, the engine in use does."""
    if engine is not None:
        use_engine(engine)
    with catch_warnings():
        simplefilter("ignore")  # about what fits on the paper
        return {name: draw() for name, draw in pictures.items()}


def digests() -> str:
    """Digests, as JSON, of what the engine in use draws of all maps, except what it tries out."""
    drawn: dict[str, str] = {}
    for path in OWN:
        pictures = {**placed_by_graphviz(path), **placed_by_argmap(path)}
        kept = {name: draw for name, draw in pictures.items() if "a4" not in name}
        for name, picture in drawn_by(None, kept).items():
            drawn[f"{path.stem}: {name}"] = sha256(picture).hexdigest()
    return json.dumps(drawn)
