"""A text being edited: its newest version, and its last full analysis.

A full analysis takes longer than a keystroke may. It runs in its own thread once typing pauses;
until it is done, requests are answered from the previous one. After a pause, the first keystroke
is analysed almost at once, so that slow typists see results immediately.
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

_FIRST: Final = 0.005  # seconds in which requests sent along with a keystroke are answered first
_SHORTEST, _LONGEST = 0.02, 0.25  # seconds that typing has to pause
_PATIENCE: Final = 2.0  # seconds after which a text is analysed even if typing does not pause

log = logging.getLogger(__name__)

Told = Callable[[Document, Analysis], None]


class OpenText:
    """One open text. ``document`` is its newest version, ``analysis`` its last full analysis.

    ``tell`` is called with each full analysis and its version.
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
        self._pressed = -1.0  # time of the newest keystroke
        self._wait = _FIRST  # how long typing has to pause after it
        self._closed = False
        self.outline = Outline()
        self._tokens: tuple[str, list[int]] = ("", [])
        self._follow()

    def change(self, document: Document) -> None:
        """Set a new version."""
        now = perf_counter()
        has_rested = now - self._pressed > 2 * self._pause
        self._pressed, self._wait = now, _FIRST if has_rested else self._pause
        self.document = document
        self._follow()

    def refresh(self) -> None:
        """Analyse the text again, because its surroundings have changed."""
        self._analyzed = None
        self._follow()

    def uses(self, file: Path | None) -> bool:
        """Whether a file is that of a map which the last analysis used, or looked for."""
        here = self.document.path
        if file is None or here is None:
            return False
        wanted, root = file.resolve(), project_root(here)
        return any(
            used_file_within(use.path, here.parent, root) == wanted
            for use in self.analysis.map.uses
        )

    def close(self) -> None:
        """Stop reporting on the text."""
        self._closed = True

    def keep_tokens(self, data: list[int], since: str = "") -> tuple[list[int] | None, str]:
        """Keep the semantic tokens that are sent.

        Returns the tokens that were sent as ``since``, if still available, and the id of the new
        ones.
        """
        before, kept = self._tokens
        name = str(int(before or 0) + 1)
        self._tokens = name, data
        return (kept if since and since == before else None), name

    async def fresh(self) -> tuple[Document, Analysis]:
        """The newest version and its own full analysis, for explicit requests."""
        await self._read()
        return self._analyzed or self.document, self.analysis

    def reading(self) -> ParseResult:
        """The parse result of the newest version, for use in the parsing thread."""
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
        """Wait until typing pauses for half as long as the last analysis took.

        After a keystroke that follows such a pause, wait only a moment.
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
        """Analyse a version; the server continues whatever goes wrong."""
        try:
            return self._projects.analyze(document.path, document.lines, self._reading_of(document))
        except Exception:
            log.exception("%s could not be read", document.uri)
            return None
        finally:
            gc_policy.set_aside()
