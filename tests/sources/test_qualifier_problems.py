"""A qualifier that is not in the source is a warning: where it is, and what the source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.language import parse
from argmap.model import Diagnostic
from argmap.sources import Library, add_source
from argmap.workspace import examine

HEAD = "map: Mills\nsource: miller\n\nthesis t: Mills close.\n"


def found(library: Library, fields: str, head: str = HEAD) -> list[Diagnostic]:
    reading = parse(f"{head}{fields}", "m.argmap")
    told = examine(reading, library, library.root).diagnostics
    return [one for one in told if one.code == "qualifier-not-found"]


OWN = "copy the author's words, or put your own in a note"


def test_what_is_in_the_source_gives_no_finding(library: Library) -> None:
    assert found(library, "  qualifier: used to say; the river had grown\n") == []


def test_without_the_text_the_phrase_and_its_place_are_told(by_fingerprint: Library) -> None:
    told = found(by_fingerprint, "  qualifier: used to say; he uses to say\n")
    assert [str(one) for one in told] == [
        "m.argmap:5:27: warning: the qualifier “he uses to say” is not in miller "
        f"[qualifier-not-found] ({OWN})"
    ]
    assert told[0].fixes == ()


@pytest.mark.parametrize(
    ("fields", "message", "fixed"),
    [
        (
            "  qualifier: used to say; he uses to say\n",
            "5:27: warning: the qualifier “he uses to say” is not in miller; the nearest is "
            "“he [uses → used] to say” in ¶3 [qualifier-not-found] "
            f"(if you mean these words, write “he used to say”; otherwise {OWN})",
            "  qualifier: used to say; he used to say\n",
        ),
        (
            "  qualifier: used to say; whether the\n      river has grown lazy; once\n",
            "5:27: warning: the qualifier “whether the river has grown lazy” is not in miller; "
            "the nearest is “Whether the river [has → had] grown lazy” in ¶3 "
            "[qualifier-not-found] (if you mean these words, write “Whether the river had grown "
            f"lazy”; otherwise {OWN})",
            "  qualifier: used to say; Whether the river had grown lazy; once\n",
        ),
        (
            "  qualifier: the river has grown lazy\n  cite: ¶4\n",
            "5:14: warning: the qualifier “the river has grown lazy” is not in miller; the nearest "
            "is “the river [has → had] grown lazy” in ¶4 [qualifier-not-found] "
            f"(if you mean these words, write “the river had grown lazy”; otherwise {OWN})",
            "  qualifier: the river had grown lazy\n  cite: ¶4\n",
        ),
    ],
)  # fmt: skip
def test_with_the_text_the_nearest_words_take_the_place_of_the_phrase(
    by_text: Library, fields: str, message: str, fixed: str
) -> None:
    (one,) = found(by_text, fields)
    assert str(one) == f"m.argmap:{message}"
    (fix,) = one.fixes
    assert fix.apply(f"{HEAD}{fields}") == f"{HEAD}{fixed}"
    assert found(by_text, fixed) == []


def test_where_nothing_is_near_none_is_named(by_text: Library) -> None:
    (one,) = found(by_text, "  qualifier: presumably\n")
    assert str(one) == (
        "m.argmap:5:14: warning: the qualifier “presumably” is not in miller "
        f"[qualifier-not-found] ({OWN})"
    )


def test_a_phrase_needs_words(library: Library) -> None:
    (one,) = found(library, "  qualifier: once; —\n")
    assert str(one).endswith("[qualifier-not-found] (a qualifier needs words)")


def test_all_sources_that_were_searched_are_named(by_text: Library) -> None:
    path = Path(by_text.cards_folder / "other.txt")
    path.write_text("Some mills close.")
    add_source(path, folder=by_text.cards_folder)
    head = "map: Mills\nsource: miller\nsource: other\n\nthesis t: Mills close.\n"
    (one,) = found(by_text, "  qualifier: presumably\n  cite: ¶2\n  cite: other ¶1\n", head)
    assert "is not in miller or other [" in str(one)


def test_a_map_without_a_source_gets_no_warning(by_text: Library) -> None:
    assert found(by_text, "  qualifier: presumably\n", "map: M\n\nthesis t: T.\n") == []


def test_words_that_look_like_a_field_are_escaped(by_text: Library) -> None:
    path = by_text.cards_folder / "diary.txt"
    path.write_text("He left a note: it was all very sad.")
    add_source(path, folder=by_text.cards_folder)
    head = HEAD.replace("miller", "diary")
    fields = "  qualifier: sad; notes: it was all very sad\n"
    (one,) = found(by_text, fields, head)
    (fix,) = one.fixes
    reading = parse(fix.apply(f"{head}{fields}"))
    assert reading.diagnostics == ()
    assert reading.map["t"].qualifier == "sad; note: it was all very sad"
