"""What the pane says while a map is drawn counts the statements as argmap does."""

from __future__ import annotations

import re

from argmap.model import Kind
from tests.sandbox.links import SANDBOX


def test_every_kind_of_statement_is_counted() -> None:
    source = (SANDBOX / "src" / "drawing.ts").read_text("utf-8")
    match = re.search(r"const STATEMENT = /\^ \*\(\?:([a-z|]+)\)", source)
    assert match is not None
    assert set(match[1].split("|")) == set(Kind)
