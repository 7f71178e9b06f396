"""``argmap page``: pages and an index, written where they should be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.sources import add_source
from tests.cli.conftest import GOOD, Run

CITING = """\
map: Mills
source: mills

thesis slow: They grind slowly.
  cite: "the mills of God grind"
"""


@pytest.fixture
def source(folder: Path) -> Path:
    """The text of a source, beside its card."""
    text = folder / "seeds" / "mills.txt"
    text.parent.mkdir()
    text.write_text("Though the mills of God grind slowly, they grind exceeding small.\n", "utf-8")
    add_source(text, folder=text.parent)
    (folder / "citing.argmap").write_text(CITING)
    return text


def test_a_page_is_one_file(run: Run, folder: Path) -> None:
    result = run("page", "good.argmap", "-o", "out/good.html")
    assert (result.exit_code, result.output) == (0, "")
    assert [path.name for path in (folder / "out").iterdir()] == ["good.html"]
    html = (folder / "out" / "good.html").read_text("utf-8")
    assert html.startswith("<!doctype html>")
    assert "The terror has eased." in html


@pytest.mark.slow
def test_to_standard_output_and_from_standard_input(run: Run) -> None:
    result = run("page", "-", "-o", "-", input=GOOD)
    assert result.exit_code == 0
    assert result.stdout.endswith("</html>")


@pytest.mark.slow
def test_a_folder_gets_a_page_a_map_and_an_index(run: Run, folder: Path) -> None:
    (folder / "maps" / "more").mkdir(parents=True)
    (folder / "maps" / "one.argmap").write_text(GOOD)
    (folder / "maps" / "more" / "two words.argmap").write_text(GOOD.replace("Durability", "Two"))
    assert run("page", "maps", "-o", "site/").exit_code == 0
    index = (folder / "site" / "index.html").read_text("utf-8")
    assert 'href="one.html"' in index and 'href="more/two%20words.html"' in index
    assert "<h1>Argument maps</h1>" in index
    assert (folder / "site" / "more" / "two words.html").exists()


@pytest.mark.slow
def test_one_map_into_a_folder_leaves_an_index_alone(run: Run, folder: Path) -> None:
    assert run("page", "good.argmap", "-o", "site").exit_code == 0
    assert [path.name for path in (folder / "site").iterdir()] == ["good.html"]


def test_a_map_with_errors_gets_no_page_and_the_others_do(run: Run, folder: Path) -> None:
    result = run("page", "good.argmap", "bad.argmap", "-o", "site")
    assert result.exit_code == 1
    assert "unknown-kind" in result.stderr and "no page is made for bad.argmap" in result.stderr
    assert {path.name for path in (folder / "site").iterdir()} == {"good.html", "index.html"}
    assert "bad" not in (folder / "site" / "index.html").read_text("utf-8")


def test_where_no_map_can_be_drawn_nothing_is_written(run: Run, folder: Path) -> None:
    assert run("page", "bad.argmap", "missing.argmap", "-o", "site").exit_code == 3
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("good.argmap", "bad.argmap", "-o", "a.html"), "several maps go into a folder"),
        (("good.argmap", "bad.argmap", "-o", "-"), "several maps go into a folder"),
        (("good.argmap", "-o", "a.svg"), "a page is an .html file, not .svg"),
        (("good.argmap", "sub/good.argmap", "-o", "site"), "would both get the page good.html"),
        (("good.argmap", "index.argmap", "-o", "site"), "a map called index"),
    ],
)
def test_wrong_usage_is_told(run: Run, folder: Path, args: tuple[str, ...], told: str) -> None:
    for name in ("sub/good.argmap", "index.argmap"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD)
    result = run("page", *args)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.slow
def test_the_essay_only_where_it_is_asked_for(run: Run, folder: Path, source: Path) -> None:
    assert run("page", "citing.argmap", "-o", "a.html").exit_code == 0
    assert "exceeding small" not in (folder / "a.html").read_text("utf-8")
    assert "¶1 verified" in (folder / "a.html").read_text("utf-8")
    assert run("page", "citing.argmap", "-o", "b.html", "--with-source").exit_code == 0
    assert "exceeding small" in (folder / "b.html").read_text("utf-8")


def test_an_essay_that_is_not_at_hand_is_told_of(run: Run, folder: Path, source: Path) -> None:
    source.unlink()
    result = run("page", "citing.argmap", "-o", "a.html", "--with-source")
    assert result.exit_code == 1
    assert "the text of 'mills' is not available" in result.stderr
    assert (folder / "a.html").exists()


def test_an_engine_that_is_missing_is_told_of(run: Run, folder: Path) -> None:
    result = run("page", "good.argmap", "-o", "a.html", "--engine-binary", "no-such-dot")
    assert result.exit_code == 3
    assert "no-such-dot" in result.stderr
    assert not (folder / "a.html").exists()


def test_what_the_engine_remarks_is_passed_on(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warnings import warn

    from argmap.model import problem
    from argmap.page import map_page
    from argmap.render.output.graphviz import EngineWarning
    from argmap.render.output.rendering import inline_picture
    from argmap.render.output.svg_parts import Picture

    def remarking(*args: object) -> Picture:
        warn(EngineWarning(problem("engine-output", "it is tired")), stacklevel=2)
        return inline_picture(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(map_page, "inline_picture", remarking)
    result = run("page", "good.argmap", "-o", "a.html")
    assert result.exit_code == 0
    assert "good.argmap: " in result.stderr and "it is tired" in result.stderr


COMPARING = """\
map: Two maps
use one.argmap as one

question q: Has it eased?
  answer @one.eased: It has.
"""


def test_a_comparison_gets_its_sheet_and_its_place_in_the_index(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / "one.argmap").write_text("thesis eased: The terror has eased.\n")
    (folder / "maps" / "both.argmap").write_text(COMPARING)
    result = run("page", "maps", "-o", "site")
    assert (result.exit_code, result.output) == (0, "")
    assert 'id="s-one--eased"' in (folder / "site" / "both.html").read_text("utf-8")
    assert "A comparison of" in (folder / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("map", "told"),
    [
        ("thesis eased\n", "used-map-broken"),
        ("thesis other: X.\n", "unknown-id"),
        (None, "used-map-missing"),
    ],
)
def test_a_comparison_whose_maps_cannot_be_used_gets_no_page(
    run: Run, folder: Path, map: str | None, told: str
) -> None:
    if map is not None:
        (folder / "one.argmap").write_text(map)
    (folder / "both.argmap").write_text(COMPARING)
    result = run("page", "both.argmap", "-o", "both.html")
    assert result.exit_code == 1
    assert told in result.stderr and "no page is made for both.argmap" in result.stderr
    assert not (folder / "both.html").exists()


def test_a_page_in_a_theme_of_ones_own(run: Run, folder: Path) -> None:
    (folder / "book.toml").write_text('[colours]\npage = "#fbf7ee"\n[dark]\npage = "#1d1812"\n')
    assert run("page", "good.argmap", "-o", "good.html", "--theme", "book.toml").exit_code == 0
    html = (folder / "good.html").read_text("utf-8")
    assert ".picture{background:#fbf7ee}" in html
    assert "{.picture{background:#1d1812}}" in html


@pytest.mark.parametrize(("options", "shown"), [((), "1"), (("--ids",), "thesis-of-mine")])
def test_cards_show_numbers_or_on_request_ids(
    run: Run, folder: Path, options: tuple[str, ...], shown: str
) -> None:
    (folder / "named.argmap").write_text("map: M\nthesis thesis-of-mine: T.\n")
    assert run("page", "named.argmap", "-o", "named.html", *options).exit_code == 0
    html = (folder / "named.html").read_text("utf-8")
    drawn = html.partition('id="canvas"')[2]
    assert re.findall(r"(?<=>)(?:1|thesis-of-mine)(?=</text>)", drawn) == [shown]
    listed = html.partition('id="outline"')[2].partition('id="canvas"')[0]
    assert re.findall(r"<i>(.*?)</i>", listed) == [shown]


def test_a_theme_that_is_none_makes_no_page(run: Run, folder: Path) -> None:
    (folder / "book.toml").write_text('[colours]\npage = "beige"\n')
    result = run("page", "good.argmap", "-o", "good.html", "--theme", "book.toml")
    assert result.exit_code == 2
    assert "book.toml:2:1" in result.stderr
    assert run("page", "good.argmap", "-o", "good.html", "--theme", "beige").exit_code == 2
    assert run("page", "good.argmap", "-o", "good.html", "--theme", "no.toml").exit_code == 3
    assert not (folder / "good.html").exists()
