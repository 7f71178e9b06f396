"""The tutorial, done as it is written, in an empty folder; and the pictures that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.analysis.coverage import coverage
from argmap.language import dumps, parse_file
from argmap.model import Argument, Kind, Statement
from argmap.render import render
from argmap.sources import Library
from argmap.workspace import examine
from tests.docs.page import DOCS, blocks
from tests.docs.story import act, assert_picture, shown

PAGE = DOCS / "tutorial.md"
SORTS = {"argmap", "console", "text"}
MAP, ESSAY = Path("ferry.argmap"), Path("seeds/ferry.txt")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)


STEPS = [block.line for block in blocks(PAGE) if block.info == f"argmap {MAP}"]
"""The lines at which the map begins, each time that it is shown."""


@pytest.mark.slow
def test_it_comes_out_as_it_says_with_the_pictures_that_it_shows() -> None:
    pictures = dict(zip(STEPS, shown(PAGE), strict=True))
    for block in act(PAGE):
        if block.line not in pictures:
            continue
        examination = examine(parse_file(MAP), Library("."))
        assert examination.diagnostics == ()
        assert dumps(examination.map) == block.text
        drawn = render(examination.map, "svg", theme="auto", verdicts=examination.verdicts)
        assert_picture(pictures[block.line], drawn)


def test_there_are_no_pictures_but_those_that_are_shown() -> None:
    assert set((DOCS / "examples" / "tutorial").iterdir()) == set(shown(PAGE))


def test_the_essay_can_be_read_in_two_minutes() -> None:
    (essay,) = (block.text for block in blocks(PAGE) if block.info == f"text {ESSAY}")
    assert 200 <= len(essay.split()) <= 350


@pytest.mark.slow
def test_the_map_has_what_the_tutorial_is_to_teach() -> None:
    for _ in act(PAGE):
        pass
    examination = examine(parse_file(MAP), Library("."))
    map = examination.map
    statements = [node for node in map.nodes.values() if isinstance(node, Statement)]
    kinds = [statement.kind for statement in statements]
    assert kinds.count(Kind.OBJECTION) == 2
    assert kinds.count(Kind.UNDERCUT) == 1
    assert sum(statement.concession is not None for statement in statements) == 1
    assert sum(len(statement.figures) for statement in statements) == 2
    (linked,) = (node.key for node in map.nodes.values() if isinstance(node, Argument))
    assert any(step.key == linked and len(step.premises) == 3 for step in map.inferences)
    assert coverage(examination.verdicts, Library("."))[0].uncited == ()
