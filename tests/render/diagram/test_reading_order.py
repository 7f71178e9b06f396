"""The order in which a picture is read aloud."""

from __future__ import annotations

import re

import pytest

from argmap.model import Statement
from argmap.render import render
from argmap.render.diagram.reading_order import reading_order
from argmap.render.diagram.scene_builder import build_scene
from tests.render import samples


@pytest.mark.slow
@pytest.mark.parametrize("direction", ["lr", "tb"])
def test_an_svg_is_read_in_the_order_of_the_text_what_supports_a_statement_first(
    direction: str,
) -> None:
    svg = render(samples.library(), direction=direction, id_prefix="").decode()
    ids = re.findall(r'<g id="([^"]*)"', svg)
    assert ids == [id for id in reading_order(build_scene(samples.library())) if id in ids]
    assert (ids[0], ids[1], ids[-1]) == ("title", "section-1", "legend")
    written = [
        f"s-{one.key.replace('~', '_')}"
        for one in samples.library().items
        if isinstance(one, Statement)
    ]
    # What supports these two is read before what attacks them, which is written above it.
    for attack, last in (("s-noise_1", "s-bicycles"), ("s-saturday-only_1", "s-one-team")):
        written.remove(attack)
        written.insert(written.index(last) + 1, attack)
    assert [id for id in ids if id in written] == written


def test_a_line_comes_before_what_it_leads_to() -> None:
    order = list(reading_order(build_scene(samples.despotism())))
    assert order.index("e-a-like-cases--s-undivided") + 1 == order.index("s-undivided")
    assert len(order) == len(set(order))
