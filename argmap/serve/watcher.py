"""Watch the folders of the files that maps depend on, as long as anybody shows the maps."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import anyio
from watchfiles import awatch

from argmap.preview.preview import Options, PreviewMaker
from argmap.serve.event_stream import transport
from argmap.serve.live_map import LiveMap
from argmap.workspace import Workspace
from argmap.workspace.file_stamps import Stamps, folder_stamps
from argmap.workspace.project import Project

_LOG = logging.getLogger(__name__)

_STEP: Final = 5
"""Milliseconds without further changes after which a change counts as complete."""

_LONGEST: Final = 100
"""Milliseconds after which a change is reported even if others follow it."""

_LOOK: Final = 1000
"""Milliseconds between checks of the files themselves, since some changes are not
reported, such as moving a folder away, or changes on a network drive."""


class Watcher:
    """The requested maps of a project, each kept up to date while anybody listens."""

    def __init__(self, project: Project, options: Options) -> None:
        self.project = project
        self._options = options
        self._transport = transport()
        self._workspace = Workspace(project.read, project.name)
        self._lives: dict[str, LiveMap] = {}
        self._changed = anyio.Event()  # other folders may have to be watched
        self._is_over = False

    def live(self, address: str) -> LiveMap | None:
        """The map at an address; ``None`` if there has never been one."""
        if address not in self._lives:
            file = self.project.maps().get(address)
            if file is None:
                return None
            maker = PreviewMaker(
                self.project, self._workspace, file, self._transport, self._options
            )
            self._lives[address] = LiveMap(maker, self._other_folders)
        return self._lives[address]

    async def run(self) -> None:
        """Watch the files until :meth:`end`."""
        while not self._is_over:
            self._changed = anyio.Event()
            watched = self._folders()
            try:
                await self._watch(watched)
            # a folder was just removed, or the system's limit of watches is reached
            except OSError:
                await asyncio.sleep(_LOOK / 1000)
                await self._look(set())
            except Exception as error:  # a bug in argmap: the next attempt may succeed
                _LOG.exception("cannot watch the files", exc_info=error)
                await asyncio.sleep(_LOOK / 1000)

    async def _watch(self, watched: Stamps) -> None:
        """Watch the files in some folders until the folders to watch change."""
        if not watched:
            await self._changed.wait()
            return
        async for changes in awatch(
            *watched,
            watch_filter=None,
            debounce=_LONGEST,
            step=_STEP,
            stop_event=self._changed,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            recursive=False,
            ignore_permission_denied=True,
        ):
            await self._look({Path(path) for _, path in changes})
            if self._folders() != watched:
                return

    def end(self) -> None:
        """Stop, with all listeners."""
        self._is_over = True
        self._changed.set()
        for live in self._lives.values():
            live.end()

    async def _look(self, touched: set[Path]) -> None:
        async with asyncio.TaskGroup() as looking:
            for live in self._heard():
                looking.create_task(self._look_at(live, touched))

    async def _look_at(self, live: LiveMap, touched: set[Path]) -> None:
        """Check one map; an error in it does not affect the others."""
        try:
            await live.look(touched)
        except Exception as error:
            _LOG.exception("cannot reload a map", exc_info=error)

    def _heard(self) -> Iterator[LiveMap]:
        return (live for live in list(self._lives.values()) if live.is_heard)

    def _folders(self) -> Stamps:
        return folder_stamps({file for live in self._heard() for file in live.files})

    def _other_folders(self) -> None:
        self._changed.set()
