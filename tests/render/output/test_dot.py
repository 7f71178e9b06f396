"""The DOT of small maps, as a person would read it.

Where a picture is meant to change, run the tests with ``ARGMAP_UPDATE=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.language import loads
from argmap.model import ArgumentMap
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
    found = stack(to_dot(samples.library()))
    ends = [name for name in found if name.startswith(("legend", "section", "title"))]
    assert ends == ["legend", "section-3", "section-2", "section-1", "title"]
    # A root is below its heading, and its branches, which hang on it, are below the root.
    upper = found[found.index("section-2") : found.index("section-1")]
    assert upper == ["section-2", "s-cannot-pay", "a-quiet-room", "s-workers", "s-open"]


def test_the_page_is_stacked_from_the_top_where_ranks_run_down() -> None:
    source = to_dot(samples.library(), direction="tb")
    assert stack(source)[:3] == ["title", "section-1", "s-open"]
    assert "rankdir=TB" in source


def test_an_argument_and_its_premises_are_the_cells_of_one_node() -> None:
    source = to_dot(samples.despotism())
    (label,) = re.findall(r'"a-like-cases" \[label=<<(.*?)>> class', source, re.DOTALL)
    cells = re.findall(r'<TD PORT="(p\d)"(?: ID="([^"]+)")?', label)
    assert cells == [
        ("p0", ""),
        ("p1", "see-a-like-cases--one-centre"),
        ("p2", "s-undivided"),
        ("p3", "s-like-cases_1"),
    ]
    assert '"s-undivided" [' not in source


def test_lines_leave_the_cell_of_the_card_that_they_belong_to() -> None:
    source = to_dot(samples.library())
    assert '"a-quiet-room":p0:e -> "s-hall":w' in source
    assert '"a-quiet-room":p2:e -> "s-survey":w' in source


def test_tooltips_and_links_in_a_frame_are_text() -> None:
    map = loads('thesis t: T.\n  argument a:\n    claim c: A "<b>" & c:\\N.\n')
    assert 'TOOLTIP="claim c: A &quot;&lt;b&gt;&quot; &amp; c:\\\\N."' in to_dot(map)


def test_bonded_roots_keep_their_order() -> None:
    assert '"s-wolfe.purge-stays" -> "s-trotsky.purges" [style=invis]' in to_dot(
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
