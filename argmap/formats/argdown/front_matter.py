"""The front matter of an Argdown text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from argmap.formats.argdown.yaml_values import front_matter_value
from argmap.formats.kept_json import from_kept_json
from argmap.model import ArgmapError, ArgumentMap, Span
from argmap.model.clean_text import clean

_HEADERS: Final = ("title", "author", "date")
_PLAIN: Final = re.compile(r"[A-Za-z][\w .,;()/-]*[\w.)]|[A-Za-z]")
_WORDS: Final = re.compile(r"(?i)true|false|null|yes|no|on|off")


def headers_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the title, the author and the date that front matter gives, as texts.

    >>> headers_of({"title": "On liberty", "author": ["Mill", "Taylor"], "model": {}})
    {'title': 'On liberty', 'author': 'Mill, Taylor'}
    """
    found: dict[str, str] = {}
    for name in _HEADERS:
        value = settings.get(name)
        many = value if isinstance(value, list) else [value]
        if value is not None and all(isinstance(one, (str, int, float)) for one in many):
            text = clean(", ".join(map(str, many)))
            if text:
                found[name] = text
    return found


def front_matter_text(map: ArgumentMap) -> str:
    """Return the front matter of a map, with the empty line after it, or "".

    >>> print(front_matter_text(ArgumentMap("On liberty", author="J. S. Mill")), end="")
    ===
    title: On liberty
    author: J. S. Mill
    ===
    <BLANKLINE>
    """
    wanted = {
        name: value
        for name, value in zip(_HEADERS, (map.title, map.author, map.date), strict=True)
        if value
    }
    kept = _kept(map)
    settings: Any = {}
    if kept:
        try:
            settings = front_matter_value(kept, Span(1, 1, 1, 1))
        except ArgmapError:
            kept, settings = "", {}
    if kept and headers_of(settings if isinstance(settings, dict) else {}) == wanted:
        return f"{kept}\n\n"
    lines = [f"{name}: {_scalar(value)}" for name, value in wanted.items()]
    inner = re.sub(r"={3,}\s*$", "", re.sub(r"^\s*={3,}\s*?(?:\n|$)", "", kept)).strip("\n")
    for name in _HEADERS:
        inner = re.sub(rf"^{name}[ \t]*:.*(?:\n[ \t-].*)*\n?", "", inner, flags=re.MULTILINE)
    lines += [inner.rstrip()] if inner.strip() else []
    return "===\n" + "\n".join(lines) + "\n===\n\n" if lines else ""


def _kept(map: ArgumentMap) -> str:
    for name, value in (*map.extra, *map.closing_extra):
        if name == "argdown-front-matter":
            try:
                text = from_kept_json(value)
            except ValueError:
                continue
            if isinstance(text, str) and re.fullmatch(r"===+[\s\S]*?===+", text):
                return text
    return ""


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and not _WORDS.fullmatch(value):
        return value
    return json.dumps(value.replace("===", "=\u200b=\u200b="), ensure_ascii=False)
