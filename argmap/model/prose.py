"""Text as a map holds it: one line, single spaces, nothing that no file or picture can carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# A no-break space within a text is a character that people mean; it stays. What Unicode or a
# terminal calls a line break or a control character becomes a space, and a lone surrogate has
# no UTF-8 at all.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNENCODABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` as one line with single spaces and without control characters.

    Raises :class:`TypeError` for what is no text.

    >>> clean("  one\\n two ")
    'one two'
    """
    if not isinstance(text, str):
        raise TypeError(f"a text is wanted, not {text!r}")
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


def clean_optional(text: str | None) -> str | None:
    """Like :func:`clean`; text that is empty counts as absent."""
    return (clean(text) or None) if text is not None else None


def clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    """Clean every text and drop the empty ones; :class:`TypeError` for a lone text."""
    if not texts:
        return ()
    if isinstance(texts, str):
        raise TypeError("a sequence of texts is wanted, not one text")
    return tuple(text for text in map(clean, texts) if text)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Like :func:`clean_all`; a comma parts two tags.

    >>> clean_tags(["purge, terror", "law"])
    ('purge', 'terror', 'law')
    """
    if not tags:
        return ()
    return clean_all([tag for text in clean_all(tags) for tag in text.split(",")])
