"""The small pictures of the index."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from argmap.model import ArgumentMap
from argmap.page.thumbnail import thumbnail
from argmap.render import render
from tests.page.mill import mill


def test_it_has_the_shapes_of_the_map_and_none_of_its_words() -> None:
    small = thumbnail(render(mill()))
    assert {one.tag for one in ElementTree.fromstring(small).iter()} <= {
        "svg", "g", "polygon", "polyline", "path", "ellipse", "rect",
    }  # fmt: skip
    assert "#d55e00" in small  # an attack
    assert not re.search("weir|bees|river", small)


def test_it_is_never_much_higher_than_wide() -> None:
    at = "map: Tall\n" + "".join(f"claim c{n}: It is so, for the {n}th time.\n" for n in range(60))
    from argmap.language import loads

    box = ElementTree.fromstring(thumbnail(render(loads(at)))).get("viewBox", "")
    _, _, wide, high = map(float, box.split())
    assert high <= wide


def test_an_empty_map_has_one() -> None:
    assert thumbnail(render(ArgumentMap("Nothing yet"))).startswith("<svg ")
