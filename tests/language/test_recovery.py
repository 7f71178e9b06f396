"""One slip is told once, with the fix that gives the map that was meant."""

from __future__ import annotations

import pytest

from argmap.language import dumps, loads, parse
from argmap.model import Diagnostic


def only(text: str) -> Diagnostic:
    found = parse(text).diagnostics
    assert len(found) == 1, [*map(str, found)]
    return found[0]


def mended(text: str, number: int = 0) -> str:
    """The text after a fix of its only problem."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    edits = sorted(only(text).fixes[number].edits, key=lambda edit: edit.span.line, reverse=True)
    for edit in edits:
        span = edit.span
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


GOOD = """\
map: The mill
source: almanac

thesis closed: The mill had to close.
  claim frost: The frost broke its wheel.
    by: the miller
    cite: almanac p. 3 "the great frost"
    evidence ice: It lay in the ice.
  objection repair: Wheels can be mended.
    conceded: in part, in other years
    rebuttal @frost: Not this one.

claim trade: There was no trade.

section: What was asked

subsection: By the neighbours, who
    saw it close
  note: Later.

question why: Why did it close?
  answer @trade

trade supports closed: because
    it pays
  x-weight: 1
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # A head over two lines
        ("claim frost: The", "claim\n      frost: The"),
        ("claim frost: The", "claim frost\n    : The"),
        ("rebuttal @frost: Not", "rebuttal\n    @frost: Not"),
        ("rebuttal @frost: Not", "rebuttal\n        @frost: Not"),
        ("answer @trade", "answer\n    @trade"),
        ("by: the", "by\n      : the"),
        ("by: the", "by\n: the"),
        # A head that is broken within
        ("answer @trade", "answe r @trade"),
        ("claim frost:", "cla im frost:"),
        ("objection repair:", "ob jection repair:"),
        ("by: the", "b y: the"),
        ("claim frost:", "\u0441laim frost:"),
        ("answer @trade", "\u0430nswer @tr\u0430de"),
        ("by: the", "b\u0443: the"),
        ("evidence ice:", "(evidence ice):"),
        ("evidence ice:", "[evidence ice]:"),
        ("evidence ice:", "[evidence ice:]"),
        ("evidence ice:", "ev. ice:"),
        ("objection repair:", "obj. repair:"),
        ("objection repair:", "obj repair:"),
        ("question why:", "why question:"),
        ("claim frost:", "frost claim:"),
        ("conceded: in", "conceded objection: in"),
        ("by: the", "by claim: the"),
        # Signs at the colon
        ("by: the", "by:- the"),
        ("by: the", "by:= the"),
        ("by: the", "by: : the"),
        ("by: the", "by:\n        : the"),
        ("claim frost: The", "claim frost:— The"),
        ("section: What", "section—What"),
        ("section: What", "section – What"),
        ("section: What", "Section: What"),
        ("section: What", "sectoin: What"),
        ("subsection: By", "subsection— By"),
        ("subsection: By", "subsection By"),
        ("subsection: By", "subsection:By"),
        ("subsection: By", "Subsection: By"),
        ("subsection: By", "subsecton: By"),
        ("subsection: By", "sub-section: By"),
        ("subsection: By", "sub section: By"),
        ("subsection: By", "  subsection: By"),
        ("section: What was", "  section: What was"),
        ("trade supports", "  trade supports"),
        (
            "subsection: By the neighbours, who\n    saw it close\n  note",
            "  subsection: By the neighbours, who\n      saw it close\n    note",
        ),
        ("subsection: By", "    subsection: By"),
        # Relations
        ("trade supports closed", "trade supports the closed"),
        ("trade supports closed", "trade is supports closed"),
        ("trade supports closed", "the trade supports closed"),
        ("trade supports closed", "trade supports thesis closed"),
        ("trade supports closed", "trade also supports the closed"),
        ("trade supports closed", "trade -> closed"),
        ("trade supports closed", "trade supports: closed"),
        # Quotation marks of others
        ('"the great frost"', "„the great frost“"),
        ('"the great frost"', "«the great frost»"),
        ('"the great frost"', "« the great frost »"),
        ('"the great frost"', "»the great frost«"),
        ('"the great frost"', "‘the great frost’"),
        ('"the great frost"', "'the great frost'"),
        ('"the great frost"', "``the great frost''"),
        ('"the great frost"', "「the great frost」"),
        # Columns
        ("\nsource:", "\n  source:"),
    ],
)
def test_a_slip_is_told_once_and_its_fix_leads_back(right: str, wrong: str) -> None:
    assert right in GOOD
    text = GOOD.replace(right, wrong, 1)
    if only(text).code == "indentation":
        assert only(text).fixes or "left margin" in only(text).hint
    if only(text).fixes:
        assert loads(mended(text)) == loads(GOOD), mended(text)


def test_the_quotation_marks_of_two_phrases_are_put_right_together() -> None:
    text = "map: M\nsource: s\nthesis t: T.\n  cite: ¶12 „one two“ ... „three four“\n"
    assert '¶12 "one two" ... "three four"' in mended(text)


STRAY = ["This is a line of no sort", "wibble wobble frost: It froze", "??? The frost", "TODO"]

UNDER = """\
    by: the miller
    conceded: wholly
    rebuttal r: No.
      claim c: It thawed.
    objection o: It did not.
      tags: ice
"""


@pytest.mark.parametrize("stray", STRAY)
def test_nothing_is_said_of_what_stands_under_a_line_of_no_sort(stray: str) -> None:
    text = f"thesis t: T.\n  {stray}\n{UNDER}  claim z: Z.\n"
    assert only(text).span.line == 2  # type: ignore[union-attr]
    top = "".join(line[2:] for line in UNDER.splitlines(keepends=True))
    assert only(f"thesis t: T.\n\n{stray}\n{top}").span.line == 3  # type: ignore[union-attr]


def indented(lines: list[str], by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in lines)


BLOCKS = {
    "thesis t": [
        "evidence a: A.",
        "evidence b: B.",
        "objection c: C.",
        "  by: x",
        "evidence d: D.",
    ],
    "claim t": ["objection a: A.", "  rebuttal b: B.", "objection c: C.", "objection d: D."],
    "question t": ["answer a: A.", "answer b: B.", "  claim c: C.", "answer d: D."],
}
AFTER = "\nclaim z: Z.\n  evidence y: Y.\n    claim x: X.\n  evidence w: W.\n    claim v: V.\n"


@pytest.mark.parametrize("head", BLOCKS)
@pytest.mark.parametrize("by", [1, 3, 4, 6])
def test_a_block_too_far_in_is_one_finding_with_a_fix_for_all_of_it(head: str, by: int) -> None:
    good = f"map: M\n\n{head}: T.\n{indented(BLOCKS[head], 2)}{AFTER}"
    bad = f"map: M\n\n{head}: T.\n{indented(BLOCKS[head], by)}{AFTER}"
    ways = [mended(bad, n) for n in range(len(only(bad).fixes))]
    assert good in ways


@pytest.mark.parametrize("head", ["thesis t", "question t"])
def test_a_flattened_block_is_one_finding_with_a_fix_for_all_of_it(head: str) -> None:
    good = f"map: M\n\n{head}: T.\n{indented(BLOCKS[head], 2)}{AFTER}"
    bad = f"map: M\n\n{head}: T.\n{indented(BLOCKS[head], 0)}{AFTER}"
    assert mended(bad) == good


def test_heads_that_changed_columns_are_told_as_that_too() -> None:
    text = "thesis t: T.\n    claim a: A.\n  claim b: B.\n    evidence c: C.\n"
    assert mended(text, 1) == "thesis t: T.\n  claim a: A.\n    claim b: B.\n    evidence c: C.\n"
    assert "line 3 by 4" in only(text).hint


def test_a_statement_under_a_reuse_is_offered_both_places() -> None:
    text = GOOD.replace("Not this one.\n", "Not this one.\n      claim: It lay in the ice.\n")
    assert "under 'repair'" in only(text).hint
    assert loads(mended(text, 1))["frost"] == loads(GOOD)["frost"]
    assert mended(text, 1).endswith("\n@frost\n  claim: It lay in the ice.\n")


@pytest.mark.parametrize(
    ("comment", "below"),
    [
        ("# objection o: O.", "    rebuttal: No.\n"),
        ("# objection o: O.", "    conceded: wholly\n"),
        ("## claim c: C.", "    evidence: E.\n"),
        ("## claim", "    evidence: E.\n"),
        ("## claim c: C.", "\n    evidence: E.\n"),
    ],
)
def test_a_head_that_is_a_comment_explains_what_stands_below_it(comment: str, below: str) -> None:
    found = only(f"map: M\n\nthesis t: T.\n  claim d: D.\n  {comment}\n{below}")
    assert (found.code, found.span.line) == ("comment-in-text", 5)  # type: ignore[union-attr]


def test_a_block_that_is_pasted_twice_is_told_once() -> None:
    block = "thesis t: T.\n  claim a: A.\n    evidence b: B.\n  claim c: C.\n"
    found = only(f"map: M\n\n{block}\n{block}")
    assert found.code == "duplicate-id"
    assert "'t' is already in use, and so are 3 more" in found.message
    assert "lines 3 to 6" in found.message
    two = parse("thesis a: A.\n  claim b: B.\n\nclaim b: X.\n\nclaim c: X.\n\nclaim a: Y.\n")
    assert [one.code for one in two.diagnostics] == ["duplicate-id", "duplicate-id"]


@pytest.mark.parametrize("value", ['"one two\n{}three"', "s ¶3 “one\n{}two” ... “three”"])
def test_a_comment_within_a_citation_is_one_finding(value: str) -> None:
    cut = value.format("      # to be checked\n      ")
    found = only(f"map: M\nsource: s\n\nthesis t: T.\n  cite: {cut}\n")
    assert found.code == "comment-in-text"


@pytest.mark.parametrize("text", [": so he says", ":", "\\: so", ": a: b"])
def test_a_text_that_begins_with_a_colon_is_kept(text: str) -> None:
    map = loads("map: M\n\nthesis t: T.\n").replace("t", text=text)
    assert loads(dumps(map)) == map


def test_a_tab_is_no_left_margin() -> None:
    found = parse("thesis t: T.\n\tclaim a: A.\n  claim b: B.\n").diagnostics
    assert [one.hint for one in found] == ["indent the line by 2 spaces to put it under 't'"]
