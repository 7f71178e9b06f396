"""Overviews as they are drawn: on any sheet, filled, in order, and with nothing in the way."""

from __future__ import annotations

import re
import warnings
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given, settings

from argmap.evaluation import evaluate
from argmap.language import loads
from argmap.model import ArgumentMap, Kind
from argmap.model.numbering import numbers
from argmap.render import THEMES, EngineWarning, Paper, Theme, View, render
from argmap.render.drawings import drawing_of_overview
from argmap.render.output.graphviz import find_engine
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.picture_graph import Graph, Node
from argmap.render.overview.argument_tree import Bond
from argmap.render.overview.fit import OverviewFit
from argmap.render.overview.plan import Plan
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.theme import LIGHT, Shapes
from argmap.verbalize.below_phrases import REBUTTAL
from tests.strategies import maps

MAPS = Path(__file__).parents[3] / "maps"
ESSAYS = ("wolfe-1957", "deutscher-1956", "guardians", "rahv-1952", "trotsky-1939")
FERRY = loads(Path(__file__).with_name("ferry.argmap").read_text("utf-8"))

Box = tuple[float, float, float, float]


@cache
def essay(name: str) -> ArgumentMap:
    return loads((MAPS / f"{name}.argmap").read_text("utf-8"))


@cache
def fitted(name: str, paper: str) -> tuple[Graph, Places, Plan, list[str]]:
    """The overview of an essay on a sheet, and what is told of it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", EngineWarning)
        fit = OverviewFit(essay(name), LIGHT, NO_MARKS)
        made = fit.on_paper(Paper.of(paper), find_engine())
    return *made, [str(one.message) for one in caught]


@cache
def essay_said(name: str, paper: str) -> str:
    """All that can be read in the overview of an essay on a sheet."""
    return words(drawn(essay(name), paper))


def words(svg: str) -> str:
    """All that can be read in a picture, in its order."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return " ".join(texts).replace("\xa0", " ").replace(" ,", ",")


def drawn(map: ArgumentMap, paper: str = "", theme: str | Theme = "light") -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        sheet = Paper.of(paper) if paper else None
        return render(map, view=View(overview=True), paper=sheet, theme=theme).decode()


def box(node: Node) -> Box:
    assert node.place is not None
    return (*node.place, *node.size)


def is_inside(inner: Box, outer: Box, by: float = 0.6) -> bool:
    (x, y, wide, high), (left, top, width, height) = inner, outer
    return (
        x >= left - by
        and y >= top - by
        and x + wide <= left + width + by
        and y + high <= top + height + by
    )


def overlap(one: Box, other: Box, by: float = 0.6) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > by and down > by


def cover(nodes: list[Node], paper: Paper, scale: float) -> float:
    """The share of a sheet that cards cover; those that lie on another count once."""
    cards = [box(node) for node in nodes if isinstance(node.panel, Card)]
    outer: list[Box] = []
    for one in sorted(cards, key=lambda card: -card[2] * card[3]):
        # The header of a frame without cells is about as large as the frame.
        if not any(is_inside(one, other) for other in outer):
            outer.append(one)
    area = sum(wide * high for _, _, wide, high in outer) * scale**2
    return area / (paper.width * paper.height)


# On paper


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("paper", ["a4", "letter", "a3", "a2"])
def test_an_essay_is_summed_up_on_paper(name: str, paper: str) -> None:
    graph, places, plan, _ = fitted(name, paper)
    assert plan.shown >= 20
    [scale] = set(places.scale)
    sizes = [
        run.face.size
        for node in graph.nodes()
        if isinstance(node.panel, Card)
        for row in node.panel.rows
        for line in row.lines
        for run in line
    ]
    assert min(sizes) * scale >= 7.99
    assert cover(list(graph.nodes()), Paper.of(paper), scale) >= 0.45


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("paper", ["16:9", "4:3"])
def test_an_essay_is_summed_up_on_a_slide(name: str, paper: str) -> None:
    graph, places, plan, [told] = fitted(name, paper)
    assert float(re.findall(r"([\d.]+) points", told)[0]) >= 8
    assert plan.shown >= 12
    theses = {thesis.key for thesis in essay(name).theses}
    assert theses <= {aim.key for aim in plan.aims}
    assert cover(list(graph.nodes()), Paper.of(paper), places.scale[0]) >= 0.45


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "16:9", "1:3"])
@settings(max_examples=20)
@given(maps())
def test_nothing_overlaps_and_all_is_on_the_sheet(paper: str, map: ArgumentMap) -> None:
    sheet = Paper.of(paper)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        graph, places, _ = OverviewFit(map, LIGHT, NO_MARKS).on_paper(sheet, find_engine())
    nodes = list(graph.nodes())
    boxes = {node.name: box(node) for node in nodes}
    wide, high = (float(one) for one in places.size)
    assert {round(wide), round(high)} == {round(sheet.width), round(sheet.height)}
    for number, node in enumerate(nodes):
        x, y = places.seen(places.corners[number])
        right = x + node.size[0] * places.scale[0]
        foot = y + node.size[1] * places.scale[1]
        assert x >= 0 and y >= 0 and right <= wide and foot <= high, node.name
    for one, other in combinations(boxes, 2):
        if overlap(boxes[one], boxes[other]):
            assert is_inside(boxes[other], boxes[one]), (one, other)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["", "a4", "16:9"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "thesis t: It should stay.\n",
        "claim c: It is so.\n",
        "question q: Shall we?\n",
        "thesis t: " + "x" * 900 + "\n  claim: " + "word " * 900 + "\n",
        "thesis t: السلطة المطلقة مفسدة.\n  objection: " + "漢字" * 60 + "\n",
        "".join(f"thesis t{n}: Thesis {n}.\n  claim: It is.\n\n" for n in range(200)),
        "thesis t: T.\n" + "".join(f"  objection o{n}: No.\n" for n in range(5_000)),
    ],
    ids=["empty", "thesis", "claim", "question", "long", "scripts", "theses", "objections"],
)
def test_every_map_has_one(text: str, paper: str) -> None:
    map = loads(text)
    svg = drawn(map, paper)
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert svg.count('<g id="o-') >= min(len(map), 1)


# What it says


def test_it_names_the_thesis_what_is_for_it_and_what_against() -> None:
    said = words(drawn(FERRY))
    assert said.startswith("The ferry Mira Holm · 21 statements, the 9 nearest to the theses")
    assert "1 The ferry should be kept." in said
    assert "WHY: two arguments" in said
    assert re.search(r"(?<!\d )from consequence", said)
    assert "AGAINST: three objections, one answered, one granted, one unanswered" in said
    assert "Left unsaid: A school without pupils closes." in said
    assert "AGAINST THIS STEP Pupils could be rowed." in said
    assert "The treasurer, as Holm reports: It costs too much." in said
    assert "It is loud. Unanswered" in said
    assert "The boat is old. Granted in part · 1 reason: B1" in said
    assert "It costs too much. Also answered in 12 Answer: A bridge" in said
    assert "Most pupils come by ferry. 1 reason: A1 · 1 unanswered objection: A2" in said
    assert "NOT SHOWN: 12 statements, of which 5 in B belong to 1 further claim" in said
    small = loads("thesis t: T.\n  claim c: C.\n    claim d: D.\n      claim e: E.\n")
    assert "4 statements 1 T." in words(drawn(small))


def test_its_legend_has_the_signs_that_are_used() -> None:
    assert words(drawn(loads("thesis t: T.\n"))).endswith("1 T.")
    one_side = words(drawn(loads("thesis t: T.\n  claim: C.\n")))
    assert one_side.endswith("thesis claim")
    full = words(drawn(FERRY))
    for meaning in ("against the thesis", "linked premises"):
        assert full.count(meaning) == 1
    asked = words(drawn(loads("question q: Q?\n  answer a: A.\n    claim: C.\n")))
    assert "ANSWERS: one answer" in asked


def test_an_evaluation_adds_its_signs_and_their_meanings() -> None:
    map = loads("thesis t: T.\n  claim c: C.\n\nthesis u: U.\n  objection o: O.\n")
    with_signs = render(map, view=View(overview=True), evaluation=evaluate(map)).decode()
    assert "a thesis does not stand without it" in words(with_signs)
    assert "contested" in words(with_signs) or "refuted" in words(with_signs)
    assert "stands" not in words(drawn(map))


@pytest.mark.slow
def test_titles_are_shown_alone_only_where_there_is_no_room_for_texts() -> None:
    long = "It is so for many reasons that take a while to tell, one after the other. " * 8
    reasons = "".join(f"  claim c{n}: {long}\n    title: Reason {n}\n" for n in range(20))
    map = loads(f"thesis t: T.\n  title: The title of the thesis\n{reasons}")
    roomy, tight = words(drawn(map)), words(drawn(map, "16:9"))
    assert roomy.count("Reason 1.") == 1 and "for many reasons" in roomy
    assert "Reason 15" in tight and "…" not in tight
    assert "Reason 15." not in tight and "The title of the thesis. T." in tight


def runs(map: ArgumentMap, **options: bool) -> dict[str, list[Run]]:
    """The runs of each statement's card in an overview, by its name."""
    graph = drawing_of_overview(map, **options).graph
    return {
        node.name: [run for row in node.panel.rows for line in row.lines for run in line]
        for node in graph.nodes()
        if isinstance(node.panel, Card)
    }


TITLED = loads(
    "thesis t: It lasts.\n  title: Durable\n"
    "  argument a: It is well built.\n    title: Good work\n"
    "    claim c: The oak is old.\n      title: Oak\n    claim d: The joints are tight.\n"
    "  objection o: Fire burns oak.\n    rebuttal r: This oak is wet.\n"
    "  claim @d\n"
)


def test_titles_are_bold_before_the_text() -> None:
    found = runs(TITLED)
    for name, title, text in (
        ("o-t", "Durable.", "It lasts."),
        ("o-a", "Good work.", "It is well built."),
        ("o-c", "Oak.", "The oak is old."),
    ):
        faces = {run.text.strip(): run.face for run in found[name]}
        words = "".join(run.text for run in found[name])
        assert title in words and text in words, name
        bold = " ".join(text for text, face in faces.items() if face.bold)
        plain = " ".join(text for text, face in faces.items() if not face.bold)
        assert title in bold and text not in bold and text in plain, name


def test_a_statement_to_which_another_card_refers_has_its_number() -> None:
    said = {name: "".join(run.text for run in found) for name, found in runs(TITLED).items()}
    assert said["o-d"].startswith("4 ")
    assert said["o-d--2"].replace("\xa0", " ").endswith("see 4")
    assert not said["o-c"][0].isdigit()


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_every_reference_leads_to_a_number_in_the_picture(name: str, paper: str) -> None:
    said = essay_said(name, paper)
    for number in re.findall(r"see ([A-Z]?\d+)", said):
        assert len(re.findall(rf"(?<![\w+]){number}(?!\w)", said)) > said.count(f"see {number}")


def test_ids_are_shown_instead_of_numbers() -> None:
    found = render(TITLED, view=View(overview=True, ids=True)).decode()
    said = words(found)
    for id in ("t Durable.", "c Oak.", "d The joints", "o Fire", "r This", "see d"):
        assert id in said, id
    assert "1 " not in said and "see 4" not in said
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        on_paper = render(TITLED, view=View(ids=True), paper=Paper.of("a4")).decode()
    assert "d The joints" in words(on_paper)


def test_an_objection_whose_answer_is_not_shown_says_where_it_is_and_what_it_says() -> None:
    answered = "thesis t: T.\n" + "".join(
        f"  objection o{n}: {'Long words fill this card. ' * 40}\n    rebuttal r{n}: Replied {n}.\n"
        for n in range(4)
    )
    said = words(drawn(loads(answered), "16:9"))
    assert "four objections, all answered" in said
    told = re.findall(r"(?:Answer:|Answered in \d+:) Replied \d\.", said)
    left = int(found[1]) if (found := re.search(r"(\d) not shown:", said)) else 0
    assert len(told) + left == 4


def test_an_answer_that_is_not_shown_is_told_by_its_title() -> None:
    answers = "    rebuttal: Bridges cost more.\n      title: Bridges\n    rebuttal: It pays.\n"
    granted = "  objection: It costs.\n    conceded: in part\n"
    objections = f"{granted}{answers}" * 30  # more than are shown with their answers
    said = words(drawn(loads(f"thesis t: T.\n{objections}")))
    assert "Granted in part, but answered in 90, 91: Bridges" in said


@pytest.mark.slow
def test_below_the_only_reason_the_first_objection_to_each_reason_is_shown() -> None:
    reason = "    claim c{0}: Reason {0}.\n      objection: Objection {0}.\n"
    reasons = "".join(reason.format(n) for n in range(3))
    long = f"  claim: {'It is long. ' * 60}\n"
    text = f"thesis t: T.\n  claim only: Only.\n{reasons}thesis u: U.\n{long * 9}"
    said = words(drawn(loads(text), "a4"))
    assert all(f"Objection {n}." in said for n in range(3))


@pytest.mark.slow
def test_further_claims_that_are_not_shown_are_named() -> None:
    further = "".join(f"claim: Claim {n}.\n  title: Further {n}\n" for n in range(5))
    reasons = f"  claim: {'It is long. ' * 20}\n" * 30
    said = words(drawn(loads(f"thesis t: T.\n{reasons}{further}"), "16:9"))
    assert "to 5 further claims (32 Further 0 · 33 Further 1 · 34 Further 2 · 2 more)" in said


@pytest.mark.slow
def test_the_answers_to_an_objection_come_in_the_order_of_the_text() -> None:
    weighty = "    rebuttal: Second.\n" + "      claim: Because.\n" * 5
    text = f"thesis t: T.\n  objection: No.\n    rebuttal: First.\n{weighty}"
    said = words(drawn(loads(text + f"claim: {'It is long. ' * 90}\n" * 9), "16:9"))
    assert "Answer: First." in said


def test_a_heading_that_goes_on_below_has_a_comma_between() -> None:
    objection = "  objection: No.\n    conceded: wholly\n    rebuttal: Yes.\n"
    long = "  claim: It is long.\n"
    partly = objection.replace("wholly", "in part")
    text = f"thesis t: T.\n{long * 9}{objection}{partly}  objection: N.\n    rebuttal: Y.\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        drawing = drawing_of_overview(loads(text), width=340)
    said = [one.text for node in drawing.graph.nodes() for one in getattr(node.panel, "runs", ())]
    at = next(n for n, one in enumerate(said) if "three objections" in one)
    assert said[at].endswith(",")
    assert said[at + 1] == "all answered, one of them granted, one in part"


@pytest.mark.parametrize("against", [False, True])
def test_the_bar_of_a_claim_or_a_rebuttal_tells_its_side(against: bool) -> None:
    claim, objection = LIGHT.kinds[Kind.CLAIM].bar, LIGHT.kinds[Kind.OBJECTION].bar
    reason = "    claim c: Reason.\n" if against else "  claim c: Reason.\n"
    text = f"thesis t: T.\n  objection o: No.\n{reason}"
    drawing = drawing_of_overview(loads(text))
    bars = {
        node.name: node.panel.accent.bar
        for node in drawing.graph.nodes()
        if isinstance(node.panel, Card)
    }
    assert bars["o-c"] == (objection if against else claim)
    assert bars["o-o"] == objection
    meant = "objection or reason for it" if against else "claim"
    assert meant in words(drawn(loads(text)))


def test_a_thesis_opposed_only_in_its_reasons_does_not_look_unopposed() -> None:
    text = "thesis t: T.\n  claim a: A.\n    objection: No.\n      rebuttal: Yes.\n  claim b: B.\n"
    said = words(drawn(loads(text)))
    assert "AGAINST: one objection to its reasons, answered" in said
    below_the_only_reason = "thesis t: T.\n  claim a: A.\n    claim b: B.\n      objection: No.\n"
    said = words(drawn(loads(below_the_only_reason)))
    assert "AGAINST: one objection to its reasons, unanswered" in said
    opposed = f"{text}  objection: Never.\n"
    assert "to its reasons" not in words(drawn(loads(opposed)))


@pytest.mark.slow
def test_objections_to_reasons_that_are_not_shown_are_named() -> None:
    objection = "    objection: It burns.\n      title: Fire\n"
    text = f"thesis t: T.\n  claim a: {'It is long. ' * 9}\n{objection}"
    others = f"  claim: {'It is long. ' * 9}\n" * 45
    said = words(drawn(loads(text + others), "16:9"))
    assert "AGAINST: one objection to its reasons, unanswered" in said
    assert "Not shown: 3 Fire" in said
    assert "Not shown: 3" not in words(drawn(loads(text)))


def test_a_heading_tells_how_many_of_the_answered_objections_are_granted() -> None:
    def objection(line: str) -> str:
        return f"  objection: No.\n{line}    rebuttal: Yes.\n"

    granted, partly = "    conceded: wholly\n", "    conceded: in part\n"
    text = "thesis t: T.\n" + "".join(map(objection, ("", granted, partly, partly)))
    assert "all answered, one of them granted, two in part" in words(drawn(loads(text)))


@pytest.mark.slow
def test_many_reasons_are_told_by_their_sections() -> None:
    reason = "    claim: Reason.\n      claim: Below.\n"
    text = f"section: First\nthesis t: T.\n  claim: Two.\n{reason * 2}  claim: Three.\n{reason * 3}"
    others = f"  claim: {'It is long. ' * 9}\n" * 45
    said = words(drawn(loads(text + others), "16:9"))
    assert "Two. 2 reasons: A3, A5" in said
    assert "Three. 3 reasons in A" in said


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_every_answer_to_an_objection_is_shown_or_named(name: str, paper: str) -> None:
    """Also answers that are drawn, as what else they are, elsewhere in the picture."""
    map = essay(name)
    _, _, plan, _ = fitted(name, paper)
    said, known = essay_said(name, paper), numbers(map)
    for group in plan.groups:
        if group.bond is not Bond.ATTACK or group.is_for or any(e.is_again for e in group.entries):
            continue
        hidden = [part for entry in group.entries for part in entry.hidden.parts]
        left = [part.key for part in (*group.hidden.parts, *hidden) if part.what == REBUTTAL]
        shown = {key for one in group.attacks for key in (one.key, *(e.key for e in one.entries))}
        for entry in group.entries:
            for one in entry.groups:
                shown.update((one.key, *(below.key for below in one.entries)))
            for conflict in map.graph.conflicts_with.get(entry.key, ()):
                keys = {*conflict.attackers, conflict.argument}
                assert keys & {*shown, *left}, (entry.key, keys)
        if left:
            assert re.search(rf"[Aa]nswered in [^·]*\b{known[left[0]]}\b", said), left


def test_an_answer_is_told_from_what_supports_an_objection() -> None:
    map = loads(
        "thesis t: T.\n  objection o: It costs.\n    rebuttal r: It pays.\n"
        "    claim c: The bill came.\n      objection d: It did not.\n"
        "  objection p: It is loud.\n    rebuttal @x\n    counter k:\n      title: Both\n"
        "      claim: One.\n      claim: Two.\n\nclaim x: It is quiet.\n"
    )
    said = words(drawn(map))
    assert "It costs. The bill came. Answer: It did not. Answer: It pays." in said
    assert "Answer: It is quiet." in said
    assert re.search(r"\d Answer: Both One\. Two\.", said)
    assert said.count("Answer:") == 4
    assert "Answer" not in words(drawn(loads("thesis t: T.\n  claim: C.\n  objection: O.\n")))


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_what_is_not_shown_of_an_essay_is_counted_as_a_whole(name: str, paper: str) -> None:
    said = essay_said(name, paper)
    total, shown = map(int, re.findall(r"(\d+) statements, the (\d+) nearest", said)[0])
    told = re.findall(r"NOT SHOWN: (\d+) statement", said)
    assert told in ([], [str(total - shown)])


@pytest.mark.slow
def test_objections_are_told_before_the_reasons_are_in_full() -> None:
    long = "It is so for many reasons that take a while to tell, one after the other. " * 8
    reasons = "".join(f"  claim c{n}: {long}\n    title: Reason {n}\n" for n in range(20))
    against = "  objection o: Nobody has seen it.\n    title: Unseen\n"
    said = words(drawn(loads(f"thesis t: T.\n{reasons}{against}"), "16:9"))
    assert "Unseen. Nobody has seen it." in said and "Reason 15." not in said


@pytest.mark.slow
def test_what_has_no_title_is_cut_between_words() -> None:
    map = loads("thesis t: T.\n" + "".join(f"  claim c{n}: {'word ' * 300}\n" for n in range(9)))
    tight = words(drawn(map, "16:9"))
    assert "word …" in tight and "wor …" not in tight


def test_statements_of_another_map_are_named() -> None:
    map = loads("use other.argmap as other\n\nthesis t: T.\n  claim @other.far\n")
    assert "other.far" in words(drawn(map))


# How it can be used


def test_cards_have_ids_and_may_link_to_the_statements() -> None:
    svg = drawn(FERRY)
    for id in ("o-keep", "o-island", "o-pupils", "o-costs", "o-bridge"):
        assert f'<g id="{id}"' in svg
    assert "xlink:href" not in svg
    graph = drawing_of_overview(FERRY, is_linked=True).graph
    links = {node.name: node.link for node in graph.nodes()}
    assert links["o-keep"] == "#s-keep" and links["o-island"] == "#a-island"


def test_a_statement_that_is_met_again_is_a_link_to_where_it_is_shown() -> None:
    map = loads("thesis a: One.\n  claim @b\nthesis b: Two.\n  claim c: Three.\n")
    svg = drawn(map)
    ids = re.findall(r'<g id="(o-[a-z][^"]*)"', svg)
    assert sorted(ids) == ["o-a", "o-b", "o-b--2", "o-c"]
    again = svg[svg.index('<g id="o-b--2"') :]
    assert again[: again.index("</g>")].count('<a xlink:href="') == 1
    assert "Two. see 2" in words(svg)


@pytest.mark.slow
def test_a_page_shows_the_overview_unless_a_part_is_asked_for() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        whole = render(FERRY, paper=Paper.of("a4")).decode()
        part = render(FERRY, paper=Paper.of("a4"), view=View(depth=1)).decode()
        directed = render(FERRY, paper=Paper.of("a4"), direction="tb").decode()
    assert 'id="o-keep"' in whole
    assert 'id="s-keep"' in part and 'id="s-keep"' in directed


def test_an_overview_is_of_a_whole_map() -> None:
    with pytest.raises(ValueError, match="an overview shows what is most important"):
        View(overview=True, depth=1)
    assert View(overview=True).is_whole


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["dark", "auto"])
def test_it_has_the_colours_of_its_theme(theme: str) -> None:
    svg = drawn(FERRY, "a4", theme)
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg))
    assert THEMES["dark"].page in (used if theme == "dark" else svg)


@pytest.mark.slow
def test_it_keeps_to_the_shapes_and_fonts_of_its_theme() -> None:
    broad = evolve(LIGHT, name="broad", shapes=Shapes(bar=0, border=0, thesis_border=0))
    wide = evolve(broad, fonts=LIGHT.fonts._replace(family="'DejaVu Sans', sans-serif"))
    assert "The ferry should be kept." in words(drawn(FERRY, "a4", wide))


@pytest.mark.slow
@pytest.mark.parametrize("format", ["png", "dot"])
def test_it_is_drawn_in_every_format(format: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        made = render(FERRY, format, view=View(overview=True), paper=Paper.of("a4"))
    assert made.startswith(b"\x89PNG" if format == "png" else b"digraph")


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
@pytest.mark.parametrize("width", [300, 340, 400])
def test_a_narrow_overview_is_in_one_column_and_shows_as_much(name: str, width: int) -> None:
    usual = drawing_of_overview(essay(name)).graph
    narrow = drawing_of_overview(essay(name), width=width).graph
    boxes = [(node.sort, box(node)) for node in narrow.nodes()]
    assert all(x >= 0 and x + wide <= width + 1 for _, (x, _, wide, _) in boxes)
    theses = [one for sort, one in boxes if sort == "card thesis" and one[2] >= width - 1]
    assert theses
    shown = [
        {node.name for node in graph.nodes() if "card" in node.sort} for graph in (usual, narrow)
    ]
    assert shown[0] == shown[1]
    headings = [one for sort, one in boxes if sort == "heading"]
    for (x, y, wide, high), (left, top, width_, height) in combinations(headings, 2):
        beside = x < left + width_ and left < x + wide and y < top + height and top < y + high
        assert not beside


@pytest.mark.parametrize("width", [480, 560, 640, 760])
def test_the_rules_below_the_headings_of_both_sides_are_level(width: int) -> None:
    text = "thesis t: T.\n  claim a: A.\n" + "".join(
        f"  objection o{n}: Too dear.\n{more}"
        for n, more in enumerate(("    conceded: wholly\n", "    rebuttal r: No.\n", "", ""))
    )
    nodes = list(drawing_of_overview(loads(text), width=width).graph.nodes())
    rules = [one for one in nodes if isinstance(one.panel, Caption) and one.panel.rule]
    sides = [one for one in rules if one.sort == "heading"]
    assert len(sides) == 2
    assert len({box(one)[1] for one in sides}) == 1
    assert max(x + wide for x, _, wide, _ in map(box, nodes)) <= width + 1
