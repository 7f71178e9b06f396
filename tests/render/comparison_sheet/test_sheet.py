"""The sheet of a comparison: what is on it, and that nothing on it lies on anything else."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.comparison import Comparison, ResolvedMaps, compare
from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap, Relation, RelationKind
from argmap.render import View, render_sheet, sheet_to_dot
from argmap.render.comparison_sheet.element_ids import name_sheet
from argmap.render.comparison_sheet.graph import sheet_graph
from argmap.render.comparison_sheet.hues import HUES, ON_HUE, hues_of
from argmap.render.comparison_sheet.packing import Fit, pack
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.comparison_sheet.sheet_alt_text import describe_sheet
from argmap.render.diagram.view import WHOLE
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.contrast import LEAST, contrast
from argmap.render.theme.theme import LIGHT
from argmap.workspace import compare_file
from tests.page.weirs import weirs
from tests.strategies import maps

MAPS = Path(__file__).parents[3] / "maps"
COMPARISONS = ("durability-or-breakdown", "what-was-the-purge-for", "whose-guilt")
GOLDEN = Path(__file__).parents[2] / "comparison" / "golden"


@pytest.fixture(scope="module")
def mill() -> Comparison:
    return compare_file(GOLDEN / "parting" / "main.argmap")


def drawn(comparison: Comparison, view: View = WHOLE) -> str:
    return render_sheet(comparison, view=view).decode()


def test_every_essay_has_its_column_and_every_relation_its_card(mill: Comparison) -> None:
    svg = drawn(mill)
    for text in ("Should the mill stay?", "The miller", "The parson", "CONTRADICT EACH OTHER"):
        assert text in svg
    assert svg.count('class="relation contradicts"') == 2
    assert svg.count('class="relation rebuts"') == 1
    assert svg.count('class="relation in-tension-with"') == 1
    assert "It cannot both stay and go." in svg


def test_only_what_the_comparison_needs_is_drawn(mill: Comparison) -> None:
    svg = drawn(mill)
    assert 'id="s-stay--beams"' in svg
    # A linked premise is no ground by itself, so the other one is told with it.
    assert "together with" in svg and 'id="s-stay--needed"' not in svg
    assert 'id="s-stay--loved"' not in svg
    assert "6 statements below it in its map" in svg


def test_each_linked_premise_is_named_and_only_other_speakers_are() -> None:
    one = """\
map: One
author: Ann Lee

thesis t: It lasts.
  argument:
    claim c: It is firm.
    claim d: Nobody pushes it.
      title: No push
    claim e: The ground holds.
"""
    other = (
        "map: Two\nauthor: Bob Ray\n\nthesis t: No.\n  claim c: It is soft.\n    by: the smith\n"
    )
    both = (
        "map: Both\nuse one.argmap as one\nuse two.argmap as two\n\none.c contradicts two.c: No.\n"
    )
    svg = drawn(compare({"one": loads(one), "two": loads(other)}, loads(both)))
    assert "together with “No push”" in svg and "and “The ground holds”" in svg
    card = re.search(r'<g id="s-one--c".*?</g>', svg, re.DOTALL)
    report = re.search(r'<g id="s-two--c".*?</g>', svg, re.DOTALL)
    assert card and ">Lee" not in card[0]
    assert report and ">The smith, as Ray reports<" in report[0]


def test_more_is_drawn_on_request(mill: Comparison) -> None:
    assert 'id="s-stay--loved"' in drawn(mill, View(depth=1))
    assert "below it" not in drawn(mill, View(depth=99))


def test_brief_cards_have_only_their_text() -> None:
    old = loads(
        "source: almanac\n\nthesis t: It lasts.\n  cite: p. 3\n  qualifier: perhaps\n"
        "  claim c: It is firm.\n    figure: mills / left = 3\n    cite: p. 4\n"
    )
    by = "use a as a\nuse b as b\nquestion q: Will it?\n  answer @a.t: Yes.\n  answer @b.t\n"
    found = compare(
        {"a": old, "b": loads("thesis t: It ends.")},
        loads(f"{by}\na.t contradicts b.t: Not both.\n"),
    )
    written = {
        view.brief: set(re.findall(r"<text[^>]*>([^<]*)</text>", drawn(found, view)))
        for view in (View(depth=1), View(depth=1, brief=True))
    }
    details = {"p. 3", "p. 4", "qualifier: perhaps", "mills / left = 3"}
    assert details <= {text.removeprefix("almanac ").strip() for text in written[False]}
    assert not details & {text.removeprefix("almanac ").strip() for text in written[True]}
    assert {"Yes.", "It ends.", "Not both."} <= {text.strip() for text in written[True]}


def test_a_focus_leaves_what_is_related_to_it(mill: Comparison) -> None:
    svg = drawn(mill, View(focus="stay.sound"))
    assert svg.count('class="relation') == 2
    assert 'id="s-go--costs"' not in svg


def test_tags_leave_what_is_tagged() -> None:
    one = "map: {0}\nauthor: {0}\nthesis t: It lasts.\n  tags: {0}\n  claim c: It is firm.\n"
    maps = {name: loads(one.format(name)) for name in ("ann", "bob")}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "ann.t contradicts bob.t: No.\n\nann.c contradicts bob.c: No.\n"
    )
    assert drawn(compare(maps, by), View(tags=("ann",))).count('class="relation') == 1
    with pytest.raises(ArgmapError, match="no-such-tag"):
        drawn(compare(maps, by), View(tags=("cid",)))


def test_a_focus_that_is_not_there_is_told(mill: Comparison) -> None:
    with pytest.raises(ArgmapError, match=r"did you mean .stay\.sound."):
        View(focus="stay.soudn").require(mill.maps)


def test_figures_stand_in_a_table_between_the_columns() -> None:
    svg = drawn(compare_file(GOLDEN / "figures" / "main.argmap"))
    assert "FIGURES DIFFER" in svg
    assert "wheels: 11" in svg
    assert "wheels: 9" in svg
    assert "arrested and shot: 98 of 139" in svg


def test_an_answer_of_the_comparisons_own_stands_below_the_question() -> None:
    svg = drawn(compare_file(GOLDEN / "granted" / "main.argmap"))
    assert "It should go, in time." in svg


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_same_comparison_gives_the_same_bytes(mill: Comparison, theme: str) -> None:
    assert render_sheet(mill, theme=theme) == render_sheet(mill, theme=theme)
    assert render_sheet(mill, "png", theme=theme if theme != "auto" else "light")[:4] == b"\x89PNG"


def test_two_columns_fit_a_laptops_screen(mill: Comparison) -> None:
    width = re.search(r'<svg [^>]*width="([\d.]+)pt"', drawn(mill))
    assert width is not None
    assert float(width[1]) * 4 / 3 <= 1_440  # pixels, at 96 an inch


def test_words_of_a_map_are_no_markup() -> None:
    nasty = '<script>alert(1)</script> & \\N "]]>'
    one = loads(f"map: {nasty}\nauthor: {nasty}\nthesis t: It lasts {nasty}.\n")
    uses = "use a.argmap as a\nuse b.argmap as b\n"
    by = loads(f"map: {nasty}\n{uses}\na.t contradicts b.t: {nasty}.\n")
    svg = drawn(compare({"a": one, "b": one}, by))
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


# The layout


def wide_sheet(view: View = WHOLE, name: str = "whose-guilt") -> Graph:
    comparison = compare_file(MAPS / f"{name}.argmap")
    return sheet_graph(comparison, plan_sheet(comparison, view), LIGHT)


def frames(graph: Graph) -> list[tuple[str, float, float, float, float]]:
    """Each card and caption: its name, and where it begins and ends."""
    found = []
    for node in graph.nodes():
        assert node.place is not None
        (x, y), (wide, high) = node.place, node.size
        found.append((node.name, x, y, x + wide, y + high))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("view", [WHOLE, View(depth=2), View(question="bolshevism")])
def test_no_card_lies_on_another(view: View) -> None:
    for one, other in combinations(frames(wide_sheet(view)), 2):
        beside = one[3] <= other[1] + 1 or other[3] <= one[1] + 1
        assert beside or one[4] <= other[2] + 1 or other[4] <= one[2] + 1, (one, other)


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_relation_is_above_its_statements_and_reaches_from_one_to_the_other(name: str) -> None:
    """Never beside them, where it would be in the column of somebody else."""
    comparison = compare_file(MAPS / f"{name}.argmap")
    plan = plan_sheet(comparison)
    places = {one[0]: one[1:] for one in frames(wide_sheet(name=name))}
    related = [
        (link, ends)
        for names in name_sheet(plan)
        for group in names.groups
        for link, ends in zip(group.links, group.ends, strict=True)
    ]
    assert len(related) > 60
    for link, ends in related:
        left, _, right, foot = places[link]
        first, second = (places[end] for end in ends)
        assert foot < first[1] == second[1] < foot + 20
        assert left <= first[0] and second[2] <= right + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_no_card_is_higher_than_its_text(name: str) -> None:
    for node in wide_sheet(name=name).nodes():
        if isinstance(node.panel, Card) and node.sort.startswith(("card", "relation")):
            assert node.panel.height == evolve(node.panel, least=0).height, node.name


@pytest.mark.slow
def test_five_essays_are_as_wide_as_a_screen_and_two_fit_it_at_natural_size(
    mill: Comparison,
) -> None:
    assert max(one[3] for one in frames(wide_sheet())) <= 1_440
    two = frames(sheet_graph(mill, plan_sheet(mill), LIGHT))
    assert max(one[3] for one in two) <= 1_080 - 36
    sizes = {
        run.face.size
        for node in wide_sheet().nodes()
        if isinstance(node.panel, Card) and node.sort.startswith(("card", "relation"))
        for block in node.panel.blocks
        for line in block.lines
        for run in line
    }
    assert min(sizes) >= 8


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(10, 300), st.integers(10, 300)),
        max_size=30,
    )
)
def test_units_are_packed_without_overlap(drawn: list[tuple[int, int, int, int]]) -> None:
    units = [
        [Fit(min(one, other), max(one, other) + 1, high), Fit(0, 5, more)]
        for one, other, high, more in drawn
    ]
    placed, height = pack(units, 5, 6)
    for one in placed:
        assert one.top >= 0 and one.top + one.fit.height <= height + 0.01
    for one, other in combinations(placed, 2):
        if one.fit.first < other.fit.end and other.fit.first < one.fit.end:
            first, second = sorted((one, other), key=lambda unit: unit.top)
            assert first.top + first.fit.height + 6 <= second.top + 0.01


@pytest.mark.slow
@given(maps(), maps(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=5))
def test_each_statement_stands_once_in_a_block(
    one: ArgumentMap, other: ArgumentMap, drawn: list[tuple[int, int]]
) -> None:
    keys = [
        [f"{name}.{statement.key}" for statement in map.statements if statement.id]
        for name, map in (("a", one), ("b", other))
    ]
    relations = [
        Relation(
            keys[0][first % len(keys[0])],
            RelationKind.CONTRADICTS,
            keys[1][second % len(keys[1])],
        )
        for first, second in drawn
        if all(keys)
    ]
    comparison = compare({"a": one, "b": other}, ArgumentMap("By", relations))
    for block in plan_sheet(comparison, View(depth=1)).blocks:
        rows = [row for _, row in block.rows()]
        found = [row.key for row in rows if not row.is_again and not row.is_short]
        assert len(found) == len(set(found))
        assert {row.key for row in rows} <= set(found)
        assert {key for pair in block.pairs() for key in pair.link.ends} <= set(found)
    assert sheet_to_dot(comparison)


def test_authors_stand_in_the_order_of_time() -> None:
    one = "map: {0}\nauthor: {0}\ndate: {1}\nthesis t: It lasts.\n  claim c: It is firm.\n"
    dates = {"ann": 1960, "bob": 1940, "cid": 1950}
    maps = {name: loads(one.format(name, date)) for name, date in dates.items()}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\nuse cid.argmap as cid\n\n"
        "ann.t contradicts cid.t: No.\n\nbob.c in-tension-with cid.c: Hardly.\n"
    )
    plan = plan_sheet(compare(maps, by))
    assert plan.names == ("bob", "cid", "ann")
    (block,) = plan.blocks
    sides = [[row.side for row in pair.rows] for pair in block.pairs()]
    assert sides == [["cid", "ann"], ["bob", "cid"]]


def test_a_link_stands_with_the_question_it_is_nearest_to() -> None:
    text = "map: {0}\nauthor: {0}\nthesis t: It lasts.\n  claim c: It is firm.\n"
    maps = {name: loads(text.format(name)) for name in ("ann", "bob")}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "question lasts: Does it last?\n  answer @ann.t\n  answer @bob.t\n\n"
        "question firm: Is it firm?\n  answer @ann.c\n  answer @bob.c\n\n"
        "ann.c contradicts bob.c: It is not.\n\nann.t contradicts bob.t: It does not.\n"
    )
    blocks = {block.key: block for block in plan_sheet(compare(maps, by)).blocks}
    assert [str(pair.link.first) for pair in blocks["lasts"].pairs()] == ["ann.t"]
    assert [str(pair.link.first) for pair in blocks["firm"].pairs()] == ["ann.c"]


def test_an_answer_from_one_map_alone_stands_in_its_column() -> None:
    maps = {name: loads("thesis t: It lasts.\n") for name in ("ann", "bob")}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "question lasts: Does it last?\n  answer yes: For long.\n    claim @ann.t\n"
        "  answer both: So they say.\n    claim @ann.t\n    claim @bob.t\n"
    )
    (block,) = plan_sheet(compare(maps, by)).blocks
    assert [str(row.key) for row in block.answers["ann"]] == ["yes"]
    assert list(map(str, block.own)) == ["both"]


def test_the_answers_stand_level_with_what_they_say_in_short(mill: Comparison) -> None:
    svg = drawn(mill)
    tops = re.findall(
        r'id="s-(?:stay--stay|go--go)".*?<polygon[^>]*points="[^"]*,(-?[\d.]+) ', svg, re.S
    )
    assert len(set(tops)) == 1
    # Once with the statement itself, and once where it is related.
    assert svg.count(">Yes.</text>") == svg.count(">No.</text>") == 2


def test_relations_between_answers_come_before_those_between_grounds() -> None:
    text = "author: {0}\nthesis t: It lasts.\n  claim c: It is firm.\n"
    maps = {name: loads(text.format(name)) for name in ("ann", "bob")}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "question lasts: Does it last?\n  answer @ann.t\n  answer @bob.t\n\n"
        "ann.c contradicts bob.c: It is not.\n\nann.t contradicts bob.t: It does not.\n"
    )
    (block,) = plan_sheet(compare(maps, by)).blocks
    assert [str(pair.link.first) for pair in block.pairs()] == ["ann.t", "ann.c"]


def test_what_a_comparison_adds_to_a_statement_stands_under_it() -> None:
    added = "@a.t\n  objection mine: I saw it open.\n\n@a.c\n  claim also: The river froze too.\n"
    asked = "use a.argmap as a\n\nquestion q: Why?\n  answer @a.t\n\n"
    map = loads("thesis t: It closed.\n  claim c: It froze.\n")
    comparison = compare({"a": map}, loads(asked + added))
    (block,) = plan_sheet(comparison).blocks
    assert [(str(row.key), row.depth, row.sort.value) for row in block.trees["a"]] == [
        ("a.t", 0, "support"), ("a.c", 1, "support"), ("also", 2, "support"),
        ("mine", 1, "attack"),
    ]  # fmt: skip
    assert drawn(comparison).count(">Added by this comparison<") == 2


def test_who_is_silent_is_said() -> None:
    maps = {
        name: loads(f"map: M\nauthor: {name}\nthesis t: It lasts.\n") for name in ("Ann", "Bob")
    }
    maps = {name.lower(): map for name, map in maps.items()}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "question lasts: Does it last?\n  answer @ann.t: Yes.\n\n"
        "question ends: Does it end?\n  answer @bob.t: No.\n"
    )
    svg = drawn(compare(maps, by))
    assert "Does not discuss it: Bob." in svg
    assert "Does not discuss it: Ann." in svg


def test_what_is_only_reported_is_marked(mill: Comparison) -> None:
    assert "The parson, as The miller reports" in drawn(mill, View(depth=9))


def test_figures_that_differ_stand_on_the_sheet_whatever_else_does() -> None:
    def one(name: str, mills: int) -> str:
        return (
            f"map: {name}\nauthor: {name}\nthesis t: It lasts.\n"
            f"  claim far: There are mills.\n    figure: mills / number = {mills}\n"
        )

    maps = {"ann": loads(one("Ann", 3)), "bob": loads(one("Bob", 4))}
    uses = "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
    comparison = compare(maps, loads(uses + "ann.t contradicts bob.t: No.\n"))
    assert "ann.far" not in {
        row.key for block in plan_sheet(comparison).blocks for _, row in block.rows()
    }
    assert "FIGURES DIFFER" in drawn(comparison)


def test_one_question_is_drawn_alone() -> None:
    found = weirs()
    svg = drawn(found, View(question="kept"))
    assert 'id="s-kept"' in svg and 'id="s-why"' not in svg
    assert 'class="band' not in svg and 'id="s-figure"' not in svg
    with pytest.raises(ArgmapError, match="questions in this map: why, kept"):
        View(question="keeps").require(found.maps)


def test_questions_that_are_still_to_be_written_are_left_out_and_counted() -> None:
    uses = "".join(f"use {name}.argmap as {name}\n" for name in ("ann", "bob"))
    maps = {name: loads(f"author: {name}\nthesis t: It lasts.\n") for name in ("ann", "bob")}
    asked = "question lasts: Does it last?\n  answer @ann.t\n  answer @bob.t\n"
    draft = "question later: To be written: which question?\n  answer @ann.t\n"
    related = "ann.t contradicts bob.t: They cannot both be right.\n"
    found = compare(maps, loads(f"map: By\n{uses}{draft}{asked}\n{related}"))
    svg = drawn(found)
    assert "left out: one question that is still to be written" in svg
    assert "To be written" not in svg and "s-later" not in svg
    assert "Does it last?" in svg and " OF " not in svg
    assert 'class="relation contradicts"' in svg
    assert "left out" not in drawn(found, View(question="lasts"))
    with pytest.raises(ArgmapError, match="'later' is still to be written"):
        View(question="later").require(found.maps)
    said = describe_sheet(found)
    assert "1 question," in said and "Left out: one question that is still to be written." in said


def test_a_draft_without_any_question_yet_is_drawn_as_such() -> None:
    maps = {name: loads(f"author: {name}\nthesis t: It lasts.\n") for name in ("ann", "bob")}
    asked = "question q: To be written: Q?\n  answer @ann.t\n"
    uses = "use ann.argmap as ann\nuse bob.argmap as bob\n"
    svg = drawn(compare(maps, loads(f"map: By\n{uses}{asked}{asked.replace(' q', ' r')}")))
    assert "left out: two questions that are still to be written" in svg


def test_the_band_has_every_answer_and_the_main_relations() -> None:
    svg = drawn(weirs())
    for cell in ("band-why-walker", "band-why-smith", "band-kept-smith"):
        assert f'id="{cell}"' in svg
    assert 'id="band-kept-walker"' not in svg
    assert "agreement, Walker · Smith: Nobody blames the miller." in svg


def test_a_relation_with_a_statement_that_is_also_an_addition_is_drawn() -> None:
    text = "author: {0}\nthesis t: It lasts.\n  claim c: It is firm.\n    claim d: It is.\n"
    maps = {name: loads(text.format(name)) for name in ("ann", "bob")}
    by = loads(
        "map: By\nuse ann.argmap as ann\nuse bob.argmap as bob\n\n"
        "question lasts: Does it?\n  answer @ann.t\n  answer @bob.t\n\n"
        "@ann.c\n  rebuttal @bob.d: It is not.\n\nbob.d supports ann.d: So it is.\n"
    )
    svg = drawn(compare(maps, by))
    assert 'class="relation supports"' in svg and 'class="relation rebuts"' in svg


@pytest.mark.slow
def test_a_further_relation_of_a_reused_statement_is_drawn() -> None:
    found = compare_file(MAPS / "whose-guilt.argmap")
    main = found.maps.main
    more = Relation("guardians.plot-1927", RelationKind.SUPPORTS, "deutscher.insane-from-sane")
    again = compare(found.maps.used, evolve(main, items=(*main.items, more)))
    assert drawn(again).count('id="s-guardians--plot-1927-supports-') == 1


def test_an_author_has_one_colour_on_all_sheets() -> None:
    used = {name: loads(f"author: {name}\nthesis t: T.\n") for name in ("ann", "bob", "cid", "dan")}
    by = "".join(f"use {name}.argmap as {name}\n" for name in used)
    whole = hues_of(ResolvedMaps(loads(by), used))
    assert len(set(whole.values())) == len(used)
    turned = hues_of(ResolvedMaps(loads(by), dict(reversed(used.items()))))
    assert whole == turned
    assert min(contrast(hue, ON_HUE) for hue in HUES) >= LEAST


def test_the_band_puts_no_view_into_the_mouth_of_who_rejects_or_leaves_it_unstated() -> None:
    essay = loads(
        "author: Ann Ay\nthesis t: T.\n  objection half: Half.\n    by: unnamed\n"
        "    rebuttal r: R.\n  argument why: Why.\n    claim c: C.\n    assumption u: Unsaid.\n"
    )
    other = loads("author: Bo Bee\nthesis u: No.\n")
    by = loads(
        "map: M\nuse a.argmap as a\nuse b.argmap as b\nquestion q: Is it so?\n  answer @a.half\n"
        "  answer @a.u\n  answer @a.t\n  answer @b.u\nquestion p: Why?\n  answer @b.u\n"
    )
    found = compare({"a": essay, "b": other}, by)
    svg = drawn(found)
    cells = [
        svg.partition(f'id="band-q-a{one}"')[2].partition("</g>")[0] for one in ("", "__2", "__3")
    ]
    words = [" ".join(re.findall(r">([^<>]+)</text>", cell)) for cell in cells]
    assert words == [
        "T.",
        "Someone Ay does not name Half.",
        "Unstated by Ay; supplied by the mapper Unsaid.",
    ]
    # Only the author's own view has the author's colour.
    hue = hues_of(found.maps)["a"]
    assert [hue in cell for cell in cells] == [True, False, False]


def test_ids_are_on_cards_only_if_asked_for(mill: Comparison) -> None:
    written = {has_ids: words_of(drawn(mill, View(ids=has_ids))) for has_ids in (True, False)}
    for id in ("sound", "see stay"):
        assert id in written[True] and id not in written[False]


def words_of(svg: str) -> set[str]:
    """The texts on a picture, without its tooltips."""
    return {text.strip() for text in re.findall(r"<text[^>]*>([^<]*)", svg)}


def test_an_answer_that_the_comparison_gives_to_somebody_is_not_the_authors() -> None:
    maps = {
        "a": loads("author: Ann Ay\nthesis t: Yes.\n"),
        "b": loads("author: Bo Bee\nthesis u: No.\n"),
    }
    by = loads(
        "map: M\nuse a as a\nuse b as b\nquestion q: Q?\n  answer his: Hardly.\n    by: Cy Dee\n"
        "    claim @a.t\n  answer @a.t\n  answer @b.u\nquestion r: R?\n  answer @b.u\n"
    )
    found = compare(maps, by)
    svg = drawn(found)
    own, other = hues_of(found.maps)["a"], "Dee"
    for cell, is_own in (("band-q-a", True), ("band-q-a__2", False), ("s-his", False)):
        card = svg.partition(f'id="{cell}"')[2].partition("</g>")[0]
        assert (own in card) is is_own and (f">{other}<" in card) is not is_own, cell


def test_dates_are_in_all_columns_or_below_all_names() -> None:
    long = "Bartholomew Montgomery Featherstonehaugh the Younger " * 2 + "of Cholmondeley"
    maps = {
        "a": loads("author: Ann Ay\ndate: 1901\nthesis t: Yes.\n"),
        "b": loads(f"author: {long}\ndate: 1902\nthesis u: No.\n"),
    }
    by = "map: M\nuse a as a\nuse b as b\na.t contradicts b.u\n"
    assert {"1901", "1902"} <= words_of(drawn(compare(maps, loads(by))))
    maps["b"] = loads("author: Bo\ndate: 1902\nthesis u: No.\n")
    assert {"Ann Ay, 1901", "Bo, 1902"} <= words_of(drawn(compare(maps, loads(by))))
