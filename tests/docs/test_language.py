"""The reference of the language: every example is read, every message and table is held to."""

from __future__ import annotations

import re

import pytest

from argmap.formulas.inline_markup import InlineKind, inline_parts
from argmap.language import dumps, parse
from argmap.language.grammar import grammar_path
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Quantity,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.figure_value import readings
from argmap.model.name_matching import normal_form
from argmap.model.vocabulary import ARGUMENTS, FIELDS, HEADERS, KEYWORDS, PLACEMENT
from tests.docs.page import DOCS, Block, assert_messages, blocks, code_spans, pairs, tables

PAGE = DOCS / "language.md"
BLOCKS = blocks(PAGE)
GOOD = [block for block in BLOCKS if block.info == "argmap"]
BAD = [block for block in BLOCKS if block.info == "argmap bad"]
UNTIDY = [
    (before, after) for before, after in pairs(PAGE) if before and before.info.endswith("untidy")
]


def messages(text: str) -> str:
    return "".join(f"{one}\n" for one in parse(text).diagnostics)


def test_blocks_are_of_a_known_sort() -> None:
    assert {block.info for block in BLOCKS} == {
        "argmap",
        "argmap bad",
        "argmap untidy",
        "lark",
        "text",
    }


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_a_good_example_is_read_without_a_word(block: Block) -> None:
    assert messages(block.text) == ""


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_a_good_example_is_in_the_canonical_form(block: Block) -> None:
    assert dumps(parse(block.text).map) == block.text


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_every_backslash_in_a_good_example_is_a_needed_one(block: Block) -> None:
    nodes = parse(block.text).map.nodes.values()
    texts = [part for node in nodes for text in (node.text, *node.notes) for part in plain(text)]
    assert not any("\\" in text for text in texts)


def plain(text: str) -> list[str]:
    """A text without its formulas and its code."""
    return [part.source for part in inline_parts(text) if part.kind is InlineKind.TEXT]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end: str, mark: str) -> None:
    text = GOOD[0].text
    reading = parse(mark + text.replace("\n", end))
    assert reading.diagnostics == ()
    assert reading.map == parse(text).map


@pytest.mark.parametrize(("untidy", "tidy"), UNTIDY, ids=str)
def test_an_untidy_example_is_followed_by_its_canonical_form(untidy: Block, tidy: Block) -> None:
    reading = parse(untidy.text)
    assert not reading.has_errors
    assert dumps(reading.map) == tidy.text


@pytest.mark.parametrize("block", BAD, ids=str)
def test_a_bad_example_is_told_of(block: Block) -> None:
    assert messages(block.text) != ""


def test_messages_are_those_of_the_parser() -> None:
    def tell(before: Block | None, block: Block) -> str:
        assert before is not None and before.info == "argmap bad", f"of what is {block}?"
        return messages(before.text)

    assert_messages(PAGE, tell)


def test_the_table_of_places_is_that_of_the_model() -> None:
    told: dict[str | None, tuple[str, ...]] = {}
    for above, below in tables(PAGE, "under"):
        kinds: list[str | None] = [*code_spans(above)]
        told |= dict.fromkeys(kinds or [None], tuple(code_spans(below)))
    assert told == {above: tuple(map(str, below)) for above, below in PLACEMENT.items()}


def test_the_table_of_figures_says_what_is_understood() -> None:
    rows = list(tables(PAGE, "value"))
    assert rows
    assert [understood(*code_spans(row[0])) for row in rows] == [row[1:] for row in rows]


def understood(value: str) -> list[str]:
    quantity = Quantity.read(value)
    if quantity is None:
        return ["words", "", "", ""]
    low, high = f"{quantity.low.normalize():f}", f"{quantity.high.normalize():f}"
    whole = f"{quantity.whole.normalize():f}" if quantity.whole is not None else ""
    return [low if low == high else f"{low} to {high}", whole, quantity.unit, quantity.hedge]


def test_the_table_of_open_values_says_what_each_may_mean() -> None:
    rows = list(tables(PAGE, "ambiguous value"))
    assert rows
    for value, *meanings in rows:
        assert readings(*code_spans(value)) == tuple(
            one for cell in meanings for one in code_spans(cell)
        )


@pytest.mark.parametrize(("heading", "is_one"), [("one name", True), ("two names", False)])
def test_the_tables_of_names_say_what_counts_as_one(heading: str, is_one: bool) -> None:
    rows = list(tables(PAGE, heading))
    assert rows
    for row in rows:
        one, other = code_spans(row[0])[0], code_spans(row[1])[0]
        assert one != other, row
        assert (normal_form(one) == normal_form(other)) is is_one, row


def test_the_list_of_keywords_is_whole() -> None:
    paragraph = re.search(r"^No id may be a keyword:.*?\n\n", PAGE.read_text("utf-8"), re.M | re.S)
    assert paragraph is not None
    assert code_spans(paragraph[0].replace("\n", " ")) == sorted(KEYWORDS)


def test_the_tables_on_one_page_name_every_word() -> None:
    def first_words(heading: str) -> list[str]:
        spans = (code_spans(row[0])[0] for row in tables(PAGE, heading))
        return [span.split()[0].rstrip(":") for span in spans]

    assert set(first_words("kind")) == {*Kind, *ARGUMENTS}
    assert set(first_words("field")) == {*FIELDS, "x-NAME"}
    assert {*first_words("header"), "tags", "note"} == set(HEADERS)
    verbs = [code_spans(row[0])[0].split()[1] for row in tables(PAGE, "relation")]
    assert verbs == list(RelationKind)


def test_the_good_examples_use_every_construct() -> None:
    maps = [parse(block.text).map for block in GOOD]
    items = [item for map in maps for item in map.items]
    assert {item.kind for item in items if isinstance(item, Statement)} == set(Kind)
    assert {item.kind for item in items if isinstance(item, Relation)} == set(RelationKind)
    assert {type(item) for item in items} >= {Argument, Reuse, Reopening, Section}
    assert any(map.uses for map in maps)
    assert fields_in(maps) == {*FIELDS, "x"}


def fields_in(maps: list[ArgumentMap]) -> set[str]:
    named = {
        "citations": "cite", "figures": "figure", "acceptance": "accepted",
        "concession": "conceded", "notes": "note", "links": "link", "extra": "x",
    }  # fmt: skip
    plain = ("title", "by", "qualifier", "confidence", "scheme", "strength", "tags")
    return {
        named.get(attribute, attribute)
        for map in maps
        for node in map.nodes.values()
        for attribute in (*named, *plain)
        if getattr(node, attribute, None) not in (None, ())
    }


RULE = re.compile(r"^\??([a-z_]+):", re.M)


def rules(text: str) -> dict[str, str]:
    """The rules of a grammar by their names, each with the lines that go on."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if match := RULE.match(line):
            name = match[1]
            found[name] = line
        elif name and line.startswith(" "):
            found[name] += f"\n{line}"
        else:
            name = ""
    return found


def test_the_rules_are_those_of_the_grammar() -> None:
    shown: dict[str, str] = {}
    for block in blocks(PAGE):
        if block.info == "lark":
            shown |= rules(block.text)
    assert shown == rules(grammar_path().read_text("utf-8"))
