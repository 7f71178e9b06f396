"""Completion: kinds and fields, ids, sources, figures, schemes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types

from argmap.analysis import SCHEMES
from argmap.file_io import maps_in
from argmap.frozen_class import frozen
from argmap.language.allowed_fields import LINK_FIELDS, fields_of
from argmap.language.token_roles import Role
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Document
from argmap.lsp.line_context import LINK, Above, above, columns
from argmap.model import Argument, ArgumentMap, Extent, Reference
from argmap.model.items import STRENGTHS
from argmap.model.name_matching import normal_form
from argmap.model.vocabulary import (
    ARGUMENTS,
    HEADERS,
    ID,
    PLACEMENT,
    SECTIONS,
    RelationKind,
)
from argmap.wording.keyword_docs import ALL, RELATIONS

_MOST: Final = 100  # items in one response; further typing narrows them down
_TEXT: Final = 80  # characters of a statement shown beside its id
_MANY: Final = frozenset({"cite", "figure", "tags", "note", "link"})
_ONCE: Final = frozenset({"map", "author", "date"})

# Capitals are accepted, since a phone begins a line with one.
_WORD: Final = re.compile(r"(?P<indent> *)(?P<typed>@?[A-Za-z0-9.-]*)")
_AFTER_AT: Final = re.compile(r" *(?:(?P<kind>[A-Za-z]+) +)?@(?P<typed>[A-Za-z0-9.-]*)")
_VERB: Final = re.compile(rf"{ID.pattern}(?:\.{ID.pattern})? +(?P<typed>[A-Za-z-]*)")
_SECOND: Final = re.compile(
    rf"(?P<first>[a-z0-9.-]+) +(?P<verb>{'|'.join(RelationKind)}) +(?P<typed>[A-Za-z0-9.-]*)"
)
_VALUE: Final = re.compile(r"(?P<indent> *)(?P<name>[a-z]+): *(?P<typed>.*)")
_REST: Final = re.compile(r"[\w.-]*")
_USE: Final = re.compile(r"use +(?P<typed>\S*)")
_USE_AS: Final = re.compile(r"use +(?P<file>\S+) +as +(?P<typed>[A-Za-z0-9-]*)")

TRIGGERS: Final = ("@", ".", ":", " ", "/")
"""Characters that trigger completion."""


@frozen
class Proposal:
    """A completion item: the text to insert, and its description."""

    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    adds: str = ""
    """A line to add to the map's headers as well."""


def complete(
    document: Document, position: types.Position, analysis: Analysis
) -> types.CompletionList:
    """The completions at a position; ``analysis`` is the last full analysis of the text."""
    row, column = document.place(position)
    before = document.line(row)[:column]
    typed, proposals = _proposals(document, row, before, analysis)
    matching = list(_matching(typed, proposals))
    elsewhere = _elsewhere(document, row, before, analysis)
    if typed and elsewhere and not any(_starts(one, typed) for one in matching):
        matching, typed, elsewhere = elsewhere, before, []
    after = document.line(row)[column:] if typed else ""
    items = [
        _item(
            number,
            one,
            document.range(row, column - len(typed), column + _taken(one.text, after)),
            document,
            typed,
        )
        for number, one in enumerate(matching[:_MOST])
    ]
    # An editor narrows a complete list down by itself, and would not ask for what is elsewhere.
    is_incomplete = len(matching) > _MOST or bool(elsewhere)
    return types.CompletionList(is_incomplete=is_incomplete, items=items)


def _taken(text: str, after: str) -> int:
    """Number of characters after the cursor that an item replaces.

    These are the rest of the word, and the ending that the item itself has.
    """
    end = _REST.match(after).end()  # type: ignore[union-attr]
    for sign in text[len(text.rstrip(": ")) :]:
        end += after[end : end + 1] == sign
    return end


def _matching(typed: str, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Items that start with the typed text, then those that contain it, each once."""
    known: dict[str, Proposal] = {}
    for one in proposals:
        is_name = one.kind == types.CompletionItemKind.Value
        known.setdefault(normal_form(one.text) if is_name else one.text, one)
    wanted = normal_form(typed) + " " * typed.endswith(" ")
    later: list[Proposal] = []
    for one in known.values():
        folded = f"{normal_form(one.text)} "
        if folded.startswith(wanted):
            yield one
        elif wanted in folded:
            later.append(one)
    yield from later


def _starts(one: Proposal, typed: str) -> bool:
    """Whether an item starts with the typed text."""
    return f"{normal_form(one.text)} ".startswith(normal_form(typed))


def _item(
    number: int, one: Proposal, where: types.Range, document: Document, typed: str
) -> types.CompletionItem:
    added: list[types.TextEdit] = []
    if one.adds:
        added = [types.TextEdit(head_end(document), one.adds + document.line_end)]
    return types.CompletionItem(
        label=one.text.strip(),
        kind=one.kind,
        detail=one.detail or None,
        sort_text=f"{number:04}",
        filter_text=_filtered_by(one, typed),
        text_edit=types.TextEdit(where, one.text),
        additional_text_edits=added or None,
    )


def _filtered_by(one: Proposal, typed: str) -> str:
    """What an editor compares with the typed text, letter by letter.

    It does not know the normal form, nor that an item may change the indentation, and it may prefer
    another item to one with a small letter for a capital.
    """
    indent = typed[: len(typed) - len(typed.lstrip())]
    same = indent + one.text.lstrip()
    if one.kind in _WORDS and same.casefold().startswith(typed.casefold()):
        return typed + same[len(typed) :]
    return same if typed.casefold() in same.casefold() else typed


def head_end(document: Document) -> types.Range:
    """Where to add a header: below the last one."""
    row = 0
    for number, found in enumerate(document.parts):
        if found and found[0].role is not Role.COMMENT:
            if found[0].role is not Role.FIELD or found[0].text in SECTIONS or found[0].start:
                break
            row = number + 1
    return document.range(row, 0, 0)


def _proposals(
    document: Document, row: int, before: str, analysis: Analysis
) -> tuple[str, Iterable[Proposal]]:
    """The part of ``before`` to complete, and the items for it."""
    if match := _AFTER_AT.fullmatch(before):
        return match["typed"], _references(document, row, analysis, wants_argument=False)
    if match := _USE_AS.fullmatch(before):
        name = Path(match["file"]).stem.split("-")[0]
        return match["typed"], [Proposal(name, types.CompletionItemKind.Module)]
    if match := _USE.fullmatch(before):
        return match["typed"], _files(document)
    if match := _SECOND.fullmatch(before):
        undercut = match["verb"] == RelationKind.UNDERCUTS
        return match["typed"], _references(document, row, analysis, wants_argument=undercut)
    if match := _VALUE.fullmatch(before):
        typed = match["typed"]
        return _value(match["name"], typed, not match["indent"], analysis)
    if match := _WORD.fullmatch(before):
        typed = match["typed"]
        return typed, _words(document, row, len(match["indent"]), analysis)
    if match := _VERB.fullmatch(before):
        kind = types.CompletionItemKind.Operator
        return match["typed"], [Proposal(f"{verb} ", kind, RELATIONS[verb]) for verb in RELATIONS]
    return "", ()


# Keywords


def _words(document: Document, row: int, column: int, analysis: Analysis) -> Iterator[Proposal]:
    """Fields, kinds and other words that may start a line at a column."""
    here = above(document.parts, row, column)
    if here is None:
        return
    parent = _kind_of(here, analysis)
    if parent == LINK:
        if here.takes_fields:
            yield from (_word(f"{name}: ", types.CompletionItemKind.Property)
                        for name in _IN_ORDER if name in LINK_FIELDS)  # fmt: skip
        return
    if parent == "@":
        return
    if here.at_head:
        given = {line.partition(":")[0] for line in document.lines[:row]} & _ONCE
        yield from (_word(f"{name}: ", types.CompletionItemKind.Property)
                    for name in HEADERS if name != "use" and name not in given)  # fmt: skip
        yield _word("use ", types.CompletionItemKind.Property)
    if here.takes_fields and parent is not None:
        fields = fields_of(parent)
        yield from (
            _word(f"{name}: ", types.CompletionItemKind.Property)
            for name in _IN_ORDER
            if name in fields and (name in _MANY or name not in here.given)
        )
    yield from (_word(f"{kind}: ", types.CompletionItemKind.Keyword) for kind in PLACEMENT[parent])
    yield from (_word(f"{kind} ", types.CompletionItemKind.Keyword) for kind in PLACEMENT[parent])
    if parent is None:
        words = SECTIONS if here.in_section else SECTIONS[:1]
        yield from (_word(f"{word}: ", types.CompletionItemKind.Keyword) for word in words)
        if not here.at_head:
            yield from _references(document, row, analysis, wants_argument=False)


def _kind_of(here: Above, analysis: Analysis) -> str | None:
    """The kind of a parent; that of a reopened statement is "@" if it is not known."""
    if here.parent != "@":
        return here.parent
    opened = Reference.parse(here.opened)
    map = analysis.used.get(opened.map) if opened.map else analysis.map
    node = map.nodes.get(opened.key) if map is not None else None
    return str(node.kind) if node is not None else "@"


def _elsewhere(document: Document, row: int, before: str, analysis: Analysis) -> list[Proposal]:
    """Words that may start the line only in other columns, with the indentation of these.

    The nearest column comes first, and of two the deeper one.
    """
    match = _WORD.fullmatch(before)
    if match is None or match["typed"].startswith("@"):
        return []
    column, typed = len(match["indent"]), match["typed"]
    if above(document.parts, row, column) is None:
        return []  # any word may stand here, as text
    known = {one.text for one in _words(document, row, column, analysis)}
    found: list[Proposal] = []
    for other in sorted(columns(document.parts, row), key=lambda one: abs(one - column)):
        here = above(document.parts, row, other)
        if other == column or here is None:
            continue
        place = "at the left margin" if here.row is None else f"under line {here.row + 1}"
        found += [
            Proposal(f"{' ' * other}{one.text}", one.kind, f"{place}: {one.detail}")
            for one in _words(document, row, other, analysis)
            if one.kind in _WORDS and one.text.endswith(": ") and one.text not in known
            if _starts(one, typed)
        ]
    return found


_WORDS: Final = (types.CompletionItemKind.Keyword, types.CompletionItemKind.Property)

_IN_ORDER: Final = (
    "title", "cite", "figure", "by", "accepted", "conceded", "scheme", "strength", "qualifier",
    "confidence", "tags", "note", "link",
)  # fmt: skip


def _word(text: str, kind: types.CompletionItemKind) -> Proposal:
    word = text.rstrip(": ")
    return Proposal(text, kind, ALL[word])


# Ids


def _references(
    document: Document, row: int, analysis: Analysis, *, wants_argument: bool
) -> Iterator[Proposal]:
    """The ids of this map, then ``NAME.id`` for the imported maps.

    The analysis may be of an earlier text, so that ids that have been written since come from the
    lines, except the one that is being completed.
    """
    yield from _ids(analysis.map, "", wants_argument)
    yield from _ids_in_lines(document, row, wants_argument)
    for name, map in analysis.used.items():
        yield from _ids(map, f"{name}.", wants_argument)


def _ids(map: ArgumentMap, prefix: str, wants_argument: bool) -> Iterator[Proposal]:
    for node in map.nodes.values():
        if node.id and isinstance(node, Argument) == wants_argument:
            yield _id(f"{prefix}{node.id}", node.kind, node.text)


def _ids_in_lines(document: Document, own: int, wants_argument: bool) -> Iterator[Proposal]:
    for row, found in enumerate(document.parts):
        ids = [part for part in found if part.role is Role.ID]
        if row == own or not ids or found[0].role is not Role.KIND:
            continue
        kind = found[0].text
        if (kind in ARGUMENTS) == wants_argument:
            text = document.line(row)[ids[0].end :].removeprefix(":").strip()
            yield _id(ids[0].text, kind, text)


def _id(id: str, kind: str, text: str) -> Proposal:
    shown = text if len(text) <= _TEXT else f"{text[:_TEXT]}…"
    return Proposal(id, types.CompletionItemKind.Reference, f"{kind}: {shown}")


def _files(document: Document) -> Iterator[Proposal]:
    """The other maps in the text's folder."""
    if document.path is None:
        return
    try:
        found = maps_in(document.path.parent)
    except OSError:
        return
    for file in found:
        if file.name != document.path.name:
            yield Proposal(file.name, types.CompletionItemKind.File)


# Values


def _value(
    name: str, typed: str, at_margin: bool, analysis: Analysis
) -> tuple[str, Iterable[Proposal]]:
    value = types.CompletionItemKind.Value
    if name in ("source", "cite"):
        if ID.fullmatch(typed) is None and typed:
            return "", ()
        return typed, _sources(analysis, declares=name == "source" and at_margin)
    if name == "figure":
        return _figure(typed, analysis)
    if name == "scheme":
        return typed, (Proposal(scheme, value) for scheme in SCHEMES)
    if name == "strength":
        return typed, (Proposal(strength, value) for strength in STRENGTHS)
    if name in ("accepted", "conceded"):
        return typed, (Proposal(str(extent), value) for extent in Extent)
    if name == "by":
        last = typed.rpartition(";")[2].lstrip()
        return last, (Proposal(holder, value) for holder in analysis.map.holders)
    if name == "tags":
        last = typed.rpartition(",")[2].lstrip()
        return last, (Proposal(tag, value) for tag in analysis.map.all_tags)
    return "", ()


def _sources(analysis: Analysis, *, declares: bool) -> Iterator[Proposal]:
    kind = types.CompletionItemKind.Constant
    declared = [source.id for source in analysis.map.sources]
    if not declares:
        for id in declared:
            yield Proposal(id, kind, analysis.sources.get(id, "there is no source card"))
    for id, about in analysis.sources.items():
        if id not in declared:
            yield Proposal(id, kind, about, "" if declares else f"source: {id}")


def _figure(typed: str, analysis: Analysis) -> tuple[str, Iterable[Proposal]]:
    value = types.CompletionItemKind.Value
    subject, slash, rest = typed.partition("/")
    if "=" in typed:
        return "", ()
    if not slash:
        return subject, (Proposal(one.subject, value, one.measure) for one in analysis.figures)
    wanted = normal_form(subject)
    same = [one for one in analysis.figures if normal_form(one.subject) == wanted]
    others = [one for one in analysis.figures if normal_form(one.subject) != wanted]
    return rest.lstrip(), (Proposal(one.measure, value, one.subject) for one in (*same, *others))
