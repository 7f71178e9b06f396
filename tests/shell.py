"""IPython's own shell, as it runs below a notebook, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def ipython() -> Iterator[Any]:
    """A shell that writes down no history and is the only one while it is there."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    try:
        yield shell
    finally:
        InteractiveShell.clear_instance()
