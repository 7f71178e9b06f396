"""Citations: references to passages of a source."""

from __future__ import annotations

from enum import StrEnum
from operator import index
from typing import Any, SupportsIndex

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean_all
from argmap.model.origin import Origin
from argmap.model.type_checks import expect, named, wrong_type
from argmap.model.vocabulary import ID


class PlaceUnit(StrEnum):
    """The unit in which places of a source are numbered."""

    PARAGRAPH = "paragraph"
    PAGE = "page"


def _whole(value: SupportsIndex, name: Attribute[Any] | str = "number") -> int:
    if type(value) is int:
        return value  # isinstance with a protocol takes twenty times as long
    if not isinstance(value, SupportsIndex):
        raise wrong_type(name, "a whole number", value)
    return index(value)


@frozen(field_transformer=named)
class Place:
    """A place in a source: a paragraph or page, or a range of them.

    Numbers start at 1. Raises :class:`ValueError` for a range that does not run upwards, and for
    numbers of more than nine digits.

    >>> str(Place(PlaceUnit.PARAGRAPH, 12)), str(Place(PlaceUnit.PAGE, 229, 231))
    ('¶12', 'p. 229-231')
    """

    unit: PlaceUnit = field(converter=PlaceUnit)
    first: int = field(converter=_whole)
    last: int = field(converter=_whole)

    @last.default
    def _one_place(self) -> int:
        return self.first

    @last.validator
    def _in_order(self, attribute: Attribute[int], value: int) -> None:
        if self.first < 1:
            raise ValueError("paragraphs and pages are numbered from 1")
        if value < self.first:
            raise ValueError(f"this range runs backwards, from {self.first} to {value}")
        if value >= 10**9:
            raise ValueError("a paragraph or page number has at most nine digits")

    def __str__(self) -> str:
        number = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"¶{number}" if self.unit is PlaceUnit.PARAGRAPH else f"p. {number}"


@frozen(field_transformer=named)
class Citation:
    """A citation of a passage of a source, quoted by one phrase or by its first and last phrase.

    ``source`` is one of the ids in the map's ``sources``, or ``None`` for the first of them.
    ``phrases`` has one phrase, or the first and last phrase of a longer passage, or none if only
    the place is given.

    Raises :class:`ValueError` for more than two phrases, a phrase with both straight and curly
    double quotes, a source that is not an id, or a citation with neither phrase nor place.

    >>> Citation(("From Ivan the Terrible on", "basic outlines")).passage
    '“From Ivan the Terrible on” … “basic outlines”'
    """

    phrases: tuple[str, ...] = field(default=(), converter=clean_all)
    place: Place | None = field(default=None)
    source: str | None = field(default=None)
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @phrases.validator
    def _can_be_written(self, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
        if len(value) > 2:
            raise ValueError("a citation has one phrase, or a first and a last one")
        for phrase in value:
            if '"' in phrase and "”" in phrase:
                raise ValueError(f"a phrase holds straight or curly quotes, not both: {phrase}")

    @place.validator
    def _is_a_place(self, attribute: Attribute[Any], value: Place | None) -> None:
        if value is not None:
            expect(value, Place, attribute.name)

    @source.validator
    def _is_an_id(self, attribute: Attribute[Any], value: str | None) -> None:
        if value is not None and not isinstance(value, str):
            raise wrong_type(attribute, "the id of a source", value)
        if value is not None and ID.fullmatch(value) is None:
            raise ValueError(f"not the id of a source: {value!r}")

    def __attrs_post_init__(self) -> None:
        if not self.phrases and self.place is None:
            raise ValueError("a citation has a phrase, or a paragraph or page")

    @property
    def passage(self) -> str:
        """The phrases in quotation marks, for display; empty if only a place is given."""
        return " … ".join(f"“{phrase}”" for phrase in self.phrases)

    @property
    def written(self) -> str:
        """The citation in the syntax of ``cite:``.

        >>> Citation(("Not spirit", "but fist"), source="wolfe-1957").written
        'wolfe-1957 "Not spirit" ... "but fist"'
        """
        parts = [self.source] if self.source is not None else []
        if self.place is not None:
            parts.append(str(self.place))
        quoted = (f"“{text}”" if '"' in text else f'"{text}"' for text in self.phrases)
        return " ".join([*parts, " ... ".join(quoted)]).rstrip()
