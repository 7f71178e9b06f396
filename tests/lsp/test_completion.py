"""What is proposed while someone types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.analysis import SCHEMES
from tests.lsp.test_fixes import editor_tools

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

NODE = [
    "title:",
    "cite:",
    "figure:",
    "by:",
    "accepted:",
    "qualifier:",
    "confidence:",
    "tags:",
    "note:",
    "link:",
]
WORDS = {"claim", "evidence", "argument", "objection", "rebuttal", "assumption", "warrant",
         "undercut", "thesis", "question", "answer"}  # fmt: skip


def proposed(editor: Editor, text: str, path: Path | str = "untitled:completion") -> list[str]:
    """The labels at the sign ‸ in a text."""
    before, _, after = text.partition("‸")
    uri = editor.open(path, before + after)
    editor.findings(uri)
    line = before.count("\n")
    return editor.labels(uri, line, len(before.rpartition("\n")[2]))


def kinds(labels: list[str]) -> set[str]:
    return {label for label in labels if label in WORDS}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("map: M\n‸", {"thesis", "claim", "question"}),
        ("thesis t: A.\n  ‸", {"claim", "evidence", "argument", "objection"}),
        ("thesis t: A.\n  argument:\n    ‸",
         {"claim", "evidence", "assumption", "warrant", "undercut"}),
        ("thesis t: A.\n  objection o: B.\n    ‸", {"claim", "evidence", "argument", "rebuttal"}),
        ("question q: A?\n  ‸", {"answer"}),
        ("thesis t: A.\n  claim: B.\n    claim: C.\n  ‸",
         {"claim", "evidence", "argument", "objection"}),
        ("question q: A?\n  answer @x\n\n@t\n  ‸\nthesis t: A.\n",
         {"claim", "evidence", "argument", "objection"}),
        ("thesis t: A.\n    ‸", set()),  # text goes on here
        ("thesis t: A.\n  claim @x\n    ‸", set()),  # nothing stands under a reuse
    ],
)  # fmt: skip
def test_the_kinds_that_may_stand_here(editor: Editor, text: str, expected: set[str]) -> None:
    assert kinds(proposed(editor, text)) == expected


def test_the_width_of_a_step_is_that_of_the_text(editor: Editor) -> None:
    text = "thesis t: A.\n    claim: B.\n        claim: C.\n    ‸"
    assert "objection" in proposed(editor, text)


def test_fields_stand_before_what_stands_under(editor: Editor) -> None:
    assert proposed(editor, "thesis t: A.\n  ‸")[: len(NODE)] == NODE
    assert "note:" not in proposed(editor, "thesis t: A.\n  claim: B.\n  ‸")
    assert "scheme:" in proposed(editor, "thesis t: A.\n  argument:\n    ‸")
    assert "conceded:" in proposed(editor, "thesis t: A.\n  objection: B.\n    ‸")


def test_a_reuse_and_a_relation_take_notes(editor: Editor) -> None:
    reuse = "thesis t: A.\n  claim c: B.\n  claim @c\n    ‸"
    assert proposed(editor, reuse) == ["note:"]
    assert proposed(editor, "thesis t: A.\nclaim c: B.\n\nc rebuts t: C.\n  ‸") == ["note:"]
    assert proposed(editor, "thesis t: A.\n\n@t\n  ‸")[0] != "note:"


def test_a_field_that_stands_once_is_proposed_once(editor: Editor) -> None:
    labels = proposed(editor, "thesis t: A.\n  by: N\n  note: N.\n  ‸")
    assert "by:" not in labels
    assert "note:" in labels


def test_headers_stand_at_the_head(editor: Editor) -> None:
    labels = proposed(editor, "map: M\n‸\nthesis t: A.\n")
    assert {"author:", "source:", "use"} <= set(labels)
    assert "map:" not in labels
    assert "author:" not in proposed(editor, "thesis t: A.\n\n‸")


def test_subsections_stand_in_a_section(editor: Editor) -> None:
    text = "map: M\n\nthesis t: A.\n\n{}‸"
    assert "section:" in proposed(editor, text.format(""))
    assert "subsection:" not in proposed(editor, text.format(""))
    assert {"section:", "subsection:"} <= set(proposed(editor, text.format("section: S\n\n")))
    assert "subsection:" in proposed(editor, text.format("section: S\n\nsubsection: T\n\n"))
    # a header goes above the first section, also where that is a subsection
    assert "author:" not in proposed(editor, "map: M\n\nsubsection: S\n‸")


def test_what_is_half_typed_narrows_it_down(editor: Editor) -> None:
    assert proposed(editor, "thesis t: A.\n  obj‸") == ["objection:", "objection"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("thesis t: A.\n  Cla‸", "claim:"),
        ("Map‸", "map:"),
        ("thesis one-two: A.\n  Claim @One‸", "one-two"),
        ("thesis one: A.\nclaim two: B.\n\ntwo Sup‸", "supports"),
    ],
)
def test_a_capital_is_taken_for_its_small_letter(editor: Editor, text: str, label: str) -> None:
    assert proposed(editor, text)[0] == label


def test_an_editor_that_heeds_capitals_keeps_the_order(editor: Editor) -> None:
    uri = editor.open("untitled:capital", "thesis t: A.\n  Cla")
    editor.findings(uri)
    items = editor.complete(uri, 1, 5)
    assert [one.filter_text for one in items] == ["Claim: ", "Claim "]


LAMPS = "thesis lamps: A.\n  claim night: B.\n    argument:\n      claim: C.\n"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("obj", ["  objection: ", "    objection: ", "        objection: "]),
        ("Obj", ["  objection: ", "    objection: ", "        objection: "]),
        ("      obj", ["        objection: ", "    objection: ", "  objection: "]),
        ("    ques", ["question: "]),
        ("  und", ["      undercut: "]),
        ("  obj", ["objection: ", "objection "]),  # which stands here
        ("   obj", []),  # where text goes on
        ("  zzz", []),
    ],
)
def test_what_stands_in_another_column_is_proposed_with_its_indentation(
    editor: Editor, typed: str, expected: list[str]
) -> None:
    uri = editor.open("untitled:elsewhere", LAMPS + typed)
    editor.findings(uri)
    items = editor.complete(uri, 4, len(typed))
    assert [getattr(one.text_edit, "new_text", "") for one in items] == expected


def test_a_word_for_another_column_takes_the_place_of_the_indentation(editor: Editor) -> None:
    text = f"{LAMPS}      obj"
    uri = editor.open("untitled:shifted", text)
    editor.findings(uri)
    items = editor.complete(uri, 4, 9)
    assert items[1].detail == "under line 2: attacks a statement"
    assert editor_tools().applied(text, [items[1].text_edit]) == f"{LAMPS}    objection: "


def test_ids_after_an_at_sign(editor: Editor) -> None:
    text = "thesis one-two: A.\n  argument step:\n    claim x: B.\n  claim @‸"
    assert proposed(editor, text) == ["one-two", "x"]


def test_what_is_typed_is_replaced_as_a_whole(editor: Editor) -> None:
    uri = editor.open("untitled:whole", "thesis one-two: A.\n  claim @one-t\n")
    editor.findings(uri)
    (one,) = editor.complete(uri, 1, 14)
    assert one.text_edit is not None
    assert one.text_edit.new_text == "one-two"
    assert one.detail == "thesis: A."
    assert str(getattr(one.text_edit, "range", "")) == "1:9-1:14"


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("  claim @fr|x-old", "frost", "  claim @frost"),
        ("  cl|aimed: It froze.", "claim:", "  claim: It froze."),
        ("  cl|: It froze.", "claim:", "  claim: It froze."),
        ("  cl| It froze.", "claim:", "  claim: It froze."),
        ("  cl|", "claim:", "  claim: "),
    ],
)
def test_the_rest_of_a_word_is_replaced_as_well(
    editor: Editor, line: str, label: str, expected: str
) -> None:
    cursor = line.index("|")
    text = f"thesis closed: It closed.\n  claim frost: It froze.\n{line.replace('|', '')}\n"
    uri = editor.open("untitled:tail", text)
    editor.findings(uri)
    item = next(one for one in editor.complete(uri, 2, cursor) if one.label == label)
    assert editor_tools().applied(text, [item.text_edit]).splitlines()[2] == expected


def test_a_lock_file_of_an_editor_is_not_proposed(editor: Editor, project: Path) -> None:
    (project / ".#mill.argmap").write_text("", "utf-8")
    (project / "mill.argmap").write_text("map: M\n", "utf-8")
    uri = editor.open(project / "both.argmap", "map: Both\nuse \n")
    assert editor.labels(uri, 1, 4) == ["mill.argmap"]


def test_relations_and_their_ends(editor: Editor) -> None:
    text = "thesis one: A.\n  argument step:\n    claim x: B.\n\n"
    assert "contradicts" in proposed(editor, f"{text}one ‸")
    assert proposed(editor, f"{text}x undercuts ‸") == ["step"]
    assert proposed(editor, f"{text}x rebuts ‸") == ["one", "x"]


def test_ids_of_used_maps(editor: Editor, project: Path) -> None:
    (project / "w.argmap").write_text("map: W\nthesis lasts: A.\n", "utf-8")
    text = "map: M\nuse w.argmap as wolfe\n\nthesis t: A.\n  claim @wolfe.‸"
    assert proposed(editor, text, project / "m.argmap") == ["wolfe.lasts"]


def test_files_and_names_after_use(editor: Editor, project: Path) -> None:
    (project / "wolfe-1957.argmap").write_text("map: W\n", "utf-8")
    assert proposed(editor, "map: M\nuse ‸", project / "m.argmap") == ["wolfe-1957.argmap"]
    assert proposed(editor, "use wolfe-1957.argmap as ‸", project / "m.argmap") == ["wolfe"]


@pytest.mark.slow
def test_sources_after_source_and_cite(editor: Editor, project: Path) -> None:
    assert proposed(editor, "map: M\nsource: ‸", project / "m.argmap") == ["miller"]
    uri = editor.open(project / "n.argmap", "map: M\n\nthesis t: A.\n  cite: mi\n")
    editor.findings(uri)
    (one,) = editor.complete(uri, 3, 10)
    assert (one.label, one.detail) == ("miller", "A. Miller, The mill")
    assert one.additional_text_edits is not None  # it is declared as well
    assert one.additional_text_edits[0].new_text == "source: miller\n"
    assert one.additional_text_edits[0].range.start.line == 1


def test_subjects_and_measures_of_figures(editor: Editor, project: Path) -> None:
    (project / "beside.argmap").write_text(
        "map: W\nthesis t: A.\n  figure: wheels / broken = 3\n", "utf-8"
    )
    text = "map: M\nthesis t: A.\n  figure: sacks / milled = 4\nclaim c: B.\n  figure: "
    assert proposed(editor, f"{text}‸", project / "m.argmap") == ["sacks", "wheels"]
    assert proposed(editor, f"{text}wheels / ‸", project / "m.argmap") == ["broken", "milled"]
    assert proposed(editor, f"{text}wheels / broken = ‸", project / "m.argmap") == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (
            "scheme: argument from ana",
            ["argument from analogy", "practical reasoning from analogy"],
        ),
        ("strength: ", ["weak", "moderate", "strong"]),
        ("conceded: ", ["wholly", "in part", "for the sake of argument"]),
        ("by: ", ["N. N."]),
        ("tags: frost, wh", ["wheel"]),
        ("note: any", []),
    ],
)
def test_values_of_fields(editor: Editor, field: str, expected: list[str]) -> None:
    text = f"author: N. N.\nthesis t: A.\n  tags: wheel\n  argument:\n    {field}‸"
    found = proposed(editor, text)
    assert found[: len(expected)] == expected[:1] + found[1 : len(expected)]
    assert set(expected) <= set(found) | {"practical reasoning from analogy"}


def test_every_scheme_is_proposed(editor: Editor) -> None:
    found = proposed(editor, "thesis t: A.\n  argument:\n    scheme: ‸")
    assert found == list(SCHEMES)


def test_it_answers_from_the_last_reading_while_the_text_is_broken(editor: Editor) -> None:
    uri = editor.open("untitled:broken", "thesis one: A.\n")
    editor.findings(uri)
    editor.insert(uri, 1, 0, "  claim @")
    assert editor.labels(uri, 1, 9) == ["one"]


def test_an_id_is_proposed_at_once_when_it_has_been_written(editor: Editor) -> None:
    uri = editor.open("untitled:written", "thesis one: A.\n")
    editor.findings(uri)
    editor.insert(uri, 1, 0, "  claim two: B.\n  argument step:\n  claim @")
    assert editor.labels(uri, 3, 9) == ["one", "two"]


def test_proposals_are_cut_short(editor: Editor) -> None:
    text = "map: M\nthesis t: A.\n" + "".join(f"  claim c{n}: B.\n" for n in range(300))
    assert len(proposed(editor, f"{text}  claim @‸")) == 100
    assert proposed(editor, f"{text}  claim @c29‸")[:2] == ["c29", "c290"]
