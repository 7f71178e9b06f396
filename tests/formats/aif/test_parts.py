"""Schemes, speakers and lists of ids of AIF files."""

from __future__ import annotations

from random import Random

import pytest

from argmap.analysis.argument_schemes import is_scheme
from argmap.formats.aif.edge_list import Edges, edges_of, edges_text
from argmap.formats.aif.id_lists import (
    Lengthening,
    Numbered,
    each_id,
    id_runs,
    table,
    table_rows,
    value_of,
    value_text,
)
from argmap.formats.aif.schemes import _BY_AIF_NAME, aif_name, scheme_of
from argmap.formats.aif.speakers import speakers_of
from argmap.model.attribution import Attribution


@pytest.mark.parametrize("name", sorted(_BY_AIF_NAME))
def test_a_scheme_of_aifdb_is_one_of_the_book(name: str) -> None:
    scheme = scheme_of("RA", "Default Inference", name)
    assert scheme is not None
    assert is_scheme(scheme)
    assert scheme_of("RA", aif_name(scheme), "") == scheme


@pytest.mark.parametrize(
    ("act", "by"),
    [
        ("Asserting", "Ann Lee"),
        ("Agreeing", "Ann Lee"),
        ("Rhetorical Questioning", "Ann Lee?"),
        ("Default Illocuting", "Ann Lee?"),
        ("Pure Questioning", None),
        ("Disagreeing", None),
        ("Analysing", None),
    ],
)
def test_the_illocution_says_whether_the_speaker_holds_it(act: str, by: str | None) -> None:
    types = {"1": "I", "2": "L", "3": "YA"}
    texts = {"2": "Ann Lee : It is so", "3": act}
    found = speakers_of(types, texts, [("2", "3"), ("3", "1")], {})
    expected = None if by is None else Attribution.parse(by)
    assert found.attribution("1", None) == expected


def test_what_was_only_asked_is_not_the_view_of_another() -> None:
    types = {"1": "I", "2": "L", "3": "YA"}
    texts = {"2": "Ann Lee : Is it so?", "3": "Pure Questioning"}
    found = speakers_of(types, texts, [("2", "3"), ("3", "1")], {})
    assert found.attribution("1", Attribution.parse("Bob")) == Attribution.parse("Ann Lee?")
    assert found.attribution("1", Attribution.parse("Ann Lee")) is None


@pytest.mark.parametrize(
    ("text", "people", "name"),
    [
        ("Ann Lee : It is so", {}, "Ann Lee"),
        ("ANN: It is so", {}, "ANN"),
        ("POSTER_1: It is so", {}, "POSTER_1"),
        ("It is so", {}, None),
        ("and this: it is so", {}, None),
        ("I say to all of you here: it is so", {}, None),
        ("Ann; Bob : It is so", {}, None),
        ("AL : It is so", {"2": "Ann Lee"}, "Ann Lee"),
        ("AL : It is so", {"2": "A; B?"}, "AL"),
    ],
)
def test_the_speaker_is_a_participant_or_before_the_colon(
    text: str, people: dict[str, str], name: str | None
) -> None:
    types = {"1": "I", "2": "L", "3": "YA"}
    edges = [("2", "3"), ("3", "1")]
    held = speakers_of(types, {"2": text, "3": "Asserting"}, edges, people).held
    assert held == ({} if name is None else {"1": [name]})


ODD = ["a b", "x'", "=", "123", "1>2", "a:", "\u00e9", "..", "12..15", "0", "007"]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["", "_17"])
def test_any_edges_are_read_as_they_were_written(suffix: str) -> None:
    random = Random(1)
    for _ in range(2000):
        first = random.choice((3, 100, 10**7))
        edges = Edges()
        number = random.choice((1, 161086))
        for at in range(random.randrange(12)):
            start, end = (
                str(random.randrange(first, first + 8)) if random.random() < 0.8 else other
                for other in (random.choice(ODD), edges.pairs[-1][0] if edges.pairs else "q")
            )
            ends = (f"{start}{suffix}", f"{end}{suffix}") if random.random() < 0.9 else (start, end)
            edges.numbers.append(number)
            edges.pairs.append(ends)
            for odd in (edges.odd_starts, edges.odd_ends):
                if random.random() < 0.05:
                    odd.add(at)
            number += 1 if random.random() < 0.8 else random.randrange(1, 2000)
        text = edges_text(edges, suffix)
        assert edges_of(text, Lengthening(suffix)) == edges
        assert text == " ".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("spanning", [False, True])
def test_any_table_is_read_as_it_was_written(spanning: bool) -> None:
    random = Random(2)
    values = ["2024-03-01 12:00:00", "2024-03-01 12:00:01", "12:00:01", "a; b = c", "", "#x", 7]
    for _ in range(2000):
        numbers = sorted(random.sample(range(95, 130), random.randrange(1, 20)))
        base = random.choice((0, 511000))
        ids = [str(base + number) for number in numbers]
        if not spanning and random.random() < 0.3:
            ids += ["a-1", "12..15", "=3"]
        wanted = {id: random.choice(values) for id in ids if random.random() < 0.9}
        rows = [(id, value_text(wanted[id]) if id in wanted else None) for id in ids]
        if not wanted:
            continue
        text = table(rows, "", spanning=spanning)
        long = Lengthening()
        read = [(value_of(value), listed) for value, listed in table_rows(text)]
        if spanning:
            runs = [(value, id_runs(listed, long)) for value, listed in read]
            found = Numbered(ids, "").values(runs)
        else:
            found = {id: value for value, listed in read for id in each_id(listed, long)}
        assert found == wanted
