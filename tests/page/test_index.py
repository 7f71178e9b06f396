"""The index of several pages."""

from __future__ import annotations

import re

from argmap.model import ArgumentMap
from argmap.page import page
from argmap.page.index import IndexEntry, compose_index
from argmap.page.thumbnail import thumbnail
from tests.page.mill import mill


def test_it_leads_to_each_page_and_says_what_it_holds() -> None:
    html = compose_index([IndexEntry.of("a b/mill.html", page(mill()))])
    assert 'href="a%20b/mill.html"' in html
    assert "Why the weir fell silent" in html
    assert "An argument map of A. Walker: 1 thesis," in html


def test_its_thumbnails_turn_dark_with_it() -> None:
    html = compose_index([IndexEntry.of("mill.html", page(mill()))])
    pictures = html[html.index("<ul>") :]
    light = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', pictures))
    dark = html[html.index("prefers-color-scheme:dark") :]
    assert len(light) > 6
    # What is the same in both has no rule: the bars of claims and of evidence, for two.
    assert len([colour for colour in light if f'"{colour}"]' in dark]) > len(light) / 2


def test_its_thumbnail_of_a_map_is_the_overview() -> None:
    made = page(mill())
    assert 'id="o-' in made.small.svg and 'xlink:href="#s-' in made.small.svg
    assert thumbnail(made.small.svg) in compose_index([IndexEntry.of("mill.html", made)])


def test_what_a_map_says_is_escaped() -> None:
    map = ArgumentMap("<script>alert(1)</script>")
    html = compose_index([IndexEntry.of('x".html', page(map))])
    assert "<script" not in html
    assert 'href="x%22.html"' in html


def test_nothing_may_run_in_it() -> None:
    html = compose_index([])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "script-src" not in policy[1] and "default-src &#39;none&#39;" in policy[1]
