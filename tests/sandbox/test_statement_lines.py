"""The page knows the lines that begin a statement or an argument as argmap does."""

from __future__ import annotations

import re

from argmap.model.vocabulary import ArgumentKind, Kind
from tests.sandbox.links import SANDBOX


def test_every_kind_is_known() -> None:
    source = (SANDBOX / "src" / "statement_lines.ts").read_text("utf-8")
    named = dict(re.findall(r'const ([A-Z]+) = "([a-z|]+)";', source))
    assert set(named["STATEMENTS"].split("|")) == set(Kind)
    assert set(named["ARGUMENTS"].split("|")) == set(ArgumentKind)
