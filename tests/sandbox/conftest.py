"""An editor whose server runs without threads, skipped where pygls is missing; and a project."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.lsp.conftest import MISSING, project
from tests.preview.conftest import folder

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

__all__ = ["folder", "project"]


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor with a server in this process, where no thread can be started."""
    pytest.importorskip("pygls", reason=MISSING)
    from tests.sandbox.in_process import InProcessEditor

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    thresholds, collects = gc.get_threshold(), gc.isenabled()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        made = InProcessEditor()
        yield made
        made.close()
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    if not collects:
        gc.disable()
