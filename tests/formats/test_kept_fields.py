"""What a map keeps for MindMup, Kialo and OPML may be edited by hand, and then be anything."""

from __future__ import annotations

import pytest

from argmap.formats import encode
from argmap.language import loads

JUNK = (
    "", "{", "null", "5", '"text"', "[]", "{}", '{"as":5}', '{"as":{"attr":5,"id":[],"title":5}}',
    '{"as":{"attr":{"parentConnector":1,"note":2,"style":3,"styleNames":4},"ideas":5}}',
    '{"rank":5}', '{"rank":"x","rest":[]}', '{"rest":{"1":5,"x":{}}}', '{"without":5}',
    '{"without":["id","title"]}', '{"as":{"attr":{"group":{}}}}', '{"plain":5,"is-idea":true}',
    '{"head":5,"attributes":5,"body":5}', '{"head":[5,["<z>",{},""],["a",{"<":"b","c":5},"d"]]}',
    '{"text":5}', '{"text":"x","<":"y"}', '"\\ud800"', "1e999",
    '"Discussion Title: T\\n\\ud800"',
)  # fmt: skip


@pytest.mark.parametrize("junk", JUNK)
def test_whatever_is_kept_is_used_or_left_out(junk: str) -> None:
    map = loads(f"""\
map: T
x-kialo-head: {junk}
x-kialo-end: {junk}

thesis 1: A.
  x-kialo-text: {junk}
  x-kialo-after: {junk}
  x-opml: {junk}
  argument 2:
    strength: strong
    claim 3: B.
      note: C.

x-mup-file: {junk}
x-mup-idea: 1 {junk}
x-mup-idea: 2 {junk}
x-mup-idea: 3 {junk}
x-mup-group: 3 {junk}
x-mup-link: {junk}
x-opml-file: {junk}
""")
    for form in ("kialo", "mup", "opml", "outline"):
        assert b"A." in encode(map, form).data
    assert b"<z>" not in encode(map, "opml").data
    assert b' <="' not in encode(map, "opml").data
