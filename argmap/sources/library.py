"""Where the cards and the texts of a project's sources are found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any, Final

from attrs import Attribute, evolve, field, frozen

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
    """Return the root of the project that a map file, or a folder, belongs to.

    That is the nearest folder, upwards from it, that holds ``seeds/``, ``.git`` or
    ``pyproject.toml``; where there is none, the folder itself.
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
    except OSError:  # a folder above that may not be looked into
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
    """The sources of a project: their cards, and those of their texts that are at hand.

    Cards are ``seeds/ID.toml`` below ``root``; the text of a source is the file that its card
    names, or ``ID.txt``, in one of the folders ``texts``, or beside its card. Each file is read
    when it is first asked for, and once. A source whose id is none is not looked for, so no id
    leads out of these folders; nor does a link: what is in ``seeds/`` is read where it lies below
    ``root``. The folders ``texts`` are the user's own word, and what they link to is read.
    """

    root: Path = field(converter=_path)
    texts: tuple[Path, ...] = field(default=(), converter=_paths)
    _loaded: dict[str, LoadedSource | None] = field(factory=dict, init=False, repr=False)
    _problems: dict[str, tuple[Diagnostic, ...]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def near(cls, path: Path | str, *, texts: Iterable[Path | str] = ()) -> Library:
        """Return the library of the project that a map file, or a folder, belongs to.

        Texts are looked for in ``texts``, then in the folders that the environment variable
        ``ARGMAP_TEXTS`` lists (parted as in ``PATH``), then beside the cards.
        """
        texts = as_many(texts, (str, PathLike), "texts")
        listed = os.environ.get(TEXTS_VARIABLE, "").split(os.pathsep)
        return cls(project_root(path), [*texts, *filter(None, listed)])

    @property
    def cards_folder(self) -> Path:
        """The folder of the cards."""
        return self.root / CARDS_FOLDER

    def load(self, id: str) -> LoadedSource | None:
        """What is held of a source; ``None`` where it has no card, or none that can be read."""
        if id not in self._loaded:
            found: list[Diagnostic] = []
            loaded = self._load(id, found)
            self._problems[id] = tuple(found)  # first: another thread may ask in between
            self._loaded[id] = loaded
        return self._loaded[id]

    def ids(self) -> list[str]:
        """The ids of the sources that seem to have a card, by the names of the files, in order."""
        try:
            return sorted(file.stem for file in self.cards_folder.glob("*.toml"))
        except OSError:
            return []

    def nearest(self, id: str) -> str:
        """The source with a card that an id seems to mean; empty where there is none like it."""
        return Nearest(self.ids()).to(id.lower())

    def advice(self, id: str) -> str:
        """What to do about a source that has no card: which was meant, or how to make one."""
        near = self.nearest(id)
        make = "from its text: argmap source add FILE"
        if ID.fullmatch(id) is not None:
            make += f" --id {id}"
        return f"did you mean {near!r}? or make a card {make}" if near else f"make one {make}"

    def problems(self, id: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a source's card (``bad-card``) or its text (``text-changed``,
        ``source-unreadable``). That a source has no card is not told here.
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
            message = f"the card {name} has the id {card.id!r}"
            found.append(problem(Code.BAD_CARD, message, hint=f"its file should be {card.id}.toml"))
            return None
        text = self._text(card, found)
        return LoadedSource(card, text, "" if text is not None else self._missing(card))

    def _text_named(self, id: str) -> str:
        """How messages call the text of a card that cannot be read, where it seems to be there."""
        paths = (folder / f"{id}.txt" for folder in (*self.texts, self.cards_folder))
        return next((self._name(path) for path in paths if _is_there(path)), "FILE")

    def _text(self, card: Card, found: list[Diagnostic]) -> Text | None:
        """The text that fits the card; a text that does not is told of and left alone."""
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
            message = f"{name} is not the text its card was made from, so it is ignored"
            hint = f"if the change is intended: {renewal(card.id, name)} --replace"
            doubts.append(problem(Code.TEXT_CHANGED, message, hint=hint, severity=Severity.WARNING))
        found.extend(doubts)
        return None

    def _places(self, card: Card) -> Iterator[tuple[Path, Path | None]]:
        """Where the text of a card may be, and the folder that it may not lead out of."""
        for folder in self.texts:
            for name in card.files:
                yield folder / name, None
        for name in card.files:
            yield self.cards_folder / name, self.root

    def _missing(self, card: Card) -> str:
        """What to say of a text that is in none of the folders in which it is looked for."""
        places = [path for path, _ in self._places(card)]
        if any(map(_is_there, places)):
            return ""
        folders = dict.fromkeys(self._name(path.parent) for path in places)
        return f"its text, {card.files[0]}, is not in {' or '.join(folders)}"

    def _missing_folders(self) -> Iterator[Diagnostic]:
        """A warning for each folder of texts that is none."""
        for folder in self.texts:
            if not _is_folder(folder):
                message = f"{folder}, where texts are looked for, is not a folder"
                hint = f"{TEXTS_VARIABLE} lists folders, separated by {os.pathsep!r}"
                yield problem(Code.SOURCE_UNREADABLE, message, hint=hint, severity=Severity.WARNING)

    def _fitting(self, card: Card, text: Text, name: str, found: list[Diagnostic]) -> Text | None:
        if text.fingerprint(card.paragraph_rule).fits(card.fingerprint):
            return text
        message = f"the fingerprint of {card.id!r} does not match its text"
        hint = f"update the card from the text: {renewal(card.id, name)}"
        found.append(problem(Code.BAD_CARD, message, hint=hint))
        return None

    def _name(self, path: Path) -> str:
        """What messages call a file: by its place below the root, so they are the same anywhere."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)
