"""``argmap new``: a map to start from."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Final

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import SUFFIX
from argmap.cli.terminal import show, visible
from argmap.files import write_whole
from argmap.model import problem

STARTER: Final = """\
# An argument map. Lines that begin with # are comments; delete them as you go.
# Check it:  argmap check {name}
# Draw it:   argmap render {name} -o .

map: {title}
author: The author of the essay
# source: the id of the essay's card, made with: argmap source add ESSAY.txt

# What the essay argues for. The word before the colon is an id: choose your own.
thesis main: The essay's main point, as a full sentence that can be true or false.

  # What stands two spaces further in bears on what it stands under. Text that goes
  # on over a second line hangs by four.
  claim first-reason: A reason for the thesis; each claim directly below a statement is
      a reason of its own.
    evidence example: What the author offers as fact, testimony, figure or example.
      # Once there is a source: cite its own words, four to eight of them.
      # cite: "the first words of it" ... "and the last words"
      # figure: what was counted / which measure = 44 %

  # An argument holds premises that carry the conclusion only together.
  argument together:
    claim one-half: A premise that needs the other.
    assumption other-half: A premise that the author leaves unsaid.
    undercut doubt: A reason why these premises would not carry the conclusion.
      by: A critic

  # What is held against a statement, by whom, and the author's answer.
  objection but: What a critic holds against the thesis.
    by: A critic
    rebuttal reply: The author's answer to that.
"""


@click.command("new", epilog="\b\nExample:\n  argmap new essay.argmap")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Write a small map with comments to FILE, as a start for one of your own.

    A FILE without an ending gets .argmap, by which maps are known in a folder.
    """
    file = file if file.suffix else file.with_name(f"{file.name}{SUFFIX}")
    if file.exists():
        told = problem("file-exists", f"{file} is there already", hint="name another file")
        show([told], {}, err=True)
        sys.exit(Exit.FILES)
    title = file.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "A map"
    write_whole(file, STARTER.format(name=shlex.quote(file.name), title=title))
    quoted = visible(shlex.quote(str(file)))
    click.echo(f"{visible(str(file))} written; draw it with: argmap render {quoted} -o .")
