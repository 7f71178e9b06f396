"""``argmap render``: which file is written where, and that none is written in part."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run


def test_maps_of_a_folder_go_into_a_folder_under_their_own_names(run: Run, folder: Path) -> None:
    (folder / "bad.argmap").unlink()
    (folder / "inner").mkdir()
    (folder / "inner" / "deep.argmap").write_text(GOOD)
    assert run("render", ".", "-o", "build").exit_code == 0
    drawn = sorted(path.relative_to(folder / "build") for path in (folder / "build").rglob("*.*"))
    assert drawn == [Path("good.svg"), Path("inner/deep.svg")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "start"),
    [("out.svg", b"<?xml"), ("out.png", b"\x89PNG"), ("out.dot", b"digraph")],
)
def test_the_ending_says_the_format(run: Run, folder: Path, name: str, start: bytes) -> None:
    assert run("render", "good.argmap", "-o", name).exit_code == 0
    assert (folder / name).read_bytes().lstrip().startswith(start)


def test_format_direction_and_theme_are_obeyed(run: Run, folder: Path) -> None:
    run("render", "good.argmap", "-o", "plain.svg")
    for options in (("--theme", "dark"), ("--direction", "tb")):
        assert run("render", "good.argmap", "-o", "other.svg", *options).exit_code == 0
        assert (folder / "other.svg").read_bytes() != (folder / "plain.svg").read_bytes()
    assert run("render", "good.argmap", "-o", "pictures", "--format", "dot").exit_code == 0
    assert (folder / "pictures" / "good.dot").is_file()


def test_standard_input_and_output(run: Run) -> None:
    result = run("render", "-", "-o", "-", input=GOOD)
    assert result.exit_code == 0
    assert "</svg>" in result.stdout


def test_a_map_with_errors_is_not_drawn_but_the_others_are(run: Run, folder: Path) -> None:
    result = run("render", "bad.argmap", "good.argmap", "-o", "build")
    assert result.exit_code == 1
    assert "bad.argmap is not drawn" in result.stderr
    assert [path.name for path in (folder / "build").iterdir()] == ["good.svg"]


def test_a_missing_map_is_told(run: Run) -> None:
    result = run("render", "absent.argmap", "-o", "build")
    assert result.exit_code == 3
    assert "cannot read absent.argmap" in result.stderr


def test_a_missing_engine_is_told_and_nothing_is_written(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "out.svg", "--engine-binary", "no-such-dot")
    assert result.exit_code == 3
    assert "no-such-dot" in result.stderr
    assert not (folder / "out.svg").exists()


def test_two_maps_of_one_name_do_not_overwrite_each_other(run: Run, folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "good.argmap").write_text(GOOD)
    result = run("render", "good.argmap", "inner/good.argmap", "-o", "build")
    assert result.exit_code == 2
    assert "both be drawn to build/good.svg" in result.stderr.replace("\\", "/")


@pytest.mark.slow
def test_sections_are_set_in_columns(run: Run, folder: Path) -> None:
    parts = (f"section: Part {number}\n\nthesis: It stays.\n\n" for number in range(6))
    (folder / "parts.argmap").write_text("".join(parts))

    def lefts(*options: str) -> int:
        """In how many columns headings begin."""
        assert run("render", "parts.argmap", "-o", "parts.svg", *options).exit_code == 0
        svg = (folder / "parts.svg").read_text(encoding="utf-8")
        found = re.findall(r'<g id="[^"]*section-\d"[\s\S]*?<text [^>]*?x="(-?[\d.]+)"', svg)
        assert len(found) == 6
        return len(set(found))

    assert lefts("--columns", "1") == lefts() == 3  # two rows of three
    assert lefts("--columns", "2") == 2
    assert lefts("--columns", "auto") > 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("good.argmap", "-o", "out.gif"), "cannot tell the format"),
        (("good.argmap", "bad.argmap", "-o", "-"), "only one map"),
        (("good.argmap", "-o", "x.svg", "--theme", "pink"), "'pink' is not one of"),
        (("good.argmap", "-o", "x.svg", "--page", "a99"), "a page is a4, a3, a2, letter or"),
        (("good.argmap", "-o", "x.pdf", "--pages", "a99"), "a page is a4, a3, a2, letter or"),
        (("good.argmap", "-o", "x.svg", "--pages", "a4"), "--pages makes a PDF, not SVG"),
        (("good.argmap", "--pages", "a4"), "--pages makes a PDF, not SVG; use -o with a name.pdf"),
        (
            ("good.argmap", "-o", "x.pdf", "--pages", "a4", "--page", "a4"),
            "--page is for a single picture; leave out --pages",
        ),
        (
            ("good.argmap", "-o", "x.pdf", "--pages", "a4", "--columns", "2"),
            "--columns is for a single picture; leave out --pages",
        ),
        (("good.argmap", "-o", "x.svg", "--scale", "2"), "svg has no pixels"),
        (("good.argmap", "-o", "x.svg", "--overview", "--depth", "1"), "leave out --depth"),
        (("good.argmap", "-o", "x.svg", "--overview", "--tags", "a"), "leave out --tags"),
        (("good.argmap", "-o", "x.png", "--scale", "2", "--dpi", "300"), "give only one"),
        (("good.argmap", "-o", "x.svg", "--columns", "0"), "'0' is neither a number of columns"),
        (("good.argmap", "-o", "x.svg", "--columns", "-2"), "'-2' is neither a number of columns"),
        (("good.argmap", "-o", "x.svg", "--columns", "two"), "'two' is neither a number of"),
    ],
)
def test_wrong_usage_is_told(run: Run, args: tuple[str, ...], message: str) -> None:
    result = run("render", *args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_place_that_cannot_be_written_is_told(run: Run, folder: Path) -> None:
    (folder / "file").write_text("in the way")
    result = run("render", "good.argmap", "-o", "file/out.svg")
    assert result.exit_code == 3
    assert "cannot write" in result.stderr


def test_what_a_png_lacks_is_told(run: Run, folder: Path) -> None:
    (folder / "wide.argmap").write_text("map: M\nthesis: \U0001337f\n", "utf-8")
    result = run("render", "wide.argmap", "-o", "out.png")
    assert result.exit_code == 0
    assert "wide.argmap: warning: " in result.stderr
    assert "\U0001337f" in result.stderr
    assert run("render", "wide.argmap", "-o", "out.svg").stderr == ""


def test_a_part_of_a_map_is_drawn(run: Run, folder: Path) -> None:
    (folder / "deep.argmap").write_text(
        "map: M\nthesis t: T.\n  claim a: A.\n    tags: law\n    claim b: B.\n  claim c: C.\n"
    )

    def drawn(*options: str) -> str:
        assert run("render", "deep.argmap", "-o", "out.svg", *options).exit_code == 0
        return (folder / "out.svg").read_text("utf-8")

    assert "+3 more" in drawn("--depth", "0")
    assert "+1 more" in drawn("--focus", "b")
    assert "+1 more" in drawn("--fold", "a", "--fold", "c")
    assert "2 of 4 statements" in drawn("--tags", "law, history")
    assert " more<" not in drawn()


def test_a_view_of_what_there_is_not_is_wrong_usage(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "out.svg", "--focus", "nowhere")
    assert result.exit_code == 2
    assert "the map has no statement 'nowhere'" in result.stderr
    assert not (folder / "out.svg").exists()


@pytest.mark.slow
def test_a_png_has_the_resolution_that_is_asked_for(run: Run, folder: Path) -> None:
    def wide(*options: str) -> int:
        assert run("render", "good.argmap", "-o", "out.png", *options).exit_code == 0
        return int.from_bytes((folder / "out.png").read_bytes()[16:20], "big")

    assert wide("--scale", "4") == pytest.approx(2 * wide(), abs=2)
    assert wide("--dpi", "72") == pytest.approx(wide("--scale", "1"))


def test_a_theme_of_ones_own(run: Run, folder: Path) -> None:
    (folder / "own.toml").write_text('[colours]\npage = "#fafaf0"\nmuted = "#cccccc"\n')
    result = run("render", "good.argmap", "-o", "out.svg", "--theme", "own.toml")
    assert result.exit_code == 0
    assert "own.toml:3:1: warning: 'muted' on " in result.stderr
    assert "#fafaf0" in (folder / "out.svg").read_text("utf-8")


def test_what_is_wrong_with_a_theme_is_told_at_its_line(run: Run, folder: Path) -> None:
    (folder / "own.toml").write_text('name = "Mine"\n[colours]\npaper = "#fafaf0"\n')
    result = run("render", "good.argmap", "-o", "out.svg", "--theme", "own.toml")
    assert result.exit_code == 2
    assert "own.toml:3:1: error: 'paper' is not a key in [colours]" in result.stderr
    result = run("render", "good.argmap", "-o", "out.svg", "--theme", "absent.toml")
    assert result.exit_code == 3
    assert "cannot read absent.toml" in result.stderr


@pytest.mark.slow
def test_a_map_is_fitted_to_a_page(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "out.svg", "--page", "16:9")
    assert result.exit_code == 0
    assert "good.argmap: info: 16:9: 4 statements, text at" in result.stderr
    assert 'width="960pt" height="540pt"' in (folder / "out.svg").read_text("utf-8")


def test_an_overview_is_drawn(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "out.svg", "--overview")
    assert result.exit_code == 0
    assert 'class="card thesis"' in (folder / "out.svg").read_text("utf-8")
    assert ">WHY: " in (folder / "out.svg").read_text("utf-8")


def test_brief_cards_hold_their_text_alone(run: Run, folder: Path) -> None:
    (folder / "cited.argmap").write_text("map: M\nthesis t: T.\n  qualifier: perhaps\n")
    run("render", "cited.argmap", "-o", "out.svg")
    assert ">qualifier: perhaps</text>" in (folder / "out.svg").read_text("utf-8")
    run("render", "cited.argmap", "-o", "out.svg", "--brief")
    assert ">qualifier: perhaps</text>" not in (folder / "out.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "shown"), [((), [">1</text>", ">2</text>"]), (("--ids",), [">t</text>"])]
)
def test_cards_show_numbers_or_on_request_ids(
    run: Run, folder: Path, options: tuple[str, ...], shown: list[str]
) -> None:
    (folder / "named.argmap").write_text("map: M\nthesis t: T.\n  claim: C.\n")
    result = run("render", "named.argmap", "-o", "out.svg", *options)
    assert result.exit_code == 0, result.stderr
    corners = re.findall(
        r'font-style="italic"[^>]*(>[^<]*</text>)', (folder / "out.svg").read_text()
    )
    assert corners == shown


def test_what_is_of_no_use_to_a_comparison_is_told(run: Run, folder: Path) -> None:
    (folder / "other.argmap").write_text("map: Other\n\nthesis other: It is otherwise.\n")
    both = "map: Both\nuse good.argmap as good\nuse other.argmap as other\n"
    (folder / "both.argmap").write_text(both)
    result = run("render", "both.argmap", "-o", "both.svg", "--direction", "tb")
    assert result.exit_code == 0, result.stderr
    assert "both.argmap: --direction is only for single maps" in result.stderr
    result = run("render", "both.argmap", "--overview")
    assert "both.argmap: --overview is only for single maps" in result.stderr


ASKING = """\
map: Both
use good.argmap as good
use other.argmap as other

question fate: Will it last?
  answer @good.good: Yes.
  answer @other.other: No.

question why: Why?
  answer @other.other: Because.

good.good contradicts other.other: Not both.
"""


@pytest.mark.slow
def test_a_map_and_a_comparison_are_set_on_pages(run: Run, folder: Path) -> None:
    pytest.importorskip("weasyprint")
    result = run("render", "good.argmap", "-o", "out.pdf", "--pages", "letter")
    assert result.exit_code == 0
    assert "good.argmap: info: Letter portrait: 2 pages, text at 8.0 points" in result.stderr
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_a_comparison_is_fitted_to_a_page_and_a_question_drawn_alone(
    run: Run, folder: Path
) -> None:
    good = (folder / "good.argmap").read_text()
    (folder / "other.argmap").write_text("map: Other\n\nthesis other: It is otherwise.\n")
    (folder / "good.argmap").write_text("map: Good\n\nthesis good: It is good.\n")
    (folder / "both.argmap").write_text(ASKING)
    result = run("render", "both.argmap", "-o", "both.svg", "--page", "16:9", "--question", "fate")
    assert result.exit_code == 0, result.stderr
    assert "16:9: the whole question, text at" in result.stderr
    svg = (folder / "both.svg").read_text("utf-8")
    assert 'width="960pt" height="540pt"' in svg
    assert "Will it last?" in svg and "Why?" not in svg
    result = run("render", "both.argmap", "-o", "both.svg", "--question", "fates")
    assert result.exit_code == 2
    assert "questions in this map: fate, why" in result.stderr
    (folder / "good.argmap").write_text(good)
    result = run("render", "good.argmap", "-o", "good.svg", "--question", "fate")
    assert result.exit_code == 2
    assert "only a comparison has questions" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_takes_a_picture_whose_format_is_said(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    result = run("render", "good.argmap", "-o", "pipe")
    assert result.exit_code == 2
    assert "cannot tell the format from pipe; use --format svg" in result.stderr
    reading = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("render", "good.argmap", "--format", "dot", "-o", "pipe").exit_code == 0
        assert os.read(reading, 7) == b"digraph"
    finally:
        os.close(reading)


@pytest.mark.skipif(os.name == "nt", reason="names hold no such signs there")
def test_a_name_cannot_speak_to_the_terminal(run: Run, folder: Path) -> None:
    for name, text in (("good\x1b[31m.argmap", "thesis:  T.\n"), ("bad\x1b[31m.argmap", "x\n")):
        (folder / name).write_text(text)
        for command in (("render", "-o", "."), ("fmt",), ("fmt", "--check"), ("fmt", "--diff")):
            result = run(command[0], name, *command[1:])
            assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.slow
def test_ids_have_the_prefix_that_is_asked_for(run: Run, folder: Path) -> None:
    assert run("render", "good.argmap", "-o", "out.svg", "--id-prefix", "one-").exit_code == 0
    ids = re.findall(r' id="([^"]*)"', (folder / "out.svg").read_text("utf-8"))
    assert ids
    assert all(id.startswith("one-") for id in ids)


def test_text_is_outlined_where_that_is_asked_for(run: Run, folder: Path) -> None:
    pytest.importorskip("uharfbuzz")
    assert run("render", "good.argmap", "-o", "out.svg", "--text", "outlines").exit_code == 0
    assert "<text" not in (folder / "out.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("x.svg", "--id-prefix", "1-"), "an id prefix is letters"),
        (("x.png", "--id-prefix", "a-"), "--id-prefix is for SVG, not PNG"),
        (("x.dot", "--text", "outlines"), "--text is for SVG, not DOT"),
        (("x.svg", "--text", "shapes"), "--text"),
    ],
)
def test_what_is_for_an_svg_is_refused_elsewhere(
    run: Run, folder: Path, options: tuple[str, ...], said: str
) -> None:
    result = run("render", "good.argmap", "-o", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (folder / options[0]).exists()


def test_evaluate_adds_signs(run: Run, folder: Path) -> None:
    run("render", "good.argmap", "-o", "plain.dot")
    assert run("render", "good.argmap", "-o", "evaluated.dot", "--evaluate").exit_code == 0
    assert "stands" in (folder / "evaluated.dot").read_text(encoding="utf-8")
    assert "stands" not in (folder / "plain.dot").read_text(encoding="utf-8")
