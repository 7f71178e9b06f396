"""The static page of the frame."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256

import argmap.sandbox.preview_frame as preview_frame


def test_it_is_the_same_each_time_and_asks_for_nothing() -> None:
    page = preview_frame.html()
    assert page == preview_frame.html()
    assert re.findall(r"(?:src|action|srcset)=", page) == []
    assert re.findall(r'<link [^>]*href="([^"]*)"', page) == ["data:,"]


def test_its_policy_allows_its_own_scripts_and_styles_alone() -> None:
    page = preview_frame.html()
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    rules = html.unescape(found[1])
    assert rules.startswith("default-src 'none'; ")
    for part in ("connect-src", "unsafe", "http", "'self'", "frame-ancestors"):
        assert part not in rules
    inline = re.findall(r"<(style|script)>(.*?)</\1>", page, re.DOTALL)
    assert len(inline) > 2
    for _, text in inline:
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in rules
