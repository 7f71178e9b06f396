"""Maps in a notebook: a real one, run by a real kernel, and IPython's own shell."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import argmap
from argmap import compare_file
from argmap.model import Related, Span, problem
from argmap.model.notebook_display import Displayed, displayed_by
from argmap.notebook.diagnostics_html import findings, list_as_html
from argmap.render import render
from argmap.sources import Library, add_source, verify
from tests.shell import ipython

pytest.importorskip("IPython")

MAP = """\
map: The bridge

thesis stay: The bridge should <b>stay</b>.
  claim loved: It is loved.
"""
BROKEN = "map: The bridge\n\nthesis stay: It should stay.\n  claime <loved>: It is loved.\n"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """IPython as it runs below a notebook, in a folder of its own, with argmap loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    with ipython() as shell:
        shell.run_line_magic("load_ext", "argmap")
        yield shell


def shown(shell: Any, value: object) -> dict[str, str]:
    """The forms in which a notebook would show a value."""
    forms, _ = shell.display_formatter.format(value)
    return dict(forms)


def shown_by_cell(shell: Any, line: str, cell: str) -> list[dict[str, str]]:
    from IPython.utils.capture import capture_output

    with capture_output() as captured:
        shell.run_cell_magic("argmap", line, cell)
    assert (captured.stdout, captured.stderr) == ("", "")
    return [dict(output.data) for output in captured.outputs]


def test_a_map_shows_its_picture_and_its_text(shell: Any) -> None:
    forms = shown(shell, argmap.loads(MAP))
    picture = ElementTree.fromstring(forms["image/svg+xml"])
    assert "It is loved." in "".join(picture.itertext()).replace("\n", " ")
    assert forms["text/plain"] == MAP.rstrip()


def test_text_of_a_map_becomes_no_markup(shell: Any) -> None:
    picture = ElementTree.fromstring(shown(shell, argmap.loads(MAP))["image/svg+xml"])
    assert not [one for one in picture.iter() if one.tag.endswith("}b")]


def test_citations_are_looked_up_in_the_project_of_the_file(tmp_path: Path, shell: Any) -> None:
    project = tmp_path / "project"
    (project / "maps").mkdir(parents=True)
    text = project / "essay.txt"
    text.write_text("The bridge has been loved by all of the town for years.\n", "utf-8")
    add_source(text, folder=project / "seeds", id="essay")
    path = project / "maps" / "bridge.argmap"
    path.write_text(
        'map: M\nsource: essay\n\nclaim: It is loved.\n  cite: "has been loved by all of"\n'
    )
    map = argmap.load(path)
    svg = shown(shell, map)["image/svg+xml"]
    prefix = re.findall(r' id="(argmap-[0-9a-f]{8}-)argmap"', svg)[0]
    verified = render(map, verdicts=verify(map, Library(project)), id_prefix=prefix).decode()
    assert svg in verified
    assert verified != render(map, id_prefix=prefix).decode()


COMPARED = """\
map: Stay or go?
use one.argmap as one
use other.argmap as other

question bridge: What of the bridge?
  answer @one.stay
  answer @other.go

one.stay contradicts other.go: It is there or it is not.
"""


@pytest.fixture
def comparison(tmp_path: Path) -> Path:
    """A comparison map in a folder of its own, with the two maps that it uses."""
    folder = tmp_path / "compared"
    (folder / "seeds").mkdir(parents=True)
    (folder / "one.argmap").write_text("map: One\n\nthesis stay: It should stay.\n")
    (folder / "other.argmap").write_text("map: Other\n\nthesis go: It should go.\n")
    (folder / "both.argmap").write_text(COMPARED)
    return folder / "both.argmap"


def test_a_comparison_shows_its_sheet_and_what_was_found(shell: Any, comparison: Path) -> None:
    forms = shown(shell, compare_file(comparison))
    assert "It should go." in "".join(ElementTree.fromstring(forms["image/svg+xml"]).itertext())
    assert "Stay or go?" in forms["text/plain"]


def test_two_maps_in_one_notebook_have_no_id_in_common(shell: Any) -> None:
    pictures = [
        shown(shell, argmap.loads(f"map: M\nthesis t: {said}\n  claim c: Why."))["image/svg+xml"]
        for said in ("It is so.", "It is not.")
    ]
    one, other = (set(re.findall(r' id="([^"]+)"', svg)) for svg in pictures)
    assert len(one) == len(other) > 5
    assert not one & other


def test_a_map_that_uses_others_shows_the_same_sheet(shell: Any, comparison: Path) -> None:
    sheet = shown(shell, compare_file(comparison))["image/svg+xml"]
    assert shown(shell, argmap.load(comparison))["image/svg+xml"] == sheet


def test_what_changed_since_is_shown_as_it_is_now(shell: Any, comparison: Path) -> None:
    main = argmap.load(comparison)
    before = shown(shell, main)["image/svg+xml"]
    used = comparison.with_name("one.argmap")
    used.write_text(used.read_text("utf-8").replace("map: ", "author: Ann Elk\nmap: ", 1), "utf-8")
    after = shown(shell, main)["image/svg+xml"]
    assert "Ann Elk" not in before and "Ann Elk" in after


def test_a_source_that_gets_a_card_is_looked_into(shell: Any, comparison: Path) -> None:
    folder = comparison.parent
    used = folder / "one.argmap"
    text = used.read_text("utf-8")
    used.write_text(f'source: essay\n{text.rstrip()}\n  cite: "these are words"\n', "utf-8")
    main = argmap.load(comparison)
    before = shown(shell, main)["image/svg+xml"]
    (folder / "essay.txt").write_text("One two, and these are words, of no use.", "utf-8")
    add_source(folder / "essay.txt", folder=folder / "seeds")
    assert shown(shell, main)["image/svg+xml"] != before


def test_a_used_map_that_is_missing_is_told(shell: Any, comparison: Path) -> None:
    comparison.with_name("other.argmap").unlink()
    assert "used-map-missing" in shown(shell, argmap.load(comparison))["text/html"]


def test_a_cell_may_use_maps_of_the_working_folder(
    shell: Any, comparison: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(comparison.parent)
    assert "image/svg+xml" in shown_by_cell(shell, "both", COMPARED)[-1]
    assert [use.name for use in shell.user_ns["both"].uses] == ["one", "other"]
    comparison.with_name("one.argmap").unlink()
    told, said = shown_by_cell(shell, "again", COMPARED)
    assert "used-map-missing" in told["text/html"]
    assert "again was not set" in said["text/plain"]


def test_a_broken_engine_is_told_and_raises_nothing(
    shell: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "no-such-program")
    forms = shown(shell, argmap.loads(MAP))
    assert "image/svg+xml" not in forms
    assert "there is no program called &#x27;no-such-program&#x27;" in forms["text/html"]
    assert "engine-missing" in forms["text/plain"]
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_diagnostic_is_readable_html_and_its_text_is_text(shell: Any) -> None:
    span = Span(3, 5, 3, 9, "<a>.argmap")
    one = problem("bad-id", "no <id>", span, "a & b", related=[Related("first", span)])
    html = shown(shell, one)["text/html"]
    root = ElementTree.fromstring(html)
    said = " ".join("".join(root.itertext()).split())
    place = "<a>.argmap, line 3, column 5"
    assert said == f"error no <id> {place} bad-ida & bsee {place}: first"
    assert shown(shell, one)["text/plain"] == str(one)


def test_a_list_of_diagnostics_is_shown_as_one(shell: Any) -> None:
    found = argmap.parse(BROKEN + "  claime: Again.\n").diagnostics
    for listed in (list(found), found):
        html = shown(shell, listed)["text/html"]
        assert html.count("<li") == len(found) == 2


@pytest.mark.parametrize("value", [[], [1, 2], (), ["error"]])
def test_other_lists_are_shown_as_ever(shell: Any, value: Any) -> None:
    assert list_as_html(value) is None
    assert set(shown(shell, value)) == {"text/plain"}


def test_the_line_is_shown_with_the_place_marked() -> None:
    (one,) = argmap.parse(BROKEN).diagnostics
    html = findings([one], BROKEN.split("\n"))["text/html"]
    assert "wavy #b3261e" in html
    assert "&lt;loved&gt;" in html
    ElementTree.fromstring(html)


def test_a_cell_is_a_map(shell: Any) -> None:
    (forms,) = shown_by_cell(shell, "bridge --theme dark --direction tb", MAP)
    assert forms["image/svg+xml"].startswith("<svg")
    assert shell.user_ns["bridge"] == argmap.loads(MAP)


def test_an_evaluated_cell_shows_the_verdicts_and_the_report(shell: Any) -> None:
    drawn, told = shown_by_cell(shell, "--evaluate", MAP)
    assert "verdict: stands" in drawn["image/svg+xml"]
    assert "Stands on this map" in told["text/plain"]
    assert told["text/markdown"].startswith("# ")


def test_a_cell_tells_of_doubts_above_the_picture(shell: Any) -> None:
    told, drawn = shown_by_cell(shell, "", MAP.removeprefix("map: The bridge\n"))
    assert "untitled" in told["text/html"]
    assert "image/svg+xml" in drawn


def test_a_cell_with_errors_tells_them_and_sets_nothing(shell: Any) -> None:
    told, said = shown_by_cell(shell, "bridge", BROKEN)
    assert "unknown-kind" in told["text/html"] or "bad-id" in told["text/html"]
    assert said == {"text/plain": "bridge was not set because the map has errors"}
    assert "bridge" not in shell.user_ns


@pytest.mark.parametrize("line", ["not-a-name", "class", "--theme pink", "a b"])
def test_a_wrong_line_is_a_usage_error(shell: Any, line: str) -> None:
    from IPython.core.error import UsageError

    with pytest.raises(UsageError):
        shell.run_cell_magic("argmap", line, MAP)


def test_another_room_can_say_how_its_objects_are_shown() -> None:
    class Comparison(Displayed):
        pass

    assert set(Comparison()._repr_mimebundle_()) == {"text/plain"}
    displayed_by(Comparison, lambda one: {"text/plain": "two maps"})
    assert Comparison()._repr_mimebundle_() == {"text/plain": "two maps"}


@pytest.mark.slow
def test_importing_argmap_imports_neither_ipython_nor_what_draws() -> None:
    late = ("IPython", "argmap.render", "argmap.comparison", "pygments")
    code = f"import argmap, sys; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_a_real_notebook(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    cell = nbformat.v4.new_code_cell
    notebook = nbformat.v4.new_notebook(
        cells=[
            cell("import argmap\n%load_ext argmap"),
            cell(f"%%argmap bridge\n{MAP}"),
            cell("bridge"),
            cell(f"argmap.parse({BROKEN!r}).diagnostics"),
            cell("import os\nos.environ['ARGMAP_DOT'] = 'no-such-program'\nbridge"),
        ]
    )
    client = nbclient.NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    )
    client.execute()
    outputs = [one.outputs for one in notebook.cells]
    assert outputs[0] == []
    assert set(outputs[1][0].data) == set(outputs[2][0].data) == {"image/svg+xml", "text/plain"}
    assert "argmap-findings" in outputs[3][0].data["text/html"]
    assert "engine-missing" in outputs[4][0].data["text/html"]
    assert not [one for all in outputs for one in all if one.output_type in ("error", "stream")]
