"""A map that someone may be looking at: what it is now, and each time it becomes something else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from functools import partial
from pathlib import Path

from anyio import to_thread

from argmap.serve.preview import Preview, PreviewMaker
from argmap.workspace.file_stamps import stamps

_SILENCE = 15.0
"""Seconds after which a listener is told that nothing happened, so that one who left is noticed."""


class LiveMap:
    """One map. Its preview is made when it is first asked for, and anew when a file has changed.

    ``heard`` is called when someone begins or ends to listen. All methods are for the event loop;
    previews are made in a thread, one at a time.
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
        """Whether anyone listens."""
        return bool(self._listeners)

    @property
    def files(self) -> Collection[Path]:
        """The files that the map rests on, as far as they are known."""
        return self._preview.rests_on.keys() if self._preview else [self._maker.file]

    async def preview(self) -> Preview:
        """What there is to show by now."""
        await self.look()
        assert self._preview is not None
        return self._preview

    async def look(self, touched: Collection[Path] = ()) -> None:
        """Make the preview anew where a file it rests on has changed, or is among ``touched``."""
        async with self._making:
            before = self._preview
            if before is not None:
                now = stamps(before.rests_on)
                if now == before.rests_on and not any(path in now for path in touched):
                    return
            # A preview takes as long as its layout; whoever ends the server does not wait for it.
            make = self._maker.first if before is None else partial(self._maker.next, before)
            self._preview = await to_thread.run_sync(make, abandon_on_cancel=True)
        for listener in self._listeners:
            listener.set()

    async def previews(self) -> AsyncIterator[Preview | None]:
        """What there is to show now and each time it changes; ``None`` where nothing happened."""
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
        """Let all who listen go."""
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
