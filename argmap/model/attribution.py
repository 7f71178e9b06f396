"""Who holds a statement, as the field ``by:`` says it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean
from argmap.model.name_matching import normal_form
from argmap.model.type_checks import as_many, wrong_type

UNNAMED: Final = "unnamed"
"""What ``by:`` says where somebody holds a statement and nobody is named."""

_DOUBT: Final = "?"


def _names(value: Any, name: Attribute[Any] | str = "names") -> tuple[str, ...]:
    names = (clean(one, "a name") for one in as_many(value, str, name))
    return tuple(dict.fromkeys(one for one in names if one))


@frozen
class Attribution:
    """The people who hold a statement: ``names``, none where the text says that nobody is named.

    ``uncertain`` are those of them of whom it is not certain that they hold it.

    >>> Attribution.parse("Duranty; the Kremlin?")
    Attribution(names=('Duranty', 'the Kremlin'), uncertain=('the Kremlin',))
    >>> Attribution.parse("unnamed").names
    ()
    """

    names: tuple[str, ...] = field(default=(), converter=_names)
    uncertain: tuple[str, ...] = field(default=(), converter=_names, eq=frozenset)

    @uncertain.validator
    def _are_among_the_names(self, _attribute: Attribute[Any], names: tuple[str, ...]) -> None:
        for name in names:
            if name not in self.names:
                raise ValueError(f"{name!r} is uncertain, but is not one of the names")

    @classmethod
    def parse(cls, text: str) -> Attribution:
        """Read the value of ``by:``: names with semicolons between them, each with a question mark
        where it is uncertain; or the word "unnamed". Raises :class:`ValueError` if it is neither.
        """
        names: list[str] = []
        uncertain: list[str] = []
        for part in clean(text, "by").split(";"):
            name = part.strip()
            if name.endswith(_DOUBT):
                name = name.rstrip(f"{_DOUBT} ")
                uncertain += [name] if name else []
            if name:
                names.append(name)
        if [normal_form(name) for name in names] == [UNNAMED]:
            return cls()
        if not names or any(normal_form(name) == UNNAMED for name in names):
            raise ValueError(f"by: is neither names nor unnamed: {text!r}")
        return cls(names, uncertain)

    def __str__(self) -> str:
        """The attribution as it is written."""
        marked = (f"{one}{_DOUBT}" if one in self.uncertain else one for one in self.names)
        return "; ".join(marked) or UNNAMED

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody is named."""
        return not self.names

    @property
    def text(self) -> str:
        """The attribution in running text; empty where nobody is named.

        >>> Attribution.parse("Duranty; the Kremlin?").text
        'Duranty and the Kremlin (?)'
        """
        said = [f"{one} ({_DOUBT})" if one in self.uncertain else one for one in self.names]
        *others, last = said or [""]
        return f"{', '.join(others)} and {last}" if others else last


# Cached, because a map has few holders, and names most of them often.
@lru_cache(maxsize=1024)
def _can_be_written(attribution: Attribution) -> bool:
    """Whether ``by:`` can say it, so that the same names are read again."""
    return Attribution.parse(str(attribution)) == attribution


def as_attribution(value: Any, name: Attribute[Any] | str = "by") -> Attribution | None:
    """Take an attribution, or its text; empty text is none.

    Raises :class:`ValueError` for names that ``by:`` could not hold, like ``A; B`` or ``unnamed``.
    """
    if value is None:
        return None
    if isinstance(value, Attribution):
        if not _can_be_written(value):
            raise ValueError(f"by: would be read as other names: {value}")
        return value
    if not isinstance(value, str):
        raise wrong_type(name, "a string, an Attribution or None", value)
    return Attribution.parse(value) if clean(value, "by") else None
