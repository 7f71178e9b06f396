"""Discussions of Kialo: they come in as maps, and come back byte for byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode, recognised
from argmap.language import dumps, loads
from argmap.model import ArgmapError, ArgumentMap, Reuse, Statement
from tests.formats.golden_files import (
    assert_becomes,
    assert_readable,
    golden,
    statements,
)
from tests.formats.shared_cases import cases
from tests.strategies import maps, texts

START = "Discussion Title: Bridge\n\n"


def read(text: str) -> ArgumentMap:
    return decode(text.encode(), format="kialo").map


def written(map: ArgumentMap) -> str:
    return encode(map, "kialo").data.decode()


def losses(map: ArgumentMap) -> list[str]:
    return [f"{one.span.line}: {one.message}" for one in encode(map, "kialo").losses if one.span]


@pytest.mark.parametrize("path", golden("kialo", ".txt"), ids=lambda path: path.stem)
def test_what_becomes_of_a_discussion(path: Path) -> None:
    data = path.read_bytes()
    assert [one.name for one in recognised(data, path.name)] == ["kialo"]
    imported = decode(data, path=path.name)
    assert_becomes(imported, path.with_suffix(".argmap"))
    assert_readable(imported)
    assert encode(loads(dumps(imported.map)), "kialo").data == data


@pytest.mark.parametrize("path", cases("kialo"))
def test_other_peoples_discussions_come_back(path: Path) -> None:
    data = path.read_bytes()
    imported = decode(data, path=str(path))
    assert_readable(imported)
    assert encode(loads(dumps(imported.map)), "kialo").data == data


def test_after_a_change_all_else_comes_back_with_new_numbers() -> None:
    map = read((golden("kialo", ".txt")[0]).read_text("utf-8"))
    edited = map.replace("1-2", text="The whole town needs it.").remove(
        "1-1-1", with_descendants=True
    )
    lines = written(edited).splitlines()
    assert lines[2:] == [
        "1. The old bridge should be closed.",
        "1.1. Pro: Its cables are worn, [says the report](https://example.org/report).",
        "1.1.1. Pro: Two strands have snapped.",
        "A third is close to it.",
        "1.2. Con: The whole town needs it.",
        r"1.2.1. Con: The ferry can carry the traffic [\(1\)](https://example.org/a_\(b\)) "
        "[2](ftp://example.org).",
        "",
        "1.2.2. Pro: -> See 1.1.1.",
        "1.2.3. Pro: -> See 1.2.",
    ]


def test_a_link_stays_on_its_words_while_the_text_around_them_is_changed() -> None:
    map = read(START + "1. Worn, [says it](https://a.org/b).\n1.1. Con: No.\n")
    assert map["1"].links == ("https://a.org/b",)
    changed = map.replace("1", text="Worn through, says it too.")
    assert "1. Worn through, [says it](https://a.org/b) too.\n" in written(changed)
    without = map.replace("1", text="Worn.")
    assert "1. Worn. [a.org](https://a.org/b)\n" in written(without)


def test_a_link_that_somebody_adds_comes_after_the_text() -> None:
    map = loads("thesis t: Close it (now).\n  link: https://a.org/b_(c)\n")
    assert written(map).endswith("1. Close it \\(now\\). [a.org](https://a.org/b_\\(c\\))\n")


def test_a_reference_may_point_forward() -> None:
    map = read(START + "1. A.\n1.1. Pro: -> See 1.2.\n1.2. Con: B.\n")
    assert [(one.kind, one.target) for one in map.reuses] == [("claim", "1-2")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. A.\n1.1. Pro: -> See 1.7.\n", "1.1. refers to 1.7., but there is no such claim"),
        ("1. A.\n1.1. Pro: -> See 1.\n", "1.1. refers to 1., but that is the claim it is under"),
        (
            "1. A.\n1.1. Pro: B.\n1.2. Pro: -> See 1.1.\n1.3. Con: -> See 1.2.\n",
            "1.3. refers to 1.2., but that is itself only a reference",
        ),
        (
            "1. A.\n1.1. Pro: B.\n1.2. Pro: -> See 1.1.\n1.2.1. Con: C.\n",
            "1.2. refers to 1.1., but there are claims under it",
        ),
        ("1. A.\n1.1. Pro: B.\n1.2. C.\n", "1.2. is neither a Pro nor a Con"),
        ("1. Pro: A.\n1.1. Con: B.\n", "1. is a Pro, but stands under nothing"),
    ],
)
def test_what_is_odd_is_told_and_comes_back(text: str, told: str) -> None:
    imported = decode((START + text).encode(), format="kialo", path="x.txt")
    assert [one.message[: len(told)] for one in imported.losses] == [told]
    assert all(one.span is not None and one.span.path == "x.txt" for one in imported.losses)
    assert_readable(imported)
    assert written(imported.map) == START + text


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "this is not a text exported from Kialo"),
        ("A letter.\n", 1, "this is not a text exported from Kialo"),
        ("1. A.\n1.2.1. Pro: B.\n", 2, "claim 1.2.1. is not in its place: there is no claim 1.2."),
        (
            "1. A.\n1.1. Pro: B.\n1.1. Pro: C.\n",
            3,
            "claim 1.1. is not in its place: it comes after",
        ),
        (
            "1. A.\n1.2. Pro: B.\n1.1. C.\n",
            3,
            "claim 1.1. is not in its place: it comes after 1.2.",
        ),
    ],
)
def test_what_is_no_discussion(text: str, line: int, told: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        read(text)
    (one,) = raised.value.diagnostics
    assert (one.code, one.message[: len(told)], one.span and one.span.line) == (
        "bad-import", told, line,
    )  # fmt: skip


def test_a_numbered_list_in_a_text_is_text() -> None:
    text = START + "1. A.\n1.1. Pro: Two things:\n1. one\n2. two\n1.2. Con: B.\n"
    map = read(text)
    assert statements(map)[1] == ("claim", "Two things: 1. one 2. two")
    assert written(map) == text


def test_utf_16_is_read_and_told() -> None:
    imported = decode((START + "1. A.\n").encode("utf-16"), format="kialo")
    assert [one.message for one in imported.losses] == ["that the file is in UTF-16 is not kept"]
    assert statements(imported.map) == [("thesis", "A.")]


def test_a_map_with_more_than_kialo_has() -> None:
    map = loads("""\
map: The bridge
author: Mira Holm

thesis close: The bridge should be closed.
  title: Close it
  argument worn: Worn cables snap.
    claim cables: Its cables are worn.
    assumption snap: What is worn snaps.
    undercut paint: It is only the paint.
  argument bare:
    evidence two: Two strands have snapped.
    claim third: A third will.
    unless repaired: They have been repaired.
  counter:
    claim @need
    claim ferry: There is no ferry.
  objection dear: Closing is dear.
    rebuttal cheap: It is not.

claim need: The town needs it.
  evidence letter: So says its letter.

section: More
cheap supports close
ferry contradicts need
paint undercuts bare
""")
    assert (
        written(map)
        == """\
Discussion Title: The bridge

1. The bridge should be closed.
1.1. Pro: Worn cables snap.
1.1.1. Pro: Its cables are worn.
1.1.2. Pro: What is worn snaps.
1.1.3. Con: It is only the paint.
1.2. Pro: Two strands have snapped.
1.2.1. Con: They have been repaired.
1.2.2. Con: -> See 1.1.3.
1.3. Pro: A third will.
1.4. Con: The town needs it.
1.4.1. Pro: So says its letter.
1.5. Con: There is no ferry.
1.6. Con: Closing is dear.
1.6.1. Con: It is not.
1.7. Pro: -> See 1.6.1.
"""
    )
    assert losses(map) == [
        "1: the header 'author:' has no place in Kialo and is left out",
        "4: 'title:' has no place in Kialo and is left out (1 time)",
        "6: an argument is written as a claim, with its premises under it",
        "8: an assumption is written as a claim, as if the author stated it",
        "9: an undercut is written as a Con of a claim",
        "10: the premises of an argument without a text are written as separate claims (2 times)",
        "11: evidence is written as a claim (2 times)",
        "13: an exception is written as a Con, as if somebody asserted it",
        "23: the sections are left out",
        "25: a relation 'contradicts' is left out",
    ]


def test_several_theses_stand_under_the_title() -> None:
    map = loads("map: What now?\nthesis a: Close it.\nthesis b: Repair it.\n  objection: Dear.\n")
    assert written(map).endswith(
        "1. What now?\n1.1. Close it.\n1.2. Repair it.\n1.2.1. Con: Dear.\n"
    )
    assert "1: the title is the first claim, and the theses are under it" in losses(map)


def test_statements_of_other_maps_are_left_out_and_told() -> None:
    map = loads(
        "use o.argmap as o\nthesis t: It.\n  claim @o.x\n@o.y\n  claim b: B.\n\nb supports t\n"
    )
    assert written(map).endswith("\n1. It.\n")
    assert losses(map) == [
        "1: the header 'use:' has no place in Kialo and is left out",
        "3: a reference to a statement of another map is left out",
        "5: a statement that is under no other of the map is left out",
        "7: a reference to what is left out is left out",
    ]


def test_claims_that_support_each_other_in_a_circle_are_all_written() -> None:
    map = loads("x-imported: aif\n\nclaim a: A.\n  claim @b\nclaim b: B.\n  claim @a\n")
    assert written(map).endswith("1. A.\n1.1. Pro: B.\n1.1.1. Pro: -> See 1.\n")


awkward = st.one_of(
    texts,
    st.sampled_from([
        "-> See 1.", "Pro: x", "[a](https://b.org)", r"\(", "(", "[", r"[\(a\)](https://b.org/c)",
        "a  b", "a ", "\\", "[a](b c)", "[a](http://[)", "1. one",
        "[a](https://b.org) [a](https://c.org)",
        "a [b](mailto:c@d.org/(e)) f\ng", "", "é\u2028x", "[a](https://b\x01c.org)", "\ufeff",
        "x\x0by",
    ]),
)  # fmt: skip


@st.composite
def discussions(draw: st.DrawFn) -> str:
    """A discussion as Kialo writes it, with any texts."""
    lines: list[str] = []
    numbers = ["1."]
    place: list[int] = []
    stances = draw(st.sampled_from([("Pro: ", "Con: "), ("Pro: ", "Con: ", "")]))
    for _ in range(draw(st.integers(1, 8))):
        depth = draw(st.integers(1, len(place))) if place else 0
        place[depth:] = [place[depth] + 1 if depth < len(place) else 1]
        number = "".join(f"{one}." for one in place)
        stance = draw(st.sampled_from(stances)) if depth else ""
        text = draw(st.one_of(awkward, st.sampled_from(numbers).map("-> See {}".format)))
        lines.append(f"{number} {stance}{text}")
        numbers.append(number)
    end = draw(st.sampled_from(["\n", "", "\n\n", " \n"]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    title = draw(st.sampled_from(["Bridge", "", " a  b", "é: x "]))
    return f"Discussion Title: {title}\n\n{chr(10).join(lines)}{end}".replace("\n", newline)


@pytest.mark.slow
@given(discussions())
@settings(max_examples=300, deadline=None)
def test_any_discussion_comes_back(text: str) -> None:
    try:
        imported = decode(text.encode(), format="kialo")
    except ArgmapError as error:  # a text that looks like a claim in the wrong place
        assert [one.code for one in error.diagnostics] == ["bad-import"]
        return
    assert_readable(imported)
    assert written(loads(dumps(imported.map))) == text


@pytest.mark.slow
@given(discussions(), st.data())
@settings(max_examples=200, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_after_any_change_all_else_comes_back(text: str, data: st.DataObject) -> None:
    try:
        map = read(text)
    except ArgmapError:
        return
    if any(name == "kialo-stance" for item in map.nodes.values() for name, _ in item.extra):
        return  # Kialo writes none without a stance
    lines = text.split("\n")
    part = data.draw(st.sampled_from(map.statements))
    if len(lines) == len(map.statements) + len(map.reuses) + 3:  # a line for each claim
        changed = written(map.replace(part, text="Changed.")).split("\n")
        differing = [one for one, other in zip(changed, lines, strict=True) if one != other]
        assert len(differing) <= 1
        assert all("Changed." in one for one in differing)
    if part.under is not None:
        fewer = map.remove(part, with_descendants=True, with_references=True)
        again = statements(read(written(fewer)))
        assert again[1:] == statements(fewer)[1:]  # a question without answers becomes a thesis


@pytest.mark.slow
@given(maps())
@settings(max_examples=100, deadline=None)
def test_any_map_can_be_written_and_read_again(map: ArgumentMap) -> None:
    data = encode(map, "kialo").data
    imported = decode(data, format="kialo")
    assert_readable(imported)
    assert encode(imported.map, "kialo").data == data
    for item in imported.map.items:
        assert isinstance(item, (Statement, Reuse))


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_what_is_damaged_is_read_or_told(random: Random) -> None:
    data = bytearray(golden("kialo", ".txt")[0].read_bytes())
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(data))
        match random.randrange(3):
            case 0:
                del data[at:]
                data += b"1"
            case 1:
                data[at] = random.randrange(256)
            case _:
                data[at:at] = random.choice([b"\n", b"1.", b"Pro: ", b"\xff", b"-> See 1.", b"["])
    try:
        imported = decode(bytes(data), format="kialo")
    except ArgmapError as error:
        assert error.diagnostics
        return
    assert_readable(imported)
    assert encode(imported.map, "kialo").data


@pytest.mark.slow
def test_a_discussion_of_great_depth_and_size_is_read_in_reasonable_time() -> None:
    number = "1."
    lines = ["1. Deep."]
    for _ in range(2_000):
        number += "1."
        lines.append(f"{number} Con: Deeper.")
    lines += [f"1.{at}. Pro: [a](" for at in range(2, 20_000)]
    text = START + "\n".join(lines) + "\n"
    assert written(read(text)) == text
