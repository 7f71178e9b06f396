"""``argmap new``: create a map from a template."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

import click

from argmap.cli.new_file import new_file
from argmap.cli.terminal import say
from argmap.control_characters import visible
from argmap.file_io import write_whole

STARTER: Final = """\
# An argument map. Lines that begin with # are comments; delete them as you go.
# Check it:  argmap check {name}
# Draw it:   argmap render {name}

map: {title}
author: The author of the essay
# source: the id of the essay's source card, made with: argmap source add ESSAY.txt

# What the essay argues for. The word before the colon is an id: choose your own.
thesis main: The essay's main point, as a full sentence that can be true or false.

  # A line indented by two more spaces supports, attacks or answers the one above it.
  # Text that continues on a second line is indented by four.
  claim first-reason: A reason for the thesis; each claim directly below a statement is
      a reason of its own.
    evidence example: What the author offers as fact, testimony, figure or example.
      # Once the map has a source, quote it, in four to eight words.
      # cite: "the first words of it" ... "and the last words"
      # figure: what was counted / which measure = 44 %

  # An argument has premises that support the conclusion only together.
  argument together:
    claim one-half: A premise that needs the other.
    assumption other-half: A premise that the author does not state.
    undercut doubt: A reason why these premises would not support the conclusion.
      by: A critic

  # An objection to a statement, who raises it, and the author's answer.
  objection but: A critic's objection to the thesis.
    by: A critic
    rebuttal reply: The author's answer to that.
"""


_TITLE_LENGTH: Final = 200  # characters of a file name used for the title


@click.command(
    "new",
    help="""Write a small commented map to FILE, as a starting point for your own.

    A FILE without an extension gets .argmap, the extension by which argmap finds maps in folders.
    """,
    epilog="\b\nExample:\n  argmap new essay.argmap",
)
@click.argument("file", metavar="FILE")
def command(file: str) -> None:
    path = new_file(file)
    name = shlex.quote(path.name)
    write_whole(path, STARTER.format(name=visible(name), title=_title(path)))
    named = str(path) if not str(path).startswith("-") else f"./{path}"
    say(visible(f"{path} written; draw it with: argmap render {shlex.quote(named)}"))


def _title(path: Path) -> str:
    """The title for a map with this file name, cleaned as any line of text."""
    words = visible(path.stem).replace("-", " ").replace("_", " ").split()
    title = " ".join(words)[:_TITLE_LENGTH].strip()
    title = title[:1].upper() + title[1:].lower()
    return title if title[:1].isalnum() else f"A map {title}".strip()
