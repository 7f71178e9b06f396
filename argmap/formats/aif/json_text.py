"""JSON as text, put together of pieces.

Most of an AIF file is nodes and edges that all look the same. Writing their text is three times as
quick as making dictionaries for :mod:`json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Any, Final

_ENCODER: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"))

string = encode_basestring
"""Return a string as JSON; this is what :mod:`json` calls itself, without choosing it first."""


def value(one: Any) -> str:
    """Return a value as JSON.

    >>> value({"text": "é", "at": [1, None]})
    '{"text":"é","at":[1,null]}'
    """
    if type(one) is str:
        return string(one)
    return "null" if one is None else _ENCODER.encode(one)


def object_of(members: Mapping[str, str]) -> str:
    """Return an object; the values are JSON already.

    >>> object_of({"nodeID": "7", "text": '"It is so."'})
    '{"nodeID":7,"text":"It is so."}'
    """
    return "{" + ",".join(f"{string(key)}:{text}" for key, text in members.items()) + "}"


def list_of(values: Iterable[str]) -> str:
    """Return a list; the values are JSON already."""
    return "[" + ",".join(values) + "]"


def as_bytes(text: str) -> bytes:
    r"""Return JSON in UTF-8; half a character, which JSON can have, is escaped.

    >>> as_bytes('["\ud83d"]')
    b'["\\ud83d"]'
    """
    return text.encode("utf-8", "backslashreplace")
