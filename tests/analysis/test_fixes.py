"""Fixes are made of where the parts of a map stand, however they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.analysis import check
from argmap.language import parse
from argmap.model import Diagnostic, MapBuilder
from argmap.sources import Library
from argmap.workspace import examine

ARGMAP = Path(__file__).parents[2] / "argmap"


def only(text: str, code: str) -> Diagnostic:
    found = examine(parse(text, "mill-1812.argmap"), Library("nowhere")).diagnostics
    (one,) = (one for one in found if one.code == code)
    return one


@pytest.mark.parametrize(
    ("code", "text", "meant"),
    [
        (  # what stands under a claim goes with it, and blank lines stay blank
            "hanging-claim",
            "map: M\n\nthesis t: A.\n\nclaim c: B,\n    on two lines.\n"
            "  by: N\n\n  claim: C.\n\nsection: S\n",
            "map: M\n\nthesis t: A.\n\n  claim c: B,\n      on two lines.\n"
            "    by: N\n\n    claim: C.\n\nsection: S\n",
        ),
        (  # the notes of a relation go with it
            "duplicate-relation",
            "map: M\nthesis t: A.\n\nclaim c: B.\n\nc supports t\n"
            "\nc supports t: again,\n    on two lines.\n  note: N.\n",
            "map: M\nthesis t: A.\n\nclaim c: B.\n\nc supports t\n\n",
        ),
        (
            "unknown-scheme",
            "map: M\nthesis t: A.\n  argument:\n    note: anology\n"
            "    scheme:  argument from anology \n    claim: B.\n",
            "map: M\nthesis t: A.\n  argument:\n    note: anology\n"
            "    scheme:  argument from analogy \n    claim: B.\n",
        ),
        (
            "unread-number",
            "map: M\nthesis t: A.\n  figure: army / men =  1812 u. 1857\n",
            None,
        ),
        (
            "unknown-source",
            'map: M\nsource: miller\nthesis t: A.\n  cite: milelr ¶3 "one\n      two"\n',
            'map: M\nsource: miller\nthesis t: A.\n  cite: miller ¶3 "one\n      two"\n',
        ),
        (
            "unknown-id",
            "map: M\nthesis wheel: A.\n\nwheel   rebuts whele: B.\n",
            "map: M\nthesis wheel: A.\n\nwheel   rebuts wheel: B.\n",
        ),
        ("untitled", "# A remark.\nthesis t: A.\n", "map: Mill 1812\n# A remark.\nthesis t: A.\n"),
        (
            "late-header",
            "map: A title,\n    on two lines\nthesis t: A.\nauthor: N\n",
            "map: A title,\n    on two lines\nauthor: N\nthesis t: A.\n",
        ),
        (
            "looks-like-statement",
            "map: M\nthesis t: A.\n  claim: B. claim c: C.\n",
            "map: M\nthesis t: A.\n  claim: B.\n    claim c: C.\n",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isidentifier() else None,
)
def test_the_first_fix_changes_what_it_should_and_nothing_else(
    code: str, text: str, meant: str | None
) -> None:
    fixes = only(text, code).fixes
    if meant is None:
        assert not fixes
        return
    assert fixes[0].apply(text) == meant


def test_a_fix_below_the_last_line_begins_a_line_of_its_own() -> None:
    text = "map: M\nthesis t: A.\n  claim @zzz"
    (fix,) = only(text, "unknown-id").fixes
    assert fix.apply(text) == f"{text}\n\nclaim zzz: \n"


def test_a_map_without_a_text_has_problems_without_fixes() -> None:
    building = MapBuilder("")
    building.thesis("A.", id="t")
    found = check(building.build())
    assert [one.code for one in found] == ["untitled"]
    assert not found[0].fixes


READS_ENGLISH = re.compile(
    r"\b(?:in|re\.\w+\()\s*[\w.]*\.(?:hint|message)\b|\.(?:hint|message)\.\w+\("
)


@pytest.mark.slow
def test_no_module_looks_for_words_in_a_message() -> None:
    found = [
        f"{file.relative_to(ARGMAP)}: {line.strip()}"
        for file in ARGMAP.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if READS_ENGLISH.search(line)
    ]
    assert found == []
