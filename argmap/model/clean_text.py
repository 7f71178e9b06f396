"""Text as a map holds it: one line, single spaces, nothing that no file or picture can carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from attrs import Attribute

from argmap.model.type_checks import as_many, wrong_type

# A no-break space within a text is a character that people mean; it stays. What Unicode or a
# terminal calls a line break or a control character becomes a space, and a lone surrogate has
# no UTF-8 at all.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNENCODABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str, name: Attribute[Any] | str = "text") -> str:
    """Return ``text`` as one line with single spaces and without control characters.

    Raises :class:`TypeError` for what is no text; its message has the ``name``.

    >>> clean("  one\\n two ")
    'one two'
    """
    if not isinstance(text, str):
        raise wrong_type(name, "a string", text)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all texts are, and each is looked at twice
    text = text.replace("\n", " ")
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    while "  " in text:
        text = text.replace("  ", " ")
    if not text.isascii():
        text = _UNENCODABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.strip()


def clean_optional(text: str | None, name: Attribute[Any] | str = "text") -> str | None:
    """Like :func:`clean`; text that is empty counts as absent."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise wrong_type(name, "a string or None", text)
    return clean(text) or None


def clean_all(texts: Iterable[str], name: Attribute[Any] | str = "texts") -> tuple[str, ...]:
    """Clean every text and drop the empty ones; :class:`TypeError` for a lone text."""
    if texts == ():
        return ()  # as nearly always
    return tuple(text for text in map(clean, as_many(texts, str, name)) if text)


def clean_tags(tags: Iterable[str], name: Attribute[Any] | str = "tags") -> tuple[str, ...]:
    """Like :func:`clean_all`; a comma parts two tags.

    >>> clean_tags(["purge, terror", "law"])
    ('purge', 'terror', 'law')
    """
    if tags == ():
        return ()
    parts = [tag for text in clean_all(tags, name) for tag in text.split(",")]
    return clean_all(parts, name)
