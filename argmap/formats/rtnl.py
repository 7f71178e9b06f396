r"""Maps of Rationale (``.rtnl``).

There is no specification; this follows the reader and writer of AIFdb. A file is a program, whose
lines make the map. **It is never executed**: the lines that make boxes and fill them are recognised
by their form, and all others are left out::

    map0_0 = Create("Claim")
    SetText("The bridge should be closed")
    map0_1 = CreateChild(map0_0, "CompoundReason")
    map0_2 = CreateChild(map0_1, "Claim")
    SetText("Its cables are worn")

What becomes of what:

- A ``Claim`` at the top is a ``thesis``, or a ``claim`` if nothing is under it.
- A ``CompoundReason`` or ``CompoundObjection`` with one claim, and a ``Reason`` or ``Objection``,
  is a ``claim``, an ``objection`` or a ``rebuttal``. With several claims it is an ``argument`` or
  a ``counter``, and they are its linked premises.
- What is under an ``Inference`` is about the step: an ``undercut``, a ``counter`` or a ``warrant``.
- Any other box is ``evidence``, with its type in ``x-rtnl-type:``.
- A ``Note`` and ``SetNodeNotes`` are notes, ``SetHyperlink`` is a link, and ``SetEvaluation`` and
  ``SetTag`` are ``x-rtnl-evaluation:`` and ``x-rtnl-tag:``.

Places, sizes, colours and pictures are not kept, which is reported.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import Factory, define

from argmap.formats.foreign_text import broken, decoded, line_span, lost
from argmap.formats.format import Imported
from argmap.formats.outlines.labels import CON, PREMISE, PRO
from argmap.formats.outlines.outline_map import OutlineItem, OutlineMap
from argmap.model import ArgumentMap, Diagnostic
from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

_NAME: Final = r"[A-Za-z_]\w*(?:\[\d{1,6}\])*"
_CREATE: Final = re.compile(
    rf"\s*(?:(?P<name>{_NAME})\s*=\s*)?(?:app\.)?Create"
    rf"(?:(?P<how>Child|Annotation)\(\s*(?P<under>{_NAME})\s*,|\()"
    r"\s*u?[\"'](?P<type>\w+)[\"']\s*\)\s*"
)
_LIKE_CREATE: Final = re.compile(r"\s*(?:\w+\s*=\s*)?(?:app\.)?Create\w*\(.*")
_SET: Final = re.compile(
    rf"\s*(?:app\.)?(?P<call>Set\w+)\(\s*(?:(?P<of>{_NAME})\s*,\s*)?(?P<values>.*)\)\s*", re.DOTALL
)
_STRING: Final = re.compile(r"u?\"((?:[^\"\\]|\\.)*)\"|u?'((?:[^'\\]|\\.)*)'", re.DOTALL)
_SUM: Final = re.compile(
    rf"\s*(?:{_STRING.pattern})(?:\s*\+\s*(?:CR\(\)|{_STRING.pattern}))*\s*", re.DOTALL
)
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_SIGNS: Final = {"n": "\n", "r": "\r", "t": "\t"}
_END: Final = "#-- End of Prelude --"
_STEPS: Final = {"CompoundReason": "argument", "CompoundObjection": "counter"}
_LOOK: Final = "places, sizes, colours and pictures are not kept"


@define(eq=False)
class _Box:
    """A box of the map, and what it gives to the box above it."""

    type: str
    line: int
    parent: _Box | None
    item: OutlineItem
    children: list[_Box] = Factory(list)
    given: list[OutlineItem] = Factory(list)


def read(data: bytes, path: str | None = None) -> Imported:
    r"""Make a map from a map of Rationale; nothing in it is executed.

    Raises :class:`ArgmapError` (``bad-import``) if it is none, or broken.

    >>> map = read(b'#Rationale Version 1\na = Create("Claim")\nSetText("Close it")\n').map
    >>> [statement.text for statement in map]
    ['Close it']
    """
    text = decoded(data, path)
    boxes, losses = _boxes(text, path)
    if not boxes:
        broken("this is not a map of Rationale: it creates no box", line_span(1, path))
    notes: list[str] = []
    roots: list[OutlineItem] = []
    for box in reversed(boxes):  # each after what is under it
        _give(box)
    for box in boxes:
        if box.parent is None and box.type == "Note":
            notes.append(box.item.text)
        elif box.parent is None:
            for item in box.given:
                item.role = "thesis" if item.children and item.text else item.role
                roots.append(item)
    made = OutlineMap(roots)
    map = ArgumentMap("", made.items, notes=notes, extra=[("imported", "rtnl")])
    return Imported(map, [*losses, *made.losses])


def _boxes(text: str, path: str | None) -> tuple[list[_Box], list[Diagnostic]]:
    """The boxes that a program makes, in their order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((at for at, line in enumerate(lines, 1) if line.strip() == _END), 0)
    named: dict[str, _Box] = {}
    boxes: list[_Box] = []
    unknown: dict[str, int] = {}
    losses: list[Diagnostic] = []
    current: _Box | None = None  # the one that is filled if a line names none
    for number, line in enumerate(lines[start:], start + 1):
        match = _CREATE.fullmatch(line)
        if match is not None:
            parent = None
            if match["under"]:
                parent = _found(match["under"], named, number, path)
            span = line_span(number, path)
            type = "Note" if match["how"] == "Annotation" else match["type"]
            current = _Box(type, number, parent, OutlineItem("", span=span))
            boxes.append(current)
            if parent is not None:
                parent.children.append(current)
            if match["name"]:
                named[match["name"]] = current
            continue
        if _LIKE_CREATE.fullmatch(line):
            losses.append(
                lost("this box is not made in a form that argmap knows", line_span(number, path))
            )
            current = None
            continue
        match = _SET.fullmatch(line)
        if match is None:
            continue
        box_of = current
        if match["of"] in named or (match["of"] or "").endswith("]"):
            box_of = _found(match["of"], named, number, path)
        if box_of is not None and not _set(box_of, match["call"], match["values"]):
            unknown.setdefault(match["call"], number)
    if unknown:
        first = min(unknown.values())
        losses.append(lost(f"{_LOOK} ({', '.join(unknown)})", line_span(first, path)))
    return boxes, losses


def _found(name: str, named: dict[str, _Box], line: int, path: str | None) -> _Box:
    """The box with a name, such as ``map0_1`` or ``node0[1][0]``."""
    base, *places = re.findall(r"\w+", name)
    box = named.get(name) or named.get(base)
    if box is not None and name not in named:
        for place in map(int, places):
            box = box.children[place] if box is not None and place < len(box.children) else None
    if box is None:
        broken(f"there is no box {name!r} above this line", line_span(line, path))
    return box


def _set(box: _Box, call: str, values: str) -> bool:
    """Fill a box; return whether what is set is kept."""
    strings = [_unescaped(match[1] or match[2] or "") for match in _STRING.finditer(values)]
    if call == "SetText":
        whole = re.fullmatch(r"\s*u?([\"'])(.*)\1\s*", values, re.DOTALL)
        if _SUM.fullmatch(values):
            box.item.text = clean(" ".join(strings))
        elif whole is not None:  # AIFdb writes quotation marks without backslashes
            box.item.text = clean(_unescaped(whole[2]))
    elif call == "SetNodeNotes":
        box.item.notes += [note for text in strings for note in text.split("\n")]
    elif call == "SetEvaluation":
        box.item.extra += [("rtnl-evaluation", clean(one)) for one in strings[:1]]
    elif call == "SetTag":
        box.item.extra.append(("rtnl-tag", clean(": ".join(strings))))
    elif call == "SetHyperlink":
        links = [one for one in strings if is_safe_link(one)]
        box.item.links += links
        return bool(links)
    else:
        return False
    return True


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) > 1:
            return chr(int(code[1:], 16))
        return _SIGNS.get(code, code)

    return _ESCAPE.sub(sign, text)


def _give(box: _Box) -> None:
    """Work out what a box gives to the one above it, after all boxes under it have."""
    item = box.item
    for child in box.children:
        if child.type == "Note":
            item.notes.append(child.item.text)
    under = [one for child in box.children if child.type != "Note" for one in child.given]
    if box.type == "Inference":
        box.given = [one for item in under for one in _about_step(item)]
        return
    if box.type not in _STEPS:
        item.children = under
        if box.type in ("Reason", "Objection"):
            item.role = PRO if box.type == "Reason" else CON
        elif box.type != "Claim":
            item.role = "evidence" if box.parent is not None else ""
            item.extra.append(("rtnl-type", box.type))
        box.given = [item]
        return
    claims = [child for child in box.children if child.type not in ("Inference", "Note", *_STEPS)]
    members = [one for child in claims for one in child.given]
    about = [one for one in under if not any(one is member for member in members)]
    if len(members) == 1 and not about:
        members[0].role = PRO if box.type == "CompoundReason" else CON
        members[0].notes += item.notes
        box.given = members
        return
    for member in members:
        member.role = member.role if member.role == "evidence" else PREMISE
    item.role, item.children = _STEPS[box.type], [*members, *about]
    box.given = [item] if members else about


def _about_step(item: OutlineItem) -> list[OutlineItem]:
    """What is under an inference attacks the step, or licenses it."""
    if item.role == "argument":
        for one in item.children:
            one.role = "warrant" if one.role in (PREMISE, "evidence") else one.role
        return item.children
    item.role = {CON: "undercut", PRO: "warrant"}.get(item.role, item.role)
    return [item]
