"""How large a page is: what each statement adds to it."""

from __future__ import annotations

import pytest

from argmap.language import loads
from argmap.page import page

_WORDS = (
    "grain",
    "tax",
    "river",
    "mill",
    "toll",
    "guild",
    "road",
    "flood",
    "wage",
    "court",
    "levy",
)
_BYTES = 1_950
"""Bytes that a statement of 20 words may add, a fiftieth more than it does."""


def _said(start: int) -> str:
    """A sentence of 20 words, other ones for each number."""
    return " ".join(_WORDS[(start * 5 + at * (3 + start % 4)) % len(_WORDS)] for at in range(20))


def _town(theses: int) -> str:
    """A map that has ten statements for each thesis, of every common kind."""
    lines = ["map: Town", "author: A. Mason", ""]
    for number in range(theses):
        words = (f"{_said(number * 10 + at)}." for at in range(10))
        lines += (
            f"section: Part {number}",
            f"thesis t{number}: {next(words)}",
            f"  argument a{number}: {next(words)}",
            f"    claim b{number}: {next(words)}",
            f"      evidence c{number}: {next(words)}",
            f"    assumption d{number}: {next(words)}",
            f"  claim e{number}: {next(words)}",
            f"    claim f{number}: {next(words)}",
            f"  objection g{number}: {next(words)}",
            f"    rebuttal h{number}: {next(words)}",
            f"      claim i{number}: {next(words)}",
        )
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_a_statement_adds_a_limited_number_of_bytes_to_a_page() -> None:
    # What every page has, and the overview, which stops growing, are in both.
    sizes = [len(page(loads(_town(theses))).html.encode()) for theses in (12, 24)]
    assert (sizes[1] - sizes[0]) / (12 * 10) < _BYTES
