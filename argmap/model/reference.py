"""What a statement or argument is called from another map: the name of its map, and its key."""

from __future__ import annotations

from typing import NamedTuple, Self

from argmap.model.type_checks import expect


class Reference(NamedTuple):
    """The name of a statement or argument: the name by which its map is used, and its key there.

    ``map`` is empty for what stands in the map at hand itself. The two are kept apart, because a
    key may have a dot of its own: what stands without an id under ``@wolfe.fate`` has the key
    ``wolfe.fate~1`` in the map at hand, which is not ``fate~1`` of the map ``wolfe``.

    References are ordered as their texts are. Raises :class:`TypeError` for a text that is none.

    >>> Reference.parse("wolfe.durability")
    Reference(map='wolfe', key='durability')
    >>> str(Reference("wolfe", "durability")), str(Reference("", "fate"))
    ('wolfe.durability', 'fate')
    """

    map: str
    key: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a reference as it is written in a map: ``id``, or ``MAP.id``."""
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
