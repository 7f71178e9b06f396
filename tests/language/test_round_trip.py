"""Text to map and back: nothing is lost, nothing is added, and formatting settles at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language import dumps, parse
from argmap.model import ArgumentMap, Kind, Statement
from tests.strategies import maps, phrases


def comments_of(map: ArgumentMap) -> list[str]:
    found = [comment for _, _, comment in map.origin.field_comments] if map.origin else []
    for origin in (item.origin for item in map.items if item.origin is not None):
        found += (*origin.comments, *origin.comments_below)
        found += [comment for _, _, comment in origin.field_comments]
    return [*found, *map.closing_comments]


@pytest.mark.slow
@given(maps())
@settings(max_examples=150, deadline=None)
def test_a_map_written_and_read_back_is_equal(map: ArgumentMap) -> None:
    reading = parse(dumps(map))
    broken = [one for one in reading.diagnostics if one.code not in STRUCTURE]
    assert broken == []
    assert reading.map == map


@pytest.mark.slow
@given(maps())
@settings(max_examples=75, deadline=None)
def test_comments_and_blank_lines_are_kept(map: ArgumentMap) -> None:
    text = dumps(map)
    again = parse(text).map
    assert comments_of(again) == comments_of(map)
    assert dumps(again) == text


@pytest.mark.slow
@given(maps(), st.lists(phrases, min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_the_phrases_of_a_qualifier_have_their_places(map: ArgumentMap, hedges: list[str]) -> None:
    hedged = Statement(Kind.CLAIM, "C.", key="hedged", qualifier="; ".join(hedges))
    text = dumps(ArgumentMap(items=[*map.items, hedged]))
    lines = text.split("\n")
    node = parse(text).map["hedged"]
    assert node.origin is not None
    found = []
    for _, span in node.origin.field_spans:
        there = lines[span.line - 1 : span.end_line]
        there[-1] = there[-1][: span.end_column - 1]
        there[0] = there[0][span.column - 1 :]
        found.append("".join("".join(there).replace("\\", "").split()))
    said = ["".join(one.replace("\\", "").split()) for one in node.qualifier_phrases]
    assert found == said


# What the random maps are not careful about: ids of nothing, placements through reuse, tags.
STRUCTURE = {
    "unknown-id", "unknown-map", "self-relation", "not-a-statement", "not-an-argument",
    "circular-support", "no-premise", "no-source", "unknown-source", "placement", "odd-tags",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        r"If $\forall x\, (Fx \to Gx)$ and `a b`.",
        r"It is \$5, C:\$x and \`code\`, of $\$5$ and $a \\ b$.",
        r"The sum rule says of two events that $P(A \cup B) = P(A) + P(B) - P(A \cap B)$, then.",
        "It is written at some length in the programme that it has `claim x: y` or `- Z` in it.",
        "word " * 16 + "$" + " + ".join(["P(A)"] * 60) + " - P(B)$ at the end",
        "word " * 16 + "`" + " claim x: y" * 12 + "` at the end",
    ],
)
def test_formulas_and_code_are_kept_as_they_are_written(text: str) -> None:
    map = ArgumentMap("M", [Statement(Kind.THESIS, text, key="t", notes=[text], title=text)])
    written = dumps(map)
    reading = parse(written)
    assert reading.map == map
    assert reading.map["t"].text == text.strip()
    assert not reading.diagnostics
    assert dumps(reading.map) == written


def test_a_formula_that_fits_on_a_line_is_not_divided() -> None:
    formula = r"$P(A \cup B) = P(A) + P(B) - P(A \cap B)$"
    text = f"The sum rule for two events says at some length that {formula} in `a b c d e`."
    map = ArgumentMap("M", [Statement(Kind.THESIS, text, key="t")])
    lines = dumps(map).splitlines()
    assert all(len(line) <= 88 for line in lines)
    assert any(formula in line for line in lines)
