"""The words of a logical term, by the patterns of a Carneades ``language``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_TERM: Final = re.compile(r"(\w+)\((.*)\)")
_DEEPEST: Final = 20


def in_words(term: str, language: Mapping[str, Any], depth: int = 0) -> str:
    """Return a term in words, as far as the language has patterns for it.

    >>> in_words("expert(jo,law)", {"expert/2": "%s is an expert in %s."})
    'jo is an expert in law.'
    >>> in_words("rain", {"rain/0": "It rained."}), in_words("snow", {})
    ('It rained.', 'snow')
    """
    found = _TERM.fullmatch(term)
    name, given = (found[1], _arguments(found[2])) if found is not None else (term, [])
    pattern = language.get(f"{name}/{len(given)}")
    if not isinstance(pattern, str) or depth > _DEEPEST:
        return term
    parts = re.split("%[sv]", pattern)
    if len(parts) != len(given) + 1:
        return term
    words = [in_words(one.strip(), language, depth + 1).rstrip(".") for one in given]
    return parts[0] + "".join(word + part for word, part in zip(words, parts[1:], strict=True))


def _arguments(text: str) -> list[str]:
    """The arguments of a term: its text, divided at the commas outside brackets."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            found.append(text[start:at])
            start = at + 1
    return [*found, text[start:]]
