"""Normalize text to one line, with single spaces and no control or unencodable characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from attrs import Attribute

from argmap.model.type_checks import as_many, wrong_type

# A no-break space inside a text is intended and stays. What Unicode or a terminal treats as a line
# break or a control character becomes a space; a lone surrogate cannot be encoded as UTF-8.
# Strings, which re compiles when they are first used: nearly every text is printable, so it has
# none of these characters.
_CONTROL: Final = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]"
_UNENCODABLE: Final = "[\ud800-\udfff\ufffe\uffff]"


def clean(text: str, name: Attribute[Any] | str = "text") -> str:
    """Return ``text`` as one line with single spaces and without control characters.

    Raises :class:`TypeError`, with ``name`` in the message, if it is not a string.

    >>> clean("  one\\n two ")
    'one two'
    """
    if not isinstance(text, str):
        raise wrong_type(name, "a string", text)
    text = text.replace("\n", " ")
    if not text.isprintable():
        text = re.sub(_CONTROL, " ", text)
        text = re.sub(_UNENCODABLE, "\N{REPLACEMENT CHARACTER}", text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def clean_optional(text: str | None, name: Attribute[Any] | str = "text") -> str | None:
    """Like :func:`clean`, but ``None`` and empty texts give ``None``."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise wrong_type(name, "a string or None", text)
    return clean(text) or None


def clean_all(texts: Iterable[str], name: Attribute[Any] | str = "texts") -> tuple[str, ...]:
    """Clean all texts and drop empty ones; raises :class:`TypeError` for a single string."""
    if texts == ():
        return ()  # the common case
    return tuple(text for text in map(clean, as_many(texts, str, name)) if text)


def clean_tags(tags: Iterable[str], name: Attribute[Any] | str = "tags") -> tuple[str, ...]:
    """Like :func:`clean_all`, but also split at commas.

    >>> clean_tags(["purge, terror", "law"])
    ('purge', 'terror', 'law')
    """
    if tags == ():
        return ()
    parts = [tag for text in clean_all(tags, name) for tag in text.split(",")]
    return clean_all(parts, name)
