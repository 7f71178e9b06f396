"""The language server in Pyodide itself, whose event loop is the browser's and has no threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from argmap.sources import add_source
from tests.lsp.conftest import MILL as SOURCE
from tests.lsp.conftest import MISSING

if TYPE_CHECKING:
    from tests.sandbox.in_pyodide import PyodideEditor

pytestmark = pytest.mark.slow

MILL = """map: The mill
source: miller

thesis closed: The mill had to close.
  claim frost: It froze.
    cite: "the great frost had stopped its wheel"
  objection again: It always reopened.

frost rebuts again: the wheel stood still.
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PyodideEditor]:
    pytest.importorskip("pygls", reason=MISSING)
    from tests.sandbox import in_pyodide

    if reason := in_pyodide.missing():
        pytest.skip(reason)
    made = in_pyodide.PyodideEditor(tmp_path_factory.mktemp("packed"))
    seeds = tmp_path_factory.mktemp("project") / "seeds"
    seeds.mkdir()
    (seeds / "miller.txt").write_text(SOURCE, "utf-8")
    add_source(seeds / "miller.txt", folder=seeds, title="The mill", author="A. Miller")
    made.files({f"seeds/{one.name}": one.read_text("utf-8") for one in seeds.iterdir()})
    yield made
    made.close()


def test_a_problem_is_told_and_its_fix_puts_it_right(editor: PyodideEditor) -> None:
    from tests.lsp.editor import applied

    slip = MILL.replace("claim frost", "clam frost")
    uri = editor.open("file:///project/slip.argmap", slip)
    assert editor.codes(uri) == ["unknown-kind"]
    fix = next(one for one in editor.actions(uri, 4) if one.kind == "quickfix")
    assert fix.edit is not None and fix.edit.changes is not None
    mended = applied(slip, fix.edit.changes[uri])
    assert mended == MILL
    editor.type(uri, mended)
    assert editor.codes(uri) == []


def test_quotations_are_checked_in_the_texts_of_the_project(editor: PyodideEditor) -> None:
    uri = editor.open("file:///project/cited.argmap", MILL.replace("great frost", "great flood"))
    (finding,) = editor.findings(uri)
    assert 'cite: "the great frost' in finding.message


def test_every_request_is_answered(editor: PyodideEditor) -> None:
    editor.files({"mill.argmap": MILL})
    mill = editor.open("file:///project/mill.argmap", MILL)
    text = "map: Ice\nuse mill.argmap as mill\n\nclaim ice: Ice.\n  claim @mill.frost\n"
    uri = editor.open("file:///project/ice.argmap", text)
    assert editor.codes(uri) == []
    assert "mill.frost" in editor.labels(uri, 4, 9)
    assert "It froze" in editor.hover(uri, 4, 17)
    place = editor.definition(uri, 4, 17)
    assert place is not None and (place.uri, place.range.start.line) == (mill, 4)
    assert {place.uri for place in editor.references(uri, 4, 17)} == {mill, uri}
    assert set(editor.rename(uri, 4, 17, "winter")) == {mill, uri}
    assert editor.format(uri) == []
    assert len(editor.symbols(uri)) == 1
    assert editor.foldings(uri) == [(3, 4)]
    assert editor.tokens(uri)


def test_an_analysis_follows_typing_and_not_each_key(editor: PyodideEditor) -> None:
    uri = editor.open("file:///project/typed.argmap", MILL)
    editor.findings(uri)
    told = editor.count_told
    for letter in reversed("At night, "):
        editor.insert(uri, 3, len("thesis closed: "), letter)
    editor.findings(uri)
    assert editor.count_told == told + 1


@pytest.mark.parametrize(
    "text",
    [
        "thesis a: T.\n" + "".join(f"{'  ' * n}claim a{n}: X.\n" for n in range(1, 800)),
        f"claim a: ${'{' * 20_000}{'}' * 20_000}$\n",
        f"claim a: X.\n  cite: {'[' * 50_000}\n  figure: {'(' * 50_000}\n",
    ],
    ids=["nested", "formula", "brackets"],
)
def test_a_hostile_text_does_not_end_the_worker(editor: PyodideEditor, text: str) -> None:
    uri = editor.open("file:///project/hostile.argmap", f"map: M\n\n{text}")
    editor.findings(uri)
    assert editor.symbols(uri)
    editor.shut(uri)
    mill = editor.open("file:///project/after.argmap", MILL)
    assert editor.codes(mill) == []
