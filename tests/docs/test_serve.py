"""The page on the live preview: the commands that it names are those that there are."""

from __future__ import annotations

from argmap.cli.serve import command
from tests.docs.page import DOCS, blocks

LINES = [
    line
    for block in blocks(DOCS / "serve.md")
    if block.info == "sh"
    for line in block.text.splitlines()
    if line and not line.startswith("#")
]


def test_every_command_is_one_that_there_is() -> None:
    assert LINES
    known = {option for parameter in command.params for option in parameter.opts}
    for line in LINES:
        words = line.split("#")[0].split()
        assert "pip" in line or "argmap serve" in line
        if "pip" not in line:
            assert {word for word in words if word.startswith("--")} <= known
