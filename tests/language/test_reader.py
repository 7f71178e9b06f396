"""Texts and files in, maps and diagnostics out."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from argmap.language import dump, dumps, grammar, load, loads, parse, parse_bytes, parse_file
from argmap.model import ArgmapError, ArgumentMap, Severity, Span, Use

GOOD = "map: The mill\n\nthesis closed: It closed.\n  claim: It froze.\n"
BAD = "thesis: It closed.\n  claime: It froze.\n  claim: It stood. claim x: No.\n  by: Barnaby\n"


def test_a_reading_has_a_map_and_all_that_is_wrong() -> None:
    reading = parse(BAD, "mill.argmap")
    assert [(one.code, one.severity) for one in reading.diagnostics] == [
        ("unknown-kind", Severity.ERROR),
        ("looks-like-statement", Severity.WARNING),
        ("field-after-children", Severity.ERROR),
    ]
    assert reading.has_errors
    assert len(reading.map) == 3
    assert reading.diagnostics[0].span == Span(2, 3, 2, 10, "mill.argmap")


def test_a_good_text_is_read_into_its_map() -> None:
    assert parse(GOOD).diagnostics == ()
    assert not parse(GOOD).has_errors
    assert loads(GOOD) == parse(GOOD).map


def test_a_warning_does_not_refuse_a_map() -> None:
    text = "thesis: It closed. claim x: It froze.\n"
    assert parse(text).diagnostics
    assert len(loads(text)) == 1


def test_a_bad_text_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(ArgmapError) as caught:
        loads(BAD)
    assert caught.value.diagnostics == parse(BAD).diagnostics
    assert "<text>:2:3: error: there is no kind 'claime'" in str(caught.value)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "mill.argmap"
    dump(loads(GOOD), path)
    assert path.read_text("utf-8") == GOOD
    assert load(path) == load(str(path)) == loads(GOOD)
    assert parse_file(path).map == loads(GOOD)
    path.write_text(BAD, "utf-8")
    with pytest.raises(ArgmapError, match=r"mill\.argmap:2:3"):
        load(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "never.argmap")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="cannot write"):
        dump(ArgumentMap("M"), tmp_path)


@pytest.mark.parametrize(
    ("data", "line", "column", "hint"),
    [
        ("map: café\n".encode("latin-1"), 1, 9, "save it as UTF-8"),
        ("map: é\nthesis: ".encode() + b"\xe9", 2, 9, "save it as UTF-8"),
        ("map: M".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\xff\x00", 1, 1, "binary"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int, column: int, hint: str) -> None:
    reading = parse_bytes(data, "m.argmap")
    (told,) = reading.diagnostics
    assert told.code == "not-utf8"
    assert told.span == Span(line, column, line, column + 1, "m.argmap")
    assert hint in told.hint
    assert reading.map == ArgumentMap()


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    for changed in (
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        f"\ufeff{GOOD}",
        GOOD[:-1],
    ):
        assert parse_bytes(changed.encode()) == parse(GOOD)


def test_places_are_those_of_the_text_whatever_ends_its_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        told = parse(BAD.replace("\n", end)).diagnostics
        assert [one.span.line for one in told if one.span] == [2, 3, 4]


def test_a_doubt_is_an_error_where_what_follows_would_be_wrong_otherwise() -> None:
    doubtful = "thesis t: It closed. objection o: It did not.\n"
    (told,) = parse(doubtful).diagnostics
    assert told.severity is Severity.WARNING
    for proof in ("    rebuttal r: It did.\n", "    conceded: wholly\n", "@o\n  claim: So.\n"):
        (told,) = parse(doubtful + proof).diagnostics
        assert (told.severity, told.code, told.span and told.span.line) == (
            Severity.ERROR, "looks-like-statement", 1,
        )  # fmt: skip


def test_nothing_is_passed_over_where_a_doubt_explains_nothing() -> None:
    told = parse("thesis t: It closed. claim o: It did not.\n  claim @never\n").diagnostics
    assert [one.code for one in told] == ["looks-like-statement", "unknown-id"]


def test_a_joined_use_is_told_and_what_it_names_is_not_missed() -> None:
    reading = parse("use a.argmap as a use b.argmap as b\nclaim c: C.\nc agrees-with a.x\n")
    assert [(one.code, one.severity) for one in reading.diagnostics] == [
        ("looks-like-statement", Severity.ERROR),
    ]
    alone = ArgumentMap(uses=[Use("a.argmap as a use b.argmap", "b")])
    assert loads(dumps(alone)) == alone


def test_without_its_grammar_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "_FOLDERS", (Path("nowhere"), Path("elsewhere")))
    with pytest.raises(FileNotFoundError, match=r"nowhere, elsewhere"):
        grammar.grammar_path()


@pytest.mark.parametrize("collects", [True, False])
def test_garbage_is_looked_for_afterwards_as_before(collects: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        parse("claim a: It lasts.\n")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_frozen_objects_are_not_counted_after_each_small_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counting them visits every one, and a server has hundreds of thousands."""
    parse("claim a: It lasts.\n")  # the first one loads the grammar
    counted: list[int] = []
    monkeypatch.setattr(gc, "get_freeze_count", lambda: counted.append(1) or 1)
    thresholds = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)  # as in the language server
    try:
        _kept = [[number] for number in range(20_000)]
        assert parse("claim a: It lasts.\n").map["a"].text == "It lasts."
        assert not counted
        assert len(parse("claim: It lasts.\n" * 2_000).map) == 2_000
        assert counted
    finally:
        gc.set_threshold(*thresholds)


def test_a_keyword_in_place_of_an_id_is_nothing_that_could_stand_here() -> None:
    told = parse("thesis t: T.\n  claim @conceded\n    claim c: C.\n").diagnostics
    assert [one.code for one in told] == ["unknown-id", "indentation"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["x", "x-", "é", "x ", "claim", "a   "])
def test_a_line_without_end_is_read(piece: str) -> None:
    # Whatever takes the square of a line's length for it would not end within a day.
    assert parse(piece * (1_000_000 // len(piece))).has_errors


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("use", "write 'use FILE as NAME'"),
        ("use ", "write 'use FILE as NAME'"),
        ("use:", "write 'use FILE as NAME'"),
        ("use a.argmap as", "write 'use a.argmap as a'"),
        ("use a.argmap as ", "write 'use a.argmap as a'"),
    ],
)
def test_a_use_that_is_being_typed_is_told_what_it_lacks(line: str, hint: str) -> None:
    (told,) = (
        one for one in parse(f"map: M\n{line}\n").diagnostics if one.span and one.span.line == 2
    )
    assert told.hint == hint


def test_a_reference_that_is_being_typed_lacks_its_id() -> None:
    (told,) = parse("use a.argmap as a\n\nthesis t: T.\n  claim @a.\n").diagnostics
    assert (told.code, told.hint) == ("bad-head", "write 'claim @a.ID' with an id from that map")


@pytest.mark.parametrize(
    "text",
    [
        "  qualifier: once; at last\n",
        "  qualifier: once; at last;\n",
        "  qualifier: once ;; at\n    last\n",
        "  qualifier:\n    once;\n    at last\n",
        "  Qualifier: once; at last\n",
        "    qualifier: once; at last\n",
        " claim c: C.\n  qualifier: once;\n      at last\n",
        " claim c: C.\n  claim d: D.\n   qualifier: once;\n            at last\n",
        "   claim c: C.\n     qualifier: once; at last\n",
        "\tclaim c: C.\n\t\tqualifier: once; at\n\t\t\tlast\n",
        "\tqualifier: once;\n\t  at last\n",
    ],
)
def test_the_phrases_of_a_qualifier_have_their_places(text: str) -> None:
    text = f"map: M\nthesis t: T.\n{text}"
    lines = text.splitlines(keepends=True)
    (node,) = (one for one in parse(text).map.nodes.values() if one.qualifier is not None)
    assert node.origin is not None
    found = []
    for name, span in node.origin.field_spans:
        assert name == "qualifier"
        start = sum(map(len, lines[: span.line - 1])) + span.column - 1
        end = sum(map(len, lines[: span.end_line - 1])) + span.end_column - 1
        found.append(" ".join(text[start:end].split()))
    assert found == list(node.qualifier_phrases)
