"""Small files of other programs, each beside the map that it becomes and what is told of it.

For ``golden/NAME.EXT`` the map is in ``golden/NAME.argmap`` and the messages are in
``golden/NAME.losses``. Each file has every construct of its format that matters.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgmapError, dumps, loads, parse
from argmap.formats import decode, encode, format_of
from tests.formats.shared_cases import cases

GOLDEN = Path(__file__).parent / "golden"
FILES = [
    one
    for one in sorted(GOLDEN.iterdir())
    if one.suffix not in (".argmap", ".losses", ".txt") and one.is_file()
]
WRITTEN = ["sadface", "carneades"]


@pytest.fixture(autouse=True)
def _beside_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_becomes_its_map_and_what_is_lost_is_told(path: Path) -> None:
    imported = decode(path.read_bytes(), path=path.name)
    written = dumps(imported.map)
    told = "".join(f"{one}\n" for one in imported.losses)
    if os.environ.get("ARGMAP_UPDATE"):
        path.with_suffix(".argmap").write_text(written, "utf-8")
        path.with_suffix(".losses").write_text(told, "utf-8")
    assert written == path.with_suffix(".argmap").read_text("utf-8")
    assert told == path.with_suffix(".losses").read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_map_of_a_file_has_no_errors(path: Path) -> None:
    imported = decode(path.read_bytes(), path=path.name)
    reading = parse(dumps(imported.map))
    assert reading.map == imported.map
    assert not reading.has_errors


def written_and_read_again(path: Path, format: str) -> None:
    first = loads(dumps(decode(path.read_bytes(), path=path.name, format=format).map))
    data = encode(first, format).data
    again = decode(data, format=format)
    assert dumps(again.map) == dumps(first)
    assert encode(again.map, format).data == data


@pytest.mark.parametrize("format", WRITTEN)
def test_a_file_that_is_written_again_is_the_same_map(format: str) -> None:
    (path,) = [one for one in FILES if one.stem == format]
    written_and_read_again(path, format)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_damaged_file_is_read_or_refused(path: Path, seed: int) -> None:
    data, at_random = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(at_random.randrange(1, 6)):
        at = at_random.randrange(len(data) or 1)
        end = min(len(data), at + at_random.randrange(1, 30))
        what = at_random.randrange(4)
        if what == 0:
            del data[at:end]
        elif what == 1:
            data[at:at] = data[at:end]
        elif what == 2:
            data[at : at + 1] = bytes([at_random.randrange(256)])
        else:
            del data[at:]
    try:
        imported = decode(
            bytes(data), path=path.name, format=format_of(path.read_bytes(), path.name).name
        )
    except ArgmapError as error:
        assert all(one.message for one in error.diagnostics)
        return
    reading = parse(dumps(imported.map))
    assert not reading.has_errors
    assert reading.map == imported.map


FOLDERS = {
    "sadface": "sadface",
    "arguebuf": "arguebuf",
    "arggraph": "arggraph",
    "lkif": "lkif",
    "carneades": "carneades_yaml",
}
CASES = [
    pytest.param(format, *case.values, id=f"{format}-{case.id}", marks=case.marks)
    for format, folder in FOLDERS.items()
    for case in cases(folder)
]


@pytest.mark.parametrize(("format", "path"), CASES)
def test_the_files_of_other_programs(format: str, path: Path) -> None:
    assert format_of(path.read_bytes(), path.name).name == format
    imported = decode(path.read_bytes(), path=path.name)
    reading = parse(dumps(imported.map))
    assert not reading.has_errors
    assert reading.map == imported.map
    if format in WRITTEN:
        written_and_read_again(path, format)
