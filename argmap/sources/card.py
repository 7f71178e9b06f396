"""Source cards: bibliographic data, a hash of the text and its fingerprint."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean, clean_optional
from argmap.model.type_checks import named, only
from argmap.model.vocabulary import ID
from argmap.sources.fingerprint import Fingerprint
from argmap.sources.paragraphs import ParagraphRule

UNKNOWN: Final = "unknown"
"""The value in a card for an unknown title, author or publication."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_URL: Final = re.compile(r"https?://[^\s<>\"]+")


def _if_known(text: str | None, name: Attribute[Any] | str = "text") -> str | None:
    cleaned = clean_optional(text, name) or ""
    return None if cleaned in ("", UNKNOWN) else cleaned


def _id(value: str, name: Attribute[Any] | str = "id") -> str:
    clean(value, name)
    if ID.fullmatch(value) is None:
        raise ValueError(f"not an id (a-z, 0-9 and single hyphens): {value!r}")
    return value


def _url(value: str | None, name: Attribute[Any] | str = "url") -> str | None:
    url = _if_known(value, name)
    if url is not None and _URL.fullmatch(url) is None:
        raise ValueError(f"not an address that begins with https:// or http://: {url!r}")
    return url


def _sha256(value: str, name: Attribute[Any] | str = "sha256") -> str:
    clean(value, name)
    if _SHA256.fullmatch(value) is None:
        raise ValueError(f"not a SHA-256 (64 hexadecimal digits, lower case): {value!r}")
    return value


def _file(value: str | None) -> str | None:
    if value is not None and not is_plain_name(value):
        raise ValueError(f"not the name of a file in a folder: {value!r}")
    return value


def is_plain_name(name: str) -> bool:
    """Whether a name is a plain file name, without a folder.

    >>> [is_plain_name(name) for name in ("My Essay.txt", "../essay.txt", "a\\\\b.txt", "..")]
    [True, False, False, False]
    """
    return name.strip(". ") != "" and name.isprintable() and not set(name) & set("/\\")


CHECKS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {"id": _id, "file": _file, "url": _url, "paragraph_rule": ParagraphRule, "sha256": _sha256}
)
"""Validators for some attributes of a card; each raises :class:`ValueError`."""


@frozen(kw_only=True, field_transformer=named)
class Card:
    """A source card: everything that a project keeps of a source except its text.

    ``title``, ``author`` and ``published`` (where and when) are ``None`` if unknown. ``file`` is
    the name of the text file, without a folder, or ``None`` if it is ``ID.txt``. ``sha256`` is the
    hash of the words of the text (:attr:`Words.sha256`), so it does not depend on line endings or
    punctuation between words. Raises :class:`ValueError` for an invalid id, file name, hash or
    paragraph rule, and for a URL that is not http or https.
    """

    id: str = field(converter=_id)
    title: str | None = field(default=None, converter=_if_known)
    author: str | None = field(default=None, converter=_if_known)
    published: str | None = field(default=None, converter=_if_known)
    url: str | None = field(default=None, converter=_url)
    note: str | None = field(default=None, converter=_if_known)
    file: str | None = field(default=None, converter=_file)
    paragraph_rule: ParagraphRule = field(converter=ParagraphRule)
    sha256: str = field(converter=_sha256)
    fingerprint: Fingerprint = field(validator=only(Fingerprint))

    @property
    def files(self) -> tuple[str, ...]:
        """The possible names of the text file, the likeliest first."""
        return tuple(dict.fromkeys((self.file or f"{self.id}.txt", f"{self.id}.txt")))

    @property
    def words(self) -> int:
        """The number of words in the text."""
        return len(self.fingerprint)

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs in the text."""
        return len(self.fingerprint.starts)
