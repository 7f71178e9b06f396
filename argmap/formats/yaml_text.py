"""YAML as plain values, with the lines of its keys; safe against hostile files.

Only plain values are made, and aliases are refused, because a few lines of them can stand for
gigabytes. Reading YAML needs PyYAML.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from argmap.formats.foreign_text import broken, decoded, line_span
from argmap.formats.packages import needed

_DEEPEST: Final = 100


class Yaml(NamedTuple):
    """A value, and the line of each key of its two upper levels: ``("arguments", "a1")``."""

    value: Any
    lines: dict[tuple[str, ...], int]


def parsed_yaml(data: bytes, path: str | None) -> Yaml:
    """Parse YAML.

    Raises :class:`ArgmapError` (``bad-import``), with the place, if it is not YAML, uses aliases or
    is nested too deeply, and ``package-missing`` without PyYAML.

    >>> parsed_yaml(b"meta:\\n  title: Mill\\n", None)
    Yaml(value={'meta': {'title': 'Mill'}}, lines={('meta',): 1, ('meta', 'title'): 2})
    """
    yaml = needed("yaml", "PyYAML", "yaml", "reading YAML")
    text = decoded(data, path)
    try:
        loader = yaml.SafeLoader(text)
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
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
        return Yaml(_plain(loader.construct_document(node)), _lines(node, yaml))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = line_span(mark.line + 1, path, mark.column + 1) if mark else line_span(1, path)
        broken(f"this is not YAML: {getattr(error, 'problem', None) or error}", where)
    except RecursionError:
        broken("this YAML is nested too deeply", line_span(1, path))
    except ValueError as error:  # a number or a date that Python does not have
        broken(f"this is not YAML: {error}", line_span(1, path))


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
