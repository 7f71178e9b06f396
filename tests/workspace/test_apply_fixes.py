"""Fixes that are sure: all are made, nothing else is, and it comes to an end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.language import parse
from argmap.model import Applicability, Diagnostic, Edit, Fix, Span, problem
from argmap.sources import Library
from argmap.workspace import Examination, examine
from argmap.workspace.apply_fixes import Fixed, apply_fixes
from tests.docs.catalogue import BAD, lay_out
from tests.docs.page import Block


def mend(text: str, folder: Path = Path("nowhere")) -> Fixed:
    library = Library(folder)
    return apply_fixes(text, lambda text: examine(parse(text), library, folder))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("map: M\nThesis t: It lasts.\n", "map: M\nthesis t: It lasts.\n"),
        ("map: M\nthesis t: A.\n  confidence: 90 %\n", "map: M\nthesis t: A.\n  confidence: 0.9\n"),
        ("map: M\nthesis t: A.\nauthor: N\n", "map: M\nauthor: N\nthesis t: A.\n"),
        ("map: M\nthesis t: A\a.\n", "map: M\nthesis t: A.\n"),
        (
            "map: M\nthesis t: A.\n\tclaim: B.\n\t\tclaim: C.\n",
            "map: M\nthesis t: A.\n  claim: B.\n    claim: C.\n",
        ),
        (
            "map: M\nthesis t: A.\n    claim: B.\n        claim: C.\n            so: it\n",
            "map: M\nthesis t: A.\n  claim: B.\n    claim: C.\n      so: it\n",
        ),
        (
            "map: M\nthesis t: A.\n  claim c: B.\n\n  t same-as c: C\n",
            "map: M\nthesis t: A.\n  claim c: B.\n\nt same-as c: C\n",
        ),
        (
            "map: M\nsource: s\nthesis t: A.\n  cite: «one two»\n",
            'map: M\nsource: s\nthesis t: A.\n  cite: "one two"\n',
        ),
    ],
)
def test_what_has_one_meaning_is_put_right(text: str, meant: str) -> None:
    assert mend(text).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "map: M\nthesis t: A.\n  claime c: B.\n",  # a claim, or text
        "map: M\nthesis t: A.\n  claim @u\n",  # misspelt, or missing
        "map: M\nthesis t: A.\n  claim: B. claim c: C.\n",  # a line break, or text
        "map: M\nthesis t: A.\n  objection: B.\n    conceded: perhaps\n",
        "map: M\nthesis t: A.\n  objection o: B.\n    objection: C.\n",  # an answer, or another
        "map: M\nthesis t: A.\n  claim c: B.\n  claim c: C.\n",
        "thesis t: A.\n",  # its title is the writer's
    ],
)
def test_what_has_two_readings_stays(text: str) -> None:
    fixed = mend(text)
    assert (fixed.text, fixed.made) == (text, ())
    assert fixed.examination.diagnostics


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_lines_end_as_they_did(ending: str) -> None:
    text = ending.join(("map: M", "Thesis t: A.", "author: N"))
    assert mend(text).text == ending.join(("map: M", "author: N", "thesis t: A.", ""))


@pytest.mark.slow
@pytest.mark.parametrize("block", BAD, ids=str)
def test_nothing_sure_is_left_of_a_catalogued_problem(
    block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    folder = lay_out(tmp_path)
    fixed = mend(block.text, folder)
    assert all(one.sure_fix is None for one in fixed.examination.diagnostics)
    before = examine(parse(block.text), Library(folder), folder).diagnostics
    assert bool(fixed.made) == any(one.sure_fix for one in before)
    if fixed.made:
        errors = (len([one for one in found if one.severity == "error"])
                  for found in (fixed.examination.diagnostics, before))  # fmt: skip
        assert next(errors) <= next(errors)


WORDS = st.sampled_from(
    ["Thesis t:", "thesis t: A.", "  claim c: B.", "   claim d: C.", "\tclaim: D.", "author: N",
     "  by: Crito", "     by: Laws", "  @c", "c supports t", "  c rebuts t", "> claim: E.", "",
     "  confidence: 90%", "    strength: 2", "    note: F.", "use a.argmap as b", "# G"]
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(WORDS, max_size=12))
def test_it_ends_and_nothing_sure_is_left(lines: list[str]) -> None:
    fixed = mend("\n".join(lines))
    assert all(one.sure_fix is None for one in fixed.examination.diagnostics)
    assert mend(fixed.text).made == ()


def test_two_fixes_that_undo_each_other_come_to_an_end() -> None:
    def examine(text: str) -> Examination:
        other = "b" if text == "a" else "a"
        edit = Edit(Span(1, 1, 1, 2), other)
        found = problem("x", "y", edit.span, fixes=[Fix(other, [edit], Applicability.SAFE)])
        return Examination(parse("").map, (), (found,))

    assert len(mend_with(examine).made) == 1


def mend_with(examine: object) -> Fixed:
    return apply_fixes("a", examine)  # type: ignore[arg-type]


def test_a_fix_is_sure_where_no_other_is() -> None:
    safe, other = (Fix(x, [Edit(Span(1, 1, 1, 2), x)], Applicability.SAFE) for x in "ab")

    def of(*fixes: Fix) -> Diagnostic:
        return problem("x", "y", fixes=fixes)

    assert of(safe).sure_fix is safe
    assert of(safe, other).sure_fix is None
