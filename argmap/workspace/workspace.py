"""A cache of parsed maps and loaded sources that follows changes of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from attrs import field

from argmap.file_io import read_plain
from argmap.frozen_class import frozen
from argmap.language import ParseResult, parse_bytes
from argmap.model import ArgmapError, ArgumentMap
from argmap.sources import Library
from argmap.workspace.examination import Examination, examine
from argmap.workspace.file_stamps import Stamp, Stamps, stamp, stamps
from argmap.workspace.use_paths import dependency_paths

_MOST_KEPT: Final = 1_000
"""Maximum number of parsed maps to keep."""


def _not_open(file: Path) -> ParseResult | None:
    return None


@frozen(eq=False)
class Workspace:
    """The maps and sources of any number of projects; thread-safe.

    Each file is read again only when it has changed.

    ``read`` returns the bytes of a map's file, or raises :class:`OSError` or
    :class:`~argmap.model.ArgmapError`; ``name`` returns its name for messages. ``overlay`` returns
    the parse result of a file that is open in an editor, which takes precedence over the disk.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "mill.argmap")
    ...     _ = file.write_text("thesis t: It closed.")
    ...     workspace = Workspace()
    ...     once = workspace.map(file)
    ...     once is workspace.map(file), once.map["t"].text
    (True, 'It closed.')
    """

    read: Callable[[Path], bytes] = read_plain
    name: Callable[[Path], str] = str
    overlay: Callable[[Path], ParseResult | None] = _not_open
    _maps: dict[Path, tuple[Stamp, ParseResult]] = field(factory=dict, init=False, repr=False)
    _sources: dict[tuple[Path, tuple[Path, ...]], _Sources] = field(
        factory=dict, init=False, repr=False
    )
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def map(self, file: Path) -> ParseResult:
        """Parse the file of a map, with a cache. Raises the exceptions of ``read``."""
        open_now = self.overlay(file)
        if open_now is not None:
            return open_now
        now = stamp(file)  # before reading, so that no change is missed
        with self._lock:
            before, reading = self._maps.pop(file, (None, None))
            if now is not None and before == now and reading is not None:
                self._maps[file] = now, reading
                return reading
        reading = parse_bytes(self.read(file), self.name(file))
        if now is not None:
            with self._lock:
                self._maps[file] = now, reading
                while len(self._maps) > _MOST_KEPT:
                    del self._maps[next(iter(self._maps))]
        return reading

    def dependencies(
        self, map: ArgumentMap, file: Path, root: Path
    ) -> dict[Path, tuple[Stamp, ParseResult | None]]:
        """Return the maps that a map uses, directly or indirectly, by file.

        Each comes with the stamp of its file before it was read; the result of an unreadable map is
        ``None``.
        """
        found: dict[Path, tuple[Stamp, ParseResult | None]] = {}
        waiting = [(map, file)]
        while waiting:
            for path in sorted(dependency_paths(*waiting.pop(), root)):
                if path not in found and path != file:
                    now = stamp(path)
                    reading = self._if_there(path)
                    found[path] = now, reading
                    if reading is not None:
                        waiting.append((reading.map, path))
        return found

    def _if_there(self, path: Path) -> ParseResult | None:
        try:
            return self.map(path)
        except (ArgmapError, OSError, ValueError):
            return None

    def library(self, place: Path, ids: Iterable[str] = ()) -> Library:
        """Return the library of the project of a map's file or a folder.

        It is a new one if a card or text of the sources ``ids``, or of a source that was requested
        earlier, has changed.
        """
        fresh = Library.near(place)
        wanted = tuple(dict.fromkeys(ids))
        key = fresh.root, fresh.texts
        kept = self._sources.setdefault(key, _Sources(fresh, {}))
        now = stamps(kept.files(wanted))
        if any(kept.stamps.get(path, one) != one for path, one in now.items()):
            kept = self._sources[key] = _Sources(fresh, {})
            now = stamps(kept.files(wanted))
        kept.stamps.update(now)
        return kept.library

    def source_stamps(self, library: Library, ids: Iterable[str]) -> Stamps:
        """Return the files of sources, with the stamps they had when :meth:`library` was called."""
        kept = self._sources.get((library.root, library.texts), _Sources(library, {}))
        files = set(kept.files(ids))
        return {path: kept.stamps[path] if path in kept.stamps else stamp(path) for path in files}

    def examine(self, reading: ParseResult, folder: Path) -> Examination:
        """Examine a parsed map completely; ``folder`` is the folder of its file."""
        library = self.library(folder, source_ids([reading.map]))
        return examine(reading, library, folder, self.map)

    def forget(self) -> None:
        """Clear the cache."""
        with self._lock:
            self._maps.clear()
        self._sources.clear()


def source_ids(maps: Iterable[ArgumentMap]) -> list[str]:
    """Return the ids of the sources declared in maps.

    >>> from argmap.language import loads
    >>> source_ids([loads("source: miller\\n\\nthesis t: It closed.\\n")])
    ['miller']
    """
    return [source.id for map in maps for source in map.sources]


class _Sources(NamedTuple):
    """A library, with the stamps of the files that it may have read."""

    library: Library
    stamps: dict[Path, Stamp]

    def files(self, ids: Iterable[str]) -> Iterator[Path]:
        """Yield the possible paths of the cards and texts of sources."""
        folder = self.library.cards_folder
        for id in ids:
            yield folder / f"{id}.toml"
            loaded = self.library.load(id)
            for name in loaded.card.files if loaded is not None else (f"{id}.txt",):
                for place in (folder, *self.library.texts):
                    yield place / name
