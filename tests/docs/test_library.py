"""The how-to of the Python library: its examples are run, one after the other."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

import argmap
from argmap.language import dumps, load, loads
from argmap.model import Argument, ArgumentMap, Statement
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "library.md"
MAPS = sorted((DOCS.parent / "maps").glob("*.argmap"))
BLOCKS = blocks(PAGE)


@pytest.mark.slow
def test_the_examples_do_as_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    write_files()
    assert run(doctest.OutputChecker()) == ""


class AnyOutput(doctest.OutputChecker):
    """Takes whatever an example prints; an exception is a failure nonetheless."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return True


def write_files() -> None:
    for block in BLOCKS:
        if " " in block.info:
            Path(block.info.split()[1]).write_text(block.text, "utf-8")


def run(
    checker: doctest.OutputChecker,
    change: Callable[[str], str] = str,
    given: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """What the examples of the page do otherwise than they say."""
    namespace = dict(given)
    told: list[str] = []
    runner = doctest.DocTestRunner(checker)
    for block in BLOCKS:
        if block.info == "python":
            text = change(block.text.replace("\n\n", "\n<BLANKLINE>\n"))
            test = doctest.DocTestParser().get_doctest(
                text, namespace, PAGE.name, str(PAGE), block.line - 1
            )
            runner.run(test, out=told.append, clear_globs=False)
            namespace.update(test.globs)
    assert runner.tries > 0
    return "".join(told)


@pytest.mark.slow
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_examples_run_on_every_map(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is read with another map in its hands: in place of each id stands one that has what
    the example asks for, and every such id has its turn. Examples that ask for more than the map
    has, such as a citation, are left out.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    write_files()
    crito, essay = load("crito.argmap"), load(path)
    for other in path.parent.glob("*.argmap"):
        Path(other.name).write_bytes(other.read_bytes())
    Path("crito.argmap").write_bytes(path.read_bytes())
    like = {key: alike(node, essay) for key, node in crito.nodes.items()}
    assert run(AnyOutput(), partial(with_ids, like=like, turn=0)) == ""
    for turn in range(1, max(map(len, like.values()))):
        again = partial(with_ids, like=like, turn=turn, only=True)
        assert run(AnyOutput(), again, {"argmap": argmap, "crito": essay}) == ""


def with_ids(text: str, like: dict[str, list[str]], turn: int, only: bool = False) -> str:
    """A block with ids of another map; empty where that has nothing of the kind, or ``only`` blocks
    with ids are wanted.
    """
    named = r'(crito(?:\.[a-z_]+)?[\[(])"([^"]+)"'
    keys_named = [key for _, key in re.findall(named, text)]
    if (only and not keys_named) or not all(like.get(key, [key]) for key in keys_named):
        return ""

    def swapped(match: re.Match[str]) -> str:
        keys = like.get(match[2], [match[2]])
        return f'{match[1]}"{keys[turn % len(keys)]}"'

    return re.sub(named, swapped, text)


def alike(node: Statement | Argument, map: ArgumentMap) -> list[str]:
    """The keys of the parts that have what a part has: a place, a text, citations, figures."""
    return [
        other.key
        for other in map.nodes.values()
        if isinstance(other, type(node))
        and (node.under is None or other.under is not None)
        and len(other.citations) >= len(node.citations)
        and len(getattr(other, "figures", ())) >= len(getattr(node, "figures", ()))
    ]


def test_every_python_block_is_an_example() -> None:
    python = [block for block in BLOCKS if block.info == "python"]
    assert python
    assert all(block.text.startswith(">>> ") for block in python)


def test_the_map_that_is_read_is_in_the_canonical_form() -> None:
    (block,) = (block for block in BLOCKS if block.info.startswith("argmap "))
    assert dumps(loads(block.text)) == block.text
