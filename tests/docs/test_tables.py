"""The pages on handouts, tables and graphs: what they show is what argmap makes."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from argmap.formats import FORMATS, decode, write
from argmap.formats.handouts import Document, outline, standard_form
from argmap.formats.handouts.plain import as_text
from argmap.language import dumps, loads
from tests.docs.page import DOCS, Block, assert_messages, blocks, pairs


@pytest.mark.slow
def test_the_python_of_the_page_on_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("networkx")
    monkeypatch.chdir(tmp_path)
    Path("corpus").mkdir()
    map = loads("thesis 1: The bridge should be closed.\n  claim 2: Its cables are worn.\n")
    write(map, "corpus/nodeset1.json", format="aif")
    found = "\n".join(one.text for one in blocks(DOCS / "tables.md") if one.info == "python")
    test = doctest.DocTestParser().get_doctest(found, {}, "tables.md", "tables.md", 0)
    results = doctest.DocTestRunner().run(test)
    assert (results.failed, results.attempted > 8) == (0, True)


@pytest.mark.parametrize(
    ("file", "map"),
    [
        (before, block)
        for before, block in pairs(DOCS / "tables.md")
        if before is not None and before.info in FORMATS and block.info == "argmap"
    ],
    ids=str,
)
def test_a_file_becomes_the_map_that_follows_it(file: Block, map: Block) -> None:
    assert dumps(decode(file.text.encode(), format=file.info).map) == map.text


@pytest.mark.parametrize(("kind", "make"), [("outline", outline), ("standard-form", standard_form)])
def test_the_documents_of_the_page_on_handouts(kind: str, make: object) -> None:
    (block,) = [one for one in blocks(DOCS / "handouts.md") if one.info == "argmap"]
    assert callable(make)

    def written(before: Block | None, shown: Block) -> str:
        document = make(loads(block.text))
        assert isinstance(document, Document)
        return as_text(document)

    assert_messages(DOCS / "handouts.md", written, f"text {kind}")
