"""A text while it is being written: its newest version, and the last full reading of it.

A full reading takes longer than a key may take to answer. So it happens in a thread of its own,
once the keys rest for a moment, and until it is done answers come from the reading before. A key
after a rest is read without another one: who types slowly is told of it at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from time import perf_counter
from typing import Final

from argmap.language import ParseResult
from argmap.language.incremental import IncrementalParser
from argmap.lsp import gc_policy
from argmap.lsp.analysis import Analysis, read
from argmap.lsp.document import Document
from argmap.lsp.open_project import Projects
from argmap.lsp.symbols import Outline
from argmap.sources import project_root
from argmap.workspace.use_paths import used_file_within

_FIRST: Final = 0.005  # seconds in which what is asked with a key is answered before all else
_SHORTEST, _LONGEST = 0.02, 0.25  # seconds that the keys have to rest
_PATIENCE: Final = 2.0  # seconds after which a text is read though the keys do not rest

log = logging.getLogger(__name__)

Told = Callable[[Document, Analysis], None]


class OpenText:
    """One open text. ``document`` is what the editor shows, ``analysis`` the last full reading.

    ``tell`` is called with each full reading and the version that it is of.
    """

    def __init__(
        self, document: Document, projects: Projects, reader: Executor, tell: Told
    ) -> None:
        self.document = document
        self.analysis = Analysis()
        self._parser = IncrementalParser(str(document.path) if document.path is not None else None)
        self._newest: tuple[Document | None, ParseResult] = None, self.analysis.reading
        self._analyzed: Document | None = None
        self._projects = projects
        self._reader = reader
        self._announce = tell
        self._lock = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._pause = 0.0
        self._pressed = -1.0  # when the newest key was
        self._wait = _FIRST  # how long the keys have to rest after it
        self._closed = False
        self.outline = Outline()
        self._tokens: tuple[str, list[int]] = ("", [])
        self._follow()

    def change(self, document: Document) -> None:
        """Take a new version."""
        now = perf_counter()
        has_rested = now - self._pressed > 2 * self._pause
        self._pressed, self._wait = now, _FIRST if has_rested else self._pause
        self.document = document
        self._follow()

    def refresh(self) -> None:
        """Read it once more, since something around it has changed."""
        self._analyzed = None
        self._follow()

    def uses(self, file: Path | None) -> bool:
        """Whether a file is that of a map which the last reading has used, or would have."""
        here = self.document.path
        if file is None or here is None:
            return False
        wanted, root = file.resolve(), project_root(here)
        return any(
            used_file_within(use.path, here.parent, root) == wanted
            for use in self.analysis.map.uses
        )

    def close(self) -> None:
        """Tell nothing more of it."""
        self._closed = True

    def keep_tokens(self, data: list[int], since: str = "") -> tuple[list[int] | None, str]:
        """Keep the tokens that are sent; return those that were sent as ``since``, if they are
        kept still, and what the new ones go by.
        """
        before, kept = self._tokens
        name = str(int(before or 0) + 1)
        self._tokens = name, data
        return (kept if since and since == before else None), name

    async def fresh(self) -> tuple[Document, Analysis]:
        """The newest version and its own full reading, for what is asked for by hand."""
        await self._read()
        return self._analyzed or self.document, self.analysis

    def reading(self) -> ParseResult:
        """The reading of the newest version, for the thread that reads texts."""
        return self._reading_of(self.document)

    def _reading_of(self, document: Document) -> ParseResult:
        if self._newest[0] is not document:
            self._newest = document, read(self._parser, document.lines)
        return self._newest[1]

    def _follow(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._catch_up())

    async def _catch_up(self) -> None:
        while self._analyzed is not self.document and not self._closed:
            await self._rest()
            await self._read()

    async def _rest(self) -> None:
        """Wait until nothing has changed for half as long as the last reading took; after a key
        before which nothing has changed for as long as that, for a moment only.
        """
        began = perf_counter()
        seen = None
        while seen is not self.document and perf_counter() - began < _PATIENCE:
            seen = self.document
            await asyncio.sleep(self._wait)

    async def _read(self) -> None:
        async with self._lock:
            document = self.document
            if self._analyzed is document or self._closed:
                return
            began = perf_counter()
            found = await asyncio.get_running_loop().run_in_executor(
                self._reader, self._analyze_in_thread, document
            )
            self._pause = min(max((perf_counter() - began) / 2, _SHORTEST), _LONGEST)
            self._analyzed = document
            if found is not None and not self._closed:
                self.analysis = found
                self._announce(document, found)

    def _analyze_in_thread(self, document: Document) -> Analysis | None:
        """Read a version; whatever goes wrong with that, the server goes on."""
        try:
            return self._projects.analyze(document.path, document.lines, self._reading_of(document))
        except Exception:
            log.exception("%s could not be read", document.uri)
            return None
        finally:
            gc_policy.set_aside()
