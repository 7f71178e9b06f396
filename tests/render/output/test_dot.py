"""The DOT of small maps, as a person would read it.

Where a picture is meant to change, run the tests with ``ARGMAP_UPDATE=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.render import to_dot
from tests.render import samples

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize(
    "sample", [samples.tiny, samples.despotism, samples.comparison, samples.sections]
)
def test_the_source_of_a_small_map(sample: Callable[[], ArgumentMap]) -> None:
    map = sample()
    path = GOLDEN / f"{sample.__name__}.dot"
    source = to_dot(map, verdicts=samples.verdicts(map))
    if "ARGMAP_UPDATE" in os.environ:
        path.write_text(source, encoding="utf-8", newline="\n")
    assert source == path.read_text(encoding="utf-8")


def stack(source: str) -> list[str]:
    """The first nodes of what the engine stacks, in the order of the source."""
    plain = re.sub(r"\[label=<<.*?>> ", "[", source, flags=re.DOTALL)
    names = re.findall(r'^\t"?([\w.-]+)"? ?(?:\[|$)', plain, re.MULTILINE)
    seen = [name for name in names if name not in ("graph", "node", "edge")]
    return list(dict.fromkeys(seen))


def test_the_page_is_stacked_from_the_bottom_where_ranks_run_to_the_right() -> None:
    assert stack(to_dot(samples.library()))[:8] == [
        "legend",
        "s-hours",
        "section-3",
        "s-safer",
        "section-2",
        "s-open",
        "section-1",
        "title",
    ]


def test_the_page_is_stacked_from_the_top_where_ranks_run_down() -> None:
    source = to_dot(samples.library(), direction="tb")
    assert stack(source)[:3] == ["title", "section-1", "s-open"]
    assert "rankdir=TB" in source


def test_premises_leave_a_step_at_one_place_and_undercuts_at_another() -> None:
    source = to_dot(samples.despotism())
    ports = re.findall(r'"a-like-cases":(p\d):e -> "([^"]+)"', source)
    assert [port for port, _ in ports] == ["p0", "p0", "p0", "p1"]
    assert ports[-1][1] == "s-industry"


def test_a_joint_is_a_dot() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument(under="t", id="a")
    assert re.search(r'"a-a" \[label="" class=step .*shape=circle', to_dot(at.build()))


def test_very_many_lines_share_their_ends() -> None:
    source = to_dot(samples.wide(40))
    assert len(set(re.findall(r'"s-all":(p\d+):e', source))) == 12


def test_bonded_roots_keep_their_order() -> None:
    assert '"s-wolfe.purge-stays" -> "s-trotsky.purges" [minlen=1 style=invis]' in to_dot(
        samples.comparison()
    )


def test_references_lead_to_what_they_refer_to() -> None:
    source = to_dot(samples.library())
    assert re.search(r'"see-s-cafes--workers" .*URL="#s-workers"', source, re.DOTALL)


def test_the_dark_theme_has_other_colours_and_the_same_layout() -> None:
    def plain(source: str) -> str:
        return re.sub("#[0-9a-f]{6}", "#", source)

    light, dark = (to_dot(samples.library(), theme=theme) for theme in ("light", "dark"))
    assert light != dark
    assert plain(light) == plain(dark)


def test_classes_tell_how_citations_fared() -> None:
    map = samples.despotism()
    source = to_dot(map, verdicts=samples.verdicts(map))
    assert 'class="card evidence verified" id="s-muscovy"' in source
    assert 'class="card evidence ambiguous" id="s-china"' in source
