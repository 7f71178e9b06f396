"""The band on top of a sheet: which relations it shows, and what their labels say."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from attrs import evolve

from argmap.comparison import Comparison, compare
from argmap.evaluation.main_relations import MainRelations
from argmap.language import loads
from argmap.render import render_sheet
from argmap.render.comparison_sheet.band_levels import READABLE
from argmap.render.comparison_sheet.band_routes import meet
from argmap.render.comparison_sheet.element_ids import cell_name, lane_name, unanswered_name
from argmap.render.comparison_sheet.graph import draw_sheet, sheet_graph
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.output.picture_graph import Edge, Graph, Node, Point
from argmap.render.text_layout.caption import Caption
from argmap.render.theme.theme import LIGHT
from argmap.verbalize.comparison_summary import summary
from argmap.workspace import compare_file

MAPS = Path(__file__).parents[3] / "maps"
Segment = tuple[Point, Point]
Box = tuple[float, float, float, float]
COMPARISONS = ("durability-or-breakdown", "what-was-the-purge-for", "whose-guilt")

LONG = (
    "Ay says that the dam was built to last for a hundred years and more, whatever the river "
    "did to it; Bee, that its builders never thought beyond the next election, and that they "
    "knew quite well what the river would do to it in the very first spring flood."
)


def two(relation: str, titles: tuple[str, str] = ("", "")) -> Comparison:
    """Two authors who answer two questions, with one relation; ``titles`` are of their theses."""
    first, second = (f"  title: {one}\n" if one else "" for one in titles)
    maps = {
        "a": loads(f"author: Ann Ay\nthesis t: Yes.\n{first}  claim c: It is firm.\n"),
        "b": loads(f"author: Bo Bee\nthesis u: No.\n{second}  claim d: It is soft.\n"),
    }
    asked = "".join(
        f"question {key}: {text}\n  answer @a.t: Yes.\n  answer @b.u: No.\n"
        for key, text in (("lasts", "Will it last?"), ("held", "Has it held?"))
    )
    return compare(maps, loads(f"map: M\nuse a as a\nuse b as b\n{asked}\n{relation}\n"))


def labels(comparison: Comparison) -> list[str]:
    """What is on the lines of the band, from the top."""
    return [
        " ".join(run.text for run in node.panel.runs)
        for node in lanes(comparison)
        if isinstance(node.panel, Caption)
    ]


def lanes(comparison: Comparison) -> list[Node]:
    graph = sheet_graph(comparison, plan_sheet(comparison), LIGHT)
    ids = re.compile(
        r"band-.*(contradicts|rebuts|undercuts|in-tension-with|agrees-with|same-as|rephrases|supports)"
    )
    return [node for node in graph.nodes() if ids.match(node.name)]


def told(comparison: Comparison) -> str:
    """What the summary of a report says on where the authors clash."""
    parts = [part for part in summary(comparison) if part.title == "Where they clash most"]
    return " ".join(" ".join(line.split()) for part in parts for line in part.lines)


def test_a_label_says_a_reason_in_full_over_several_lines() -> None:
    reason = " ".join(LONG.split()[:30])
    assert labels(two(f"a.t contradicts b.u: {reason}")) == [f"contradiction: {reason}"]


@pytest.mark.parametrize(
    ("relation", "name"),
    [
        ("a.t contradicts b.u", "contradiction"),
        ("a.t in-tension-with b.u", "tension"),
        ("a.c contradicts b.d", "contradiction, Ay · Bee"),
    ],
)
def test_a_label_with_only_the_first_sentence_shows_that_the_reason_goes_on(
    relation: str, name: str
) -> None:
    first = "The one calls it firm, the other soft."
    assert labels(two(f"{relation}: {first} {LONG} {LONG} {LONG}")) == [f"{name}: {first} …"]
    assert labels(two(f"{relation}: {first}")) == [f"{name}: {first}"]


TITLES = "Firm from the start", "Soft from the start"


@pytest.mark.parametrize(
    "relation", ["a.t contradicts b.u", "b.u rebuts a.t", "b.u agrees-with a.t"]
)
@pytest.mark.parametrize("titles", [TITLES, ("", "")])
def test_a_reason_that_is_too_long_ends_at_a_clause(relation: str, titles: tuple[str, str]) -> None:
    (label,) = labels(two(f"{relation}: {LONG.replace('.', ',') * 9} {LONG}", titles))
    _, said = label.split(": ", 1)
    clause = said.removesuffix(" …")
    assert clause != said and re.match(f"{re.escape(clause)}[,;]", LONG)


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        ("a.t contradicts b.u", "contradiction: Firm from the start · Soft from the start"),
        ("b.u rebuts a.t", "objection: Soft from the start against Firm from the start"),
    ],
)
def test_a_label_without_a_reason_says_the_titles(relation: str, label: str) -> None:
    assert labels(two(relation, TITLES)) == [label]


def test_a_relation_without_a_reason_has_its_name_alone() -> None:
    assert labels(two("a.t contradicts b.u")) == ["contradiction"]


def test_an_objection_of_the_summary_is_in_the_band() -> None:
    found = two("b.u rebuts a.t: Bee denies what Ay says.")
    assert "Bee denies what Ay says." in told(found)
    assert labels(found) == ["objection: Bee denies what Ay says."]


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        ("a.c contradicts b.d: It cannot be both.", "Ay · Bee: It cannot be both."),
        ("a.c contradicts b.d", "Ay · Bee: “It is firm” · “It is soft”"),
        ("a.t contradicts b.d", "Ay · Bee: “Yes” · “It is soft”"),
    ],
)
def test_what_is_not_between_two_answers_is_told_in_words(relation: str, label: str) -> None:
    found = two(relation)
    assert labels(found) == [f"contradiction, {label}"] and not band_lines(found)


def test_an_objection_below_the_answers_says_whose_it_is_to_whom() -> None:
    assert labels(two("b.d rebuts a.c: Ay is wrong.")) == [
        "objection, Bee against Ay: Ay is wrong."
    ]


def band_lines(comparison: Comparison) -> list[Edge]:
    graph = sheet_graph(comparison, plan_sheet(comparison), LIGHT)
    return [edge for edge in graph.edges() if edge.start.startswith("band-")]


@pytest.mark.parametrize(
    ("relation", "ends"),
    [
        ("b.u rebuts a.t: So.", {"band-lasts-a": "tee", "band-lasts-b": "none"}),
        ("b.u supports a.t: So.", {"band-lasts-a": "normal", "band-lasts-b": "none"}),
        ("a.t contradicts b.u: So.", {"band-lasts-a": "none", "band-lasts-b": "none"}),
        ("a.t in-tension-with b.u: So.", {"band-lasts-a": "none", "band-lasts-b": "none"}),
    ],
)
def test_lines_of_the_band_have_the_heads_of_the_legend(
    relation: str, ends: dict[str, str]
) -> None:
    assert {edge.start: edge.stroke.end for edge in band_lines(two(relation))} == ends


def many(authors: int) -> Comparison:
    """Authors who all contradict each other in their grounds, and their neighbours in answers."""
    names = "abcde"[:authors]
    maps = {name: loads(f"author: {name.upper()}\nthesis t: T.\n  claim c: C.\n") for name in names}
    uses = "".join(f"use {name} as {name}\n" for name in names)
    answers = "".join(f"  answer @{name}.t: Answer of {name}.\n" for name in names)
    pairs = "".join(f"{a}.c contradicts {b}.c: So.\n" for a, b in combinations(names, 2))
    pairs += "".join(f"{a}.t in-tension-with {b}.t: So.\n" for a, b in pairwise(names))
    pairs += f"{names[0]}.t rebuts {names[-1]}.t: So.\n"
    return compare(
        maps, loads(f"map: M\n{uses}question q: Q?\n{answers}question r: R?\n{answers}\n{pairs}")
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", [*COMPARISONS, 2, 3, 5])
def test_a_line_joins_only_the_answers_that_it_relates(name: str | int) -> None:
    found = many(name) if isinstance(name, int) else compare_file(MAPS / f"{name}.argmap")
    band = plan_sheet(found).band
    assert band is not None
    drawn = {(edge.start, edge.end) for edge in band_lines(found)}
    expected = set()
    for row in band.rows:
        cards = {
            answer.key: cell_name(row.key, name, number)
            for name, cells in row.cells.items()
            for number, answers in enumerate(cells)
            for answer in answers
        }
        for link in row.links:
            expected |= {(cards[end], lane_name(row.key, link)) for end in link.ends}
    assert drawn and drawn == expected


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_every_contradiction_and_objection_between_two_answers_is_a_line(name: str) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    plan = plan_sheet(found)
    assert plan.band is not None
    clashes = 0
    for row, block in zip(plan.band.rows, plan.blocks, strict=False):
        answers = {answer.key for answer in row.answers()}
        for pair in block.pairs():
            if is_clash(pair.link.kind) and answers.issuperset(pair.link.ends):
                clashes += 1
                assert pair.link in row.links
    assert clashes


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_band_has_the_contradictions_of_the_summary_in_its_order(name: str) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    clashes = told(found)
    band = plan_sheet(found).band
    assert band is not None
    shown = [
        [clashes.find(link.reason.split(". ")[0]) for link in links if is_clash(link.kind)]
        for row in band.rows
        for links in (row.links, row.beneath)
    ]
    found_in = [[place for place in places if place >= 0] for places in shown]
    assert all(places == sorted(places) for places in found_in)
    told_of = clashes.count("(At stake") + clashes.count("(No ")
    assert sum(map(len, found_in)) == told_of


def is_clash(kind: str) -> bool:
    return kind in ("contradicts", "rebuts", "undercuts")


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_no_label_is_broken_off_or_lies_on_a_cell_or_another_label(name: str) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    said = labels(found)
    # A label may leave out what follows a sentence, but not end in the middle of one.
    assert len(said) > 9 and not any(re.search(r"[^.\s]\s*…$", label) for label in said)
    assert all(": " in label for label in said)
    for one, other in combinations(band_boxes(found).values(), 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.slow
def test_no_line_of_a_lower_lane_passes_a_label() -> None:
    maps = {name: loads(f"author: {name}\nthesis t: T {name}.\n") for name in ("a", "b", "c", "d")}
    answers = "".join(f"  answer @{name}.t: Yes.\n" for name in maps)
    uses = "".join(f"use {name} as {name}\n" for name in maps)
    crossing = f"a.t contradicts c.t: {LONG}\n\nb.t contradicts d.t: {LONG}\n"
    asked = f"question q: Q?\n{answers}question r: R?\n{answers}\n{crossing}"
    found = compare(maps, loads(f"map: M\n{uses}{asked}"))
    boxes = band_boxes(found)
    assert len(lanes(found)) == 2
    for edge in sheet_graph(found, plan_sheet(found), LIGHT).edges():
        points = edge.curve.points if edge.curve is not None and "band" in edge.sort else ()
        for (a, b), (c, d) in pairwise(points):
            for name, (left, top, right, foot) in boxes.items():
                passes = max(a, c) > left and min(a, c) < right
                passes = passes and max(b, d) > top and min(b, d) < foot
                assert not passes or name == edge.start, (edge.id, name)


def band_boxes(comparison: Comparison) -> dict[str, Box]:
    """Left, top, right and foot of each cell and label of the band."""
    return band_boxes_of(sheet_graph(comparison, plan_sheet(comparison), LIGHT))


def band_boxes_of(graph: Graph) -> dict[str, Box]:
    found = {}
    for node in graph.nodes():
        if node.name.startswith("band-") and node.place is not None:
            (x, y), (wide, high) = node.place, node.size
            found[node.name] = x, y, x + wide, y + high
    return found


def test_answers_are_whole_sentences_wherever_they_are() -> None:
    maps = {
        "a": loads("author: Ann Ay\nthesis t: Yes.\n  title: It lasts\n"),
        "b": loads("author: Bo Bee\nthesis u: No.\n"),
    }
    asked = "question q: Q?\n  answer @a.t\n  answer @b.u: No\nquestion r: R?\n  answer @b.u: No\n"
    related = "\na.t contradicts b.u: So.\n"
    main = loads(f"map: M\nuse a as a\nuse b as b\n{asked}{related}")
    said = unescape(render_sheet(compare(maps, main)).decode())
    texts = re.findall(r">([^<>]+)</text>", said)
    assert texts.count("It lasts.") >= 2 and "It lasts" not in texts
    assert "No." in texts and "No" not in texts


def with_report(relation: str) -> Comparison:
    """An author with an own and a reported answer, and one with another answer."""
    maps = {
        "a": loads(
            "author: Ann Ay\nthesis t: Yes.\n  claim c: It is firm.\n  objection o: No, it leaks.\n"
            "    by: Cy Dee\n    rebuttal r: It does not.\n"
        ),
        "b": loads("author: Bo Bee\nthesis u: No.\n  claim d: It is soft.\n"),
    }
    answers = "  answer @a.o: It leaks.\n  answer @a.t: Yes.\n  answer @b.u: No.\n"
    asked = f"question q: Q?\n{answers}question r: R?\n  answer @b.u: No.\n"
    return compare(maps, loads(f"map: M\nuse a as a\nuse b as b\n{asked}\n{relation}\n"))


@pytest.mark.parametrize(
    ("relation", "cell"),
    [
        ("a.t contradicts b.u: So.", "band-q-a"),
        ("a.o contradicts b.u: So.", "band-q-a__2"),
    ],
)
def test_a_line_leaves_the_answer_of_the_speaker_and_passes_no_other(
    relation: str, cell: str
) -> None:
    found = with_report(relation)
    graph, boxes = sheet_graph(found, plan_sheet(found), LIGHT), band_boxes(found)
    lines = {edge.start: edge for edge in graph.edges() if edge.start.startswith("band-q-")}
    assert set(lines) == {cell, "band-q-b"}
    curve = lines[cell].curve
    assert curve is not None
    left, top, right, foot = boxes[cell]
    x, y = curve.points[0]
    assert left - 1 <= x <= right + 1 and top <= y <= foot + 1
    for other in {"band-q-a", "band-q-a__2"} - {cell}:
        left, top, right, foot = boxes[other]
        for (a, b), (c, d) in pairwise(curve.points):
            passes = max(a, c) > left and min(a, c) < right
            assert not (passes and max(b, d) > top and min(b, d) < foot)


_CLEAR = 7
"""Points between a line and an answer that it passes in its column; less would look like one."""


@pytest.mark.parametrize("relation", ["a.t contradicts b.u: So.", "b.t contradicts c.u: So."])
def test_a_line_keeps_clear_of_the_reported_views_below_its_answer(relation: str) -> None:
    columns = {
        name: loads(
            f"author: {name.upper()}\nthesis t: T {name}.\nthesis u: U {name}.\n"
            f"claim o: O {name}.\n  by: Cy Dee\n"
        )
        for name in "abc"
    }
    uses = "".join(f"use {name} as {name}\n" for name in columns)
    answers = "".join(f"  answer @{name}.{key}: So.\n" for name in columns for key in "tuo")
    asked = f"question q: Q?\n{answers}question r: R?\n{answers}"
    found = compare(columns, loads(f"map: M\n{uses}{asked}\n{relation}\n"))
    assert_clear_of_passed_answers(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["what-was-the-purge-for", "whose-guilt"])
def test_no_line_of_a_comparison_runs_along_a_reported_view(name: str) -> None:
    assert_clear_of_passed_answers(compare_file(MAPS / f"{name}.argmap"))


def assert_clear_of_passed_answers(comparison: Comparison) -> None:
    boxes = {
        name: box for name, box in band_boxes(comparison).items() if re.search("__[0-9]+$", name)
    }
    lines = band_lines(comparison)
    assert boxes and lines
    for edge in lines:
        assert edge.curve is not None
        for (a, b), (c, d) in pairwise(edge.curve.points):
            for name, (left, top, right, foot) in boxes.items():
                runs_beside = a == c and max(b, d) > top and min(b, d) < foot
                if runs_beside and name != edge.start:
                    assert a <= left - _CLEAR or a >= right + _CLEAR, (edge.id, name)


def test_each_question_says_how_many_relations_there_are_about_it() -> None:
    relations = "a.t contradicts b.u: So.\n\na.c agrees-with b.d: So.\n\na.c agrees-with b.u: So."
    svg = unescape(render_sheet(with_report(relations)).decode())
    counts = re.findall(r">in all: ([^<]+)</text>", svg)
    assert counts == ["1 contradiction, 2 agreements"]


def test_a_smaller_band_leaves_out_the_weakest_relations_first() -> None:
    relations = (
        "a.t agrees-with b.u: Agreed.\n\na.t in-tension-with b.u: Tense.\n\n"
        "a.c contradicts b.d: Below.\n\na.t contradicts b.u: Between.\n"
    )
    band = plan_sheet(two(relations)).band
    assert band is not None
    kept = [{link.reason for link in band.with_most(2, most).links()} for most in range(5)]
    order = [*(new - old for old, new in pairwise(kept))]
    assert order == [{"Between."}, {"Below."}, {"Tense."}, {"Agreed."}]


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_smaller_band_has_the_sharpest_disagreement_about_each_question(name: str) -> None:
    band = plan_sheet(compare_file(MAPS / f"{name}.argmap")).band
    assert band is not None
    disputed = [row for row in band.rows if row.sharpest is not None]
    first = band.with_most(len(band.rows), band.fewest(len(band.rows)))
    assert len(disputed) > 3
    assert {*first.links()} == {row.sharpest for row in disputed}
    second = {row.between for row in disputed} - {None}
    assert second <= {*band.ranking[: len({*first.links()} | second)]}


@pytest.mark.parametrize(
    ("relations", "sharpest"),
    [
        ("a.c rebuts b.d: So.\n\na.t in-tension-with b.u: Or so.", "So."),
        ("a.o contradicts b.u: Or so.\n\na.c rebuts b.d: So.", "So."),
        ("a.o contradicts b.u: Or so.\n\na.c contradicts b.d: So.", "So."),
        ("a.c contradicts b.d: Or so.\n\na.t contradicts b.u: So.", "So."),
        ("a.t agrees-with b.u: Or so.\n\na.c in-tension-with b.d: So.", "So."),
        ("a.t agrees-with b.u: So.\n\na.c supports b.d: Or so.", None),
    ],
)
def test_the_sharpest_disagreement_is_shown_first(relations: str, sharpest: str | None) -> None:
    band = plan_sheet(with_report(relations)).band
    assert band is not None
    (row, _) = band.rows
    assert (row.sharpest and row.sharpest.reason) == sharpest
    assert sharpest is None or band.ranking[0] == row.sharpest


def test_a_disagreement_of_two_authors_comes_before_one_with_a_report_and_before_agreements() -> (
    None
):
    relations = ("a.o contradicts b.u: Reported.", "b.u in-tension-with a.t: Their own.")
    agreed = ("a.t agrees-with b.u: Agreed.", "a.o in-tension-with b.u: Reported, too.")
    band = plan_sheet(with_report("\n\n".join((*agreed, *relations)))).band
    assert band is not None
    assert [link.reason for link in band.ranking[:2]] == ["Their own.", "Reported."]


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_clashes_of_a_smaller_band_are_in_the_order_of_the_summary(name: str) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    band = plan_sheet(found).band
    assert band is not None
    first = set(band.ranking[: sum(bool(row.links or row.beneath) for row in band.rows)])
    main = [one.link for one in MainRelations(found).clashes]
    shown = [link for link in main if link in set(band.links())]
    for clashes in (
        [link for link in shown if link in first],
        [link for link in shown if link not in first],
    ):
        rest = [link for link in band.clashes() if (link in first) == (clashes[0] in first)]
        assert clashes == rest[: len(clashes)]


def lines_and_labels(graph: Graph) -> tuple[dict[str, list[Segment]], dict[str, Box]]:
    """The straight parts of all lines of the band by relation, and the places of all labels."""
    lines: dict[str, list[Segment]] = {}
    for edge in graph.edges():
        if edge.start.startswith("band-"):
            assert edge.curve is not None
            points = list(dict.fromkeys(edge.curve.points))
            lines.setdefault(edge.end, []).extend(pairwise(points))
    boxes = {
        node.name: (*node.place, node.place[0] + node.size[0], node.place[1] + node.size[1])
        for node in graph.nodes()
        if node.place is not None and isinstance(node.panel, Caption) and "band" in node.sort
    }
    return lines, boxes


def crossings(graph: Graph) -> list[tuple[str, str]]:
    """Relations whose lines meet, or whose line passes the words of another."""
    lines, boxes = lines_and_labels(graph)
    found = [
        (one, other)
        for one, other in combinations(lines, 2)
        if any(meet(a, b) for a in lines[one] for b in lines[other])
    ]
    for name, parts in lines.items():
        for label, (left, top, right, foot) in boxes.items():
            for (a, b), (c, d) in parts:
                passes = max(a, c) > left and min(a, c) < right
                if label != name and passes and max(b, d) > top and min(b, d) < foot:
                    found.append((name, label))
    return found


def drawn_at(name: str, share: float) -> Graph:
    """A comparison in a share of its usual width; in a smaller one, its band alone."""
    found = compare_file(MAPS / f"{name}.argmap")
    plan = plan_sheet(found)
    plan = evolve(plan, blocks=(), is_brief=True) if share < 1 else plan
    return draw_sheet(found, plan, LIGHT, {}, round(1_405 * share)).graph


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.45, 0.5, 0.78, 1.0])
@pytest.mark.parametrize("name", COMPARISONS)
def test_no_lines_of_a_comparison_cross_at_any_width(name: str, share: float) -> None:
    graph = drawn_at(name, share)
    assert len(lines_and_labels(graph)[0]) > 5 and not crossings(graph)


def beside_report(width: int) -> Graph:
    """Three answers and a reported one: a line to it, and one from the answer above it."""
    maps = {name: loads(f"author: {name}\nthesis t: T {name}.\n") for name in "abc"}
    maps["b"] = loads("author: b\nthesis t: T b.\nclaim o: O.\n  by: Cy Dee\n")
    uses = "".join(f"use {name} as {name}\n" for name in maps)
    answers = "".join(f"  answer @{key}: Yes.\n" for key in ("a.t", "b.t", "b.o", "c.t"))
    relations = f"a.t rebuts b.o: {LONG}\n\nb.t contradicts c.t: {LONG}\n"
    asked = f"question q: Q?\n{answers}question r: R?\n{relations}"
    found = compare(maps, loads(f"map: M\n{uses}{asked}"))
    return draw_sheet(found, plan_sheet(found), LIGHT, {}, width).graph


@pytest.mark.parametrize("width", [400, 600, 1_200])
def test_a_line_goes_down_at_the_side_of_its_answer_where_it_crosses_no_other(width: int) -> None:
    graph = beside_report(width)
    assert len(lines_and_labels(graph)[0]) == 2 and not crossings(graph)


@pytest.mark.parametrize("width", [600, 900, 1_200])
def test_a_label_between_narrow_columns_says_the_whole_reason_below_its_line(width: int) -> None:
    said = [
        " ".join(run.text for run in node.panel.runs)
        for node in beside_report(width).nodes()
        if isinstance(node.panel, Caption) and re.search("rebuts|contradicts", node.name)
    ]
    assert sorted(said) == [f"contradiction: {LONG}", f"objection: {LONG}"]


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.6, 1.0])
@pytest.mark.parametrize("name", COMPARISONS)
def test_an_author_without_an_answer_has_the_reason_in_place_of_one(
    name: str, share: float
) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    plan = evolve(plan_sheet(found), blocks=(), is_brief=True)
    assert plan.band is not None
    drawn = draw_sheet(found, plan, LIGHT, {}, round(1_405 * share))
    _, boxes = lines_and_labels(drawn.graph)
    silent = [unanswered_name(row.key, name) for row in plan.band.rows for name in row.silent]
    # Where there is no room for the reason, rows are no higher for it.
    assert len(silent) * 0.7 <= len({*silent} & {*boxes})
    rows = tuple(evolve(row, silent={}) for row in plan.band.rows)
    bare = evolve(plan, band=evolve(plan.band, rows=rows))
    assert draw_sheet(found, bare, LIGHT, {}, round(1_405 * share)).size == drawn.size
    places = band_boxes_of(drawn.graph)
    for name in {*silent} & {*boxes}:
        left, top, right, foot = places[name]
        for other, (start, head, end, below) in places.items():
            beside = end <= left or right <= start or below <= top or foot <= head
            assert beside or other == name, (name, other)


def test_words_in_place_of_an_answer_say_why_there_is_none() -> None:
    maps = {
        "a": loads("author: Ann Ay\nthesis t: Yes.\n"),
        "b": loads("author: Bo Bee\nthesis u: No.\n"),
    }
    asked = "question q: Q?\n  answer @a.t\nquestion r: R?\n  answer @b.u\n"
    found = compare(maps, loads(f"map: M\nuse a as a\nuse b as b\n{asked}"))
    graph = sheet_graph(found, plan_sheet(found), LIGHT)
    said = {
        node.name: " ".join(run.text for run in node.panel.runs)
        for node in graph.nodes()
        if isinstance(node.panel, Caption) and node.name.endswith("-silent")
    }
    assert said == dict.fromkeys(("band-q-b-silent", "band-r-a-silent"), "Does not discuss it")


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.45, 0.5, 0.6, 0.78, 1.0])
@pytest.mark.parametrize("name", COMPARISONS)
def test_lines_leave_one_edge_of_an_answer_at_equal_distances(name: str, share: float) -> None:
    graph = drawn_at(name, share)
    starts: dict[str, list[Point]] = {}
    for edge in graph.edges():
        if edge.start.startswith("band-"):
            assert edge.curve is not None
            starts.setdefault(edge.start, []).append(edge.curve.tip or edge.curve.points[0])
    assert any(len(points) > 1 for points in starts.values())
    for name, points in starts.items():
        for (a, b), (c, d) in combinations(points, 2):
            assert abs(a - c) + abs(b - d) > 10, name


def legend(comparison: Comparison, width: int = 900) -> tuple[list[str], int]:
    """The signs in the legend of a band that is alone, and how many columns they have."""
    plan = evolve(plan_sheet(comparison), blocks=(), is_brief=True)
    graph = draw_sheet(comparison, plan, LIGHT, {}, width).graph
    for node in graph.nodes():
        if node.name == "legend" and isinstance(node.panel, Caption) and node.panel.key:
            return [entry.meaning for entry in node.panel.key.entries], node.panel.key.columns
    return [], 0


@pytest.mark.parametrize(
    ("relation", "signs"),
    [
        ("a.t agrees-with b.u", ["agreement"]),
        ("a.c contradicts b.d", []),
        ("a.o rebuts b.u\nb.u supports a.t", ["objection", "support"]),
        (
            "a.t contradicts b.u\nb.u rebuts a.o\n",
            ["contradiction", "objection"],
        ),
    ],
)
def test_a_band_has_a_legend_of_its_signs_alone(relation: str, signs: list[str]) -> None:
    reported = ["a view that the author reports"]
    assert legend(with_report(relation.replace("\n", "\n\n")))[0] == signs + reported


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_legend_of_a_band_on_paper_is_one_line(name: str) -> None:
    found = compare_file(MAPS / f"{name}.argmap")
    signs, columns = legend(found, round(1_405 * 0.55))
    assert {"contradiction", "tension", "agreement"} <= {*signs} and columns == len(signs)
    assert ("left unsaid" in signs) == (name == "durability-or-breakdown")


def beyond_lines(graph: Graph, least: float) -> list[str]:
    """The labels that are not between the ends of their lines, or of wider ones than these."""
    found = []
    lines, boxes = lines_and_labels(graph)
    for name, parts in lines.items():
        xs = [x for part in parts for x, _ in part]
        extra = max(least - (max(xs) - min(xs)), 0) / 2 + 1
        left, _, right, _ = boxes[name]
        if left < min(xs) - extra or right > max(xs) + extra:
            found.append(name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.45, 0.5, 0.6, 0.78, 1.0])
@pytest.mark.parametrize("name", COMPARISONS)
def test_labels_are_between_the_ends_of_their_lines(name: str, share: float) -> None:
    graph = drawn_at(name, share)
    assert not beyond_lines(graph, READABLE * LIGHT.fonts.detail.size)


def test_a_reason_without_room_at_its_line_is_told_in_words_below() -> None:
    reason = " ".join(["Indistinguishable institutions"] * 4)
    found = two(f"a.t agrees-with b.u: {reason}")
    graph = draw_sheet(found, plan_sheet(found), LIGHT, {}, 130).graph
    said = {
        node.name: " ".join(run.text for run in node.panel.runs)
        for node in graph.nodes()
        if isinstance(node.panel, Caption)
    }
    assert said["band-lasts-in-the-answers"] == "in the answers"
    assert said["band-lasts-a--t-agrees-with-b--u"].startswith("agreement, Ay · Bee: Indis")
    assert len([edge for edge in graph.edges() if edge.start.startswith("band-lasts")]) == 2
