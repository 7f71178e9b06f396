"""What the files beside a map say, each read once as long as it is as it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import evolve, field, frozen

from argmap.language import Reading, parse_bytes
from argmap.model import ArgmapError, ArgumentMap
from argmap.serve.followed import Stamp, Stamps, of_sources, stamps, used
from argmap.serve.project import Project
from argmap.sources import Library


@frozen
class Shelf:
    """A library, and how the files were that it may have read; and the maps that others use."""

    project: Project
    library: Library
    read: Stamps = field(factory=dict)
    _maps: dict[Path, tuple[Stamp, Reading]] = field(factory=dict)

    @classmethod
    def of(cls, project: Project) -> Shelf:
        """The shelf of a project from which nothing was taken yet."""
        return cls(project, Library.near(project.root))

    def for_maps(self, maps: Iterable[ArgumentMap]) -> Shelf:
        """This shelf; or, where a file of the maps' sources is not as it was, a new one."""
        now = stamps({path for map in maps for path in of_sources(map, self.library)})
        if all(self.read.get(path, stamp) == stamp for path, stamp in now.items()):
            return evolve(self, read={**self.read, **now})
        return evolve(self, library=Library(self.library.root, self.library.texts), read=now)

    def map(self, path: Path) -> Reading:
        """What a map says that is used; :class:`ArgmapError` where it cannot be read."""
        stamp = stamps([path])[path]
        if stamp is None or path not in self._maps or self._maps[path][0] != stamp:
            reading = parse_bytes(self.project.read(path), self.project.name(path))
            self._maps[path] = stamp, reading
        return self._maps[path][1]

    def used(self, map: ArgumentMap, file: Path) -> dict[Path, tuple[Stamp, Reading | None]]:
        """The maps that a map uses, and those that these use, by their files, each with how its
        file was before it was read. There is ``None`` for one that cannot be read.
        """
        found: dict[Path, tuple[Stamp, Reading | None]] = {}
        waiting = [(map, file)]
        while waiting:
            for path in sorted(used(*waiting.pop(), self.project)):
                if path not in found and path != file:
                    stamp = stamps([path])[path]
                    reading = self._if_there(path)
                    found[path] = stamp, reading
                    if reading is not None:
                        waiting.append((reading.map, path))
        return found

    def _if_there(self, path: Path) -> Reading | None:
        try:
            return self.map(path)
        except ArgmapError:
            return None
