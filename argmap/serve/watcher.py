"""Watching the folders of the files that maps rest on, for as long as anyone looks at them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import anyio
from watchfiles import awatch

from argmap.serve.live import Live
from argmap.serve.preview import Maker, Options
from argmap.workspace import Workspace
from argmap.workspace.project import Project
from argmap.workspace.stamps import Stamps, folder_stamps

_LOG = logging.getLogger(__name__)

_STEP: Final = 5
"""Milliseconds of quiet after which a change is taken for complete."""

_LONGEST: Final = 100
"""Milliseconds after which a change is told of even where others follow it."""

_LOOK: Final = 1000
"""Milliseconds between looks at the files themselves: not every change is told of, such as that
of a folder which was moved away, or on a disk in the network."""


class Following:
    """The maps of a project that were asked for, each kept up to date while anyone listens."""

    def __init__(self, project: Project, options: Options) -> None:
        self.project = project
        self._options = options
        self._workspace = Workspace(project.read, project.name)
        self._lives: dict[str, Live] = {}
        self._changed = anyio.Event()  # that other folders may have to be watched
        self._is_over = False

    def live(self, address: str) -> Live | None:
        """The map at an address; ``None`` where there is none and never was."""
        if address not in self._lives:
            file = self.project.maps().get(address)
            if file is None:
                return None
            maker = Maker(self.project, self._workspace, file, self._options)
            self._lives[address] = Live(maker, self._other_folders)
        return self._lives[address]

    async def run(self) -> None:
        """Follow the files until :meth:`end`."""
        while not self._is_over:
            self._changed = anyio.Event()
            watched = self._folders()
            try:
                await self._watch(watched)
            except OSError:  # a folder went away just now, or the system watches no more of them
                await asyncio.sleep(_LOOK / 1000)
                await self._look(set())
            except Exception as error:  # a fault of argmap's own: the next look may go well
                _LOG.exception("cannot watch the files", exc_info=error)
                await asyncio.sleep(_LOOK / 1000)

    async def _watch(self, watched: Stamps) -> None:
        """Follow the files in some folders, until others are to be watched."""
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
        """Stop, and let all who listen go."""
        self._is_over = True
        self._changed.set()
        for live in self._lives.values():
            live.end()

    async def _look(self, touched: set[Path]) -> None:
        async with asyncio.TaskGroup() as looking:
            for live in self._heard():
                looking.create_task(self._look_at(live, touched))

    async def _look_at(self, live: Live, touched: set[Path]) -> None:
        """Look at one map; a fault in it is none of the others'."""
        try:
            await live.look(touched)
        except Exception as error:
            _LOG.exception("cannot reload a map", exc_info=error)

    def _heard(self) -> Iterator[Live]:
        return (live for live in list(self._lives.values()) if live.is_heard)

    def _folders(self) -> Stamps:
        return folder_stamps({file for live in self._heard() for file in live.files})

    def _other_folders(self) -> None:
        self._changed.set()
