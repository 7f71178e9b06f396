"""A text that is read while it is written says what it says when it is read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest
from attrs import asdict
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Token

from argmap.language import ParseResult, parse
from argmap.language.escaping import KIND_WORDS
from argmap.language.incremental import IncrementalParser
from argmap.language.token_stream import TokenStream
from tests.language.pages import show
from tests.language.sampling import turns
from tests.language.slips import INJECTORS, inject
from tests.language.test_fuzz import LENIENT, mutated, structured
from tests.language.test_slips import CLEAN, STORED, page

pytestmark = pytest.mark.slow

WITH_ID = re.compile(rf"^( *(?:{'|'.join(KIND_WORDS)})) [a-z0-9-]+:", re.M)
LINE_END = re.compile(r"\r\n|\r|\n")


def all_of(reading: ParseResult) -> object:
    """A reading with all that does not count when maps are compared: places and comments."""
    items = [(type(item).__name__, asdict(item)) for item in reading.map.items]
    return items, asdict(reading.map), reading.diagnostics


def check(parser: IncrementalParser, text: str) -> None:
    assert all_of(parser.parse(LINE_END.split(text))) == all_of(parse(text)), text


def written(text: str, random: Random) -> Iterator[str]:
    """A text as it becomes while someone works on it: signs and lines come, go and move."""
    lines = text.split("\n")
    for _ in range(25):
        row = random.randrange(len(lines))
        line = lines[row]
        at = random.randint(0, len(line))
        match random.randrange(8):
            case 0:
                lines[row] = line[:at] + random.choice(" :@x-#\"\\'.") + line[at:]
            case 1:
                lines[row] = line[:at] + line[at + 1 :]
            case 2:
                lines[row : row + 1] = [line[:at], " " * random.choice((0, 2, 4, 6)) + line[at:]]
            case 3:
                del lines[row]
                lines = lines or [""]
            case 4:
                lines.insert(row, random.choice(lines))
            case 5:
                lines.insert(
                    row, random.choice(("", "# c", "  # c", "claim: x", "@x", "  claim x:"))
                )
            case 6:
                other = random.randrange(len(lines))
                lines[row], lines[other] = lines[other], lines[row]
            case _:
                lines[row] = line[2:] if random.random() < 0.5 else f"  {line}"
        yield "\n".join(lines)


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("seed", range(turns(3)))
@pytest.mark.parametrize("ids", [True, False], ids=["with ids", "without"])
def test_after_every_change(name: str, seed: int, ids: bool) -> None:
    parser = IncrementalParser()
    whole = CLEAN[name] if ids else WITH_ID.sub(r"\1:", CLEAN[name])
    check(parser, whole)
    for text in written(whole, Random(f"{name} {seed}")):
        check(parser, text)


@pytest.mark.parametrize("name", STORED)
def test_while_a_line_is_typed(name: str) -> None:
    parser = IncrementalParser()
    text = CLEAN[name]
    check(parser, text)
    row = text.index("\n", len(text) // 2) + 1
    for typed in (
        "  claim new-one: It goes on.\n",
        'claim: So.\n  cite: "a" ... "b"\n',
        "@new-one\n",
    ):
        for end in range(1, len(typed) + 1):
            check(parser, text[:row] + typed[:end] + text[row:])
    check(parser, text)


@pytest.mark.parametrize("kind", INJECTORS)
def test_with_a_slip_put_in_and_taken_away(kind: str) -> None:
    for name in STORED:
        parser = IncrementalParser()
        clean = page(name, 72)
        for turn in range(turns(3)):
            check(parser, show(clean))
            slip = inject(kind, clean, Random(f"{kind} {turn}"))
            if slip is not None:
                check(parser, slip.text)
                check(parser, f"# further down\n\n{slip.text}")


@given(st.lists(st.one_of(mutated(), structured), min_size=1, max_size=4))
@settings(LENIENT, max_examples=turns(150))
def test_any_texts_one_after_another(texts: list[str]) -> None:
    parser = IncrementalParser()
    for text in texts:
        check(parser, text)


def test_only_what_has_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    batches = TokenStream.batches

    def recorded(stream: TokenStream) -> Iterator[list[Token]]:
        read.append(stream.lines.text)
        return batches(stream)

    monkeypatch.setattr(TokenStream, "batches", recorded)
    text = "map: M\n" + "".join(f"thesis t{n}: It lasts.\n  claim c{n}: So.\n" for n in range(99))
    parser = IncrementalParser()
    parser.parse(text.split("\n"))
    read.clear()
    reading = parser.parse(text.replace("t50: It", "t50: What").split("\n"))
    assert reading.map["t50"].text == "What lasts."
    assert "thesis t50" in "".join(read)
    assert len("".join(read).splitlines()) <= 2
    read.clear()
    parser.parse(f"# above\n{text}".split("\n"))
    assert "thesis t51" not in "".join(read)
