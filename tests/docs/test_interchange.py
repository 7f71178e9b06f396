"""The page on other formats: each file that it shows becomes the map that it shows."""

from __future__ import annotations

import doctest

import pytest

from argmap.formats import FORMATS, decode
from argmap.language import dumps
from tests.docs.page import DOCS, Block, blocks, pairs

SHOWN = [
    (before, block)
    for before, block in pairs(DOCS / "interchange.md")
    if before is not None and before.info in FORMATS and block.info == "argmap"
]


@pytest.mark.parametrize(("file", "map"), SHOWN, ids=str)
def test_the_file_becomes_the_map(file: Block, map: Block) -> None:
    assert dumps(decode(file.text.encode(), format=file.info).map) == map.text


def test_the_python_of_the_page() -> None:
    text = "\n".join(
        block.text for block in blocks(DOCS / "interchange.md") if block.info == "python"
    )
    test = doctest.DocTestParser().get_doctest(text, {}, "interchange.md", "interchange.md", 0)
    results = doctest.DocTestRunner().run(test)
    assert (results.failed, results.attempted > 3) == (0, True)
