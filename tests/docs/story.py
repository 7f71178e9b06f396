"""A page acted out: its files are written into an empty folder, its commands run in it, in order.

A block says by its info string what it is of:

- ``text NAME``, ``argmap NAME``: a file; ``argmap NAME bad`` is one with a slip in it;
- ``console``: commands after ``$ argmap``, each with what it prints, errors included;
- ``python``: examples with ``>>>``.

A picture ``examples/PAGE/NAME.svg`` is the ``NAME.svg`` that the commands of the page have drawn.
"""

from __future__ import annotations

import difflib
import doctest
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from argmap.cli import main
from tests.docs.page import UPDATE, Block, blocks

PROMPT: Final = "$ "
FOLDER: Final = "/home/you/halm"
"""As what the working folder stands in a page."""

_PROGRAM: Final = "argmap"
_DEFAULTS: Final = {"render": {"theme": "auto"}}  # pictures that are dark on a dark page


def act(page: Path) -> Iterator[Block]:
    """Do in the working folder what a page says, and hold that it comes out as it says.

    Each block is handed out once it is done. With ``ARGMAP_UPDATE=1`` in the environment what the
    commands print is written into the page anew.
    """
    lines = page.read_text("utf-8").splitlines(keepends=True)
    told = list(lines)
    moved = 0
    for block in blocks(page):
        sort, _, rest = block.info.partition(" ")
        if sort == "console":
            start, length = block.line - 1, block.text.count("\n")
            done = _run(block).splitlines(keepends=True)
            told[start + moved : start + moved + length] = done
            moved += len(done) - length
        elif sort == "python":
            _try(block, page)
        elif rest:
            file = Path(rest.split()[0])
            assert not file.is_absolute() and ".." not in file.parts
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        yield block
    if os.environ.get(UPDATE):
        page.write_text("".join(told), "utf-8")
        return
    diff = "".join(difflib.unified_diff(lines, told, f"{page.name}, as written", "as told", n=2))
    assert not diff, f"{diff}\nIf this is right, {UPDATE}=1 pytest writes it."


def shown(page: Path) -> list[Path]:
    """The pictures that a page shows of what is done on it."""
    links = re.findall(rf"\]\((examples/{page.stem}/[\w-]+\.svg)\)", page.read_text("utf-8"))
    return [page.parent / link for link in links]


def assert_picture(picture: Path, drawn: bytes) -> None:
    """Hold that a picture is what was drawn; with ``ARGMAP_UPDATE=1`` it is made so."""
    if os.environ.get(UPDATE):
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(drawn)
    assert drawn == picture.read_bytes(), f"{picture.name} is another; {UPDATE}=1 draws it anew"


def _run(block: Block) -> str:
    """The commands of a block, each with what it prints now."""
    printed: list[str] = []
    for line in block.text.splitlines(keepends=True):
        if line.startswith(PROMPT):
            program, *arguments = shlex.split(line.removeprefix(PROMPT))
            assert program == _PROGRAM, f"{block}: only argmap is run here"
            result = CliRunner().invoke(main, arguments, default_map=_DEFAULTS)
            assert isinstance(result.exception, SystemExit | None), f"{block}: {result.exception!r}"
            printed += [line, result.output.replace(str(Path.cwd()), FOLDER)]
    return "".join(printed)


def _try(block: Block, page: Path) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, {}, page.name, str(page), block.line)
    wrong: list[str] = []
    assert doctest.DocTestRunner().run(test, out=wrong.append).failed == 0, "".join(wrong)
