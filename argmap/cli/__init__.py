"""The command line: parses arguments, calls the library, prints diagnostics and writes files."""

from typing import TYPE_CHECKING

from argmap.interrupts import end_quietly
from argmap.lazy_attributes import lazy_attributes

if TYPE_CHECKING:
    from argmap.cli.app import main

__all__ = ["main", "run"]

__getattr__ = lazy_attributes(__name__, {"main": "app"})


def run() -> None:
    """Run the installed program; see :func:`argmap.cli.app.run`.

    Ctrl-C while modules are loading ends it without a message, since nothing has been done yet.
    """
    end_quietly()
    from argmap.cli.app import run as run_loaded

    run_loaded()
