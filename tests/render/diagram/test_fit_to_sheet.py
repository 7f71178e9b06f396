"""Parts of maps on sheets: scaled to them, and with text that can be read."""

from __future__ import annotations

import re
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.model import ArgumentMap, MapBuilder, Severity
from argmap.render import Paper, View, render
from argmap.render.diagram.fit_to_sheet import MOST_STARTS
from argmap.render.diagram.folding import folded
from argmap.render.diagram.layout_candidate import Cut, Way
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.diagram.trial_layouts import TrialLayouts
from argmap.render.output.graphviz import EngineWarning, find_engine
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.theme.theme import LIGHT
from tests.render import samples

MAPS = Path(__file__).parents[3] / "maps"

pytestmark = pytest.mark.slow


def fitted(
    map: ArgumentMap, name: str, view: View | None = None, **options: str
) -> tuple[str, EngineWarning]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", EngineWarning)
        svg = render(map, paper=Paper.of(name), view=view or View(), **options)  # type: ignore[arg-type]
    (told,) = (one.message for one in caught)
    assert isinstance(told, EngineWarning)
    return svg.decode(), told


def points(told: EngineWarning) -> float:
    found = re.search(r"text (?:at|is only) ([\d.]+) points", str(told))
    assert found is not None
    return float(found[1])


@pytest.mark.parametrize("name", ["a4", "letter", "16:9", "1:1"])
@pytest.mark.parametrize("sample", [samples.tiny, samples.library, samples.deep])
def test_a_picture_has_the_size_of_its_sheet(sample: Callable[[], ArgumentMap], name: str) -> None:
    svg, told = fitted(sample(), name, View(depth=0))
    size = re.search(r'width="(\d+)pt" height="(\d+)pt"', svg)
    assert size is not None
    paper = Paper.of(name)
    sides = sorted(int(side) for side in size.groups())
    assert sides == pytest.approx(sorted((paper.width, paper.height)), abs=1.5)
    assert told.diagnostic.severity is Severity.INFO
    assert points(told) >= paper.least


def test_a_small_map_is_drawn_whole() -> None:
    svg, told = fitted(samples.despotism(), "a4", direction="lr")
    assert "the whole map" in str(told)
    assert " more<" not in svg


def test_of_a_large_map_as_much_is_drawn_as_can_be_read() -> None:
    svg, told = fitted(samples.large(300), "a4", direction="lr")
    drawn = re.search(r"([\d,]+) of 300 statements", str(told))
    assert drawn is not None
    assert 4 <= int(drawn[1]) <= 40
    assert "statement below, not shown" in svg


def test_text_that_is_too_small_is_warned_of() -> None:
    _, told = fitted(samples.large(300), "a4", View(depth=4))
    assert told.diagnostic.code == "small-text"
    assert points(told) < 7


def test_a_direction_and_what_is_folded_are_kept() -> None:
    _, told = fitted(samples.despotism(), "a4", direction="tb")
    assert "top to bottom" in str(told)
    svg, _ = fitted(samples.despotism(), "a4", View(fold="mellowing"))
    assert 'id="s-purge-stays"' not in svg


def test_a_png_is_as_large_as_its_sheet() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        png = render(samples.tiny(), "png", paper=Paper.of("16:9"), scale=1)
    assert int.from_bytes(png[16:20], "big") == pytest.approx(960, abs=2)


@pytest.mark.parametrize("width", [180, 320])
@pytest.mark.parametrize("direction", ["lr", "tb"])
@pytest.mark.parametrize("sample", [samples.library, samples.despotism, samples.wide])
def test_the_size_of_a_picture_is_foretold(
    sample: Callable[[], ArgumentMap], direction: str, width: int
) -> None:
    map = sample()
    scene = folded(build_scene(map), View(joined=True))
    way = Way(
        Cut(map, build_scene(map), LIGHT, NO_MARKS, width, brief=False),
        Paper.of("a4"),
        direction,
        1,
    )
    guess = way.holds(View(joined=True), scene)
    real = TrialLayouts(map, NO_MARKS, find_engine(), 1).lay_out(guess).choice
    # Top-down, a part that hardly fits beside another may be expected below it, or the reverse.
    assert guess.size == pytest.approx(real.size, rel=0.1 if direction == "lr" else 0.25, abs=10)


def theses(count: int, reasons: int) -> ArgumentMap:
    building = MapBuilder("A town and its river")
    for number in range(count):
        thesis = building.thesis(f"The town owes its river debt number {number}.", id=f"t{number}")
        for reason in range(reasons):
            building.claim(
                f"The accounts of year {reason} show what was taken and not given back.",
                id=f"r{number}-{reason}",
                under=thesis,
            )
    return building.build()


def test_many_theses_stand_in_rows_on_a_slide() -> None:
    svg, told = fitted(theses(10, 12), "16:9", View(depth=0))
    assert points(told) >= 10
    tops = {
        round(float(y))
        for y in re.findall(r'<g id="s-t\d+"[\s\S]*?points="-?[\d.]+,(-?[\d.]+)', svg)
    }
    assert 1 < len(tops) < 6


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engine is started for from now on."""
    found: list[str] = []
    run = subprocess.run

    def counted(arguments: list[str], *, input: bytes, **options: Any) -> Any:
        found.append(input.decode())
        return run(arguments, input=input, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    return found


@pytest.mark.parametrize("name", ["a4", "letter", "16:9"])
@pytest.mark.parametrize("path", sorted(MAPS.glob("*.argmap")), ids=lambda path: path.stem)
def test_the_engine_starts_once_for_each_of_a_few_graphs(
    path: Path, name: str, starts: list[str], tmp_path: Path
) -> None:
    output = str(tmp_path / "map.svg")
    done = CliRunner().invoke(
        main, ["render", str(path), "-o", output, "--page", name, "--direction", "lr"]
    )
    assert done.exit_code == 0
    assert 1 <= len(starts) <= 12
    assert len(set(starts)) == len(starts)


@pytest.mark.parametrize("view", [View(depth=1), View(depth=9)])
@pytest.mark.parametrize("sample", [samples.library, samples.wide, lambda: samples.large(300)])
def test_what_was_laid_out_is_drawn(
    sample: Callable[[], ArgumentMap], view: View, starts: list[str]
) -> None:
    svg, _ = fitted(sample(), "a4", view)
    assert 1 <= len(starts) <= MOST_STARTS == 12
    assert len(set(starts)) == len(starts)
    assert re.search(r'width="(595pt" height="842|842pt" height="595)pt"', svg)
