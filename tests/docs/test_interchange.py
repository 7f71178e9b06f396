"""The page on other formats: each file that it shows becomes the map that it shows."""

from __future__ import annotations

import pytest

from argmap.formats import FORMATS, decode
from argmap.language import dumps
from tests.docs.page import DOCS, Block, pairs

SHOWN = [
    (before, block)
    for before, block in pairs(DOCS / "interchange.md")
    if before is not None and before.info in FORMATS and block.info == "argmap"
]


@pytest.mark.parametrize(("file", "map"), SHOWN, ids=str)
def test_the_file_becomes_the_map(file: Block, map: Block) -> None:
    assert dumps(decode(file.text.encode(), format=file.info).map) == map.text
