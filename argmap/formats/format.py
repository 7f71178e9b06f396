"""What a format is: its name, its file endings, how it is recognised, and how it is converted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Diagnostic

_HEAD: Final = 64 * 1024
"""How much of a file is looked at to recognise its format, in bytes."""


def _as_tuple(losses: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(losses)


@frozen
class Imported:
    """A map made from a file of another format.

    ``losses`` are what the file has and the map has not, as diagnostics with their places in the
    file; empty if the whole file can be written again from the map.
    """

    map: ArgumentMap
    losses: tuple[Diagnostic, ...] = field(default=(), converter=_as_tuple)


@frozen
class Exported:
    """The bytes of a file of another format, made from a map.

    ``losses`` are what the map has and the file has not, as diagnostics with their places in the
    map.
    """

    data: bytes
    losses: tuple[Diagnostic, ...] = field(default=(), converter=_as_tuple)


@frozen
class Sample:
    """What a format is recognised by: the ending of a file's name, and the beginning of its text.

    >>> Sample.of(b'{"AIF": {}}', "Debate.JSON")
    Sample(suffix='.json', head='{"AIF": {}}')
    """

    suffix: str
    head: str

    @classmethod
    def of(cls, data: bytes, path: str | None) -> Sample:
        """Return the sample of a file; bytes that are not UTF-8 are replaced."""
        name = (path or "").replace("\\", "/").rpartition("/")[2].lower()
        dot = name.rfind(".")
        is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        head = data[:_HEAD].decode("utf-16" if is_utf16 else "utf-8", "replace")
        head = head.removeprefix("\ufeff")
        return cls(name[dot:] if dot > 0 else "", head)


def _never(_sample: Sample) -> bool:
    return False


@frozen
class Format:
    """A format that maps are converted from or to.

    ``name`` is what ``--format`` takes; ``title`` is what messages call the format. ``module`` is
    the module that converts it, loaded when it is needed: it has ``read(data, path)`` if the
    format is read, and ``write(map)`` if it is written. ``suffixes`` are the endings of its files,
    the first for new ones. ``recognised`` says whether a file is of this format, judged by its
    name and its beginning.
    """

    name: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    recognised: Callable[[Sample], bool] = _never
    is_read: bool = True
    is_written: bool = True

    def read(self, data: bytes, path: str | None = None) -> Imported:
        """Make a map from a file of this format; ``path`` is its name, for messages.

        Raises :class:`ArgmapError` if it is not a file of this format, or a broken one.
        """
        imported = import_module(self.module).read(data, path)
        assert isinstance(imported, Imported)
        return imported

    def write(self, map: ArgumentMap) -> Exported:
        """Write a map in this format.

        Raises :class:`ArgmapError` if the map cannot be written, for example if a package for it is
        missing.
        """
        exported = import_module(self.module).write(map)
        assert isinstance(exported, Exported)
        return exported
