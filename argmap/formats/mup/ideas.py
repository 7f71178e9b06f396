"""What an idea of MindMup says, apart from its place: text, links, note, and how it is drawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from argmap.model import Argument, Kind, Statement
from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

Json = dict[str, Any]

EMPTY: Final = "(empty)"
"""The text of an idea that has none: a statement needs one."""
GROUP: Final = "group"
"""The title of a bracket, which MindMup does not show."""
IMPLICIT: Final = "attr_implicit_claim"
"""The style of an idea that is not stated."""
IMPLICIT_STYLES: Final = frozenset({IMPLICIT, "implicit", "dashed"})
WIDTHS: Final = {"strong": 5, "weak": 1.5}
"""The width of the connector of a bracket, by the strength that it shows."""


def text_and_links(title: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a title, and the addresses at its end.

    >>> text_and_links("Worn cables https://example.org/report")
    ('Worn cables', ('https://example.org/report',))
    """
    words = clean(title).split(" ")
    start = len(words)
    while start > 1 and is_safe_link(words[start - 1]):
        start -= 1
    return " ".join(words[:start]) or EMPTY, tuple(words[start:])


def title_of(text: str, links: tuple[str, ...]) -> str:
    """Return the title of an idea."""
    return " ".join((text, *links))


def notes_of(attr: Json) -> tuple[str, ...]:
    """Return the lines of an idea's note."""
    note = attr.get("note")
    text = note.get("text") if isinstance(note, dict) else None
    lines = text.split("\n") if isinstance(text, str) else ()
    return tuple(line for line in map(clean, lines) if line)


def with_notes(attr: Json, notes: tuple[str, ...]) -> Json:
    """Return the attributes of an idea with a note of these lines, or without one."""
    if notes_of(attr) == notes:
        return attr
    attr = {name: value for name, value in attr.items() if name != "note"}
    return {**attr, "note": {"index": 1, "text": "\n".join(notes)}} if notes else attr


def new_bracket(*, attacks: bool) -> Json:
    """Return a bracket as MindMup makes it."""
    group = "opposing" if attacks else "supporting"
    return {"title": GROUP, "attr": {"group": group, "contentLocked": True}}


def new_idea(part: Statement | Argument) -> Json:
    """Return the idea or the bracket for a part, as it is if nothing else is known of it."""
    if isinstance(part, Argument):
        idea = new_bracket(attacks=part.kind.attacks)
        attr = with_strength(idea["attr"], part.strength)
        title = title_of(part.text, part.links) if part.text else GROUP
        return {"title": title, "attr": with_notes(attr, part.notes)}
    attr = as_implicit({}, implicit=part.kind is Kind.ASSUMPTION)
    attr = with_notes(attr, part.notes)
    idea = {"title": title_of(part.text, part.links)}
    return {**idea, "attr": attr} if attr else idea


def usual_id(key: str) -> Json:
    """Return the id of the idea for a part, if its key says it.

    >>> usual_id("12"), usual_id("worn")
    ({'id': 12}, {})
    """
    is_number = key.isdecimal() and len(key) < 16 and (key[0] != "0" or key == "0")
    return {"id": int(key)} if is_number else {}


def is_implicit(attr: Json) -> bool:
    """Whether an idea is drawn as one that is not stated.

    >>> is_implicit({"styleNames": ["attr_implicit_claim"]})
    True
    """
    style = attr.get("style")
    names = [attr.get("styleNames"), style.get("styles") if isinstance(style, dict) else None]
    return any(
        isinstance(one, str) and one in IMPLICIT_STYLES
        for some in names
        if isinstance(some, list)
        for one in some
    )


def as_implicit(attr: Json, *, implicit: bool) -> Json:
    """Return the attributes of an idea that is drawn as stated or not."""
    if is_implicit(attr) is implicit:
        return attr
    if implicit:
        names = attr.get("styleNames")
        return {**attr, "styleNames": [IMPLICIT, *(names if isinstance(names, list) else ())]}
    attr = dict(attr)
    style = attr.get("style")
    if isinstance(style, dict) and isinstance(style.get("styles"), list):
        attr["style"] = {**style, "styles": _stated(style["styles"])}
    if isinstance(attr.get("styleNames"), list):
        attr["styleNames"] = _stated(attr["styleNames"])
    return attr


def _stated(names: list[Any]) -> list[Any]:
    return [one for one in names if not isinstance(one, str) or one not in IMPLICIT_STYLES]


def strength_of(attr: Json) -> str | None:
    """Return the strength that the connector of a bracket shows, if any.

    >>> strength_of({"parentConnector": {"width": 5}})
    'strong'
    """
    connector = attr.get("parentConnector")
    width = connector.get("width") if isinstance(connector, dict) else None
    return next((name for name, one in WIDTHS.items() if one == width), None)


def with_strength(attr: Json, strength: object) -> Json:
    """Return the attributes of a bracket whose connector shows a strength."""
    if strength_of(attr) == strength or (strength not in WIDTHS and strength_of(attr) is None):
        return attr
    before = attr.get("parentConnector")
    connector = dict(before) if isinstance(before, dict) else {}
    connector.pop("width", None)
    if isinstance(strength, str) and strength in WIDTHS:
        connector["width"] = WIDTHS[strength]
    attr = {name: value for name, value in attr.items() if name != "parentConnector"}
    return {**attr, "parentConnector": connector} if connector else attr


def same_json(one: Any, other: Any) -> bool:
    """Whether two values are the same in JSON, in which ``1`` and ``true`` are not.

    >>> same_json({"a": 1, "b": True}, {"b": True, "a": 1}), same_json(1, True)
    (True, False)
    """
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def rank_order(rank: str) -> tuple[bool, float]:
    """Return the order of a key among ideas: from 1 up, then from -1 down.

    Raises :class:`ValueError` if it is no number.

    >>> sorted(["-1", "2", "1.5", "-2"], key=rank_order)
    ['1.5', '2', '-1', '-2']
    """
    number = float(rank)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"not a number: {rank}")
    return number < 0, abs(number)


def ranked(entries: Sequence[tuple[str | None, Json]], rest: Json) -> Json:
    """Return ideas with their keys: those that they had, as far as their order is the same.

    ``rest`` are ideas that have kept their keys.

    >>> ranked([("1", {"id": 1}), (None, {"id": 3}), ("2", {"id": 2})], {})
    {'1': {'id': 1}, '1.5': {'id': 3}, '2': {'id': 2}}
    """
    ideas = dict(rest)
    last = 0.0
    known = [None if rank is None or rank in rest else _signed(rank) for rank, _ in entries]
    following: list[float] = []
    for number in reversed(known):
        following.append(number if number is not None else following[-1] if following else 0.0)
    following.reverse()
    for (rank, idea), number, after in zip(entries, known, following, strict=True):
        if number is None or not _comes_after(number, last):
            step = -1.0 if last < 0 else 1.0
            number = float(int(last)) + step
            if _comes_after(after, last) and not _comes_after(after, number):
                number = (last + after) / 2
            rank = repr(number).removesuffix(".0")
        if rank in ideas or rank is None or not _comes_after(number, last):
            return {str(at): one for at, (_, one) in enumerate(entries, 1)} | {
                str(at): one for at, one in enumerate(rest.values(), len(entries) + 1)
            }
        ideas[rank] = idea
        last = number
    return ideas


def _signed(rank: str) -> float | None:
    try:
        sign, number = rank_order(rank)
    except ValueError:
        return None
    return -number if sign else number


def _comes_after(number: float, last: float) -> bool:
    return (number < 0, abs(number)) > (last < 0, abs(last))
