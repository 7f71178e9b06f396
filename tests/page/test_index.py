"""The index of several pages."""

from __future__ import annotations

import re

from argmap.model import ArgumentMap
from argmap.page.index import Entered, compose_index
from argmap.render import render
from tests.page.mill import mill


def test_it_leads_to_each_page_and_says_what_it_holds() -> None:
    svg = render(mill())
    html = compose_index([Entered.of("a b/mill.html", mill(), svg)])
    assert 'href="a%20b/mill.html"' in html
    assert "Why the weir fell silent" in html
    assert "An argument map of A. Walker: 1 thesis," in html


def test_what_a_map_says_is_escaped() -> None:
    map = ArgumentMap("<script>alert(1)</script>")
    html = compose_index([Entered.of('x".html', map, render(map))])
    assert "<script" not in html
    assert 'href="x%22.html"' in html


def test_nothing_may_run_in_it() -> None:
    html = compose_index([])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "script-src" not in policy[1] and "default-src &#39;none&#39;" in policy[1]
