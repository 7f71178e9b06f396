"""The how-to pages that go on where the tutorial ends: done as they are written."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from argmap.cli import main
from argmap.language import dumps, parse
from tests.docs.page import DOCS, blocks
from tests.docs.story import act, assert_picture, shown

PAGES = [DOCS / f"{name}.md" for name in ("cite", "two-essays", "parts", "checks")]
SORTS = {"argmap", "console", "text", "yaml"}


@pytest.fixture(autouse=True)
def _where_the_tutorial_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    with monkeypatch.context() as patch:
        patch.delenv("ARGMAP_UPDATE", raising=False)
        for _ in act(DOCS / "tutorial.md"):
            pass
    Path("slip.argmap").unlink()
    Path("ferry.svg").unlink()


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_comes_out_as_it_says_with_the_pictures_that_it_shows(page: Path) -> None:
    for _ in act(page):
        pass
    for picture in shown(page):
        assert_picture(picture, Path(picture.name).read_bytes())
    folder = DOCS / "examples" / page.stem
    assert (set(folder.iterdir()) if folder.exists() else set()) == set(shown(page))


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_maps_are_in_the_canonical_form_but_those_with_a_slip(page: Path) -> None:
    for block in blocks(page):
        if block.info.startswith("argmap") and not block.info.endswith(" bad"):
            reading = parse(block.text)
            assert reading.diagnostics == ()
            assert dumps(reading.map) == block.text


def test_the_exit_codes_are_those_that_are_told() -> None:
    Path("wrong.argmap").write_text("claime x: No.\n", "utf-8")
    lines = {
        "argmap check ferry.argmap": 0,
        "argmap check wrong.argmap": 1,
        "argmap check --colour ferry.argmap": 2,
        "argmap check gone.argmap": 3,
    }
    codes = {line: CliRunner().invoke(main, shlex.split(line)[1:]).exit_code for line in lines}
    assert codes == lines


def test_every_argmap_line_of_the_workflow_runs() -> None:
    (block,) = (block for block in blocks(DOCS / "checks.md") if block.info.startswith("yaml"))
    steps = yaml.safe_load(block.text)["jobs"]["check"]["steps"]
    lines = [step["run"] for step in steps if step.get("run", "").startswith("argmap ")]
    assert len(lines) == 3
    for line in lines:
        assert CliRunner().invoke(main, shlex.split(line)[1:]).exit_code == 0
    assert Path("pictures/ferry.svg").exists()
