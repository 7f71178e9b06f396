"""Frameworks as text: what is written is read back, and bad text is told of with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.frameworks import (
    Framework,
    read_af,
    read_apx,
    read_tgf,
    write_af,
    write_apx,
    write_tgf,
)
from argmap.model import ArgmapError

MILL = Framework(["closed", "frost", "The thaw."], [("frost", "closed"), ("The thaw.", "frost")])
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u2028\u2029"


def problems(read: Callable[[str, str], Framework], text: str) -> list[str]:
    with pytest.raises(ArgmapError) as caught:
        read(text, "mill")
    return [str(one) for one in caught.value.diagnostics]


@st.composite
def named(draw: st.DrawFn, names: st.SearchStrategy[str]) -> Framework:
    arguments = draw(st.lists(names, unique=True, max_size=6))
    ends = st.sampled_from(arguments) if arguments else st.nothing()
    attacks = draw(st.lists(st.tuples(ends, ends), max_size=9)) if arguments else []
    return Framework(arguments, attacks)


ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1).filter(
    lambda text: not text.startswith(("#", "\ufeff"))
)


@pytest.mark.slow
@given(framework=named(ANY))
def test_apx_holds_every_name(framework: Framework) -> None:
    assert read_apx(write_apx(framework)) == framework


@pytest.mark.slow
@given(framework=named(WORDS))
def test_tgf_holds_every_word(framework: Framework) -> None:
    assert read_tgf(write_tgf(framework)) == framework


@pytest.mark.slow
@given(framework=named(ANY))
def test_af_numbers_the_arguments(framework: Framework) -> None:
    numbers = {name: str(number) for number, name in enumerate(framework.arguments, 1)}
    assert read_af(write_af(framework)) == Framework(
        numbers.values(), [(numbers[a], numbers[b]) for a, b in framework.attacks]
    )


def test_as_written() -> None:
    assert write_apx(MILL) == (
        'arg(closed).\narg(frost).\narg("The thaw.").\n'
        'att(frost,closed).\natt("The thaw.",frost).\n'
    )
    assert write_af(MILL) == ("p af 3\n# 1 is closed\n# 2 is frost\n# 3 is The thaw.\n2 1\n3 2\n")
    assert write_af(Framework(["1", "2"], [("2", "1")])) == "p af 2\n2 1\n"
    assert write_tgf(Framework(["a", "b"], [("b", "a")])) == "a\nb\n#\nb a\n"
    assert write_tgf(Framework()) == "#\n"
    assert write_apx(Framework(["not", "X", "x_1'", "07", "7"])) == (
        'arg("not").\narg("X").\narg(x_1\').\narg("07").\narg(7).\n'
    )


def test_what_tgf_cannot_hold_is_refused() -> None:
    with pytest.raises(ArgmapError) as caught:
        write_tgf(Framework(["The thaw.", "#1"]))
    assert [str(one) for one in caught.value.diagnostics] == [
        "error: a .tgf file cannot hold the name 'The thaw.', which has a space in it"
        " [bad-framework] (write .apx, which has quotation marks)",
        "error: a .tgf file cannot hold the name '#1', which begins with #"
        " [bad-framework] (write .apx, which has quotation marks)",
    ]


def test_comments_blank_lines_and_line_ends() -> None:
    pair = Framework(["1", "2"], [("1", "2")])
    assert read_af("\ufeffp af 2\r\n# the mill\r\n\r\n 1\t2 \r\n") == pair
    assert read_tgf("1 The frost\n2 The mill\n#\n1 2 attacks\n") == pair
    assert read_apx("% the mill\narg( 1 ). arg(2).% two\natt(1 ,\n 2).\n") == pair
    assert read_apx("att(a,b). arg(a). arg(b). arg(a).").arguments == ("a", "b")
    assert read_apx("arg(wolfe.durability).").arguments == ("wolfe.durability",)
    assert read_apx("") == Framework()


def test_bad_af() -> None:
    assert problems(read_af, "") == [
        "mill:1:1: error: there is no number of arguments [bad-framework]"
        " (write a line such as p af 3)"
    ]
    assert problems(read_af, "1 2\n2 1\n") == [
        "mill:1:1: error: the file does not begin with the number of arguments [bad-framework]"
        " (write a line such as p af 3 above this one)"
    ]
    assert problems(read_af, "p af 2\n  1 3\n1\np af 3\n1 2 0\n0 1\n") == [
        "mill:3:1: error: this is not an attack [bad-framework]"
        " (write the numbers of two arguments, such as 1 2)",
        "mill:4:1: error: the number of arguments is given twice [bad-framework]"
        " (remove one of the lines)",
        "mill:5:1: error: this is not an attack [bad-framework]"
        " (write the numbers of two arguments, such as 1 2)",
        "mill:2:3: error: '3' is not one of the arguments [bad-framework]"
        " (the arguments are 1 to 2)",
        "mill:6:1: error: '0' is not one of the arguments [bad-framework]"
        " (the arguments are 1 to 2)",
    ]
    assert "more than argmap reads" in problems(read_af, f"p af {'9' * 5000}")[0]


def test_bad_apx() -> None:
    assert problems(read_apx, "arg(frost).\narg(thaw)\natt(frost,thow).\n") == [
        "mill:2:1: error: arg(thaw) has no full stop [bad-framework] (write a full stop after it)",
        "mill:3:1: error: 'thow' is not one of the arguments [bad-framework]"
        " (did you mean 'thaw'?)",
    ]
    assert problems(read_apx, "arg(a,b).\natt(a).\nsupport(a,b).\n  argument(a).") == [
        "mill:1:1: error: arg has two names [bad-framework]"
        " (write arg(NAME). for an argument, att(NAME,NAME). for an attack)",
        "mill:2:1: error: att has one name [bad-framework]"
        " (write arg(NAME). for an argument, att(NAME,NAME). for an attack)",
        "mill:3:1: error: a support is not part of an abstract framework [bad-framework]"
        " (remove it; only attacks are read)",
        "mill:4:3: error: this is neither an argument nor an attack [bad-framework]"
        " (write arg(NAME). for an argument, att(NAME,NAME). for an attack)",
    ]
    assert problems(read_apx, "arg(frost).\natt(frost,x).") == [
        "mill:2:1: error: 'x' is not one of the arguments [bad-framework] (add arg(x).)"
    ]


def test_bad_tgf() -> None:
    assert problems(read_tgf, "a\nb\na\n#\na\na b supports\nb x\n#\n") == [
        "mill:3:1: error: the argument 'a' is listed twice [bad-framework] (remove one of them)",
        "mill:5:1: error: this is not an attack [bad-framework] (write two names, such as a b)",
        "mill:6:1: error: this edge has the label 'supports'; only attacks are read [bad-framework]"
        " (remove the label if it is an attack, and else the line)",
        "mill:8:1: error: there is a second line # [bad-framework] (remove one of them)",
        "mill:7:1: error: 'x' is not one of the arguments [bad-framework]"
        " (add a line x above the #)",
    ]
    assert problems(read_tgf, "a\nb\n") == [
        "mill:2:1: error: no line # ends the list of arguments [bad-framework]"
        " (add a line # below it)"
    ]


def test_problems_are_not_told_without_end() -> None:
    assert len(problems(read_af, "p af 1\n" + "x\n" * 1000)) == 100


@given(text=st.text(st.sampled_from('ab12#%(),."\\ \n\tpf' + SPACES), max_size=40))
@pytest.mark.parametrize("read", [read_af, read_apx, read_tgf])
@pytest.mark.slow
def test_no_text_is_too_odd(read: Callable[[str], Framework], text: str) -> None:
    try:
        assert isinstance(read(text), Framework)
    except ArgmapError as error:
        assert all(one.span is not None for one in error.diagnostics)
