"""What the stages of argmap's work take within one process, in seconds of CPU.

Run as a program, ``python benchmarks/stages.py FOLDER REPEAT`` prints JSON: the engine's path, and
for each stage all measurements. In FOLDER it leaves the map's DOT source, and what the engine is
given of it to lay out.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from lark import Token
from samples import MAP

from argmap import ArgumentMap
from argmap.language import ParseResult, dumps, parse
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.grammar import trees
from argmap.language.step_width import STEP
from argmap.language.token_stream import TokenStream
from argmap.render import to_dot
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import find_engine, lay_out
from argmap.render.output.graphviz_layout import read_places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph
from argmap.render.output.svg import to_svg
from argmap.render.output.svg_text import Pen
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.citation_lines import by_citation
from argmap.render.theme.theme import LIGHT
from argmap.sources import Library, Verdict, verify
from argmap.workspace.examination import examine

DOT: Final = "sample.dot"
SKELETON: Final = "skeleton.dot"


def stages(folder: Path, repeat: int) -> dict[str, list[float]]:
    """Measure every stage ``repeat`` times; the first time of each, which warms up, is left out."""
    text = Path(folder, MAP).read_text("utf-8")
    reading = parse(text)
    found = examine(reading, Library(folder))
    if found.diagnostics or found.verified < len(found.verdicts):
        raise SystemExit(f"the sample is not what it should be: {found.diagnostics[:3]}")
    Path(folder, DOT).write_text(to_dot(reading.map, verdicts=found.verdicts), "utf-8")
    skeleton = to_bare_graph(_graph(reading.map, found.verdicts))
    Path(folder, SKELETON).write_text(skeleton, "utf-8")
    answer = lay_out(skeleton, find_engine()).decode()
    del reading, found, skeleton

    library = Library(folder)

    def read() -> ParseResult:
        return parse(text)

    def verified() -> tuple[ArgumentMap, tuple[Verdict, ...]]:
        map = parse(text).map
        return map, verify(map, library)

    def drawn(map: ArgumentMap, verdicts: tuple[Verdict, ...]) -> str:
        """All of a picture but the engine's part of it."""
        graph = _graph(map, verdicts)
        to_bare_graph(graph)
        return to_svg(*completed(graph, read_places(answer)), map.title, "", LIGHT, Pen()).file

    def tokens() -> list[list[Token]]:
        return list(TokenStream(text, STEP, DiagnosticCollector(None), lenient=True).batches())

    return {
        "tokens": _measure(lambda _: tokens(), repeat, lambda: None),
        "tree": _measure(lambda batches: list(trees(batches)), repeat, tokens),
        "parse": _measure(lambda _: parse(text), repeat, lambda: None),
        # Reading checks the structure; this is what there is to check beyond that.
        "check": _measure(lambda reading: examine(reading, Library(folder)), repeat, read),
        "format": _measure(lambda reading: dumps(reading.map), repeat, read),
        "svg": _measure(lambda both: drawn(*both), repeat, verified),
        "dot": _measure(lambda both: to_dot(both[0], verdicts=both[1]), repeat, verified),
    }


def _graph(map: ArgumentMap, verdicts: tuple[Verdict, ...]) -> Graph:
    return map_graph(
        map, DrawingOptions(build_scene(map), LIGHT, Layout("lr")), CardMarks(by_citation(verdicts))
    )


T = TypeVar("T")


def _measure(work: Callable[[T], object], repeat: int, fresh: Callable[[], T]) -> list[float]:
    """Time some work; ``fresh`` makes what it is done to, for a map keeps what it derives."""
    taken = []
    for _ in range(repeat + 1):
        given = fresh()
        gc.collect()
        start = time.process_time()
        result = work(given)
        taken.append(time.process_time() - start)
        del result, given
    return taken[1:]


if __name__ == "__main__":
    taken = stages(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"engine": find_engine().name, "stages": taken}))
