"""XML as a tree, with the line of each element; safe against hostile files.

Nothing is fetched, and entities that a file defines are refused, because a few lines of them can
stand for gigabytes (CWE-776). The parser of :mod:`xml.etree` would allow them, and drops the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from xml.parsers.expat import errors as expat_errors

from attrs import Factory, define

from argmap.formats.foreign_text import broken, line_span
from argmap.model import ArgmapError, Span

_DEEPEST: Final = 5_000


@define
class Element:
    """An element: its name without a namespace, its attributes, texts and children, and its place.

    ``text`` is what stands before its first child, ``tail`` what follows its end.
    """

    name: str
    attributes: dict[str, str]
    span: Span
    children: list[Element] = Factory(list)
    text: str = ""
    tail: str = ""

    def __iter__(self) -> Iterator[Element]:
        return iter(self.children)

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute, or ``default``."""
        return self.attributes.get(name, default)

    def all(self, name: str) -> list[Element]:
        """Return the children with a name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """Return the first child with a name, or ``None``."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Element]:
        """Return the element and everything below it, in the order of the text."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    @property
    def whole_text(self) -> str:
        """The text of the element and of everything below it."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
                continue
            parts.append(one.text)
            for child in reversed(one.children):
                waiting += [child.tail, child]
        return "".join(parts)


def parsed_xml(data: bytes, path: str | None) -> Element:
    """Parse XML and return its root.

    Raises :class:`ArgmapError` (``bad-import``), with the place, if it is not XML, defines entities
    or is nested too deeply.

    >>> root = parsed_xml(b'<map><node TEXT="Why?"/></map>', "x.mm")
    >>> [(child.name, child.get("TEXT"), child.span.line) for child in root]
    [('node', 'Why?', 1)]
    """
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    top = Element("", {}, line_span(1, path))
    open_: list[Element] = [top]
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        here = line_span(parser.CurrentLineNumber, path, parser.CurrentColumnNumber + 1)
        if len(open_) > _DEEPEST:
            broken(f"this XML is nested more than {_DEEPEST:,} levels deep", here)
        flush()
        plain = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), plain, here)
        open_[-1].children.append(element)
        open_.append(element)

    def end(_name: str) -> None:
        flush()
        open_.pop()

    def flush() -> None:
        """Give the text that was read to its element; piece by piece it would be copied often."""
        if pieces:
            inside = open_[-1]
            if inside.children:
                inside.children[-1].tail = "".join(pieces)
            else:
                inside.text = "".join(pieces)
            pieces.clear()

    def entity(name: str, *_: object) -> None:
        here = line_span(parser.CurrentLineNumber, path)
        broken(f"this XML defines an entity, {name!r}; argmap does not read such files", here)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = pieces.append
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        reason = expat_errors.messages[error.code]
        broken(f"this is not XML: {reason}", line_span(error.lineno, path, error.offset + 1))
    except (ValueError, LookupError) as error:  # an encoding that Python does not have
        if isinstance(error, ArgmapError):
            raise
        broken(f"this is not XML: {error}", line_span(1, path))
    return top.children[0]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
