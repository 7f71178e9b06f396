"""A map that is shown in a browser: its current preview, and each new one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from functools import partial
from pathlib import Path

from anyio import to_thread

from argmap.preview.preview import Preview, PreviewMaker
from argmap.workspace.file_stamps import stamps

_SILENCE = 15.0
"""Seconds without news after which listeners get a keep-alive, to detect those that left."""


class LiveMap:
    """One map, whose preview is made on the first request and again when a file has changed.

    ``heard`` is called when somebody starts or stops listening. All methods must be called in the
    event loop; previews are made in a thread, one at a time.
    """

    def __init__(self, maker: PreviewMaker, heard: Callable[[], None]) -> None:
        self._maker = maker
        self._heard = heard
        self._preview: Preview | None = None
        self._making = asyncio.Lock()
        self._listeners: set[asyncio.Event] = set()
        self._is_over = False

    @property
    def is_heard(self) -> bool:
        """Whether anybody is listening."""
        return bool(self._listeners)

    @property
    def files(self) -> Collection[Path]:
        """The known files that the map depends on."""
        return self._preview.rests_on.keys() if self._preview else [self._maker.file]

    async def preview(self) -> Preview:
        """The current preview."""
        await self.look()
        assert self._preview is not None
        return self._preview

    async def look(self, touched: Collection[Path] = ()) -> None:
        """Make a new preview if a file it depends on has changed or is in ``touched``."""
        async with self._making:
            before = self._preview
            if before is not None:
                now = stamps(before.rests_on)
                if now == before.rests_on and not any(path in now for path in touched):
                    return
            # A preview takes as long as its layout; stopping the server does not wait for it.
            make = self._maker.first if before is None else partial(self._maker.next, before)
            self._preview = await to_thread.run_sync(make, abandon_on_cancel=True)
        for listener in self._listeners:
            listener.set()

    async def previews(self) -> AsyncIterator[Preview | None]:
        """The current preview and each new one; ``None`` as a keep-alive."""
        woken = asyncio.Event()
        self._listeners.add(woken)
        self._heard()
        sent: Preview | None = None
        try:
            preview = await self.preview()
            while not self._is_over:
                if _differ(sent, preview):
                    sent = preview
                    yield preview
                try:
                    await asyncio.wait_for(woken.wait(), _SILENCE)
                except TimeoutError:
                    yield None
                woken.clear()
                preview = self._preview or preview
        finally:
            self._listeners.discard(woken)
            self._heard()

    def end(self) -> None:
        """Stop all listeners."""
        self._is_over = True
        for listener in self._listeners:
            listener.set()


def _differ(sent: Preview | None, preview: Preview) -> bool:
    """Whether a reader would see a difference."""
    if sent is None:
        return True
    return (sent.version, sent.findings, sent.coverage, sent.is_behind) != (
        preview.version,
        preview.findings,
        preview.coverage,
        preview.is_behind,
    )
