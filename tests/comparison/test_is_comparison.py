"""Which maps that use others are comparisons, and what of those is not drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparison import ResolvedMaps
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.workspace import resolve

ONE = loads("thesis t: It closed.\n  claim c: It froze.\n")
HEAD = "map: M\nuse a.argmap as a\nuse b.argmap as b\n\n"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", True),
        ("question q: Why?\n  answer @a.t\n", True),
        ("a.t contradicts b.t\n", True),
        ("@a.t\n  objection @b.t: No.\n", True),
        ("thesis t: Mine.\n  claim @a.c\n", False),
        ("thesis t: Mine.\n\nt contradicts a.t\n", False),
        ("@a.t\n  objection o: Mine.\n", False),
        ("thesis t: Mine.\n\na.t contradicts b.t\n", True),
    ],
)
def test_a_map_that_asks_or_relates_others_is_one(text: str, is_one: bool) -> None:
    maps = ResolvedMaps(loads(HEAD + text), {"a": ONE, "b": ONE})
    assert maps.is_comparison is is_one


def told(folder: Path, text: str) -> list[str]:
    for name in "ab":
        (folder / f"{name}.argmap").write_text("thesis t: It closed.\n", "utf-8")
    return [one.code for one in resolve(loads(HEAD + text), folder, folder)[1]]


def test_what_stands_on_no_sheet_is_told(tmp_path: Path) -> None:
    mine = "thesis mine: It burnt.\n  claim c: It was dry.\n"
    assert told(tmp_path, f"question q: Why?\n  answer @a.t\n\n{mine}") == ["not-drawn"]
    assert told(tmp_path, mine) == []
    assert told(tmp_path, "question q: Why?\n  answer own: Both.\n    claim @a.t\n") == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "a.argmap")
    map: ArgumentMap = loads("use a.argmap as a\n\nthesis t: T.\n")
    (found,) = resolve(map, tmp_path, tmp_path)[1]
    assert found.message == "cannot read a.argmap: it is not a regular file"
