"""The items of a map: statements, arguments, and the items that link them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import NoneType
from typing import Any, Final, SupportsFloat, SupportsIndex

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.attribution import Attribution, as_attribution
from argmap.model.citation import Citation
from argmap.model.clean_text import clean, clean_all, clean_optional, clean_tags
from argmap.model.figure import Figure
from argmap.model.origin import Origin
from argmap.model.reference import Reference
from argmap.model.type_checks import as_many, named, only, wrong_type
from argmap.model.vocabulary import (
    ID,
    KEYWORDS,
    SECTIONS,
    ArgumentKind,
    Extent,
    Kind,
    RelationKind,
)

LOCAL: Final = "~"
"""Marks the key of a part without an id: ``durability~2`` is the second under ``durability``."""

STRENGTHS: Final = ("weak", "moderate", "strong")

_REFERENCE: Final = re.compile(rf"{ID.pattern}(?:\.{ID.pattern})?")
_KEY: Final = re.compile(rf"{ID.pattern}|(?:{_REFERENCE.pattern})?{LOCAL}[1-9][0-9]*")
_EXTRA: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _id(_instance: object, attribute: Attribute[Any], value: str) -> None:
    if not isinstance(value, str):
        raise wrong_type(attribute, "a string", value)
    if ID.fullmatch(value) is None:
        raise ValueError(f"not an id (a-z, 0-9 and single hyphens): {value!r}")
    if value in KEYWORDS:
        raise ValueError(f"{value!r} is a keyword; an id is any other word")


def _kind(value: Kind | str) -> Kind:
    return value if type(value) is Kind else Kind(value)


def _key(instance: object, attribute: Attribute[Any], value: str) -> None:
    if not isinstance(value, str) or _KEY.fullmatch(value) is None or value in KEYWORDS:
        _id(instance, attribute, value)  # says what is wrong


def _under(_instance: object, attribute: Attribute[Any], value: str | None) -> None:
    if value is not None and not isinstance(value, str):
        raise wrong_type(attribute, "a key or None", value)


def _reference(_instance: object, attribute: Attribute[Any], value: str) -> None:
    if not isinstance(value, str):
        raise wrong_type(attribute, "an id", value)
    if _REFERENCE.fullmatch(value) is None:
        raise ValueError(f"not an id, nor MAP.id: {value!r}")


def as_share(value: float | None, name: Attribute[Any] | str = "share") -> float | None:
    """Convert a number from 0 to 1 to a float, keeping ``None``; :class:`ValueError` for others."""
    if value is None:
        return None
    if not isinstance(value, (SupportsFloat, SupportsIndex, str)):
        raise wrong_type(name, "a number from 0 to 1", value)
    called = name if isinstance(name, str) else name.name
    try:
        share = float(value)
    except (OverflowError, ValueError):
        shown = value if isinstance(value, str) else "one of hundreds of digits"
        raise ValueError(f"{called} must be a number from 0 to 1, not {shown!r}") from None
    if not 0 <= share <= 1:
        raise ValueError(f"{called} must be between 0 and 1, not {share}")
    return share


def _strength(
    value: float | str | None, name: Attribute[Any] | str = "strength"
) -> float | str | None:
    if value is None or isinstance(value, str):
        if value is not None and value not in STRENGTHS:
            raise ValueError(f"strength is 0 to 1 or one of {', '.join(STRENGTHS)}, not {value!r}")
        return value
    return as_share(value, name)


def _level(_instance: object, attribute: Attribute[Any], value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(attribute, "1 or 2", value)
    if not 1 <= value <= len(SECTIONS):
        raise ValueError(f"level is 1 for a section or 2 for a subsection, not {value}")


def _path(_instance: object, _attribute: Attribute[Any], value: str) -> None:
    if not value:
        raise ValueError("an imported map needs a file")


def as_tuple(parts: Iterable[Any], name: Attribute[Any] | str = "parts") -> tuple[Any, ...]:
    """Convert an iterable of parts to a tuple."""
    return parts if type(parts) is tuple else as_many(parts, object, name)


def _citations(
    parts: Iterable[Citation], name: Attribute[Any] | str = "citations"
) -> tuple[Citation, ...]:
    return () if parts == () else as_many(parts, Citation, name)


def _figures(parts: Iterable[Figure], name: Attribute[Any] | str = "figures") -> tuple[Figure, ...]:
    return () if parts == () else as_many(parts, Figure, name)


def each(*kinds: type) -> Callable[[object, Attribute[Any], tuple[object, ...]], None]:
    """Return a validator that raises :class:`TypeError` unless all parts have one of the types."""

    def require(_instance: object, attribute: Attribute[Any], parts: tuple[object, ...]) -> None:
        for part in parts:
            if not isinstance(part, kinds):
                wanted = " or ".join(kind.__name__ for kind in kinds)
                raise TypeError(f"{attribute.name} holds {wanted}, not {part!r}")

    return require


def as_pairs(
    value: Mapping[str, str] | Iterable[tuple[str, str]], name: Attribute[Any] | str = "extra"
) -> tuple[tuple[str, str], ...]:
    """Convert a mapping or pairs to foreign metadata; raises :class:`ValueError` for a bad name."""
    if value == ():
        return ()
    called = name if isinstance(name, str) else name.name
    pairs = as_many(value.items() if isinstance(value, Mapping) else value, object, called)
    cleaned: list[tuple[str, str]] = []
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError(f"{called} holds pairs of a name and a text, not {pair!r}")
        if not isinstance(pair[0], str):
            raise wrong_type(f"a name in {called}", "a string", pair[0])
        if _EXTRA.fullmatch(pair[0]) is None:
            raise ValueError(f"not a name for foreign metadata: {pair[0]!r}")
        cleaned.append((pair[0], clean(pair[1], f"{called} {pair[0]!r}")))
    return tuple(cleaned)


@frozen(field_transformer=named)
class Concession:
    """That the author grants an attack, or accepts what somebody else holds: how far, and in what
    words if any.

    >>> str(Concession(Extent.IN_PART, "the terror has diminished"))
    'in part, the terror has diminished'
    """

    extent: Extent = field(converter=Extent)
    text: str = field(default="", converter=clean)

    def __str__(self) -> str:
        return f"{self.extent}, {self.text}" if self.text else str(self.extent)


@frozen
class Source:
    """A source that a map cites, by the id of its source card."""

    id: str = field(validator=_id)
    origin: Origin | None = field(default=None, eq=False, repr=False)


@frozen(field_transformer=named)
class Use:
    """Another map that this one uses: the path of its file, and a name for it."""

    path: str = field(converter=clean, validator=_path)
    name: str = field(validator=_id)
    origin: Origin | None = field(default=None, eq=False, repr=False)


# Only its subclasses have instances; attrs compiles all methods of each of these.
@frozen(kw_only=True, init=False, eq=False, repr=False, field_transformer=named)
class Node:
    """What a statement and an argument have in common: a key, a place, an attribution, citations.

    ``key`` is the id, or a local key such as ``durability~2`` where none was written.
    ``under`` is the key of what it stands under, ``None`` at the top level.
    ``title`` is a short heading for readers who skim, if there is one.
    ``by`` is whose view it is where that is written (an :class:`.Attribution`, or its text);
    :meth:`ArgumentMap.attribution` says whose view it is where it is not. ``acceptance`` says that
    the author agrees with what somebody else holds, and how far. ``qualifier`` has the words with
    which its author hedges it (Toulmin 1958), in one phrase or several (``qualifier_phrases``).
    ``concession`` is set where the author grants an attack.
    ``extra`` is foreign metadata, carried through unread as (name, value).
    """

    text: str = field(default="", converter=clean, kw_only=False)
    key: str = field(validator=_key)
    under: str | None = field(default=None, validator=_under)
    title: str | None = field(default=None, converter=clean_optional)
    by: Attribution | None = field(default=None, converter=as_attribution)
    acceptance: Concession | None = field(default=None, validator=only(Concession, NoneType))
    citations: tuple[Citation, ...] = field(default=(), converter=_citations)
    concession: Concession | None = field(default=None, validator=only(Concession, NoneType))
    qualifier: str | None = field(default=None, converter=clean_optional)
    tags: tuple[str, ...] = field(default=(), converter=clean_tags)
    notes: tuple[str, ...] = field(default=(), converter=clean_all)
    links: tuple[str, ...] = field(default=(), converter=clean_all)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs)
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @property
    def id(self) -> str | None:
        """The id, or ``None`` if the part has none."""
        return None if LOCAL in self.key else self.key

    @property
    def qualifier_phrases(self) -> tuple[str, ...]:
        """The phrases of the qualifier, which has semicolons between them.

        >>> Argument(key="t", qualifier="for a time; in the end").qualifier_phrases
        ('for a time', 'in the end')
        """
        phrases = (one.strip() for one in (self.qualifier or "").split(";"))
        return tuple(one for one in phrases if one)


@frozen(kw_only=True, field_transformer=named)
class Statement(Node):
    """A statement that can be true or false, or a question; ``kind`` is its role in the map.

    ``confidence`` is the mapper's judgement from 0 to 1.

    >>> Statement(Kind.CLAIM, "Power has one centre.", key="one-centre").id
    'one-centre'
    """

    kind: Kind = field(converter=_kind, kw_only=False)
    text: str = field(converter=clean, kw_only=False)
    figures: tuple[Figure, ...] = field(default=(), converter=_figures)
    confidence: float | None = field(default=None, converter=as_share)


@frozen(kw_only=True, field_transformer=named)
class Argument(Node):
    """A step of its own: its linked premises, warrants, undercuts and exceptions stand under it.

    ``kind`` says whether its premises together support what it stands under, or (a counter) attack
    it. ``text`` is its gist, often empty. ``scheme`` names an argumentation scheme (Walton, Reed
    and Macagno 2008). ``strength`` is how far the premises, if true, carry the conclusion:
    "weak", "moderate", "strong" or a number from 0 to 1.

    >>> str(Argument(key="like-cases", scheme="argument from analogy").kind)
    'argument'
    """

    kind: ArgumentKind = field(default=ArgumentKind.ARGUMENT, converter=ArgumentKind)
    scheme: str | None = field(default=None, converter=clean_optional)
    strength: float | str | None = field(default=None, converter=_strength)


@frozen(field_transformer=named)
class Reuse:
    """A second placement of a statement, in the role that ``kind`` names.

    ``target`` is an id, or ``MAP.id`` for a statement of an imported map; ``reason`` says why it is
    placed here. ``notes`` are remarks on it, and ``extra`` is foreign metadata, as in a statement.

    >>> Reuse(Kind.CLAIM, "agreed", under="stay", notes=["He says so twice."]).notes
    ('He says so twice.',)
    """

    kind: Kind = field(converter=Kind)
    target: str = field(validator=_reference)
    under: str | None = field(default=None, validator=_under)
    reason: str = field(default="", converter=clean)
    origin: Origin | None = field(default=None, eq=False, repr=False)
    notes: tuple[str, ...] = field(default=(), converter=clean_all, kw_only=True)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)

    @property
    def references(self) -> tuple[Reference]:
        """The target, as a tuple with one reference."""
        return (Reference.parse(self.target),)


@frozen(field_transformer=named)
class Relation:
    """A relation between two statements, or with an argument (``undercuts`` onto one, ``supports``
    and ``rebuts`` with one at either end).

    ``reason`` says why it holds. ``notes`` are remarks on it, and ``extra`` is foreign metadata,
    as in a statement.

    >>> Relation("forced", "undercuts", "from-agreement", extra={"weight": "0.5"}).extra
    (('weight', '0.5'),)
    """

    first: str = field(validator=_reference)
    kind: RelationKind = field(converter=RelationKind)
    second: str = field(validator=_reference)
    reason: str = field(default="", converter=clean)
    origin: Origin | None = field(default=None, eq=False, repr=False)
    notes: tuple[str, ...] = field(default=(), converter=clean_all, kw_only=True)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)

    @property
    def references(self) -> tuple[Reference, Reference]:
        """The first and the second end.

        >>> Relation("fate", "contradicts", "wolfe.durability").references[1].map
        'wolfe'
        """
        return Reference.parse(self.first), Reference.parse(self.second)


@frozen(field_transformer=named)
class Section:
    """A heading for the top-level items that follow it, up to the next section.

    ``level`` is 1 for a section and 2 for a subsection, which belongs to the section above it.

    >>> Section("Grounds").keyword, Section("Of law", level=2).keyword
    ('section', 'subsection')
    """

    title: str = field(converter=clean)
    origin: Origin | None = field(default=None, eq=False, repr=False)
    level: int = field(default=1, validator=_level, kw_only=True)
    notes: tuple[str, ...] = field(default=(), converter=clean_all, kw_only=True)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)

    @property
    def keyword(self) -> str:
        """The word that begins it in a text."""
        return SECTIONS[self.level - 1]


@frozen
class Reopening:
    """A line ``@id``, which reopens a statement to add more children."""

    target: str = field(validator=_reference)
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @property
    def references(self) -> tuple[Reference]:
        """The target, as a tuple with one reference."""
        return (Reference.parse(self.target),)


Item = Statement | Argument | Reuse | Relation | Section | Reopening
"""Any element of a map's ``items``."""
