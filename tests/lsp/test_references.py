"""Definition, references and rename, in one file and across files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.lsp.test_fixes import editor_tools

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

MILL = """map: The mill

thesis closed: The mill had to close.
  claim frost: It froze, and frost stays frost.
    note: frost frost: \\claim frost: so it is.
  objection: No.
    rebuttal @frost: as before

@frost
  evidence: It broke.

frost supports closed: frost.
"""
BOTH = """map: Both
use maps/mill.argmap as mill
use maps/mill.argmap as other

claim frost: Another one.
  claim @mill.frost
  claim @frost
  claim @other.frost

mill.frost same-as frost
"""


@pytest.fixture
def maps(project: Path) -> Path:
    """A map in a folder of the project, and one above it that uses it under two names."""
    (project / "maps").mkdir()
    (project / "maps" / "mill.argmap").write_text(MILL, "utf-8")
    (project / "both.argmap").write_text(BOTH, "utf-8")
    return project


def test_nothing_is_renamed_where_a_map_cannot_be_read(editor: Editor, maps: Path) -> None:
    (maps / "maps" / "latin.argmap").write_bytes(b"map: Latin \xe9\n")
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    with pytest.raises(Exception, match=r"cannot read .*latin\.argmap"):
        editor.rename(uri, 3, 9, "ice")
    used = editor.open(maps / "both.argmap", BOTH)
    with pytest.raises(Exception, match="nothing was renamed"):
        editor.rename(used, 5, 16, "ice")


def places(locations: list[object]) -> list[str]:
    return sorted(
        f"{Path(one.uri).name}:{one.range}"  # type: ignore[attr-defined]
        for one in locations
    )


def test_the_definition_in_the_same_file(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    for line, character in ((6, 16), (8, 3), (11, 2), (3, 9)):
        found = editor.definition(uri, line, character)
        assert found is not None
        assert (found.uri, str(found.range)) == (uri, "3:8-3:13")


def test_the_definition_in_another_file(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "both.argmap", BOTH)
    found = editor.definition(uri, 5, 17)
    assert found is not None
    assert found.uri == (maps / "maps" / "mill.argmap").as_uri()
    assert str(found.range) == "3:8-3:13"
    found = editor.definition(uri, 1, 6)  # the file itself
    assert found is not None
    assert (found.uri, str(found.range)) == ((maps / "maps" / "mill.argmap").as_uri(), "0:0-0:0")


def test_the_definition_of_a_source_is_its_card(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "a.argmap", "map: M\nsource: miller\n\nsource: other\n")
    found = editor.definition(uri, 1, 10)
    assert found is not None
    assert found.uri == (project / "seeds" / "miller.toml").as_uri()
    assert editor.definition(uri, 3, 10) is None


def test_what_is_nothing_has_no_definition(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    assert editor.definition(uri, 3, 30) is None
    assert editor.definition(uri, 900, 30) is None
    assert editor.references(uri, 4, 12) == []


@pytest.mark.slow
def test_references_in_all_files_of_the_project(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    found = editor.references(uri, 3, 10)
    assert places(list(found)) == [
        "both.argmap:5:14-5:19",
        "both.argmap:7:15-7:20",
        "both.argmap:9:5-9:10",
        "mill.argmap:11:0-11:5",
        "mill.argmap:3:8-3:13",
        "mill.argmap:6:14-6:19",
        "mill.argmap:8:1-8:6",
    ]
    assert len(editor.references(uri, 3, 10, given=False)) == 6


def test_references_from_the_other_side(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "both.argmap", BOTH)
    assert len(editor.references(uri, 9, 7)) == 7
    assert places(list(editor.references(uri, 4, 8))) == [
        "both.argmap:4:6-4:11",
        "both.argmap:6:9-6:14",
        "both.argmap:9:19-9:24",
    ]


def test_what_is_open_counts_and_not_what_is_saved(editor: Editor, maps: Path) -> None:
    other = editor.open(maps / "both.argmap", BOTH + "@mill.frost\n")
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    assert "both.argmap:10:6-10:11" in places(list(editor.references(uri, 3, 10)))
    editor.shut(other)


@pytest.mark.slow
def test_a_rename_in_every_file(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    edits = editor.rename(uri, 11, 3, "ice-age")
    new = {Path(name).name: edits[name] for name in edits}
    assert set(new) == {"mill.argmap", "both.argmap"}
    apply = editor_tools().applied
    mill = apply(MILL, new["mill.argmap"])
    assert (
        "claim ice-age: It froze, and frost stays frost.\n    note: frost frost: \\claim frost"
        in mill
    )
    assert "rebuttal @ice-age: as before\n\n@ice-age\n" in mill
    assert mill.endswith("ice-age supports closed: frost.\n")
    both = apply(BOTH, new["both.argmap"])
    assert both == BOTH.replace(".frost", ".ice-age")


INDENTED = """map: The mill
use flood.argmap as flood

thesis closed: The mill had to close, for
    frost supports closed
  claim frost: It froze.

  frost supports closed

  @frost
  claim @frost
      flood.frost same-as frost
    frost rebuts closed
"""


@pytest.mark.slow
def test_what_is_indented_too_far_is_found_and_what_is_text_is_not(
    editor: Editor, project: Path
) -> None:
    uri = editor.open(project / "mill.argmap", INDENTED)
    found = places(list(editor.references(uri, 5, 10)))
    assert found == [
        "mill.argmap:10:9-10:14",
        "mill.argmap:11:26-11:31",
        "mill.argmap:12:4-12:9",
        "mill.argmap:5:8-5:13",
        "mill.argmap:7:2-7:7",
        "mill.argmap:9:3-9:8",
    ]
    assert editor.references(uri, 4, 6) == []
    for line, character in ((7, 4), (9, 4), (11, 27)):
        new = editor_tools().applied(INDENTED, editor.rename(uri, line, character, "ice")[uri])
        assert new == INDENTED.replace("frost", "ice").replace("flood.ice", "flood.frost").replace(
            "    ice supports", "    frost supports"
        )
    new = editor_tools().applied(INDENTED, editor.rename(uri, 11, 8, "weir")[uri])
    assert new == INDENTED.replace("as flood", "as weir").replace("flood.frost", "weir.frost")


def test_a_rename_reaches_what_is_indented_too_far_in_other_files(
    editor: Editor, maps: Path
) -> None:
    (maps / "both.argmap").write_text(BOTH + "\n  @mill.frost\n\n  mill.frost supports frost\n")
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    edits = editor.rename(uri, 3, 9, "ice")[(maps / "both.argmap").as_uri()]
    assert {10, 11, 13} & {edit.range.start.line for edit in edits} == {11, 13}


def test_a_rename_of_the_name_of_a_used_map(editor: Editor, maps: Path) -> None:
    uri = editor.open(maps / "both.argmap", BOTH)
    edits = editor.rename(uri, 5, 11, "weir")
    new = editor_tools().applied(BOTH, edits[uri])
    assert new == BOTH.replace("as mill", "as weir").replace("mill.frost", "weir.frost")


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("closed", "the name 'closed' is already in use"),
        ("Ice Age", "'Ice Age' is not an id"),
        ("claim", "'claim' is a keyword"),
    ],
)
def test_a_rename_that_would_break_the_map_is_refused(
    editor: Editor, maps: Path, new: str, reason: str
) -> None:
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    with pytest.raises(Exception, match=reason):
        editor.rename(uri, 3, 10, new)


def test_what_may_be_renamed(editor: Editor, maps: Path) -> None:
    tools = editor_tools()
    uri = editor.open(maps / "both.argmap", BOTH)

    def asked(line: int, character: int) -> str:
        params = tools.types.PrepareRenameParams(
            tools.types.TextDocumentIdentifier(uri), tools.types.Position(line, character)
        )
        return str(editor.wait(editor.client.text_document_prepare_rename_async(params)))

    assert asked(9, 7) == "9:5-9:10"
    assert asked(9, 2) == "9:0-9:4"
    assert asked(4, 16) == "None"


def test_files_outside_the_project_are_left_alone(
    editor: Editor, maps: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "spy.argmap"
    outside.write_text(f"map: S\nuse {maps}/maps/mill.argmap as mill\n\n@mill.frost\n", "utf-8")
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    assert all("spy" not in one.uri for one in editor.references(uri, 3, 10))


def test_a_binary_file_in_the_project_is_passed_over(editor: Editor, maps: Path) -> None:
    (maps / "noise.argmap").write_bytes(b"\xff\x00use maps/mill.argmap as mill\n" * 9)
    (maps / "gone.argmap").symlink_to(maps / "nowhere.argmap")
    uri = editor.open(maps / "maps" / "mill.argmap", MILL)
    assert len(editor.references(uri, 3, 10)) == 7


def test_sources_are_not_renamed_by_hand(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "a.argmap", 'source: miller\nthesis t: A.\n  cite: miller "b c"\n')
    assert len(editor.references(uri, 0, 10)) == 2
    with pytest.raises(Exception, match="a source is named after its source card"):
        editor.rename(uri, 0, 10, "other")
