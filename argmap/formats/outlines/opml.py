"""Outlines in OPML 2.0 (http://opml.org/spec2.opml), which outliners exchange.

An ``outline`` is an item: its ``text``, its ``_note``, and an address in ``url`` or ``htmlUrl``.
Its label is its ``type``, such as ``con``, or at the beginning of the text. The attributes of an
outline that a map has no word for are in ``x-opml:``, and the head of the file is in
``x-opml-file:`` below the last statement, so that a file comes back as the same XML.

:func:`write` writes the statements and arguments with their kinds, notes and the first link, and
says what it leaves out.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from argmap.formats.foreign_text import broken, lost
from argmap.formats.format import Exported, Imported
from argmap.formats.kept_json import kept_json, kept_value
from argmap.formats.outlines.labels import LINK, NOTE, PRO, labelled, role_of
from argmap.formats.outlines.outline_map import EMPTY, OutlineItem, OutlineMap
from argmap.formats.outlines.outline_writing import Line, outline_lines
from argmap.formats.untold import loss
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic, Reopening
from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

Attributes = dict[str, str]

_ADDRESSES: Final = ("url", "htmlUrl")
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
_INVALID: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS: Final = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_REMARKS: Final = (NOTE, LINK)
_UNLABELLED: Final = frozenset({"", PRO, "answer", "premise"})
"""The labels of items that may have none."""


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map from a file in OPML.

    Raises :class:`ArgmapError` (``bad-import``) if it is none.

    >>> item = b'<outline text="Close it."><outline text="It is new." type="con"/></outline>'
    >>> map = read(b'<opml version="2.0"><head/><body>%s</body></opml>' % item).map
    >>> [(str(item.kind), item.text) for item in map]
    [('thesis', 'Close it.'), ('objection', 'It is new.')]
    """
    root = parsed_xml(data, path)
    body = root.first("body") if root.name == "opml" else None
    if body is None:
        broken("this is not OPML: it has no body", root.span)
    losses: list[Diagnostic] = []
    roots = _items(body, losses)
    head = root.first("head")
    title = head.first("title") if head is not None else None
    made = OutlineMap(roots)
    kept = kept_json({
        "attributes": root.attributes,
        "head": None if head is None else _kept_head(head, losses),
        "body": body.attributes,
    })  # fmt: skip
    extra = [("imported", "opml")]
    closing = [("opml-file", kept)]
    map = ArgumentMap(
        "" if title is None else clean(title.text),
        made.items,
        extra=extra if made.items else extra + closing,
        closing_extra=closing if made.items else (),
    )
    return Imported(map, [*losses, *made.losses])


def _items(body: Element, losses: list[Diagnostic]) -> list[OutlineItem]:
    """The items of the outlines in the body."""
    roots: list[OutlineItem] = []
    waiting = [(body, roots)]
    while waiting:
        element, items = waiting.pop()
        for child in element:
            if child.name != "outline":
                losses.append(lost(f"<{child.name}> is not kept", child.span))
                continue
            item = _item(child.attributes)
            item.span = child.span
            items.append(item)
            waiting.append((child, item.children))
    return roots


def _item(attributes: Attributes) -> OutlineItem:
    """The item of an outline with these attributes."""
    whole = attributes.get("text", "")
    role, text = role_of(attributes.get("type", "")), whole
    if role in ("", *_REMARKS):
        role, text = labelled(whole)
    if role in _REMARKS:  # these stay outlines, so that the file comes back
        role, text = "", whole
    notes = [note for note in map_lines(attributes.get("_note", "")) if note]
    links = [attributes[name] for name in _ADDRESSES if is_safe_link(attributes.get(name, ""))]
    item = OutlineItem(clean(text), role, notes=notes, links=links[:1])
    is_empty = not item.text and role not in ("argument", "counter")
    if is_empty or attributes != _attributes(item.text, role, item.notes, item.links):
        item.extra = [("opml", kept_json(attributes))]
    return item


def map_lines(text: str) -> list[str]:
    """Return the lines of a text, each as a map has it."""
    return [clean(line) for line in text.split("\n")]


def _attributes(text: str, role: str, notes: list[str], links: list[str]) -> Attributes:
    """The attributes of a new outline."""
    made = {"text": text}
    if role not in _UNLABELLED or role == "premise" or (role and labelled(text)[0]):
        made["type"] = role
    if notes:
        made["_note"] = "\n".join(notes)
    if links:
        made["url"] = links[0]
    return made


def _kept_head(head: Element, losses: list[Diagnostic]) -> list[Any]:
    """The head as JSON: the name, the attributes and the text of each element in it."""
    kept: list[Any] = []
    for child in head:
        if child.children:
            losses.append(lost(f"what is in <{child.name}> is not kept", child.children[0].span))
        kept.append([child.name, child.attributes, child.text])
    return kept


def write(map: ArgumentMap) -> Exported:
    """Write a map as OPML; the losses say what it leaves out.

    >>> from argmap.language import loads
    >>> print(write(loads("map: Bridge\\nclaim c: Close it.\\n")).data.decode(), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0">
      <head>
        <title>Bridge</title>
      </head>
      <body>
        <outline text="Close it."/>
      </body>
    </opml>
    """
    lines, losses = outline_lines(map, "OPML")
    kept = kept_value(dict((*map.extra, *map.closing_extra)).get("opml-file", ""), None)
    file = kept if isinstance(kept, dict) else {"attributes": {"version": "2.0"}, "head": []}
    if sum(len(part.links) > 1 for part in map.nodes.values()):
        losses.append(loss("only the first link of each statement is written", map.origin))
    if map.sections:
        losses.append(loss("the sections are left out", map.sections[0].origin))
    out = ['<?xml version="1.0" encoding="UTF-8"?>']
    out.append(_tag("opml", file.get("attributes")))
    if file.get("head") is not None:
        out += _head(file["head"], map.title)
    out.append("  " + _tag("body", file.get("body")))
    out += _outlines([line for line in lines if not line.section])
    out += ["  </body>", "</opml>", ""]
    return Exported("\n".join(out).encode("utf-8"), losses)


def _outlines(lines: list[Line]) -> list[str]:
    """The outline elements of lines, each closed after what is below it."""
    out: list[str] = []
    depths: list[int] = []
    for at, line in enumerate(lines):
        while depths and depths[-1] >= line.depth:
            out.append(f"{'  ' * (depths.pop() + 2)}</outline>")
        has_more = at + 1 < len(lines) and lines[at + 1].depth > line.depth
        tag = _tag("outline", _of_line(line), is_closed=not has_more)
        out.append(f"{'  ' * (line.depth + 2)}{tag}")
        if has_more:
            depths.append(line.depth)
    while depths:
        out.append(f"{'  ' * (depths.pop() + 2)}</outline>")
    return out


def _of_line(line: Line) -> Attributes:
    """The attributes of a line: as they were, if they still say what the line says."""
    part = line.part
    assert part is not None and not isinstance(part, Reopening)
    fresh = _attributes(line.text, line.label.lower(), list(line.notes), list(line.links))
    kept = kept_value(dict(part.extra).get("opml", ""), None)
    if not isinstance(kept, dict) or not all(isinstance(one, str) for one in kept.values()):
        return fresh
    said = _item(kept)
    is_same = (said.text or EMPTY if line.text else said.text) == line.text
    is_same = is_same and tuple(said.notes) == line.notes and tuple(said.links) == line.links[:1]
    label = line.label.lower()
    if is_same and (said.role == label or (not said.role and label in _UNLABELLED)):
        return kept
    other = {name: value for name, value in kept.items() if name not in ("text", "type", "_note")}
    return fresh | {name: value for name, value in other.items() if name not in _ADDRESSES}


def _head(kept: Any, title: str) -> list[str]:
    """The head of the file, with the title of the map."""
    elements: list[tuple[str, Any, str]] = []
    for one in kept if isinstance(kept, list) else ():
        match one:
            case [str(name), attributes, str(text)] if _NAME.fullmatch(name):
                elements.append((name, attributes, text))
    places = [at for at, (name, _, _) in enumerate(elements) if name == "title"]
    if places and clean(elements[places[0]][2]) != title:
        elements[places[0]] = ("title", elements[places[0]][1], title)
    elif not places and title:
        elements.insert(0, ("title", {}, title))
    if not elements:
        return ["  <head/>"]
    out = ["  <head>"]
    for name, attributes, text in elements:
        tag = _tag(name, attributes, is_closed=not text)
        out.append(f"    {tag}{_escaped(text)}</{name}>" if text else f"    {tag}")
    return [*out, "  </head>"]


def _tag(name: str, attributes: Any, *, is_closed: bool = False) -> str:
    pairs = [
        f" {key}={quoteattr(_INVALID.sub('', value), _BREAKS)}"
        for key, value in (attributes.items() if isinstance(attributes, dict) else ())
        if _NAME.fullmatch(key) and isinstance(value, str)
    ]
    return f"<{name}{''.join(pairs)}{'/' * is_closed}>"


def _escaped(text: str) -> str:
    text = _INVALID.sub("", text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace("\r", "&#13;")
