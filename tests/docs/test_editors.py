"""docs/editors.md: what editors are told to start is there."""

from __future__ import annotations

import re
import tomllib

from click.testing import CliRunner

from argmap.cli import main
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "editors.md"
BLOCKS = blocks(PAGE)


def test_helix_is_told_of_a_server_that_it_knows() -> None:
    (text,) = (block.text for block in BLOCKS if block.info == "toml")
    settings = tomllib.loads(text)
    ((name, server),) = settings["language-server"].items()
    assert [server["command"], *server["args"]] == ["argmap", "lsp"]
    assert [language["language-servers"] for language in settings["language"]] == [[name]]


def test_every_other_editor_is_told_to_start_the_server() -> None:
    for block in BLOCKS:
        if block.info in ("lua", "elisp"):
            started = re.findall(r'"argmap",? "lsp"', block.text)
            assert started or "vim.lsp" not in block.text
            for opened, closed in ("()", "{}"):
                assert block.text.count(opened) == block.text.count(closed)
    assert "lsp" in main.list_commands(None)  # type: ignore[arg-type]
    assert CliRunner().invoke(main, ["lsp", "--help"]).exit_code == 0


def test_the_extra_that_is_installed_is_there() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["project"]
    for block in BLOCKS:
        for extra in re.findall(r"argmap\[(\w+)\]", block.text):
            assert extra in project["optional-dependencies"]
