"""Small phrases, and above all names: how they are shortened and which verb they take."""

from __future__ import annotations

import pytest

from argmap.verbalize.phrases import closed, counted, excerpt, is_plural, listed, short_name


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Bertram D. Wolfe", "Wolfe"),
        ("B. D. Wolfe", "Wolfe"),
        ("B.D. Wolfe", "Wolfe"),
        ("Simone de Beauvoir", "de Beauvoir"),
        ("Ursula K. Le Guin", "Le Guin"),
        ("Cato Jr.", "Cato Jr."),
        ("Martin King Jr.", "King"),
        ("Trotsky", "Trotsky"),
        ("Malcolm X", "Malcolm X"),
        ("Elizabeth II", "Elizabeth II"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Karl Marx and Friedrich Engels", "Karl Marx and Friedrich Engels"),
        ("The Guardians", "The Guardians"),
        ("Central Committee", "Central Committee"),
        ("a widely held opinion", "a widely held opinion"),
        ("the Politburo", "the Politburo"),
        ("", ""),
    ],
)
def test_a_person_goes_by_surname_and_anyone_else_by_the_whole_name(author: str, name: str) -> None:
    assert short_name(author) == name


@pytest.mark.parametrize(
    "name",
    [
        "Western observers",
        "respected Western authorities on Soviet affairs",
        "Marx and Engels",
        "the constitution of 1936; Khrushchev",
        "the Bolsheviks",
        "Marxists",
        "Critics",
        "people",
        "some",
        "several",
        "Hallam et al.",
    ],
)
def test_several(name: str) -> None:
    assert is_plural(name)


@pytest.mark.parametrize(
    "name",
    ["Engels", "Friedrich Engels", "a widely held opinion", "a group of critics", "the press",
     "the Ministry of Foreign Affairs", "", "one of the generals"],
)  # fmt: skip
def test_one(name: str) -> None:
    assert not is_plural(name)


def test_an_excerpt_ends_between_words_and_without_a_stop() -> None:
    assert excerpt("It lasts.") == "“It lasts”"
    assert excerpt("It lasts, and it will not end soon.", 12) == "“It lasts…”"
    assert excerpt("Donaudampfschifffahrt", 5) == "“Donau…”"


def test_lists_and_numbers() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"])] == ["", "a", "a and b"]
    assert counted(13, "reason") == "13 reasons"


@pytest.mark.parametrize("text", ["It lasts.", "Does it?", "“It lasts.”", "So he said (twice!)"])
def test_a_sentence_that_ends_gets_no_other_end(text: str) -> None:
    assert closed(text) == text
