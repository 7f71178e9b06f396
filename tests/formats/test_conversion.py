"""Files are recognised, read and written by name, and a broken one says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import ArgmapError, load, loads
from argmap.formats import FORMATS, decode, encode, format_of, read, write
from tests.cli.conftest import GOOD

HOSTILE = [
    *(b"", b"\0" * 100, b"\xff\xfe\0", b"{}", b"[]", b"null", b'""', b"<a/>", b"# a"),
    *(sign * 100_000 for sign in (b"[", b"<a>", b"- ", b"1.", b"{")),
]


def code(call: object) -> str:
    assert callable(call)
    with pytest.raises(ArgmapError) as raised:
        call()
    return str(raised.value.diagnostics[0].code)


def test_a_map_is_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "good.json"
    assert write(loads(GOOD), path) == ()
    assert read(path).map == loads(GOOD)
    assert read(str(path), format="json").losses == ()


def test_the_name_says_the_format_or_it_is_asked_for(tmp_path: Path) -> None:
    assert code(lambda: write(loads(GOOD), tmp_path / "good")) == "unknown-format"
    assert not (tmp_path / "good").exists()
    write(loads(GOOD), tmp_path / "good", format="json")
    assert read(tmp_path / "good").map == loads(GOOD)  # by what is in it


def test_a_file_of_no_known_format() -> None:
    assert code(lambda: decode(b"Hello.")) == "unknown-format"
    assert code(lambda: decode(b"{}", path="x.json")) == "unknown-format"
    assert code(lambda: decode(b"\x89PNG\r\n\x1a\n\0\0", path="x.png")) == "unknown-format"
    assert code(lambda: decode(b"", path="x.json")) == "unknown-format"


def test_aif_in_rdf_is_refused() -> None:
    triple = b'<urn:a> <http://www.arg.dundee.ac.uk/aif#claimText> "It is so" .'
    with pytest.raises(ArgmapError, match=r"a\.nt is AIF in RDF, which argmap does not read"):
        decode(triple, path="a.nt")


def test_broken_json_is_told_of_with_its_place() -> None:
    with pytest.raises(ArgmapError, match=r"^x.json:2:1: error: this is not JSON"):
        decode(b'{"nodes":\n', path="x.json")


def test_a_format_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="format is 'docs', not one of json"):
        decode(b"{}", format="docs")
    with pytest.raises(ValueError, match="format is 'docs', not one of json"):
        encode(loads(GOOD), "docs")
    with pytest.raises(TypeError):
        decode("{}")  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    assert code(lambda: read(tmp_path / "nowhere.json")) == "unreadable"
    assert code(lambda: write(loads(GOOD), tmp_path / "x.json" / ".." / "..")) == "unknown-format"
    (tmp_path / "x.json").mkdir()
    assert code(lambda: write(loads(GOOD), tmp_path / "x.json")) == "unwritable"


def test_a_map_of_argmap_is_in_no_other_format() -> None:
    for path in Path(__file__).parents[2].glob("maps/*.argmap"):
        assert code(lambda path=path: format_of(path.read_bytes(), str(path))) == "unknown-format"


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.is_written])
@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("maps/*.argmap")), ids=str)
@pytest.mark.slow
def test_every_map_of_the_project_is_written_in_every_format(name: str, path: Path) -> None:
    assert encode(load(path), name).data


@pytest.mark.slow
@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.is_read])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"\xff\xfe\0",
        b"[" * 100_000,
        b"<a>" * 100_000,
        b"{}",
        b"[]",
        b"null",
        b'""',
    ],
    ids=lambda data: repr(data[:8]),
)
def test_no_format_breaks_on_a_hostile_file(name: str, data: bytes) -> None:
    try:
        decode(data, format=name)
    except ArgmapError as error:
        assert error.diagnostics
