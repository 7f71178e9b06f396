"""``argmap lsp``: run the language server; editors start it."""

from __future__ import annotations

import logging
import os
import sys

import click

from argmap.cli.app import ExitCode
from argmap.cli.logging_setup import LogFormatter
from argmap.cli.terminal import say

_MISSING = """argmap lsp needs pygls, which is not installed. Install it with:
  pip install 'argmap[lsp]'"""


@click.command(
    "lsp",
    help="""Run the language server for an editor: problems as you type, completion, hover.

    It uses the Language Server Protocol over standard input and output, and exits when the editor
    does.
    """,
    epilog="""\b
Examples:
  argmap lsp
  argmap lsp --log lsp.log

docs/editors.md explains how to set up an editor.""",
)
@click.option(
    "--log",
    "log_file",
    type=click.Path(dir_okay=False, writable=True),
    help="Write the log to a file instead of standard error.",
)
def command(log_file: str | None) -> None:
    try:
        from argmap.lsp.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        say(_MISSING, err=True)
        sys.exit(ExitCode.FILES)
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    try:
        log: logging.Handler = logging.StreamHandler()
        if log_file is not None:
            log = logging.FileHandler(log_file, encoding="utf-8")
        log.setFormatter(LogFormatter(form))
        logging.basicConfig(level=logging.WARNING, handlers=[log])
    except OSError as error:
        say(f"cannot write {log_file}: {error.strerror}", err=True)
        sys.exit(ExitCode.FILES)
    # The protocol gets its own copy of standard output, so that no printed text gets into it, and
    # so that closing it leaves standard output open.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stdout:
        sys.stdout = sys.stderr
        serve(sys.stdin.buffer, stdout)
