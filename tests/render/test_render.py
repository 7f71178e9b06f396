"""Maps as pictures, from the model to the bytes."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.formulas.plain_text import plain_text
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Kind,
    MapBuilder,
    Relation,
    RelationKind,
    Statement,
)
from argmap.render import FORMATS, THEMES, View, render, to_dot
from argmap.render.text_layout.text_metrics import width
from tests.render import samples
from tests.strategies import maps

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"

Sample = Callable[[], ArgumentMap]
every_small_map = pytest.mark.parametrize("sample", samples.SMALL)


@cache
def drawn(sample: Sample, direction: str = "lr", theme: str = "light") -> bytes:
    return render(sample(), direction=direction, theme=theme, id_prefix="")


def picture(sample: Sample, direction: str = "lr", theme: str = "light") -> ElementTree.Element:
    return ElementTree.fromstring(drawn(sample, direction, theme))


def groups(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {group.attrib["id"]: group for group in root.iter(f"{SVG}g") if "id" in group.attrib}


def written(group: ElementTree.Element) -> str:
    """All the text of a group without its spaces, for lines may break anywhere."""
    return "".join(text.text or "" for text in group.iter(f"{SVG}text")).replace(" ", "")


def points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    shape = element.get("points") or element.get("d") or ""
    for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", shape):
        yield float(x), float(y)


@pytest.mark.slow
@pytest.mark.parametrize(("direction", "theme"), [("lr", "light"), ("tb", "dark")])
@every_small_map
def test_every_map_is_drawn_whole(sample: Sample, direction: str, theme: str) -> None:
    map = sample()
    found = groups(picture(sample, direction, theme))
    for statement in map.statements:
        card = found[f"s-{statement.key.replace('~', '_')}"]
        assert statement.text.replace(" ", "") in written(card)
        assert str(statement.kind) in card.attrib["class"].split()
        assert card.attrib["aria-label"].startswith(str(statement.kind))


@pytest.mark.slow
@every_small_map
def test_text_stays_within_its_card(sample: Sample) -> None:
    root = picture(sample)
    for group in groups(root).values():
        corners = [
            point
            for child in group.iter()
            if child.tag in (f"{SVG}polygon", f"{SVG}path")
            for point in points(child)
        ]
        if "card" not in group.attrib["class"].split():
            continue
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        for text in group.iter(f"{SVG}text"):
            size = float(text.attrib["font-size"])
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            wide = width(text.text or "", size, "font-weight" in text.attrib)
            if text.attrib.get("direction") == "rtl":  # it starts at its right
                x -= wide
            assert left < x
            assert x + wide <= right
            assert top + size * 0.7 < y < bottom


@pytest.mark.slow
@every_small_map
def test_the_same_map_gives_the_same_bytes(sample: Sample) -> None:
    assert render(sample(), id_prefix="") == drawn(sample)


@pytest.mark.slow
@every_small_map
def test_ids_are_unique_and_lead_somewhere(sample: Sample) -> None:
    root = picture(sample)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for anchor in root.iter(f"{SVG}a"):
        target = anchor.attrib[LINK]
        assert (
            target[1:] in ids if target.startswith("#") else target.startswith(("http", "mailto:"))
        )


def frame(group: ElementTree.Element) -> tuple[float, float, float, float]:
    """The left, right, upper and lower side of a card."""
    corners = [point for child in group.iter() for point in points(child)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), max(xs), min(ys), max(ys)


@every_small_map
def test_cards_do_not_overlap_but_for_the_borders_that_a_frame_shares(sample: Sample) -> None:
    boxes = []
    for group in groups(picture(sample)).values():
        if {"card", "step", "stub", "relation"} & set(group.attrib["class"].split()):
            boxes.append(frame(group))
    border = 1
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = (
                one[1] <= other[0]
                or other[1] <= one[0]
                or one[3] <= other[2] + border
                or other[3] <= one[2] + border
            )
            assert apart, (one, other)


def test_statements_stand_in_columns_supports_above_attacks() -> None:
    found = groups(picture(samples.despotism))

    def place(name: str) -> tuple[float, float]:
        left, _, top, _ = frame(found[name])
        return left, top

    column = ["s-one-centre", "a-like-cases", "s-undivided", "s-like-cases_1", "s-mellowing"]
    assert max(place(name)[0] for name in column) - min(place(name)[0] for name in column) < 1
    assert [place(name)[1] for name in column] == sorted(place(name)[1] for name in column)
    assert place("s-durability")[0] < place("s-one-centre")[0] < place("s-muscovy")[0]
    assert place("s-industry")[0] == place("s-muscovy")[0]


def test_the_legend_is_as_wide_as_the_picture_and_headings_start_at_its_left() -> None:
    root = picture(samples.library, "tb")
    cards = [
        frame(group) for name, group in groups(root).items() if name.startswith(("s-", "see-"))
    ]
    for name in ("section-1", "section-2", "legend"):
        rule = next(groups(root)[name].iter(f"{SVG}polyline"))
        xs = [x for x, _ in points(rule)]
        assert min(xs) <= min(left for left, *_ in cards)
        if name == "legend":
            assert max(xs) >= max(right for _, right, *_ in cards) - 1


def test_sections_follow_one_another_down_the_page() -> None:
    found = groups(picture(samples.library))
    tops = []
    for name in ("title", "section-1", "s-open", "section-2", "s-safer", "section-3", "legend"):
        text = next(found[name].iter(f"{SVG}text"))
        tops.append(float(text.attrib["y"]))
    assert tops == sorted(tops)


def test_the_background_is_opaque() -> None:
    root = picture(samples.tiny, "lr", "dark")
    background = next(root.iter(f"{SVG}polygon"))
    assert background.attrib["fill"] == THEMES["dark"].page


ELEMENTS = {
    "svg": {"id", "width", "height", "viewBox", "role", "aria-labelledby", "font-family"},
    "title": {"id"},
    "desc": {"id"},
    "style": set[str](),
    "g": {"id", "class", "role", "aria-label", "transform"},
    "a": {LINK},
    "text": {
        *("x", "y", "font-weight", "font-style", "font-size", "fill", "direction"),
        *("text-anchor", "textLength", "lengthAdjust"),
    },
    "path": {"fill", "stroke", "stroke-width", "stroke-dasharray", "d"},
    "polygon": {"fill", "stroke", "stroke-width", "stroke-dasharray", "points"},
    "polyline": {"fill", "stroke", "stroke-width", "stroke-dasharray", "points"},
    "ellipse": {"fill", "stroke", "stroke-width", "cx", "cy", "rx", "ry"},
}
"""The elements that a picture is made of, and their attributes."""


def assert_only_known(root: ElementTree.Element) -> None:
    """Hold that there is nothing in a picture but what argmap draws, and no way out of it."""
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        assert tag in ELEMENTS
        assert set(element.attrib) <= ELEMENTS[tag]
        assert tag == "style" or "url(" not in "".join(
            element.get(name, "") for name in ("fill", "stroke", "transform")
        )
    (style,) = root.iter(f"{SVG}style")
    assert re.fullmatch(r"[\w\s:#;{}()\[\]=\"@.-]*", style.text or "")
    assert "url(" not in (style.text or "")
    for anchor in root.iter(f"{SVG}a"):
        assert re.match(r"#|https?://|mailto:", anchor.attrib[LINK])


def test_the_tick_of_a_citation_is_a_shape_that_needs_no_font() -> None:
    map = samples.despotism()
    svg = render(map, verdicts=samples.verdicts(map), id_prefix="")
    assert "✓" not in svg.decode()
    found = groups(ElementTree.fromstring(svg))
    for name in ("s-muscovy", "legend"):
        ticks = [
            path
            for path in found[name].iter(f"{SVG}path")
            if path.get("stroke") == THEMES["light"].verified
        ]
        assert len(ticks) == 1, name
    assert "✓" in to_dot(map, verdicts=samples.verdicts(map))


def test_cards_have_numbers_and_on_request_ids_which_references_give_as_well() -> None:
    def corners(view: View) -> dict[str, str]:
        root = ElementTree.fromstring(render(samples.library(), view=view, id_prefix=""))
        return {
            name: text.text or ""
            for name, group in groups(root).items()
            for text in group.iter(f"{SVG}text")
            if text.get("font-style") == "italic" and text.get("font-size") == "8"
        }

    numbered, named = corners(View()), corners(View(ids=True))
    assert (numbered["s-workers"], numbered["see-s-cafes--workers"]) == ("A2", "see A2")
    assert (named["s-workers"], named["see-s-cafes--workers"]) == ("workers", "see workers")
    assert "s-shifts_1" in numbered and "s-shifts_1" not in named


def test_markup_in_a_map_stays_text() -> None:
    root = picture(samples.hostile)
    assert_only_known(root)
    # As many occurrences as it is told in: nothing of it was read as an escape of the engine.
    said = samples.HOSTILE.replace(" ", "")
    assert written(root).count(said) >= 8
    assert samples.HOSTILE in (root.findtext(f"{SVG}title") or "")


def test_links_lead_out_only_where_they_are_safe() -> None:
    root = picture(samples.hostile)
    out = {a.attrib[LINK] for a in root.iter(f"{SVG}a") if not a.attrib[LINK].startswith("#")}
    assert out == {"mailto:a@example.org"}


def test_an_empty_map_is_a_picture_too() -> None:
    assert picture(samples.empty).tag == f"{SVG}svg"
    assert ElementTree.fromstring(render(MapBuilder("").build())).tag == f"{SVG}svg"


def test_what_a_map_must_not_hold_is_drawn_all_the_same() -> None:
    items = [
        Statement(Kind.CLAIM, "", key="a"),
        Statement(Kind.THESIS, "\u00a0", key="b", under="a"),
        Statement(Kind.QUESTION, "Why?", key="c", under="b"),
        Relation("a", RelationKind.SAME, "nothing"),
    ]
    root = ElementTree.fromstring(render(ArgumentMap("", items)))
    assert len(groups(root)) >= 6


def test_every_format_comes_from_the_same_source() -> None:
    map = samples.tiny()
    assert render(map, "dot").decode() == to_dot(map)
    assert render(map, "png").startswith(b"\x89PNG")
    assert set(FORMATS) == {"svg", "png", "pdf", "dot"}


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="a map runs lr or tb, not 'rl'"):
        to_dot(samples.tiny(), direction="rl")
    with pytest.raises(ValueError, match="a theme is light, dark or auto, not 'sepia'"):
        to_dot(samples.tiny(), theme="sepia")
    with pytest.raises(ArgmapError, match=r"engine-format\] \(choose one of dot, pdf, png, svg"):
        render(samples.tiny(), "gif")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz on this machine")
@every_small_map
def test_another_graphviz_draws_the_same_cards(sample: Sample) -> None:
    ours = groups(picture(sample))
    theirs = groups(ElementTree.fromstring(render(sample(), engine="dot", id_prefix="")))
    assert list(ours) == list(theirs)
    assert [written(group) for group in ours.values()] == [
        written(group) for group in theirs.values()
    ]


HOSTILE_PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "</text>", "</title>", "]]>", "<!--", "-->", "<![CDATA["),
        *("&", "&lt;", "&#60;", "&#x3c;b&#x3e;", '"', "'", "\\", "\\N", "\\G", "\\n", "<B>", ">>"),
        *("javascript:alert(1)", 'x" onload="alert(1)', "url(http://a)", "\u202e", "\u2066", "%0a"),
        *("<foreignObject>", "<?xml?>", "<!ENTITY a 'b'>", "a", " "),
    ]
)
hostile_texts = st.lists(HOSTILE_PIECES, min_size=1, max_size=4).map("".join)


@st.composite
def hostile_maps(draw: st.DrawFn) -> ArgumentMap:
    """Maps with hostile text in every field that holds text."""

    def said() -> str:
        return draw(hostile_texts)

    at = MapBuilder(said(), author=said(), sources=["essay"])
    at.section(said())
    at.thesis(said(), id="t", tags=[said().replace(",", "")], notes=[said()])
    step = at.argument(said(), id="a", under="t", scheme=said(), strength="weak", by=said())
    at.claim(
        said(),
        id="c",
        under=step,
        by=said(),
        qualifier=said(),
        links=[said(), f"https://a.example/{said().replace(' ', '')}", f"javascript:{said()}"],
        citations=[Citation((said(),))],
        figures=[
            Figure(
                f"s{said()}".replace("/", "|").replace("=", "-"),
                f"m{said()}".replace("=", "-"),
                f"v{said()}",
            )
        ],
    )
    at.objection(said(), id="o", under="t", concession=Concession(Extent.IN_PART, said()))
    at.reuse("evidence", "c", under="o", reason=said())
    at.relate("o", "in-tension-with", "c", said())
    return at.build()


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_maps(), st.sampled_from(["light", "auto"]), st.sampled_from([None, 1]))
def test_hostile_text_in_any_field_never_becomes_markup(
    map: ArgumentMap, theme: str, depth: int | None
) -> None:
    svg = render(map, theme=theme, view=View(depth=depth), verdicts=samples.verdicts(map))
    assert b"<!" not in svg
    assert_only_known(ElementTree.fromstring(svg))


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_any_map_is_drawn_without_a_remark_and_nothing_of_it_is_lost(map: ArgumentMap) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = groups(ElementTree.fromstring(render(map)))
    for statement in map.statements:
        card = found[f"s-{statement.key.replace('~', '_')}"]
        assert plain_text(statement.text).replace(" ", "") in written(card)
