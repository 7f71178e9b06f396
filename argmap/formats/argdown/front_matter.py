"""The front matter of an Argdown text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from argmap.formats.argdown.yaml_values import front_matter_value
from argmap.formats.kept_json import kept_value
from argmap.model import ArgmapError, ArgumentMap, Span
from argmap.model.clean_text import clean, clean_tags
from argmap.model.vocabulary import ID, KEYWORDS

_TEXTS: Final = ("title", "author", "date")
_LISTS: Final = {"source": "sources", "tags": "tags", "note": "notes"}
"""Keys whose values are lists, with the attributes of a map."""

_PLAIN: Final = re.compile(r"[A-Za-z][\w .;()/-]*[\w.)]|[A-Za-z]")
_WORDS: Final = re.compile(r"(?i)true|false|null|yes|no|on|off")


def headers_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the headers that front matter gives, by the names of attributes of a map.

    >>> headers_of({"title": "On liberty", "author": ["Mill", "Taylor"], "model": {}})
    {'title': 'On liberty', 'author': 'Mill, Taylor'}
    """
    found: dict[str, Any] = {}
    for name in _TEXTS:
        text = clean(", ".join(_texts(settings.get(name))))
        if text:
            found[name] = text
    for name, attribute in _LISTS.items():
        texts = tuple(clean(one) for one in _texts(settings.get(name)))
        if attribute == "sources":
            are_ids = all(ID.fullmatch(one) and one not in KEYWORDS for one in texts)
            texts = texts if are_ids else ()
        elif attribute == "tags":
            texts = clean_tags(texts)
        if any(texts):
            found[attribute] = texts
    return found


def _texts(value: Any) -> list[str]:
    many = value if isinstance(value, list) else [value]
    is_plain = all(isinstance(one, (str, int, float)) for one in many)
    return [str(one) for one in many] if value is not None and is_plain else []


def _headers(map: ArgumentMap) -> dict[str, Any]:
    values: dict[str, Any] = {"title": map.title, "author": map.author, "date": map.date}
    values["sources"] = tuple(one.id for one in map.sources)
    values |= {"tags": map.tags, "notes": map.notes}
    return {name: value for name, value in values.items() if value}


def front_matter_text(map: ArgumentMap) -> str:
    """Return the front matter of a map, with the empty line after it, or "".

    >>> print(front_matter_text(ArgumentMap("On liberty", author="J. S. Mill")), end="")
    ===
    title: On liberty
    author: J. S. Mill
    ===
    <BLANKLINE>
    """
    wanted = _headers(map)
    kept = _kept(map)
    settings: Any = {}
    if kept:
        try:
            settings = front_matter_value(kept, Span(1, 1, 1, 1))
        except ArgmapError:
            kept, settings = "", {}
    if kept and headers_of(settings if isinstance(settings, dict) else {}) == wanted:
        return f"{kept}\n\n"
    names = {attribute: name for name, attribute in _LISTS.items()}
    lines = [f"{names.get(one, one)}: {_yaml(value)}" for one, value in wanted.items()]
    inner = re.sub(r"={3,}\s*$", "", re.sub(r"^\s*={3,}\s*?(?:\n|$)", "", kept)).strip("\n")
    for name in (*_TEXTS, *_LISTS):
        inner = re.sub(rf"^{name}[ \t]*:.*(?:\n[ \t-].*)*\n?", "", inner, flags=re.MULTILINE)
    lines += [inner.rstrip()] if inner.strip() else []
    return "===\n" + "\n".join(lines) + "\n===\n\n" if lines else ""


def is_all_headers(front_matter: str, settings: Mapping[str, Any]) -> bool:
    """Whether front matter says no more than the headers of the map that is made of it.

    >>> is_all_headers("===\\ntitle: On liberty\\n===", {"title": "On liberty"})
    True
    """
    names = {_LISTS.get(name, name) for name in settings}
    return "#" not in front_matter and bool(settings) and names == set(headers_of(settings))


def _kept(map: ArgumentMap) -> str:
    for name, value in (*map.extra, *map.closing_extra):
        if name == "argdown-front-matter":
            text = kept_value(value, None)
            if isinstance(text, str) and re.fullmatch(r"===+[\s\S]*?===+", text):
                return text
    return ""


def _yaml(value: str | tuple[str, ...]) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(map(_yaml, value))}]"
    if _PLAIN.fullmatch(value) and not _WORDS.fullmatch(value):
        return value
    # The end of front matter is three of these signs, wherever they are.
    return json.dumps(value, ensure_ascii=False).replace("===", "=\\u003d=")
