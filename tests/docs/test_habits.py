"""The pages on habits, notebooks and VS Code: what they tell one to type works."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.highlighting import ArgmapLexer
from tests.docs.page import DOCS, Block, assert_messages, blocks
from tests.shell import ipython

HABITS, NOTEBOOKS, VSCODE = (DOCS / f"{name}.md" for name in ("habits", "notebooks", "vscode"))
ROOT = DOCS.parent


def lines(page: Any, program: str) -> Iterator[str]:
    """Every line of a page's sh blocks that begins with a program."""
    for block in blocks(page):
        if block.info == "sh":
            yield from (line for line in block.text.splitlines() if line.startswith(program))


@pytest.mark.parametrize("line", list(lines(HABITS, "argmap ")))
def test_a_command_line_is_taken(line: str) -> None:
    arguments = shlex.split(line.partition(" > ")[0])[1:]
    assert CliRunner().invoke(main, arguments).exit_code == 0


SHELL = shutil.which("bash")


@pytest.mark.slow
@pytest.mark.skipif(SHELL is None, reason="no bash here")
@pytest.mark.parametrize("line", [line for line in lines(HABITS, "") if line])
def test_a_line_runs_in_a_shell(line: str, tmp_path: Path) -> None:
    for folder in ("docs", "maps"):  # some of which is written
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for folder in re.findall(r"> ~/(\S+)/", line):
        (tmp_path / folder).mkdir(parents=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    told = subprocess.run(
        [str(SHELL), "-e", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path), "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert (tmp_path / "docs" / "argmap.1").read_bytes() == (DOCS / "argmap.1").read_bytes()


def test_what_argmap_answers_is_what_it_answers() -> None:
    def tell(before: Block | None, block: Block) -> str:
        assert before is not None
        return CliRunner().invoke(main, shlex.split(before.text)[1:]).stdout

    assert_messages(HABITS, tell)


def test_the_hooks_that_are_named_are_there() -> None:
    (block,) = (block for block in blocks(HABITS) if block.info == "yaml")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    named = re.findall(r"- id: (\S+)", block.text)
    assert sorted(named) == sorted(re.findall(r"^- id: (\S+)", hooks, re.M))


def test_every_hook_is_a_command_line_on_maps() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    for entry in re.findall(r"^  entry: argmap (.+)$", hooks, re.M):
        arguments = [*entry.split(), str(ROOT / "docs" / "examples" / "ten-lines.argmap")]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    assert set(re.findall(r"^  files: (.+)$", hooks, re.M)) == {r"\.argmap$"}


def test_the_lexer_has_the_name_that_is_given() -> None:
    (line,) = lines(HABITS, "pygmentize")
    assert shlex.split(line)[2] in ArgmapLexer.aliases
    assert (ROOT / shlex.split(line)[3]).is_file()


def test_the_extension_has_the_scripts_that_are_run() -> None:
    manifest = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text("utf-8"))
    for line in lines(VSCODE, "npm run"):
        assert line.split()[2] in manifest["scripts"]
    settings = manifest["contributes"]["configuration"]["properties"]
    assert set(re.findall(r"`(argmap\.\w+)`", VSCODE.read_text("utf-8"))) <= set(settings)
    snippets = json.loads((ROOT / "editors" / "vscode" / "snippets" / "argmap.json").read_bytes())
    prefixes = {snippet["prefix"] for snippet in snippets.values()}
    row = next(line for line in VSCODE.read_text("utf-8").splitlines() if "| snippets |" in line)
    assert set(re.findall(r"`(\w+)`", row)) <= prefixes


@pytest.mark.slow
def test_every_cell_of_the_page_on_notebooks_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("IPython")
    from IPython.utils.capture import capture_output

    monkeypatch.chdir(ROOT)
    cells = [block.text for block in blocks(NOTEBOOKS) if block.info == "ipython"]
    shown = []
    with ipython() as shell:
        for cell in cells:
            with capture_output() as captured:
                done = shell.run_cell(cell)
            assert done.success, cell
            shown.append([*(output.data for output in captured.outputs)])
            if done.result is not None:
                shown[-1].append(shell.display_formatter.format(done.result)[0])
    picture, sheet, findings, magic, texts = (outputs[-1] for outputs in shown)
    assert set(picture) == set(sheet) == set(magic) == {"image/svg+xml", "text/plain"}
    assert "unknown-kind" in findings["text/html"]
    assert "The frost broke the wheel." in texts["text/plain"]
