"""Make a map from the text of a discussion of Kialo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import Factory, define

from argmap.formats.foreign_text import broken, decoded, line_span, lost
from argmap.formats.format import Imported
from argmap.formats.kept_json import kept_json
from argmap.formats.kialo.markup import EMPTY, MOST_LINKS, SEE, marked_up, plain
from argmap.model import ArgumentMap, Diagnostic, Item, Kind, Reuse, Statement
from argmap.model.clean_text import clean

BOM: Final = b"\xef\xbb\xbf"
TITLE: Final = re.compile(r"Discussion (?:Title|Name):(.*)")
QUESTION: Final = "discussion"
"""The id of a question that has no number, because it is the title."""

_CLAIM: Final = re.compile(r"([1-9]\d{0,5}(?:\.[1-9]\d{0,5})*)\. (?:(Pro|Con): )?")


@define(eq=False)
class _Claim:
    """A claim of the file: its number, its stance, its text as written, and what is below it.

    ``after`` is the white space between the text and the next claim.
    """

    number: str
    stance: str
    line: int
    written: str = ""
    after: str = "\n"
    children: list[_Claim] = Factory(list)
    parent: _Claim | None = None
    target: _Claim | None = None

    @property
    def id(self) -> str:
        return self.number.replace(".", "-")


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map from a discussion.

    Raises :class:`ArgmapError` (``bad-import``) if there is no claim, or if one is out of order.

    >>> map = read(b"Discussion Title: Bridge\\n\\n1. Close it.\\n1.1. Con: It is new.\\n").map
    >>> map.title, [(str(one.kind), one.key) for one in map]
    ('Bridge', [('thesis', '1'), ('objection', '1-1')])
    """
    text = decoded(data, path)
    newline = _newline(text)
    text = text.replace(newline, "\n")
    head, roots, claims = _parsed(text, path)
    if not claims and TITLE.match(head) is None:
        hint = "the first line is 'Discussion Title: ...', and claims are numbered: '1.1. Pro: ...'"
        broken("this is not a text exported from Kialo", line_span(1, path), hint)
    title = TITLE.match(head)
    name = clean(title[1]) if title else ""
    losses = list(_find_targets(claims, path))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        losses.append(lost("that the file is in UTF-16 is not kept", line_span(1, path)))
    extra = [("imported", "kialo")]
    if newline != "\n":
        extra.append(("kialo-newline", "crlf" if newline == "\r\n" else "cr"))
    if data.startswith(BOM):
        extra.append(("kialo-bom", "yes"))
    if head != f"Discussion Title: {name}\n\n":
        extra.append(("kialo-head", kept_json(head)))
    if claims and claims[-1].after != "\n":
        extra.append(("kialo-end", kept_json(claims[-1].after)))
        claims[-1].after = "\n"
    items: list[Item] = []
    question = roots[0] if len(roots) == 1 and _is_question(roots[0]) else None
    if len(roots) > 1:
        own = [("kialo-number", "none")]
        items.append(Statement(Kind.QUESTION, name or EMPTY, key=QUESTION, extra=own))
    kinds: dict[str, Kind] = {}
    for claim in claims:
        if claim is question or (claim.parent is None and len(roots) == 1):
            kind = Kind.QUESTION if claim is question else Kind.THESIS
            under = None
        elif claim.parent is None or claim.parent is question:
            kind = Kind.ANSWER
            under = QUESTION if claim.parent is None else claim.parent.id
        else:
            kind, under = _kind(claim, kinds[claim.parent.number]), claim.parent.id
        kinds[claim.number] = kind
        own = []
        if claim.after != "\n":
            own.append(("kialo-after", kept_json(claim.after)))
        if kind in (Kind.THESIS, Kind.QUESTION, Kind.ANSWER):
            usual = ""
        else:
            usual = "Con" if kind.attacks else "Pro"
        if claim.stance != usual:
            own.append(("kialo-stance", claim.stance or "none"))
            losses.append(_odd_stance(claim, path))
        if claim.target is not None:
            items.append(Reuse(kind, claim.target.id, under, extra=own))
        else:
            items.append(_statement(claim, kind, under, own))
    return Imported(ArgumentMap(name, items, extra=extra), losses)


def _newline(text: str) -> str:
    """The line ending that all lines of a text have; LF if they differ."""
    crlf, lf = text.count("\r\n"), text.count("\n")
    if crlf and crlf == lf == text.count("\r"):
        return "\r\n"
    return "\r" if "\r" in text and not lf else "\n"


def _parsed(text: str, path: str | None) -> tuple[str, list[_Claim], list[_Claim]]:
    """The text above the first claim, the first claims, and all claims in order."""
    roots: list[_Claim] = []
    claims: list[_Claim] = []
    open_: list[_Claim] = []
    numbers = _Numbers(path)
    starts: list[tuple[int, int]] = []  # where the line of a claim starts, and where its text does
    at = 0
    for line_number, line in enumerate(text.split("\n"), 1):
        match = _CLAIM.match(line)
        if match is not None and numbers.is_next(match, open_, line_number):
            depth = match[1].count(".")
            del open_[depth:]
            claim = _Claim(match[1], match[2] or "", line_number)
            claim.parent = open_[-1] if open_ else None
            (open_[-1].children if open_ else roots).append(claim)
            open_.append(claim)
            claims.append(claim)
            starts.append((at, at + match.end()))
        at += len(line) + 1
    ends = [start for start, _ in [*starts[1:], (len(text), 0)]]
    for claim, (_, start), end in zip(claims, starts, ends, strict=bool(claims)):
        whole = text[start:end]
        claim.written = whole.rstrip(" \t\n\r")
        claim.after = whole[len(claim.written) :]
    return text[: starts[0][0]] if starts else text, roots, claims


class _Numbers:
    """Tells the numbers of claims from those of a list in a text."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._listed = 0  # the last number of a list in the text of the claim

    def is_next(self, match: re.Match[str], open_: list[_Claim], line: int) -> bool:
        """Whether a line is the next claim, below one of the open ones or a further first claim.

        Raises :class:`ArgmapError` if it can only be a claim in the wrong place.
        """
        above, _, last = match[1].rpartition(".")
        number, depth = int(last), match[1].count(".")
        is_below = depth <= len(open_) and (open_[depth - 1].number if depth else "") == above
        before = open_[depth].number if is_below and depth < len(open_) else "0"
        if not depth and not match[2]:
            is_listed = number == self._listed + 1 and bool(self._listed)
            if is_listed or number != int(before) + 1:
                self._listed = number
                return False
        if not is_below or number <= int(before.rpartition(".")[2]):
            reason = (
                f"it comes after {before}." if is_below else f"there is no claim {above}. above"
            )
            message = f"claim {match[1]}. is not in its place: {reason}"
            broken(message, line_span(line, self._path), "claims are numbered from top to bottom")
        self._listed = 0
        return True


def _find_targets(claims: list[_Claim], path: str | None) -> Iterator[Diagnostic]:
    """Find the claims that references name; say of each where that is not possible."""
    numbered = {claim.number: claim for claim in claims}
    reused = {claim.number for claim in claims if SEE.fullmatch(claim.written)}
    for claim in claims:
        match = SEE.fullmatch(claim.written)
        if match is None:
            continue
        target = numbered.get(match[1])
        reason = ""
        if claim.parent is None:
            reason = "it is not under a claim"
        elif target is None:
            reason = "there is no such claim"
        elif target.number in reused:
            reason = "that is itself only a reference"
        elif target is claim.parent:
            reason = "that is the claim it is under"
        elif claim.children:
            reason = "there are claims under it"
        if reason:
            message = f"{claim.number}. refers to {match[1]}., but {reason}; it is kept as a text"
            yield lost(message, line_span(claim.line, path))
        else:
            claim.target = target


def _is_question(root: _Claim) -> bool:
    return bool(root.children) and not any(child.stance for child in root.children)


def _kind(claim: _Claim, above: Kind) -> Kind:
    if claim.stance != "Con":
        return Kind.CLAIM
    return Kind.REBUTTAL if above.attacks else Kind.OBJECTION


def _odd_stance(claim: _Claim, path: str | None) -> Diagnostic:
    if claim.stance:
        message = f"{claim.number}. is a {claim.stance}, but stands under nothing"
    else:
        message = f"{claim.number}. is neither a Pro nor a Con; it is read as a Pro"
    return lost(message, line_span(claim.line, path))


def _statement(
    claim: _Claim, kind: Kind, under: str | None, extra: list[tuple[str, str]]
) -> Statement:
    said = plain(claim.written)
    own = [("kialo-words", link.words) for link in said.links if link.words]
    is_simple = len(said.links) <= MOST_LINKS
    if not is_simple or claim.written != marked_up(
        said.text, said.links, has_stance=bool(claim.stance)
    ):
        own = [("kialo-text", kept_json(claim.written))]
    return Statement(
        kind, said.text, key=claim.id, under=under, links=said.addresses, extra=[*own, *extra]
    )
