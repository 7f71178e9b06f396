"""The sheets that a picture can be made for."""

from __future__ import annotations

import pytest

from argmap.render.output.paper_sizes import Paper


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("a4", (595.28, 841.89)),
        ("A4", (595.28, 841.89)),
        ("a3", (841.89, 1190.55)),
        ("a2", (1190.55, 1683.78)),
        ("letter", (612, 792)),
        ("16:9", (960, 540)),
        ("4:3", (720, 540)),
        ("1:2", (540, 1080)),
    ],
)
def test_sheets_by_their_names(name: str, size: tuple[float, float]) -> None:
    paper = Paper.of(name)
    assert (paper.width, paper.height) == pytest.approx(size)


@pytest.mark.parametrize("name", ["a5", "", "16x9", "0:1", "1:0", "100:1", "1:100", "-1:2"])
def test_what_is_no_sheet_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="a page is a4, a3, a2, letter or a ratio such as 16:9"):
        Paper.of(name)


def test_a_sheet_of_paper_may_be_turned_and_a_slide_may_not() -> None:
    upright, across = Paper.of("letter").ways()
    assert (across.width, across.height, across.turned) == (792, 612, True)
    assert not upright.turned
    assert len(Paper.of("16:9").ways()) == 1
