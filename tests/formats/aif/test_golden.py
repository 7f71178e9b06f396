"""What AIF files look like as maps: each golden file with the map that it becomes beside it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps, parse
from tests.docs.page import UPDATE
from tests.formats.aif.test_round_trip import GOLDEN, format_of, same


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_a_file_becomes_the_map_beside_it(path: Path) -> None:
    data = path.read_bytes()
    map = decode(data, path=path.name).map
    text = dumps(map)
    expected = path.with_suffix(".argmap")
    if os.environ.get(UPDATE):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
    parsed = parse(text)
    assert not parsed.has_errors
    exported = encode(parsed.map, format_of(json.loads(data)))
    assert exported.losses == ()
    assert same(json.loads(exported.data), json.loads(data))
