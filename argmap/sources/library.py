"""Find and load the cards and texts of a project's sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any, Final

from attrs import Attribute, evolve, field

from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code
from argmap.model.type_checks import as_many, as_path, named
from argmap.model.vocabulary import ID
from argmap.sources.card import Card
from argmap.sources.card_file import read_card, renewal
from argmap.sources.loaded_source import LoadedSource, Text
from argmap.sources.source_files import decode, read_if_there

CARDS_FOLDER: Final = "seeds"
TEXTS_VARIABLE: Final = "ARGMAP_TEXTS"
_ROOT_SIGNS: Final = (CARDS_FOLDER, ".git", "pyproject.toml")


def project_root(path: Path | str) -> Path:
    """Return the root folder of the project that a map file or a folder belongs to.

    That is the closest enclosing folder with ``seeds/``, ``.git`` or ``pyproject.toml`` in it; if
    there is none, the folder of ``path`` itself.
    """
    start = as_path(path).resolve()
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if any(_is_there(candidate / sign) for sign in _ROOT_SIGNS):
            return candidate
    return folder


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a parent folder without access permission
        return False


def _path(path: Path | str, name: Attribute[Any] | str = "path") -> Path:
    return as_path(path, name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _paths(paths: Iterable[Path | str], name: Attribute[Any] | str = "paths") -> tuple[Path, ...]:
    return tuple(map(Path, as_many(paths, (str, PathLike), name)))


@frozen(eq=False, field_transformer=named)
class Library:
    """The sources of a project: their cards, and the available texts.

    Cards are ``seeds/ID.toml`` below ``root``. The text of a source is the file named in its card,
    or ``ID.txt``, in one of the folders ``texts`` or next to the card. Each file is read once, on
    first use. Invalid ids are ignored, so no id leads out of these folders; symbolic links in
    ``seeds/`` that lead out of ``root`` are refused. Links in the folders ``texts`` are followed,
    because the user chose these folders.
    """

    root: Path = field(converter=_path)
    texts: tuple[Path, ...] = field(default=(), converter=_paths)
    _loaded: dict[str, LoadedSource | None] = field(factory=dict, init=False, repr=False)
    _problems: dict[str, tuple[Diagnostic, ...]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def near(cls, path: Path | str, *, texts: Iterable[Path | str] = ()) -> Library:
        """Return the library of the project that a map file or a folder belongs to.

        Texts are searched for in ``texts``, then in the folders listed in the environment variable
        ``ARGMAP_TEXTS`` (separated as in ``PATH``), then next to the cards.
        """
        texts = as_many(texts, (str, PathLike), "texts")
        listed = os.environ.get(TEXTS_VARIABLE, "").split(os.pathsep)
        return cls(project_root(path), [*texts, *filter(None, listed)])

    @property
    def cards_folder(self) -> Path:
        """The folder of the cards."""
        return self.root / CARDS_FOLDER

    def load(self, id: str) -> LoadedSource | None:
        """Return the source with this id, or ``None`` if it has no valid card."""
        if id not in self._loaded:
            found: list[Diagnostic] = []
            loaded = self._load(id, found)
            self._problems[id] = tuple(found)  # first, because another thread may ask in between
            self._loaded[id] = loaded
        return self._loaded[id]

    def ids(self) -> list[str]:
        """Return the ids of sources with a card file, sorted."""
        try:
            return sorted(file.stem for file in self.cards_folder.glob("*.toml"))
        except OSError:
            return []

    def nearest(self, id: str) -> str:
        """Return the closest id of a source with a card, or "" if none is close."""
        return Nearest(self.ids()).to(id.lower())

    def advice(self, id: str) -> str:
        """Return a hint for a source without a card: a similar id, or how to create the card."""
        near = self.nearest(id)
        make = "from its text: argmap source add FILE"
        if ID.fullmatch(id) is not None:
            make += f" --id {id}"
        return (
            f"did you mean {near!r}? If not, make a source card {make}"
            if near
            else f"make one {make}"
        )

    def problems(self, id: str) -> tuple[Diagnostic, ...]:
        """Return the problems of a source's card (``bad-card``) or text.

        Problems of the text are ``text-changed`` and ``source-unreadable``. A missing card is not
        included.
        """
        self.load(id)
        return self._problems[id]

    def _load(self, id: str, found: list[Diagnostic]) -> LoadedSource | None:
        path = self.cards_folder / f"{id}.toml"
        name = self._name(path)
        if ID.fullmatch(id) is None:
            return None
        try:
            data = read_if_there(path, name, self.root)
            if data is None:
                return None
            card = read_card(decode(data, name), name, self._text_named(id))
        except ArgmapError as error:
            found.extend(error.diagnostics)
            return None
        if card.id != id:
            message = f"the source card {name} has the id {card.id!r}"
            found.append(problem(Code.BAD_CARD, message, hint=f"its file should be {card.id}.toml"))
            return None
        text = self._text(card, found)
        return LoadedSource(card, text, "" if text is not None else self._missing(card))

    def _text_named(self, id: str) -> str:
        """Return the path of the text, for messages about an invalid card, or "FILE"."""
        paths = (folder / f"{id}.txt" for folder in (*self.texts, self.cards_folder))
        return next((self._name(path) for path in paths if _is_there(path)), "FILE")

    def _text(self, card: Card, found: list[Diagnostic]) -> Text | None:
        """Return the text that matches the card; other texts are reported and not used."""
        doubts: list[Diagnostic] = []
        found.extend(self._missing_folders())
        for path, within in self._places(card):
            name = self._name(path)
            try:
                data = read_if_there(path, name, within)
                if data is None:
                    continue
                text = Text.of(decode(data, name))
            except ArgmapError as error:
                told = (evolve(doubt, severity=Severity.WARNING) for doubt in error.diagnostics)
                doubts.extend(told)
                continue
            if text.words.sha256 == card.sha256:
                return self._fitting(card, text, name, found)
            message = (
                f"{name} is not the text from which its source card was made, so it is ignored"
            )
            hint = f"if the change is intended: {renewal(card.id, name)} --replace"
            doubts.append(problem(Code.TEXT_CHANGED, message, hint=hint, severity=Severity.WARNING))
        found.extend(doubts)
        return None

    def _places(self, card: Card) -> Iterator[tuple[Path, Path | None]]:
        """Yield each possible path of the text, with the folder that links must not lead out of."""
        for folder in self.texts:
            for name in card.files:
                yield folder / name, None
        for name in card.files:
            yield self.cards_folder / name, self.root

    def _missing(self, card: Card) -> str:
        """Return a message about a text that is in none of the folders, or ""."""
        places = [path for path, _ in self._places(card)]
        if any(map(_is_there, places)):
            return ""
        folders = dict.fromkeys(self._name(path.parent) for path in places)
        return f"its text, {card.files[0]}, is not in {' or '.join(folders)}"

    def _missing_folders(self) -> Iterator[Diagnostic]:
        """Yield a warning for each texts folder that does not exist."""
        for folder in self.texts:
            if not _is_folder(folder):
                message = f"{folder}, where texts are looked for, is not a folder"
                hint = f"{TEXTS_VARIABLE} lists folders, separated by {os.pathsep!r}"
                yield problem(Code.SOURCE_UNREADABLE, message, hint=hint, severity=Severity.WARNING)

    def _fitting(self, card: Card, text: Text, name: str, found: list[Diagnostic]) -> Text | None:
        if text.fingerprint(card.paragraph_rule).fits(card.fingerprint):
            return text
        message = f"the fingerprint of {card.id!r} does not match its text"
        hint = f"update the source card from the text: {renewal(card.id, name)}"
        found.append(problem(Code.BAD_CARD, message, hint=hint))
        return None

    def _name(self, path: Path) -> str:
        """Return the path of a file for messages, relative to the root if possible."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)
