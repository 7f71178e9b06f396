"""What is said of the thing under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.lsp.hover_text import Prose
from argmap.model.vocabulary import KEYWORDS
from argmap.wording.keyword_docs import ALL

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

MAP = """map: The mill
author: A. Miller
source: miller

thesis closed: The mill had to close.
  argument step:
    scheme: argument from example
    claim frost: The frost broke the wheel.
      cite: "the great frost had stopped its wheel"
    undercut other: It had frozen before.
  objection alone: Nobody believed it.
    by: the valley
    conceded: in part, so it seems
    cite: "a lie about the frost"
    cite: ¶2
"""


def test_a_statement_with_what_bears_on_it(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    said = editor.hover(uri, 4, 9)
    assert said.startswith("**thesis closed** held by A. Miller\n\nThe mill had to close.")
    assert "Supported by\n\n- frost: The frost broke the wheel. (argument from example)" in said
    assert "- alone: Nobody believed it." in said
    assert "- other: It had frozen before. (its inference)" in said
    said = editor.hover(uri, 10, 13)
    assert said.startswith("**objection alone** held by the valley")
    assert "The author grants it in part, so it seems." in said
    assert "Role\n\n- attacks closed: The mill had to close." in said
    assert "not found" in said
    assert "- supports closed" in editor.hover(uri, 7, 11)
    assert "undercuts an inference" in editor.hover(uri, 9, 15)
    assert "- frost: The frost broke the wheel." in editor.hover(uri, 5, 12)


@pytest.mark.slow
def test_a_citation_with_its_whole_passage(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    said = editor.hover(uri, 8, 20)
    assert said == "**verified** miller ¶1\n\n“the great frost had stopped its wheel”"
    assert editor.hover(uri, 13, 14).startswith("**not found**")
    assert "only a place" in editor.hover(uri, 14, 12)


@pytest.mark.slow
def test_a_citation_without_the_text(editor: Editor, project: Path) -> None:
    (project / "seeds" / "miller.txt").unlink()
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    said = editor.hover(uri, 8, 20)
    assert said.startswith("**verified** miller ¶1")
    assert "cannot be shown" in said


def test_a_citation_is_found_though_its_line_has_moved(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    editor.insert(uri, 3, 0, "\n# A remark.\n")
    assert editor.hover(uri, 10, 20).startswith("**verified**")


WRAPPED = """map: The mill
source: miller

thesis closed: The mill had to close.
  claim frost: The frost broke the wheel.
    cite:
        "the great frost had stopped its wheel"
    cite: "the great frost"
        ... "stopped its wheel"
    cite: "a lie about the frost"
"""


@pytest.mark.parametrize("row", [5, 6, 7, 8])
def test_every_line_of_a_citation_tells_its_verdict(
    editor: Editor, project: Path, row: int
) -> None:
    uri = editor.open(project / "m.argmap", WRAPPED)
    editor.findings(uri)
    assert editor.hover(uri, row, 12).startswith("**verified** miller ¶1")
    assert "a lie" not in editor.hover(uri, 9, 12)
    assert editor.hover(uri, 9, 12).startswith("**not found** miller")


def test_of_two_citations_in_the_same_words_each_tells_its_own_verdict(
    editor: Editor, project: Path
) -> None:
    """Without a source the words are looked for in the first; a line is not known by its words."""
    text = WRAPPED.replace('"a lie about the frost"', '¶2 "the great frost"\n      # again')
    text += '    cite: ¶1 "the great frost"\n'
    uri = editor.open(project / "m.argmap", text)
    editor.findings(uri)
    assert editor.hover(uri, 9, 12).startswith("**not found** miller ¶2")
    assert editor.hover(uri, 11, 12).startswith("**verified** miller ¶1")


def test_a_citation_that_is_being_edited_is_not_taken_for_another(
    editor: Editor, project: Path
) -> None:
    uri = editor.open(project / "m.argmap", WRAPPED)
    editor.findings(uri)
    editor.insert(uri, 8, 12, "is ")
    assert editor.hover(uri, 8, 14) == ""
    assert editor.hover(uri, 6, 12).startswith("**verified**")
    assert editor.hover(uri, 9, 12).startswith("**not found**")


HEDGED = """map: The mill
source: miller

thesis closed: The mill had to close.
  qualifier: nobody in the valley; once
      in a while; himself
"""


def test_a_qualifier_tells_where_each_phrase_was_found(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "m.argmap", HEDGED)
    assert [one.code for one in editor.findings(uri)] == ["qualifier-not-found"]
    said = "**verified** miller ¶3 “nobody in the valley”\n\n**not found** miller “once in a while”"
    assert editor.hover(uri, 4, 16) == said
    assert editor.hover(uri, 5, 20) == (
        "**not found** miller “once in a while”\n\n**verified** miller ¶2 “himself”"
    )
    assert "Qualifier\n\n- once in a while (not found in its source)" in editor.hover(uri, 3, 9)
    (project / "seeds" / "miller.txt").unlink()
    uri = editor.open(project / "n.argmap", HEDGED)
    editor.findings(uri)
    assert "**not checked: too short to check without the text** miller “himself”" in (
        editor.hover(uri, 5, 20)
    )


def test_a_qualifier_that_belongs_to_no_source_is_a_field_like_others(
    editor: Editor, project: Path
) -> None:
    uri = editor.open(project / "m.argmap", HEDGED.replace("source: miller\n", ""))
    assert editor.findings(uri) == []
    assert editor.hover(uri, 3, 6).startswith("**qualifier** ")
    assert editor.hover(uri, 3, 16) == ""


def test_a_source_and_a_word(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    assert editor.hover(uri, 2, 10).startswith("**miller** A. Miller, The mill")
    assert editor.hover(uri, 9, 6) == "**undercut** attacks the inference of an argument"
    assert editor.hover(uri, 3, 0) == ""
    assert editor.hover(uri, 4, 30) == ""


def test_statements_of_a_used_map(editor: Editor, project: Path) -> None:
    (project / "mill.argmap").write_text(MAP, "utf-8")
    text = "map: M\nuse mill.argmap as mill\n\nclaim one: A.\n\nmill.closed contradicts one\n"
    uri = editor.open(project / "two.argmap", text)
    editor.findings(uri)
    assert editor.hover(uri, 5, 8).startswith("**thesis mill.closed** held by A. Miller")
    assert "contradicts mill.closed" in editor.hover(uri, 3, 7)
    assert "It argues for" in editor.hover(uri, 1, 21)


def test_nothing_of_a_map_becomes_markup(editor: Editor) -> None:
    text = "map: M\nthesis t: <img src=x> [a](javascript:b) `c *d* ![e](f)\n"
    uri = editor.open("untitled:markup", text)
    editor.findings(uri)
    said = editor.hover(uri, 1, 7).partition("\n")[2]
    for sign in "<[`*":
        assert said.count(sign) == said.count(f"\\{sign}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Run `a_b <i>` *now*.", "Run `a_b <i>` \\*now\\*."),
        ("If $p_1 < p_2$.", "If \\$p\\_1 \\< p\\_2\\$."),
        (r"By $\forall x [a](command:b)$.", r"By \$\\forall x \[a\](command:b)\$."),
        ("Run `a and ``b``.", "Run \\`a and \\`\\`b\\`\\`."),
        (r"No \`code` here.", r"No \\\`code\` here."),
    ],
)
def test_code_stays_code_and_everything_else_is_escaped(
    editor: Editor, text: str, shown: str
) -> None:
    uri = editor.open("untitled:code", f"map: M\nthesis t: {text}\n")
    editor.findings(uri)
    assert editor.hover(uri, 1, 7).endswith(f"\n\n{shown}")


def test_code_does_not_go_on_in_the_next_paragraph() -> None:
    prose = Prose(markdown=True)
    prose.paragraph("one `two\n\n<b>` three")
    assert prose.text == "one \\`two\n\n\\<b\\>\\` three"


def test_a_number_is_no_list(editor: Editor) -> None:
    uri = editor.open("untitled:list", "map: M\nthesis t: 1. It lasts.\n")
    editor.findings(uri)
    assert editor.hover(uri, 1, 7).endswith("\n\n1\\. It lasts.")


@pytest.mark.slow
def test_an_editor_without_markdown_gets_plain_text(
    new_editor: Callable[..., Editor], project: Path
) -> None:
    editor = new_editor(markdown=False)
    uri = editor.open(project / "m.argmap", MAP)
    editor.findings(uri)
    said = editor.hover(uri, 4, 9)
    assert said.startswith("thesis closed held by A. Miller\n\n")
    assert "*" not in said


def test_every_word_of_the_language_is_explained() -> None:
    newer = {"accepted", "counter", "date", "rephrases", "subsection", "title", "unless"}
    assert set(ALL) == KEYWORDS | newer


def test_a_statement_of_a_used_map_shows_what_this_map_says_of_it(
    editor: Editor, project: Path
) -> None:
    (project / "other.argmap").write_text("map: Other\nthesis t: It thawed.\n", "utf-8")
    text = (
        "map: Mine\nuse other.argmap as other\n\n"
        "claim mine: It froze.\n  counter: Both at once.\n    claim a: A.\n    claim b: B.\n\n"
        "mine contradicts other.t\nb rephrases a\n"
    )
    uri = editor.open(project / "mine.argmap", text)
    editor.findings(uri)
    said = editor.hover(uri, 8, 18)
    assert said.startswith("**thesis other.t**")
    assert "Role\n\n- contradicts mine: It froze." in said
    said = editor.hover(uri, 3, 7)
    assert "Attacked by\n\n- Both at once." in said
    assert "- contradicts other.t: It thawed." in said
    assert "- is rephrased by b: B." in editor.hover(uri, 5, 11)


def test_what_stands_on_the_map_and_what_hangs_on_it(editor: Editor) -> None:
    text = "thesis t: It lasts.\n  claim c: It is firm.\n  objection o: It is old.\n"
    uri = editor.open("untitled:stands", f"{text}    rebuttal r: It is not.\n")
    editor.findings(uri)
    assert "On this map it\n\n- stands\n- is what t: It lasts. hangs on" in editor.hover(uri, 1, 8)
    assert "- is answered" in editor.hover(uri, 2, 12)
    fallen = editor.open("untitled:falls", text)
    editor.findings(fallen)
    assert "- is contested" in editor.hover(fallen, 0, 7)
