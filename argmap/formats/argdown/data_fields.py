"""Fields that Argdown has no word for, as data in braces: ``{by: Crito, note: "See the end."}``.

Data that argmap has written is read as these fields again; all other data is kept as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from argmap.formats.argdown.outline import Part, fields_named
from argmap.formats.argdown.yaml_values import data_value
from argmap.formats.foreign_ids import as_id
from argmap.language.escaping import context, escape_text
from argmap.language.parser import parse
from argmap.language.writer import field_values
from argmap.model import ArgmapError, Argument, Kind, Severity, Span
from argmap.model.codes import Code
from argmap.model.vocabulary import ARGUMENTS, CONCEDED, FIELDS, ID, KEYWORDS

_OWN: Final = ("kind", "id")
_ELSEWHERE: Final = ("title", "tags", "scheme")
"""Fields that Argdown has a place for."""

_NAMES: Final = frozenset({*_OWN, *FIELDS}) - {"title", "tags"}
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z'-]*(?: [A-Za-z'-]+)*")
_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_KINDS: Final = (Kind.EVIDENCE, Kind.ASSUMPTION, Kind.WARRANT, Kind.UNLESS)
"""Kinds that Argdown does not know, and that no place in the text says."""

_ALLOWED: Final = (Code.UNKNOWN_SOURCE, Code.NO_SOURCE, Code.NO_PREMISE, Code.EMPTY_TEXT)


def data_text(
    part: Part, title: str | None, *, has_inference: bool = False, is_grouped: bool = False
) -> str:
    """Return the data of a part: what it was imported with, and its fields.

    ``has_inference`` says whether its scheme is written as the rule of an inference, and
    ``is_grouped`` whether it says that it belongs to the section in which it is written.

    >>> from argmap.language import loads
    >>> data_text(loads("claim a: A.\\n  by: Crito\\n  note: See {b} below.\\n")["a"], "a")
    '{by: Crito, note: "See {b\\\\u007d below."}'
    """
    kept = fields_named(part, "argdown-data")[-1:]
    values = _values_of(part, title)
    if isinstance(part, Argument) and part.scheme is not None and not has_inference:
        values["scheme"] = part.scheme
    if is_grouped:
        values["isInGroup"] = True
    if not values:
        return "".join(kept)
    if kept:
        try:
            known = data_value(kept[0], Span(1, 1, 1, 1))
        except ArgmapError:
            known = {}
        if isinstance(known, dict):
            plain = json.loads(json.dumps(known, default=str))
            values = {**{str(key): value for key, value in plain.items()}, **values}
    return _written(values)


def _values_of(part: Part, title: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if part.kind in _KINDS:
        values["kind"] = str(part.kind)
    if part.id and title is not None and not _is_id_of(part.id, title, part):
        values["id"] = part.id
    for field, value in field_values(part):
        if field in _ELSEWHERE or field.startswith("x-argdown-"):
            continue
        if field in ("cite", "figure", "note", "link") or field.startswith("x-"):
            many = values.setdefault(field, [])
            many.append(value)
        else:
            values[field] = value
    return {
        field: value[0] if isinstance(value, list) and len(value) == 1 else value
        for field, value in values.items()
    }


def _is_id_of(id: str, title: str, part: Part) -> bool:
    """Whether a part gets its id from its title when it is imported, perhaps with a number."""
    default = "argument" if isinstance(part, Argument) else "statement"
    made = as_id(title, default)
    rest = id.removeprefix(f"{made}-")
    return id == made or (rest != id and rest.isdigit())


def _written(values: Mapping[str, Any]) -> str:
    inner = ", ".join(f"{_key(key)}: {_value(value)}" for key, value in values.items())
    return f"{{{inner}}}"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z][\w-]*", key) else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
            return value
        if re.fullmatch(r"0|1|0\.[0-9]*[1-9]", value):
            return value  # a confidence or a strength
        if '"' in value and "'" not in value and "}" not in value:
            return f"'{value}'"
    # The end of data is a brace, wherever it is.
    text = json.dumps(value, ensure_ascii=False)
    return text if isinstance(value, dict) else text.replace("}", "\\u007d")


def kind_in(data: Any) -> Kind | None:
    """Return the kind that data gives, if it is one that Argdown does not know."""
    kind = data.get("kind") if isinstance(data, dict) else None
    return Kind(kind) if isinstance(kind, str) and kind in _KINDS else None


def id_in(data: Any) -> str:
    """Return the id that data gives, or "" if it gives none."""
    id = data.get("id") if isinstance(data, dict) else None
    is_id = isinstance(id, str) and ID.fullmatch(id) is not None and id not in KEYWORDS
    return id if is_id and isinstance(id, str) else ""


def fields_from(data: Any, raw: str, kind: str) -> dict[str, Any] | None:
    """Return the attributes in the data of a part of a kind.

    ``None`` if it has more than the fields of such a part; then it is kept as it is.

    >>> fields_from({"confidence": 0.4}, "{confidence: 0.4}", "claim")
    {'confidence': 0.4}
    >>> fields_from({"confidence": "high"}, "{confidence: high}", "claim")
    """
    if not isinstance(data, dict) or not data or not raw.startswith("{"):
        return None
    if not all(isinstance(one, str) and (one in _NAMES or one.startswith("x-")) for one in data):
        return None
    if ("kind" in data and data["kind"] != kind) or ("id" in data and not id_in(data)):
        return None
    lines: list[str] = []
    for name, value in data.items():
        if name in _OWN:
            continue
        for one in value if isinstance(value, list) else [value]:
            text = str(one)
            if not isinstance(one, (str, int, float)) or isinstance(one, bool) or "\n" in text:
                return None
            if name != "cite":
                text = escape_text(text, context(f"{name}:"), first=True)
            lines.append(f"    {name}: {text}\n")
    return _parsed(lines, kind)


_ATTRIBUTES: Final = (
    "by", "acceptance", "citations", "concession", "qualifier", "notes", "links", "extra",
    "figures", "confidence", "strength", "scheme",
)  # fmt: skip


def _parsed(lines: list[str], kind: str) -> dict[str, Any] | None:
    """The attributes that some lines give a part of a kind, if they are fields of it."""
    usual = Kind.OBJECTION if kind in CONCEDED else Kind.CLAIM
    head = kind if kind in ARGUMENTS else usual
    parsed = parse(f"source: s\nclaim top: A.\n  {head} part: A.\n{''.join(lines)}")
    found = parsed.diagnostics
    if any(one.severity is Severity.ERROR and one.code not in _ALLOWED for one in found):
        return None
    part = parsed.map.get("part")
    if part is None or len(parsed.map.items) != 2:
        return None
    values = {name: getattr(part, name, None) for name in _ATTRIBUTES}
    return {name: value for name, value in values.items() if value not in (None, ())}
