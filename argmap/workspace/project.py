"""The maps of a project that are shown while they are edited; other files are not read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from argmap.control_characters import visible
from argmap.file_io import is_waited_for, reason_of
from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code
from argmap.size_limits import MAP_WHILE_WRITTEN
from argmap.sources import project_root
from argmap.workspace.discovery import Tell, find_maps
from argmap.workspace.use_paths import is_within

_MOMENT: Final = 0.03
"""Seconds before reading a file again after a failure."""

_TEXT: Final = bytes({*range(0x20, 0x100), *b"\t\n\r\f"} - {0x7F})


@frozen
class Project:
    """A map file, or the maps in a folder (``given``), all of them below ``root``.

    Each map has an address: its path relative to the root, with slashes. Messages use it too.
    """

    root: Path
    given: Path
    exclude: tuple[str, ...] = ()

    @classmethod
    def of(cls, path: Path | str | None = None, exclude: Iterable[str] = ()) -> Project:
        """Return the project of a map or a folder; by default all maps of the current project.

        Raises :class:`ArgmapError` if the file does not exist, or is outside of its project.
        """
        if path is None:
            root = project_root(Path.cwd())
            maps = root / "maps"
            return cls(root, maps if maps.is_dir() else root, tuple(exclude))
        given = Path.cwd() / path
        try:
            given.stat()
        except (OSError, ValueError) as error:
            raise ArgmapError([_unreadable(str(path), reason_of(error))]) from None
        root = Path(os.path.realpath(project_root(given.parent if given.is_file() else given)))
        given = Path(os.path.realpath(given.parent), given.name)
        project = cls(root, given, tuple(exclude))
        if not project.holds(given):
            raise ArgmapError([_unreadable(str(path), f"it leads out of the project {root}")])
        return project

    def holds(self, path: Path) -> bool:
        """Whether a file is below the root, after following links."""
        return is_within(path, self.root)

    def maps(self, tell: Tell = lambda _: None) -> Mapping[str, Path]:
        """Return the maps by address, in order.

        For a folder, these are found by :func:`argmap.workspace.discovery.find_maps`, which calls
        ``tell``.
        """
        if not self.given.is_dir():
            return {self.address(self.given): self.given}
        found = find_maps(self.given, self.root, exclude=self.exclude, tell=tell)
        return {self.address(file): file for file in found if self.holds(file)}

    def address(self, file: Path) -> str:
        """Return the path of a file relative to the root, with slashes."""
        return file.relative_to(self.root).as_posix()

    def name(self, file: Path) -> str:
        """Return the address of a file, with control characters made visible for messages."""
        address = self.address(file)
        return visible(address) if not address.isprintable() else address

    def read(self, file: Path) -> bytes:
        """Read a map that may be in the middle of being written.

        Raises :class:`ArgmapError` (``unreadable``) if it is missing, empty, too large, not text,
        or leads out of the project.
        """
        return with_retry(lambda: self._read(file, self.name(file)))

    def _read(self, file: Path, name: str) -> bytes:
        if not self.holds(file):
            raise ArgmapError([_unreadable(name, "it leads out of the project")])
        try:
            if is_waited_for(file):
                raise ArgmapError([_unreadable(name, "it is not a regular file")])
            size = file.stat().st_size
            if size > MAP_WHILE_WRITTEN:
                raise ArgmapError([_too_large(name, size)])
            with file.open("rb") as stream:
                data = stream.read(MAP_WHILE_WRITTEN + 1)
        except (OSError, ValueError) as error:
            raise ArgmapError([_unreadable(name, reason_of(error))]) from None
        if len(data) > MAP_WHILE_WRITTEN:  # it has grown
            raise ArgmapError([_too_large(name, len(data))])
        if not data.strip():
            hint = "write the map and save it"
            raise ArgmapError([problem(Code.UNREADABLE, f"{name} is empty", hint=hint)])
        if len(data.translate(None, _TEXT)) > len(data) // 100:
            message = f"cannot read {name}: it is not text"
            raise ArgmapError([problem(Code.UNREADABLE, message, hint="save it as UTF-8 text")])
        return data


T = TypeVar("T")


def with_retry(read: Callable[[], T]) -> T:
    """Call ``read``, and if it raises :class:`ArgmapError`, again after a moment.

    An editor may be about to write a file that it has just emptied or renamed.

    >>> with_retry(lambda: 1)
    1
    """
    try:
        return read()
    except ArgmapError:
        time.sleep(_MOMENT)
        return read()


def _unreadable(name: str, reason: str) -> Diagnostic:
    return problem(Code.UNREADABLE, f"cannot read {name}: {reason}")


def _too_large(name: str, size: int) -> Diagnostic:
    most = MAP_WHILE_WRITTEN / 1e6
    message = (
        f"cannot read {name}: it has {size / 1e6:.0f} MB, and the limit for a map is {most:.0f}"
    )
    return problem(
        Code.UNREADABLE, message, hint="is it a map? if so, split it and join the parts with 'use'"
    )
