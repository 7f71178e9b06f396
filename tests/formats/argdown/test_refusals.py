"""What Argdown refuses is refused, with the place; recognising texts; deep and large ones."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from argmap.formats import decode, encode, recognised
from argmap.model import ArgmapError


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("[a]: A.\n\n[b]: It is [sic].\n", 3, 12, "does not allow '[sic]' here"),
        ("[a]: A {b: c} d.\n", 1, 15, "does not allow 'd' here"),
        ("===\ntitle: T\n===\n[a]: A.\n", 4, 1, "does not allow '[a]:' here"),
        ("a\n\n  - b\n", 3, 1, "does not allow '-' here"),
        ("(1) a\n(2) b\n", 2, 6, "the text ends before it is complete"),
        ("", 1, 1, "the text is empty"),
        ("a *b\n", 1, 5, "the text ends before it is complete"),
        ("a\n\n[b]: B. {c: [}\n", 3, 9, "this data is not YAML"),
        ("===\na: [\n===\n\n[b]: B.\n", 3, 1, "this front matter is not YAML"),
        ("===\ntitle: a: b\n===\n\n[b]: B.\n", 2, 9, "this front matter is not YAML"),
        ("[b]: B. {c: 1, c: 2}\n", 1, 9, "the key 'c' occurs twice"),
        ("a\\", 1, 2, "there is nothing behind this backslash"),
        ("<a>\n\n(1) b\n----\n(2) c\n\n<a>\n\n(1) d\n----\n(2) e\n", 9, 1, "has premises"),
        ("(1) b\n--\n(2) c\n\nd\n", 4, 1, "does not allow"),
        ("# H\n[a]: A.\n", 2, 1, "does not allow '[a]:' here"),
    ],
)
def test_a_text_is_refused_with_its_place(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(ArgmapError) as told:
        decode(text.encode(), path="debate.argdown")
    (one,) = told.value.diagnostics
    assert one.code == "bad-import" and said in one.message
    assert one.span is not None
    assert (one.span.line, one.span.column, one.span.path) == (line, column, "debate.argdown")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[a]: A.\n\n  + [b]: B.\n", "indent a relation below what it is about, without"),
        ("[a]: A.\n- [b]: B.\n", "indent a relation below what it is about, without"),
        ("(1) a\n\n----\n(2) b\n", "and the conclusion without empty lines"),
        ("(1) a\n----\n\n(2) b\n", "and the conclusion without empty lines"),
        ("(1) a\n(2) b\n", "premises need a line of hyphens below them"),
        ("[a]: A.\n(1) a\n----\n(2) b\n", "put an empty line before the first premise"),
        ("# H\n[a]: A.\n", "a statement begins on a new line, after an empty one"),
        ("[a]: *A.\n\n[b]: B.\n", ""),
    ],
)
def test_a_refusal_says_what_to_do(text: str, hint: str) -> None:
    with pytest.raises(ArgmapError) as told:
        decode(text.encode(), format="argdown")
    (one,) = told.value.diagnostics
    assert hint in (one.hint or "") and bool(hint) == bool(one.hint)


@pytest.mark.parametrize(
    ("text", "path", "names"),
    [
        ("[a]: A.", "debate.argdown", ["argdown"]),
        ("[a]: A.", "debate.AD", ["argdown"]),
        ("[a]: A.\n  - <b>: B.\n", None, ["argdown"]),
        ("<a>\n  +> [b]\n", None, ["argdown"]),
        ("# A list\n\n- [one](x)\n- [two](y)\n", None, []),
        ("[link]: http://example.org\n\n  - one\n", None, []),
        ("<ul>\n  <li>one</li>\n</ul>\n", None, []),
    ],
)
def test_argdown_is_recognised(text: str, path: str | None, names: list[str]) -> None:
    assert [one.name for one in recognised(text.encode(), path)] == names


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["+ [s{}]: t", "- <s{}>: t", "- t", "_ <s{}>"])
def test_a_text_of_3000_levels_is_read_and_written(sign: str) -> None:
    lines = [" " * (at + 1) + sign.format(at) for at in range(3000)]
    map = decode("\n".join(["[a]", *lines, ""]).encode(), format="argdown").map
    assert len(map.nodes) == 3001
    again = decode(encode(map, "argdown").data, format="argdown").map
    assert again == map


HOSTILE = (
    "{ ",
    "[",
    "<",
    "<!--",
    "/* ",
    "*a ",
    "_a ",
    "@[",
    "#(",
    "\\",
    ".a",
    "} ",
    "[a](",
    "=== ",
    "[",
    "//",
)


@pytest.mark.slow
@pytest.mark.parametrize("end", [".\n", ""], ids=["line", "no-line"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_openings_without_ends_take_time_that_grows_with_their_number(piece: str, end: str) -> None:
    def taken(count: int) -> float:
        start = process_time()
        with suppress(ArgmapError):
            encode(decode(f"[x]: y {piece * count}{end}".encode(), format="argdown").map, "argdown")
        return process_time() - start

    taken(100)
    assert taken(8000) < 32 * max(taken(1000), 0.02)
