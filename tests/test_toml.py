"""TOML is read in time that grows with its length, and what is wrong is told at its line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from argmap.model import ArgmapError
from argmap.render import read_theme
from argmap.sources import read_card
from argmap.toml import MOST_DOTS, key_lines, read_toml

HARD: list[Callable[[int], str]] = [
    lambda n: "".join(f"key-{at} = 1\n" for at in range(n)),
    lambda n: "".join(f"a.b{at} = 1\n" for at in range(n)),
    lambda n: "".join(f"[a.b{at}]\n" for at in range(n)),
    lambda n: "".join(f"[table-{at}]\nx = 1\n" for at in range(n)),
    lambda n: ".".join("a" * n) + " = 1",
    lambda n: "[" + ".".join("a" * n) + "]",
    lambda n: "x = {" + ".".join("a" * n) + " = 1}",
    lambda n: '"a".' * n + "a = 1",
    lambda n: " " * (8 * n),
    lambda n: "a" + " " * (8 * n),
    lambda n: "[" * n,
    lambda n: '"' * n,
    lambda n: "x = " + "'" * n,
    lambda n: "[colours]\n" + "".join(f"c{at} = '#12345'\n" for at in range(n)),
]


@pytest.mark.slow
@pytest.mark.parametrize("read", [read_theme, read_card])
@pytest.mark.parametrize("hard", HARD)
def test_any_card_or_theme_takes_time_that_grows_with_its_length(
    read: Callable[[str, str], object], hard: Callable[[int], str]
) -> None:
    def taken(size: int) -> float:
        start = time.process_time()
        try:
            read(hard(size), "x.toml")
        except ArgmapError as error:
            assert len(error.diagnostics) < 60
        return time.process_time() - start

    taken(100)
    assert taken(16_000) < 10 * taken(4_000) + 0.3


def test_a_key_of_many_parts_is_told_at_its_line() -> None:
    dotted = ".".join("a" * (MOST_DOTS + 2))
    text = f'x = """\n{dotted} = 1\n"""\n# {dotted}\ny = "{dotted}"\n{dotted} = 1\n'
    with pytest.raises(ArgmapError, match="more than 100 parts") as caught:
        read_toml(text, "x.toml", code="bad-theme", what="the theme")
    span = caught.value.diagnostics[0].span
    assert span is not None
    assert span.line == 6


def test_a_theme_of_blanks_is_one() -> None:
    assert read_theme(" \n\t\n").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("\n[colours]\nink = 1", ("colours", "ink"), 3),
        ("[colours.claim]\n fill = 1", ("colours", "claim", "fill"), 2),
        ("colours . ink = 1", ("colours", "ink"), 1),
        ('"ink" = 1', ("ink",), 1),
        ("[a] # so\nb = 1", ("a", "b"), 2),
    ],
)
def test_keys_are_found_at_their_lines(text: str, path: tuple[str, ...], line: int) -> None:
    assert key_lines(text)[path] == line
