"""The files around an open text: its project, the maps that use it, its sources and neighbours."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from errno import EFBIG, EINVAL
from pathlib import Path
from typing import Final

from argmap.files import is_waited_for, spelt_on_disk
from argmap.language import Reading, parse_bytes
from argmap.lsp.line import Role, parts
from argmap.lsp.study import MOST, Study, size_of
from argmap.model import ArgumentMap
from argmap.sources import Library, project_root
from argmap.workspace.examination import Examination, examine

_NOWHERE: Final = Path("nowhere")
_MOST_MAPS: Final = 2_000  # maps of a project that are looked at
_MOST_FOLDERS: Final = 5_000  # of a project whose root is, by some chance, a whole home
_MOST_NEIGHBOURS: Final = 30
_LARGEST_NEIGHBOUR: Final = 1_000_000  # bytes
_MOST_CARDS: Final = 200
_PASSED_OVER: Final = frozenset({"node_modules", "build", "dist", "__pycache__", "venv"})

log = logging.getLogger(__name__)


class Projects:
    """The projects that open texts belong to. Nothing outside a project's root is read.

    Maps and cards are kept until their files change; ``open_reading`` gives the reading of a file
    that is open in the editor, which goes before what the disk has. All of this happens in the
    one thread that reads texts.
    """

    def __init__(self, open_reading: Callable[[Path], Reading | None]) -> None:
        self._open_reading = open_reading
        self._libraries: dict[Path, tuple[object, Library]] = {}
        self._readings: dict[Path, tuple[object, Reading]] = {}

    def study(self, path: Path | None, lines: Sequence[str], reading: Reading) -> Study:
        """Look at a text that was read, with all that is known around it."""
        if size_of(lines) > MOST:
            return Study(lines, reading, Examination(reading.map, (), reading.diagnostics))
        if path is None:
            return Study(lines, reading, examine(reading, Library(_NOWHERE), _NOWHERE))
        library = self.library(path.parent)
        examination = examine(reading, library, path.parent, self.reading)
        return Study(lines, reading, examination, _cards(library), tuple(self._neighbours(path)))

    def library(self, folder: Path) -> Library:
        """The sources of the project of a folder, read anew when one of their files has changed."""
        root = project_root(folder)
        library = Library.near(folder)
        signs = tuple(
            (str(file), _sign(file))
            for place in (library.cards_folder, *library.texts)
            for file in _files(place, (".toml", ".txt", ".text", ".md", ""))
        )
        before = self._libraries.get(root)
        if before is None or before[0] != signs:
            self._libraries[root] = signs, library
            return library
        return before[1]

    def card_of(self, file: Path, source: str) -> Path | None:
        """The card of a source of a file's project, if it has one."""
        library = self.library(file.parent)
        holding = library.holding(source)
        return library.cards_folder / f"{source}.toml" if holding is not None else None

    def _neighbours(self, path: Path) -> Iterator[ArgumentMap]:
        """The other maps in the folder of a file, as far as they can be read."""
        for file in _files(path.parent, (".argmap",))[:_MOST_NEIGHBOURS]:
            if file.name == path.name:
                continue
            try:
                if file.is_file() and file.stat().st_size <= _LARGEST_NEIGHBOUR:
                    yield self.reading(file).map
            except OSError as error:
                log.info("%s is passed over: %s", file, error)

    def reading(self, file: Path) -> Reading:
        """The reading of a map's file, as the editor has it where it is open.

        :class:`OSError` where it is not open and cannot be read.
        """
        found = self._open_reading(file)
        if found is not None:
            return found
        if is_waited_for(file):
            raise OSError(EINVAL, "it is no plain file")
        if file.exists() and (size := file.stat().st_size) > MOST:
            raise OSError(EFBIG, f"it has {size / 1e6:.0f} MB, and {MOST / 1e6:.0f} are read")
        sign = _sign(file)
        known = self._readings.get(file)
        if known is None or known[0] != sign:
            known = self._readings[file] = sign, parse_bytes(file.read_bytes(), str(file))
        return known[1]


def text_of(file: Path, most: int = MOST) -> str | None:
    """The text of a map's file; ``None`` where it is gone, no plain file, no text, or too large."""
    try:
        if not file.is_file() or file.stat().st_size > most:
            return None
        return file.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        log.info("%s is passed over: %s", file, error)
        return None


def used_files(lines: Iterable[str], file: Path | None) -> Mapping[str, Path]:
    """The files of the maps that a text uses, by name, as far as they lie in its project.

    ``file`` is that of the text; without one nothing can be found from it.
    """
    if file is None:
        return {}
    found: dict[str, Path] = {}
    root: Path | None = None
    for line in lines:
        if not line.startswith("use "):
            continue
        named = {part.role: part.text for part in parts(line)}
        if Role.FILE not in named:
            continue
        root = root or project_root(file)
        try:
            path = spelt_on_disk((file.parent / named[Role.FILE]).resolve(), root).resolve()
        except (OSError, ValueError, RuntimeError):
            continue
        if path.is_relative_to(root):
            found.setdefault(named[Role.NAME], path)
    return found


def maps_of_project(file: Path) -> Iterator[Path]:
    """The maps of the project that a file belongs to, itself among them."""
    root = project_root(file)
    count = 0
    for visited, (folder, folders, names) in enumerate(os.walk(root)):
        if visited == _MOST_FOLDERS:
            log.warning("%s has more than %d folders; the rest is passed over", root, visited)
            return
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _PASSED_OVER
        )
        for name in sorted(names):
            if name.endswith(".argmap"):
                count += 1
                if count > _MOST_MAPS:
                    log.warning(
                        "%s has more than %d maps; the rest is passed over", root, count - 1
                    )
                    return
                yield Path(folder, name).resolve()


def _cards(library: Library) -> Mapping[str, str]:
    """The ids of a project's cards, with author and title."""
    found: dict[str, str] = {}
    for file in _files(library.cards_folder, (".toml",))[:_MOST_CARDS]:
        holding = library.holding(file.stem)
        if holding is not None:
            card = holding.card
            found[card.id] = ", ".join(filter(None, (card.author, card.title)))
    return found


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The files of a folder, by name; none where it cannot be looked into."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix in suffixes)
    except OSError:
        return []


def _sign(file: Path) -> object:
    """What tells one state of a file from another."""
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
