"""Where the cards and the texts of a project's sources are found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any, Final

from attrs import Attribute, evolve, field, frozen

from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.expected import as_many, as_path, named
from argmap.model.nearest import Nearest
from argmap.model.vocabulary import ID
from argmap.sources.card import Card
from argmap.sources.card_file import read_card
from argmap.sources.files import decode, read_if_there
from argmap.sources.holding import Holding, Text

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


def _paths(paths: Iterable[Path | str], name: Attribute[Any] | str = "paths") -> tuple[Path, ...]:
    return tuple(map(Path, as_many(paths, (str, PathLike), name)))


@frozen(eq=False, field_transformer=named)
class Library:
    """The sources of a project: their cards, and those of their texts that are at hand.

    Cards are ``seeds/ID.toml`` below ``root``; the text of a source is ``ID.txt`` in one of the
    folders ``texts``, or beside its card. Each file is read when it is first asked for, and once.
    A source whose id is none is not looked for, so no id leads out of these folders.
    """

    root: Path = field(converter=_path)
    texts: tuple[Path, ...] = field(default=(), converter=_paths)
    _holdings: dict[str, Holding | None] = field(factory=dict, init=False, repr=False)
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

    def holding(self, id: str) -> Holding | None:
        """What is held of a source; ``None`` where it has no card, or none that can be read."""
        if id not in self._holdings:
            found: list[Diagnostic] = []
            self._holdings[id] = self._load(id, found)
            self._problems[id] = tuple(found)
        return self._holdings[id]

    def ids(self) -> list[str]:
        """The ids of the sources that seem to have a card, by the names of the files, in order."""
        try:
            return sorted(file.stem for file in self.cards_folder.glob("*.toml"))
        except OSError:
            return []

    def advice(self, id: str) -> str:
        """What to do about a source that has no card: which was meant, or how to make one."""
        near = Nearest(self.ids()).to(id.lower())
        make = "from its text: argmap source add FILE"
        if ID.fullmatch(id) is not None:
            make += f" --id {id}"
        return f"did you mean {near!r}? or make a card {make}" if near else f"make one {make}"

    def problems(self, id: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a source's card (``bad-card``) or its text (``text-changed``,
        ``source-unreadable``). That a source has no card is not told here.
        """
        self.holding(id)
        return self._problems[id]

    def _load(self, id: str, found: list[Diagnostic]) -> Holding | None:
        path = self.cards_folder / f"{id}.toml"
        name = self._name(path)
        if ID.fullmatch(id) is None:
            return None
        try:
            data = read_if_there(path, name)
            if data is None:
                return None
            card = read_card(decode(data, name), name)
        except ArgmapError as error:
            found.extend(error.diagnostics)
            return None
        if card.id != id:
            message = f"the card {name} is of {card.id!r}"
            found.append(problem("bad-card", message, hint=f"its file should be {card.id}.toml"))
            return None
        return Holding(card, self._text(card, found))

    def _text(self, card: Card, found: list[Diagnostic]) -> Text | None:
        """The text that fits the card; a text that does not is told of and left alone."""
        doubts: list[Diagnostic] = []
        for folder in (*self.texts, self.cards_folder):
            path = folder / f"{card.id}.txt"
            name = self._name(path)
            try:
                data = read_if_there(path, name)
                if data is None:
                    continue
                from hashlib import sha256

                if sha256(data).hexdigest() == card.sha256:
                    return self._fitting(card, decode(data, name), found)
            except ArgmapError as error:
                told = (evolve(doubt, severity=Severity.WARNING) for doubt in error.diagnostics)
                doubts.extend(told)
                continue
            message = f"{name} is not the text that its card was made from, and is not used"
            hint = f"if the change is meant: argmap source add {name} --replace"
            doubts.append(problem("text-changed", message, hint=hint, severity=Severity.WARNING))
        found.extend(doubts)
        return None

    def _fitting(self, card: Card, raw: str, found: list[Diagnostic]) -> Text | None:
        text = Text.of(raw)
        if text.fingerprint(card.paragraph_rule) == card.fingerprint:
            return text
        message = f"the fingerprint of {card.id!r} is not that of its text"
        hint = "make the card anew from the text: argmap source add FILE"
        found.append(problem("bad-card", message, hint=hint))
        return None

    def _name(self, path: Path) -> str:
        """What messages call a file: by its place below the root, so they are the same anywhere."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)
