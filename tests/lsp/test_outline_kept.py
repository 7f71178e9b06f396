"""The outline that is kept from one version of a text to the next is that of a fresh reading."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")

from lsprotocol import types
from pygls.workspace import PositionCodec

from argmap.lsp.document import Document
from argmap.lsp.symbols import Outline

LINES = (
    "section: One", "subsection: Two", "thesis t: It lasts.", "  claim c: It has 😀 signs.",
    "    one more line", "",
    "    objection: No.", "  note: A remark.", "  title: In short", "    title: 😀",
    "@t", "t rebuts c: Why not.", "# a remark", "   ",
    "  claim c: It has", "  claims c: It has", "thesis: 😀", "    t rebuts c: Why not.",
    "  @t",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_it_is_that_of_a_fresh_reading_after_any_changes(seed: int) -> None:
    random = Random(seed)
    text = "\n".join(random.choices(LINES, k=12))
    document = Document.of("file:///a", text, 1, PositionCodec())
    kept = Outline()
    for _ in range(25):
        assert kept.symbols(document).data == Outline().symbols(document).data
        row = random.randrange(len(document.lines))
        end = min(row + random.choice((0, 0, 0, 1)), len(document.lines) - 1)
        where = types.Range(document.position(row, random.choice((0, 4, 99))),
                            document.position(end, 99))  # fmt: skip
        if where.start.line == where.end.line and where.start.character > where.end.character:
            where.start.character = where.end.character
        new = random.choice((random.choice(LINES), "x", "", random.choice(LINES) + "\n"))
        change = types.TextDocumentContentChangePartial(where, new)
        document = document.changed([change], 2)
