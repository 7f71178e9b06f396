"""A citation may differ from its source in what docs/sources.md lists, and in nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.model import Citation, MapBuilder
from argmap.sources import Library, Status, add_source, verify

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"
ROW = re.compile(r"\| `(.+)` \| `(.+)` \| (yes|no) \|")


def plain(cell: str) -> str:
    """What a cell of the tables stands for."""
    text = cell.replace("↵", "\n").replace("\\|", "|")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def rows() -> list[tuple[str, str, bool]]:
    return [
        (plain(written), plain(source), said == "yes")
        for written, source, said in ROW.findall(PAGE.read_text("utf-8"))
    ]


def test_the_tables_are_read() -> None:
    assert len(rows()) > 140
    assert len(rows()) == sum(
        line.startswith("| `") for line in PAGE.read_text("utf-8").split("\n")
    )


@pytest.mark.slow
@pytest.mark.parametrize(("written", "source", "is_verified"), rows())
def test_a_citation_is_verified_or_not_as_the_page_says(
    tmp_path: Path, written: str, source: str, is_verified: bool
) -> None:
    path = tmp_path / "book.txt"
    path.write_text(f"It begins so. In those days, {source} and so on.\n", "utf-8")
    add_source(path, folder=tmp_path / "seeds")
    building = MapBuilder("Book", sources=["book"])
    building.thesis("It begins.", id="t", citations=[Citation((written,))])
    map = building.build()
    for library in (Library(tmp_path), Library(tmp_path, [tmp_path])):
        (verdict,) = verify(map, library)
        assert verdict.status is (Status.VERIFIED if is_verified else Status.NOT_FOUND)
