"""Tags in the notation of other tools, converted to comma-separated words."""

from __future__ import annotations

import re
from typing import Final

from argmap.model.clean_text import clean_tags
from argmap.model.name_matching import normal_form

_SUSPECT: Final = re.compile(r"[#;|\[\]{}()\"'“”‘’«»，；、،*•]|^-\s|,\s*-\s|\s/\s|,\s*(?:,|$)|^,")
_EMPTY: Final = re.compile(r",\s*(?:,|$)|^,")
_BRACKETS: Final = {"[": "]", "(": ")", "{": "}"}
_QUOTES: Final = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_SEPARATOR: Final = re.compile(r"[,;|，；、،•]|\s/\s|\s(?=#[^\W\d])")
_MARK: Final = re.compile(r"(?:[-*]\s+|#+(?=[^\W\d]))+")


def tags_meant(value: str) -> str | None:
    """Return the tags that a value seems to mean, or ``None`` if it is fine as it is.

    >>> tags_meant("#law #order"), tags_meant("law; order"), tags_meant("[law, order]")
    ('law, order', 'law, order', 'law, order')
    >>> tags_meant("law, C#, poor law"), tags_meant("dockers' union")
    (None, None)
    >>> tags_meant("law / order"), tags_meant("law,, order"), tags_meant("law, Law")
    ('law, order', 'law, order', 'law')
    """
    written = clean_tags([value])
    if _SUSPECT.search(value) is None:
        once = _once(written)
        return None if once == written else ", ".join(once)
    inner = _unwrapped(value.strip(), _BRACKETS)
    meant = []
    for piece in _SEPARATOR.split(inner):
        tag = _unwrapped(_MARK.sub("", piece.strip(), count=1), _QUOTES)
        meant.append(_MARK.sub("", tag.strip(), count=1))
    tags = _once(clean_tags(meant))
    return None if tags == written and _EMPTY.search(value) is None else ", ".join(tags)


def _once(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Remove duplicate tags."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(normal_form(tag), tag)
    return tuple(first.values())


def _unwrapped(text: str, pairs: dict[str, str]) -> str:
    """Remove the brackets or quotation marks around a text, unless it has more of them inside."""
    closing = pairs.get(text[:1])
    inner = text[1:-1]
    if closing is None or len(text) < 2 or text[-1] != closing:
        return text
    return text if closing in inner or text[0] in inner else inner
