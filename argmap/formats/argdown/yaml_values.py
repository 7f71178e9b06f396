"""The YAML of front matter and of data in braces, as Argdown reads it: YAML 1.2."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from argmap.formats.foreign_text import broken
from argmap.formats.packages import needed
from argmap.model import Span

_BLOCK: Final = re.compile(r"\{[ \t]*(?:\n\r|\n)")
_DEEPEST: Final = 100
_DEEP: Final = re.compile(r"(?:[-?][ \t]+){100}|^ {1000}", re.MULTILINE)
_TAG: Final = "tag:yaml.org,2002:"
_SCALARS: Final = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", r"<<", "<"),
)
"""What plain scalars mean; all others are texts, dates too."""


def _yaml() -> Any:
    return needed("yaml", "PyYAML", "yaml", "reading front matter and data in braces")


def _loader(yaml: Any, base: Any) -> Any:
    class Loader(base):  # type: ignore[misc]
        """A safe loader for YAML 1.2, in which a key occurs once."""

        yaml_implicit_resolvers: Any = {}  # noqa: RUF012  # none of the base

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            self.flatten_mapping(node)
            made: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = self.construct_object(key_node, deep=True)
                if isinstance(key, (list, dict)):
                    key = str(key)
                if key in made:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key!r} occurs twice", key_node.start_mark
                    )
                made[key] = self.construct_object(value_node, deep=True)
            return made

        def construct_int(self, node: Any) -> int:
            text = node.value
            return int(text, 0) if re.match("0[obx]", text) else int(text)

    for name, pattern, first in _SCALARS:
        Loader.add_implicit_resolver(_TAG + name, re.compile(f"(?:{pattern})$"), list(first))
    Loader.add_constructor(f"{_TAG}int", Loader.construct_int)
    Loader.add_constructor(f"{_TAG}map", Loader.construct_mapping)
    Loader.add_constructor(f"{_TAG}value", Loader.construct_scalar)
    return Loader


@cache
def _loaders() -> tuple[Any, ...]:
    """The fast loader, if there is one, and that of Python, which accepts a little more."""
    yaml = _yaml()
    fast = getattr(yaml, "CSafeLoader", None)
    return tuple(_loader(yaml, one) for one in (fast, yaml.SafeLoader) if one is not None)


def data_value(text: str, where: Span) -> Any:
    """Return the value of data in braces.

    Raises :class:`ArgmapError` (``bad-import``) if it is not YAML.

    >>> data_value("{isInMap: false, note: no}", Span(1, 1, 1, 2))
    {'isInMap': False, 'note': 'no'}
    """
    block = _BLOCK.match(text)
    return _value(re.sub(r"\}\s*$", "", text[block.end() :]) if block else text, "data", where)


def front_matter_value(text: str, where: Span) -> Any:
    """Return the value of front matter, which is written between lines of ``=``.

    Raises :class:`ArgmapError` (``bad-import``) if it is not YAML.
    """
    inner = re.sub(r"={3,}\s*$", "", re.sub(r"^\s*={3,}", "", text))
    return _value(inner, "front matter", where)


@cache
def _loaded(text: str) -> Any:
    yaml = _yaml()
    *others, last = _loaders()
    for loader in others:
        try:
            return yaml.load(text, loader)
        except yaml.YAMLError:
            continue
    return yaml.load(text, last)


def _value(text: str, called: str, where: Span) -> Any:
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST or _DEEP.search(text):
        broken(f"this {called} is nested more than {_DEEPEST} levels deep", where)
    yaml = _yaml()
    try:
        return _loaded(text)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        mark = getattr(error, "problem_mark", None)
        if called == "front matter" and mark is not None:  # it begins a line, unlike data
            line, column = where.line + mark.line, mark.column + 1
            where = Span(line, column, line, column + 1, where.path)
        broken(f"this {called} is not YAML: {problem}", where)
    except (ValueError, RecursionError, TypeError) as error:
        broken(f"this {called} is not YAML: {str(error) or 'it is nested too deeply'}", where)
