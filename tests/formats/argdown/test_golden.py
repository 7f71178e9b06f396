"""Small texts beside the maps that they become, and beside what is written of these maps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps
from tests.formats.argdown.cases import drawn_by_argmap

FOLDER = Path(__file__).parents[1] / "golden" / "argdown"


@pytest.mark.parametrize("name", ["debate", "reconstruction", "members"])
def test_a_text_becomes_this_map_and_comes_back(name: str) -> None:
    text = (FOLDER / f"{name}.argdown").read_bytes()
    map = decode(text, path=f"{name}.argdown").map
    again = encode(map, "argdown").data.decode()
    for suffix, made in ((".argmap", dumps(map)), (".again.argdown", again)):
        path = FOLDER / f"{name}{suffix}"
        if os.environ.get("ARGMAP_UPDATE"):
            path.write_text(made, "utf-8")
        assert path.read_text("utf-8") == made
    assert drawn_by_argmap(again) == drawn_by_argmap(text.decode())


def test_a_map_written_by_hand_becomes_this_text_and_comes_back() -> None:
    from argmap.language import loads

    map = loads((FOLDER / "crito.argmap").read_text("utf-8"))
    written = encode(map, "argdown")
    path = FOLDER / "crito.argdown"
    if os.environ.get("ARGMAP_UPDATE"):
        path.write_bytes(written.data)
    assert path.read_bytes() == written.data
    back = decode(written.data, path="crito.argdown").map
    plain = [one for one in map.items if not hasattr(one, "reason") or not one.reason]
    assert [one for one in back.items if not hasattr(one, "reason")] == [
        one for one in plain if not hasattr(one, "reason")
    ]
