"""Write a map as a discussion of Kialo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.formats.format import Exported
from argmap.formats.kept_json import kept_value
from argmap.formats.kialo.claim_tree import Claim, claim_tree
from argmap.formats.kialo.markup import EMPTY, marked_up, paired, plain
from argmap.formats.kialo.reading import BOM, TITLE
from argmap.formats.untold import loss, untold_fields
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Item,
    Kind,
    Reopening,
    Section,
    Statement,
)
from argmap.model.clean_text import clean

_NEWLINES: Final = {"crlf": "\r\n", "cr": "\r"}
_TOLD: Final = ("map.map", "link")


def write(map: ArgumentMap) -> Exported:
    """Write a map as a discussion of Kialo; the losses say what Kialo has no place for.

    >>> from argmap.language import loads
    >>> map = loads("map: Bridge\\nthesis t: Close it.\\n  objection: The town needs it.\\n")
    >>> print(write(map).data.decode(), end="")
    Discussion Title: Bridge
    <BLANKLINE>
    1. Close it.
    1.1. Con: The town needs it.
    """
    tree = claim_tree(map)
    losses = [*tree.losses, *_unclear_links(map), *untold_fields(map, "Kialo", _TOLD, ["kialo"])]
    if any(isinstance(item, Section) for item in map.items):
        losses.append(loss("the sections are left out", map.sections[0].origin))
    extra = dict(map.extra)
    lines: list[tuple[str, str, str]] = []  # number and stance, text, white space after it
    roots = tree.roots
    if len(roots) == 1 and dict(_extra(roots[0].part)).get("kialo-number") == "none":
        roots = roots[0].children
        _number(roots, "")
    elif len(roots) > 1:
        losses.append(loss("the title is the first claim, and the theses are under it", map.origin))
        lines.append(("1. ", marked_up(map.title or EMPTY, has_stance=False), "\n"))
        roots = [one for root in roots for one in _theses(root)]
        losses += [_no_question(root) for root in tree.roots if _is_question(root)]
        _number(roots, "1.")
    else:
        _number(roots, "")
    for claim in _in_order(roots):
        stance = _stance(claim)
        written = f"-> See {tree.by_key[claim.target].number}" if claim.target else ""
        if not claim.target:
            written = _text(claim.part, has_stance=bool(stance))
        after = _kept(_extra(claim.part), "kialo-after")
        lines.append((f"{claim.number} {stance}", written, _space(after) or "\n"))
    if lines:
        end = _space(_kept(map.extra, "kialo-end"))
        lines[-1] = (*lines[-1][:2], "\n" if end is None else end)
    text = _head(map) + "".join("".join(line) for line in lines)
    newline = _NEWLINES.get(extra.get("kialo-newline", ""), "\n")
    data = text.replace("\n", newline).encode("utf-8", "replace")
    losses.sort(key=lambda one: one.span.line if one.span else 0)
    return Exported(BOM + data if extra.get("kialo-bom") else data, losses)


def _head(map: ArgumentMap) -> str:
    """What stands above the first claim."""
    kept = _kept(map.extra, "kialo-head")
    if kept is not None:
        title = TITLE.match(kept)
        if (clean(title[1]) if title else "") == map.title:
            return kept
    return f"Discussion Title: {map.title}\n\n"


def _number(roots: list[Claim], start: str) -> None:
    waiting = [(roots, start)]
    while waiting:
        claims, above = waiting.pop()
        for at, claim in enumerate(claims, 1):
            claim.number = f"{above}{at}."
            waiting.append((claim.children, claim.number))


def _in_order(roots: list[Claim]) -> Iterator[Claim]:
    stack = roots[::-1]
    while stack:
        claim = stack.pop()
        yield claim
        stack += reversed(claim.children)


def _is_question(root: Claim) -> bool:
    return isinstance(root.part, Statement) and root.part.kind is Kind.QUESTION


def _theses(root: Claim) -> list[Claim]:
    """What stands for one of several roots: itself, or the answers of a question."""
    return root.children if _is_question(root) else [root]


def _no_question(root: Claim) -> Diagnostic:
    origin = root.part.origin
    return loss("a question beside other theses is left out; its answers are theses", origin)


def _stance(claim: Claim) -> str:
    kept = dict(_extra(claim.part)).get("kialo-stance")
    stance = claim.stance
    if kept in ("Pro", "Con") and not stance:
        stance = kept
    elif kept == "none" and stance == "Pro":
        stance = ""
    return f"{stance}: " if stance else ""


def _text(part: Item, *, has_stance: bool) -> str:
    """The text of a claim as Kialo writes it: as it was, if nobody has changed it."""
    assert isinstance(part, (Statement, Argument))
    kept = _kept(part.extra, "kialo-text")
    if kept is not None:
        said = plain(kept)
        if said.text == part.text and said.addresses == part.links:
            return kept
    words = [value for name, value in part.extra if name == "kialo-words"]
    return marked_up(part.text, paired(part.links, words), has_stance=has_stance)


def _unclear_links(map: ArgumentMap) -> Iterator[Diagnostic]:
    for part in map.nodes.values():
        words = sum(name == "kialo-words" for name, _ in part.extra)
        if words > len(part.links):
            message = (
                "there are more x-kialo-words than links; the links are written after the text"
            )
            yield loss(message, part.origin)


def _extra(part: Item) -> tuple[tuple[str, str], ...]:
    return () if isinstance(part, Reopening) else part.extra


def _kept(extra: tuple[tuple[str, str], ...], name: str) -> str | None:
    """A text kept as JSON; ``None`` if there is none, or somebody has made it invalid."""
    text = kept_value(dict(extra).get(name), None)
    return text if isinstance(text, str) else None


def _space(text: str | None) -> str | None:
    """White space that was between claims or at the end; ``None`` for anything else."""
    return text if text is not None and not text.strip() else None
