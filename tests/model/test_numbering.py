"""The numbers of statements and arguments, as they are on printed maps."""

from __future__ import annotations

from argmap.language import loads
from argmap.model import ArgumentMap, Kind, Section, Statement
from argmap.model.numbering import numbers, section_letters

MAP = loads("""\
thesis t: T.
  argument a:
    claim c: C.

section: One

claim d: D.

subsection: Within one

@t
  claim e: E.
  counter f:
    claim g: G.

section: Empty

section: Three

@d
  evidence: E.
""")


def test_statements_and_arguments_are_numbered_by_section_in_the_order_of_the_text() -> None:
    assert numbers(MAP) == {
        "t": "1",
        "a": "2",
        "c": "3",
        "d": "A1",
        "e": "A2",
        "f": "A3",
        "g": "A4",
        "d~1": "C1",
    }


def test_a_subsection_has_the_letter_of_its_section() -> None:
    assert section_letters(MAP) == ("A", "A", "B", "C")


def test_after_z_come_double_letters() -> None:
    items: list[Section | Statement] = []
    for number in range(80):
        items += [Section(f"{number}"), Statement(Kind.CLAIM, "C.", key=f"c{number}")]
    map = ArgumentMap("", items)
    letters = section_letters(map)
    assert (letters[0], letters[25], letters[26], letters[27], letters[52]) == (
        *("A", "Z", "AA", "AB", "BA"),
    )
    assert len(set(letters)) == 80
    assert numbers(map)["c26"] == "AA1"


def test_a_map_without_statements_has_no_numbers() -> None:
    assert numbers(loads("section: One\n")) == {}
