"""Small texts, each with what is said of it, its canonical form and its picture's DOT, as files.

``ARGMAP_UPDATE=1 pytest tests/language/test_golden.py`` writes the files anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.language import ParseResult, dumps, parse, parse_bytes
from argmap.model import Severity
from argmap.render import to_dot
from tests.docs.codes import codes

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/input.argmap"))


def read(case: str) -> ParseResult:
    return parse_bytes((FOLDER / case / "input.argmap").read_bytes(), "input.argmap")


def expected(case: str, name: str, text: str | None) -> str | None:
    """What a file of a case says, ``None`` where there is none; ``text`` is what it ought to."""
    path = FOLDER / case / name
    if os.environ.get("ARGMAP_UPDATE"):
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, "utf-8", newline="\n")
    return path.read_text("utf-8") if path.exists() else None


@pytest.mark.parametrize("case", CASES)
def test_what_is_said(case: str) -> None:
    found = "".join(f"{one}\n" for one in read(case).diagnostics)
    assert found == expected(case, "diagnostics.txt", found)


@pytest.mark.parametrize("case", CASES)
def test_canonical_form(case: str) -> None:
    reading = read(case)
    text = None if reading.has_errors else dumps(reading.map)
    assert text == expected(case, "canonical.argmap", text)


@pytest.mark.parametrize("case", CASES)
def test_canonical_form_says_the_same(case: str) -> None:
    reading = read(case)
    if not reading.has_errors:
        again = parse(dumps(reading.map))
        assert not again.has_errors
        assert again.map == reading.map
        assert dumps(again.map) == dumps(reading.map)


@pytest.mark.parametrize("case", CASES)
def test_picture(case: str) -> None:
    reading = read(case)
    dot = None if reading.has_errors or not len(reading.map) else to_dot(reading.map)
    assert dot == expected(case, "picture.dot", dot)


@pytest.mark.parametrize("case", CASES)
def test_each_line_is_told_of_once(case: str) -> None:
    told = read(case).diagnostics
    errors = [one.span.line for one in told if one.severity == Severity.ERROR and one.span]
    assert len(errors) == len(set(errors))


@pytest.mark.slow
def test_every_code_has_a_case() -> None:
    given = {
        code
        for code, places in codes().items()
        if any(place.startswith(("language/", "model/")) for place in places)
    }
    assert given <= {one.code for case in CASES for one in read(case).diagnostics}
