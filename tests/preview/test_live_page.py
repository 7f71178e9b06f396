"""Findings and coverage as HTML."""

from __future__ import annotations

from argmap.model import Related, Severity, Span, problem
from argmap.preview.live_page import Excerpt, State, told_findings


def test_a_finding_has_its_place_line_message_and_hint() -> None:
    found = problem(
        "unknown-kind",
        "there is no kind 'claime'",
        Span(2, 3, 2, 9, "a.argmap"),
        "did you mean 'claim'?",
        related=[Related("the first", Span(1, 1, 1, 2))],
    )
    told = told_findings([found], {"a.argmap": ["map: A", "  claime a: It lasts."]}, State.BEHIND)
    for part in ("a.argmap:2:3", "there is no kind &#39;claime&#39;", "unknown-kind", "1 error",
                 "<mark>claime</mark> a: It", "did you mean", "see line 1: the first"):  # fmt: skip
        assert part in told, part


def test_what_a_map_says_is_never_markup() -> None:
    line = "<script>alert(1)</script>"
    found = problem("x", line, Span(1, 1, 1, 9), line)
    assert "<script" not in told_findings([found], {None: [line]}, State.SHOWN)


def test_findings_are_counted_by_their_weight() -> None:
    weights = (Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.INFO)
    found = [problem("x", "m", severity=one) for one in weights]
    told = told_findings(found, {}, State.SHOWN)
    assert "1 error, 2 warnings, 1 info" in told
    assert 'class="findings error"' in told


def test_a_long_line_is_shown_around_the_place() -> None:
    excerpt = Excerpt.of(Span(1, 5001, 1, 5006), ["a" * 5000 + "WRONG" + "b" * 5000])
    assert excerpt is not None
    assert excerpt.at == "WRONG"
    assert len(excerpt.before + excerpt.at + excerpt.after) <= 162
    assert excerpt.before.startswith("…")
    assert excerpt.after.endswith("…")


def test_a_place_beyond_the_text_has_no_line() -> None:
    assert Excerpt.of(Span(9, 1, 9, 2), ["a"]) is None
    assert Excerpt.of(Span(1, 9, 2, 2), ["a"]) == Excerpt("a", "", "")
