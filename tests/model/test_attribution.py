"""Who holds a statement: what the field says, and what can be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.language import parse
from argmap.model import Kind, Statement
from argmap.model.attribution import Attribution

NAMES = st.lists(st.sampled_from(["Duranty", "the Kremlin", "A. B.", "élan"]), unique=True)


@pytest.mark.slow
@given(names=NAMES, doubtful=NAMES)
def test_what_is_written_is_read_again(names: list[str], doubtful: list[str]) -> None:
    made = Attribution(names, [name for name in doubtful if name in names])
    assert Attribution.parse(str(made)) == made


@pytest.mark.parametrize("name", ["A; B", "Hume?", "unnamed", "Unnamed"])
def test_a_name_that_would_be_read_otherwise_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="other names"):
        Statement(Kind.CLAIM, "It froze.", key="c", by=Attribution([name]))


def test_only_a_name_can_be_uncertain() -> None:
    with pytest.raises(ValueError, match="not one of the names"):
        Attribution(["Hume"], ["Kant"])


@pytest.mark.parametrize("value", [";", "?", "; ?;", " ; "])
def test_signs_without_a_name_are_an_error_and_not_nobody(value: str) -> None:
    (problem,) = parse(f"map: M\nthesis t: T.\n  by: {value}\n").diagnostics
    assert (problem.code, problem.message) == (
        "empty-text",
        "'by:' has neither a name nor 'unnamed'",
    )
    with pytest.raises(ValueError, match="neither names nor unnamed"):
        Statement(Kind.CLAIM, "It froze.", key="c", by=value)


def test_unnamed_among_names_is_refused_where_it_stands() -> None:
    (problem,) = parse("map: M\nthesis t: T.\n  by: Hume; unnamed\n").diagnostics
    assert problem.code == "empty-text"
