"""YAML as plain values, with the lines of its keys; safe against hostile files.

Only plain values are made, and aliases are refused, because a few lines of them can stand for
gigabytes. Reading YAML needs PyYAML.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from argmap.formats.foreign_text import broken, decoded, line_span
from argmap.formats.packages import needed

_DEEPEST: Final = 100
_PLAIN: Final = (
    ("bool", re.compile("(?:true|false|True|False)$"), "tTfF"),
    ("int", re.compile("(?:-?[1-9][0-9]{0,17}|0)$"), "-0123456789"),
    ("float", re.compile(r"-?(?:[1-9][0-9]{0,5}|0)\.[0-9]{0,8}[1-9]$"), "-0123456789"),
)
"""What is no text: the tag, what it looks like, and with which signs it begins."""


class Yaml(NamedTuple):
    """A value, and the line of each key of its two upper levels: ``("arguments", "a1")``."""

    value: Any
    lines: dict[tuple[str, ...], int]


def parsed_yaml(data: bytes, path: str | None) -> Yaml:
    """Parse YAML.

    Raises :class:`ArgmapError` (``bad-import``), with the place, if it is not YAML, uses aliases,
    is nested too deeply or has two values for one key, and ``package-missing`` without PyYAML.

    >>> parsed_yaml(b"meta:\\n  title: Mill\\n", None)
    Yaml(value={'meta': {'title': 'Mill'}}, lines={('meta',): 1, ('meta', 'title'): 2})
    """
    yaml = needed("yaml", "PyYAML", "yaml", "reading YAML")
    text = decoded(data, path)
    try:
        safe = _loader(yaml)
        loader = safe(text)
        depth = 0
        for event in yaml.parse(text, safe):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            where = line_span(event.start_mark.line + 1, path)
            if isinstance(event, yaml.AliasEvent):
                broken("this YAML has aliases, which argmap does not read", where)
            if depth > _DEEPEST:  # PyYAML takes quadratic time for it
                broken("this YAML is nested too deeply", where)
        node = loader.get_single_node()
        if node is None:
            return Yaml(None, {})
        _refuse_doubles(node, yaml, path)
        return Yaml(_plain(loader.construct_document(node)), _lines(node, yaml))
    except yaml.YAMLError as error:
        mark, place = getattr(error, "problem_mark", None), getattr(error, "position", 0)
        where = line_span(text.count("\n", 0, place) + 1, path)
        if mark:
            where = line_span(mark.line + 1, path, mark.column + 1)
        told = [getattr(error, name, None) for name in ("context", "problem")]
        reason = ", ".join(one for one in told if one) or str(error).partition("\n")[0]
        broken(f"this is not YAML: {reason}", where)
    except RecursionError:
        broken("this YAML is nested too deeply", line_span(1, path))
    except ValueError as error:  # a number or a date that Python does not have
        broken(f"this is not YAML: {error}", line_span(1, path))


def _loader(yaml: Any) -> Any:
    """The loader, which takes words as they are written.

    That of PyYAML reads ``no`` as false, ``12:30`` as 750 and ``1.10`` as 1.1. Here only true,
    false and numbers that would be written in the same way are no texts.
    """
    # libyaml is ten times as fast, where PyYAML has it.
    safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (safe,), {"yaml_implicit_resolvers": {}})
    for first, resolvers in safe.yaml_implicit_resolvers.items():
        kept = [one for one in resolvers if one[0].endswith((":null", ":merge"))]
        loader.yaml_implicit_resolvers[first] = kept
    for name, pattern, firsts in _PLAIN:
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", pattern, firsts)
    return loader


def _refuse_doubles(root: Any, yaml: Any, path: str | None) -> None:
    """Refuse two values for one key, of which PyYAML would drop the first."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            lines: dict[str, int] = {}
            for key, value in node.value:
                line = key.start_mark.line + 1
                name = key.value if isinstance(key, yaml.ScalarNode) else ""
                if name in lines:
                    message = f"the key {name!r} is there twice, first in line {lines[name]}"
                    broken(message, line_span(line, path), "rename or remove one of them")
                if name:
                    lines[name] = line
                waiting += [value]


def _plain(value: Any) -> Any:
    """A value of strings, numbers, lists and dictionaries; dates become strings."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, (str, bool, int, float)) else str(value)


def _lines(node: Any, yaml: Any) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for key, value in _pairs(node, yaml):
        found[(key.value,)] = key.start_mark.line + 1
        for inner, _ in _pairs(value, yaml):
            found[key.value, inner.value] = inner.start_mark.line + 1
    return found


def _pairs(node: Any, yaml: Any) -> list[Any]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
