"""Hostile files of discussions, mind maps and outlines are read or refused within seconds."""

from __future__ import annotations

import json
from time import process_time

import pytest

from argmap.formats import decode, encode, recognised
from argmap.model import ArgmapError

pytestmark = pytest.mark.slow

N = 30_000
IDEA = {"id": 1, "title": "a" + " https://b.org" * N + " x"}
FILES = {
    "spaces.txt": b"Discussion Title: " + b" " * N + b"\n2. x",
    "links.txt": b"Discussion Title: x\n\n1. " + b"x[a](https://b.org)x" * N,
    "brackets.txt": b"Discussion Title: x\n\n1. " + b"[(" * N,
    "lists.txt": b"Discussion Title: x\n\n1. x\n" + b"1. x\n2. x\n" * N,
    "titles.mup": json.dumps({"formatVersion": 3, "ideas": {"1": IDEA}}).encode(),
    "many.mup": json.dumps(
        {
            "formatVersion": 3,
            "ideas": {"1": {"ideas": {f"{at}.5": {"id": at} for at in range(N // 4)}}},
            "links": [{"ideaIdFrom": at, "ideaIdTo": at + 1} for at in range(N // 4)],
        }
    ).encode(),
    "comments.md": b"- a\n  - Pro: b\n" + b"<!--" * N,
    "hashes.md": b"# a" + b" " * N + b"x\n- a\n  - b\n" + b"#" * N + b" x\n",
    "stars.md": b"- a\n  - " + b"*a " * N + b"\n" + b"* " * N + b"x",
    "brackets.md": b"- a\n  - " + b"[a](" * N,
    "quotes.md": b"- a\n  - " + b'[a](b "' * N,
    "labels.md": b"- a\n" + b"  - Pro:\n" * N,
    "see.md": b"- a\n" + b'  - see "a"\n' * N,
    "headings.md": b"- a\n  - b\n" + b"## for" * N + b"\n" + b"# x\n- Con: y\n" * (N // 10),
    "many.opml": b"<opml><body>" + b'<outline text="Con: x"/>' * N + b"</body></opml>",
    "many.mm": b'<map><node TEXT="x">' + b'<node TEXT="(+) y"/>' * N + b"</node></map>",
    "many.rtnl": b'a = Create("Claim")\nSetText("x")\n' + b'b = CreateChild(a, "Reason")\n' * N,
    "strings.rtnl": b'a = Create("Claim")\nSetText(' + b'"x" + ' * N + b")\n",
}


@pytest.mark.parametrize("name", FILES)
def test_it_takes_seconds(name: str) -> None:
    data = FILES[name]
    started = process_time()
    recognised(data, name)
    form = {"txt": "kialo", "md": "outline"}.get(name.partition(".")[2], name.partition(".")[2])
    try:
        map = decode(data, format=form).map
    except ArgmapError as error:
        assert error.diagnostics
    else:
        for other in ("kialo", "mup", "outline", "opml"):
            encode(map, other)
    assert process_time() - started < 20
