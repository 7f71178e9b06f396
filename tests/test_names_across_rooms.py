"""One name in two spellings is one name in every room, and is shown as it was written first."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.analysis.argument_schemes import is_scheme
from argmap.comparison import compare
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.page.statement_entries import entries
from argmap.render import View, to_dot
from argmap.verbalize.comparison_report import text
from argmap.verbalize.reading_aloud import read_aloud
from argmap.workspace.use_paths import dependency_paths

UNION = loads("""\
map: The strike
author: E. H. Carr

thesis t: It failed.
  tags: Poor–Law
  objection o: It won the day.
    by: dockers’ union
    tags: wages
    claim: The wage rose.
      by: DOCKERS' UNION
      tags: poor-law
    rebuttal: Prices rose too.
      by: e. h. carr
""")

BY = "map: M\nuse a.argmap as a\nuse b.argmap as b\n\na.t contradicts b.t: No.\n"


def test_a_tag_is_asked_for_in_any_spelling() -> None:
    drawn = to_dot(UNION, view=View(tags=["POOR-LAW"]))
    assert drawn == to_dot(UNION, view=View(tags=["poor–law"]))
    assert "The wage rose" in drawn


def test_a_page_filters_by_one_spelling() -> None:
    told = entries(UNION, ())
    assert {one.holder for one in told} == {"E. H. Carr", "dockers’ union"}
    assert {tag for one in told for tag in one.tags} == {"Poor–Law", "wages"}
    assert [dict(one.facts)["tags"] for one in told if one.tags][2] == "poor-law"


def test_a_reading_hears_one_speaker() -> None:
    said = read_aloud(UNION)
    assert "Other voices: dockers’ union." in said
    assert "DOCKERS" not in said
    assert "e. h. carr" not in said


def test_a_comparison_has_one_holder() -> None:
    other = loads("""\
map: The lock-out
author: Dockers' Union

thesis t: It won.
  objection o: It failed.
    by: E. H. CARR
    conceded: wholly
""")
    found = compare({"a": UNION, "b": other}, loads(BY))
    (granted,) = found.disagreements.granted
    assert (granted.by, granted.to) == ("b", "a")
    data = as_data(found)
    assert [one["author"] for one in data["maps"]] == ["E. H. Carr", "dockers’ union"]
    assert "Dockers' Union" not in text(found)
    assert "E. H. CARR" not in text(found)


def test_a_scheme_is_known_in_any_spelling() -> None:
    assert is_scheme("Argument\u00a0from Analogy")
    assert is_scheme("argument from cause‑to‑effect")


def test_a_preview_follows_a_file_in_another_spelling(tmp_path: Path) -> None:
    file = tmp_path / normalize("NFD", "Städte.argmap")
    file.write_text("map: S\n", "utf-8")
    map = loads(f"map: M\nuse {normalize('NFC', 'Städte.argmap')} as s\n")
    assert dependency_paths(map, tmp_path / "main.argmap", tmp_path) == {file}


def test_an_editor_finds_a_file_in_another_spelling(tmp_path: Path) -> None:
    project = pytest.importorskip("argmap.lsp.open_project")
    file = tmp_path / "1914–18.argmap"
    file.write_text("map: S\n", "utf-8")
    found = project.used_files(["use 1914-18.argmap as war"], tmp_path / "main.argmap")
    assert found == {"war": file}


@pytest.mark.parametrize("typed", ["dockers'", "DOCKERS’ u", "union"])
def test_an_editor_completes_a_name_in_any_spelling(typed: str) -> None:
    completion = pytest.importorskip("argmap.lsp.completion")
    kind = completion.types.CompletionItemKind.Value
    proposals = [completion.Proposal(name, kind) for name in ("dockers’ union", "Dockers' Union")]
    found = completion._matching(typed, proposals)
    assert [one.text for one in found] == ["dockers’ union"]


def test_a_concession_finds_its_author_in_any_spelling() -> None:
    one = loads("""\
author: Dockers' Union
thesis t: It won.
  objection o: It starved us.
    by: Mary O'Neil
    conceded: in part
""")
    other = loads("author: Mary O’Neil\nthesis t: It starved us.\n  claim c: It won.\n"
                  "    by: DOCKERS’ UNION\n")  # fmt: skip
    found = compare({"a": one, "b": other}, loads(BY)).disagreements.granted
    assert [(grant.by, grant.to) for grant in found] == [("a", "b")]
    own = loads("author: Dockers' Union\nthesis t: It won.\n  by: DOCKERS’ UNION\n")
    told = text(compare({"a": own, "b": other}, loads(BY)))
    assert "as Dockers' Union reports" not in told and "DOCKERS" not in told


def test_statements_in_the_same_words_match_in_any_spelling() -> None:
    one = loads("thesis t: The strike of 1914–18 was the union’s.\n")
    other = loads("thesis u: the strike of 1914-18 was  the union's\n")
    (match,) = compare({"a": one, "b": other}).matches.statements
    assert tuple(map(str, match.keys)) == ("a.t", "b.u") and match.same_words
