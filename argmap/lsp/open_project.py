"""The surroundings of an open text: its project, sources, imported maps and neighbours."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from argmap.language import ParseResult
from argmap.language.token_roles import Role, parts
from argmap.lsp.analysis import Analysis, size_of
from argmap.model import ArgumentMap
from argmap.size_limits import MAP_WHILE_WRITTEN
from argmap.sources import Library, project_root
from argmap.workspace import Examination, Workspace, examine
from argmap.workspace.map_files import read_while_written
from argmap.workspace.nearby_maps import maps_beside
from argmap.workspace.use_paths import used_file_within
from argmap.workspace.workspace import source_ids

_NOWHERE: Final = Path("nowhere")
_MOST_CARDS: Final = 200

log = logging.getLogger(__name__)


class Projects:
    """The projects of the open texts. Nothing outside a project's root is read.

    ``open_reading`` returns the parse result of a file that is open in the editor, which takes
    precedence over the disk. Everything here runs in the one thread that parses texts.
    """

    def __init__(self, open_reading: Callable[[Path], ParseResult | None]) -> None:
        self._workspace = Workspace(read_while_written, overlay=open_reading)

    def analyze(self, path: Path | None, lines: Sequence[str], reading: ParseResult) -> Analysis:
        """Analyse a parsed text together with its surroundings."""
        if size_of(lines) > MAP_WHILE_WRITTEN:
            return Analysis(lines, reading, Examination(reading.map, (), reading.diagnostics))
        if path is None:
            return Analysis(lines, reading, examine(reading, Library(_NOWHERE), _NOWHERE))
        workspace = self._workspace
        library = workspace.library(path.parent)
        listed = library.ids()[:_MOST_CARDS]
        library = workspace.library(library.root, [*listed, *source_ids([reading.map])])
        examination = examine(reading, library, path.parent, workspace.map)
        neighbours = tuple(self._neighbours(path))
        return Analysis(lines, reading, examination, _cards(library, listed), neighbours)

    def card_of(self, file: Path, source: str) -> Path | None:
        """The source card in a file's project, if there is one."""
        library = self._workspace.library(file.parent, [source])
        loaded = library.load(source)
        return library.cards_folder / f"{source}.toml" if loaded is not None else None

    def _neighbours(self, path: Path) -> Iterator[ArgumentMap]:
        """The other readable maps in the folder of a file."""
        for file in maps_beside(path):
            try:
                yield self._workspace.map(file).map
            except OSError as error:
                log.info("skipping %s: %s", file, error)


def used_files(lines: Iterable[str], file: Path | None) -> Mapping[str, Path]:
    """The files of the imported maps, by name, if they are in the text's project.

    ``file`` is the text's own file; without it, no other file can be found.
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
        path = used_file_within(named[Role.FILE], file.parent, root)
        if path is not None:
            found.setdefault(named[Role.NAME], path)
    return found


def _cards(library: Library, ids: Iterable[str]) -> Mapping[str, str]:
    """The ids of a project's source cards, with author and title."""
    loaded_sources = (library.load(id) for id in ids)
    cards = (loaded.card for loaded in loaded_sources if loaded is not None)
    return {card.id: ", ".join(filter(None, (card.author, card.title))) for card in cards}
