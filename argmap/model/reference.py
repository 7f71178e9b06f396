"""References to statements and arguments across maps: the name of the map, and the key."""

from __future__ import annotations

from typing import NamedTuple, Self

from argmap.model.type_checks import expect


class Reference(NamedTuple):
    """A reference to a statement or argument: the name of an imported map, and the key in that map.

    ``map`` is "" for the current map. Name and key are separate because a key can contain a dot: a
    part without an id under ``@wolfe.fate`` has the key ``wolfe.fate~1`` in the current map, which
    is not ``fate~1`` in the map ``wolfe``.

    References sort like their strings.

    >>> Reference.parse("wolfe.durability")
    Reference(map='wolfe', key='durability')
    >>> str(Reference("wolfe", "durability")), str(Reference("", "fate"))
    ('wolfe.durability', 'fate')
    """

    map: str
    key: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a reference as written in a map: ``id``, or ``MAP.id``.

        Raises :class:`TypeError` if ``text`` is not a string.
        """
        expect(text, str, "text")
        name, dot, key = text.partition(".")
        return cls(name, key) if dot else cls("", text)

    def __str__(self) -> str:
        return f"{self.map}.{self.key}" if self.map else self.key

    def __lt__(self, other: tuple[str, ...]) -> bool:
        return str(self) < str(other)

    def __le__(self, other: tuple[str, ...]) -> bool:
        return str(self) <= str(other)

    def __gt__(self, other: tuple[str, ...]) -> bool:
        return str(self) > str(other)

    def __ge__(self, other: tuple[str, ...]) -> bool:
        return str(self) >= str(other)
