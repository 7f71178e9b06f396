"""What a map becomes in Argdown, what is lost, and what is told."""

from __future__ import annotations

import re

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps, loads
from tests.formats.argdown.cases import drawn_by_argmap


def written(text: str) -> str:
    return encode(loads(text), "argdown").data.decode()


def imported(text: str) -> str:
    return dumps(decode(text.encode(), format="argdown").map)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is [sic].", r"It is \[sic]."),
        ("It is {so}.", r"It is \{so}."),
        ("Point #5 holds.", r"Point \#5 holds."),
        ("3 * 4 is a_b_c.", r"3 \* 4 is a\_b\_c."),
        ("It is *so*, and **more**.", "It is *so*, and **more**."),
        ("See http://example.org/a.", r"See http:\//example.org/a."),
        ("See [it](http://example.org/a).", "See [it](http://example.org/a)."),
        (r"A \ and a <b>.", r"A \\ and a \<b>."),
        ("a < b, but :n: is no sign.", r"a < b, but \:n: is no sign."),
        ("=== is no front matter ===", r"\=== is no front matter \==="),
    ],
)
def test_signs_that_mean_something_in_argdown_are_escaped(text: str, shown: str) -> None:
    made = written(f"claim t: {text}\n")
    assert made == f"[t]: {shown}\n"
    assert decode(made.encode(), format="argdown").map["t"].text == text


@pytest.mark.parametrize(
    "text", ["- no", "+ yes", "(1) first", "# heading", "1. one", "* item", ", so"]
)
def test_a_text_at_the_start_of_a_line_is_not_taken_for_something_else(text: str) -> None:
    (one,) = decode(written(f"claim: {text}\n").encode(), format="argdown").map
    assert one.text == text


def test_a_changed_text_is_written_and_not_the_one_it_was_imported_with() -> None:
    text = imported("[a]: p .->. q\n")
    assert "x-argdown-text" in text
    assert written(text) == "[a]: p .->. q\n"
    assert written(text.replace("p → q", "p, so q")) == "[a]: p, so q\n"


def test_front_matter_keeps_what_is_not_a_header_and_follows_the_headers() -> None:
    front_matter = "===\n# Settings\ntitle: Old\nmodel:\n  mode: strict\n===\n\n"
    text = imported(f"{front_matter}[a]: A.\n  - [b]: B.\n")
    assert written(text).startswith(front_matter)
    changed = written(text.replace("map: Old", "map: New"))
    assert changed.startswith("===\ntitle: New\n# Settings\nmodel:\n  mode: strict\n===\n\n")


def test_a_conclusion_that_contradicts_is_not_written_as_its_argument() -> None:
    text = "<e>\n  >< [d]: D.\n\n(1) A.\n----\n(2) B.\n"
    map = decode(text.encode(), format="argdown").map
    again = encode(map, "argdown").data.decode()
    assert ">< <" not in again and drawn_by_argmap(again) == drawn_by_argmap(text)


def test_untitled_statements_keep_the_numbers_that_argdown_gives_them() -> None:
    text = "One.\n\n[a]: A.\n\n(1) Two.\n-----\n(2) [b]\n\nThree.\n\n[b]\n  - [a]\n  + Four.\n"
    map = decode(text.encode(), format="argdown").map
    again = encode(map, "argdown").data
    first = {one.text for one in map}
    assert {one.text for one in decode(again, format="argdown").map} == first


def test_a_statement_that_is_removed_takes_nothing_else_with_it() -> None:
    text = "[a]: A. {n: 1}\n  - <c>: C. {n: 2}\n\n// About b.\n[b]: B. {n: 3}\n  + [d] {n: 4}\n"
    map = decode(text.encode(), format="argdown").map
    assert encode(map.remove("c"), "argdown").data.decode() == (
        "[a]: A. {n: 1}\n\n// About b.\n[b]: B. {n: 3}\n  + [d] {n: 4}\n"
    )


COMMENTED = """\
# On top.
map: M
# The author.
author: A

# A section.
section: S

thesis t: T.
  # A reuse.
  claim @u
  # An argument.
  argument:
    # A premise.
    claim a: A.
      # A step.
      argument:
        claim b: B.
        # A second premise.
        claim c: C.
    claim d: D.
  # An argument with a gist.
  argument named: Gist.
    # A field.
    title: Named
    claim e: E.
  # A counter.
  counter: No.
    claim f: F.

# A relation.
u rebuts d

# A second place.
@t
  # A question of order.
  claim g: G.

# At the top.
claim u: U.
  # Below it.

# At the end.
"""


def test_every_comment_is_written_once() -> None:
    comments = re.findall(r"# (.*)", COMMENTED)
    made = written(COMMENTED)
    assert sorted(re.findall(r"// (.*)", made)) == sorted(comments)
    again = imported(made)
    assert sorted(re.findall(r"# (.*)", again)) == sorted(comments)
    assert sorted(re.findall(r"// (.*)", written(again))) == sorted(comments)


def test_a_premise_that_is_added_in_another_place_is_a_premise() -> None:
    text = (
        "thesis t: T.\n  argument a: A.\n    claim p: P.\n\n@a\n  claim q: Q.\n  undercut u: U.\n"
    )
    assert written(text) == (
        "[t]: T.\n  + <a>\n\n<a>: A.\n\n(1) [p]: P.\n(2) [q]: Q.\n-----\n  _ [u]: U.\n(3) [t]\n"
    )


def test_a_counter_is_still_one_after_it_has_been_there_and_back_twice() -> None:
    text = (
        "thesis t: T.\n  claim @u\n  counter: No.\n    claim f: F.\n"
        "  argument:\n    claim a: A.\n    claim b: B.\n\nclaim u: U.\n"
    )
    once = imported(written(text))
    assert "  counter: No.\n" in once and imported(written(once)) == once


def test_comments_of_argdown_come_back_once() -> None:
    text = (
        "// Head.\n[t]: T.\n  // Of a.\n  + <a>: A.\n  // Of b.\n  - [b]: B.\n\n# H\n\n"
        "// At a.\n<a>\n\n// One.\n(1) P.\n// Two.\n(2) Q.\n// Rule.\n--\nR\n--\n"
        "// End.\n(3) [t]\n\n[b]\n  _ [c]: C.\n\n// Closing.\n"
    )
    made = written(imported(text))
    assert sorted(re.findall(r"// (.*)", made)) == sorted(re.findall(r"// (.*)", text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claim a: A.\nclaim b: B.\na same-as b\n", "the relation 'same-as'"),
        ("claim a: A.\nclaim b: B.\na supports b: So.\n", "'reason:'"),
        ("claim a: A.\nclaim b: B.\na supports b\n  note: N.\n", "'note:' under a relation"),
        ("section: S\n  note: N.\n\nclaim a: A.\n", "'note:' under a section"),
        ("claim a: A.\nclaim b: B.\na rebuts b\n  x-w: 1\n", "'x-NAME:' under a relation"),
        ("x-course: 1\nclaim a: A.\n", "the header 'x-course:'"),
        ("use b.argmap as b\nclaim a: A.\n", "the header 'use:'"),
        ("use b.argmap as b\nclaim a: A.\n  claim @b.c\n", "a statement of another map"),
        ("question q: Q?\n  answer a: A.\n", "that a statement answers a question"),
        ("question q: Q?\n  answer a: A.\n", "that a statement is a question"),
    ],
)
def test_what_argdown_has_no_place_for_is_told(text: str, message: str) -> None:
    told = [one for one in encode(loads(text), "argdown").losses if message in one.message]
    assert len(told) == 1
    assert told[0].code == "export-loss" and "has no place in Argdown" in told[0].message


def test_a_title_that_cannot_be_written_is_told() -> None:
    exported = encode(
        loads("claim a: A.\n  title: One [sic]\nclaim b: B.\n  title: -b\n"), "argdown"
    )
    assert exported.data.decode().startswith("[One (sic)]: A.")
    assert [one.message for one in exported.losses] == [
        "the title 'One [sic]' is written as 'One (sic)'",
        "the title '-b' is written as '–b'",
    ]


def test_nothing_is_told_of_a_map_that_argdown_can_hold() -> None:
    text = (
        "map: M\nauthor: A\ndate: 1957\nsource: s\ntags: t\nnote: N.\n"
        'thesis a: A.\n  by: X\n  cite: "y"\n  note: N.\n  x-w: 1\n'
        "  counter c: C.\n    scheme: argument from sign\n    claim d: D.\n"
        "section: S\n\nclaim b: B.\n\na contradicts b\n"
    )
    exported = encode(loads(text), "argdown")
    assert exported.losses == ()
    back = decode(exported.data, format="argdown").map
    assert back.items == loads(text).items
