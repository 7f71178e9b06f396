"""Lists and tables of node ids on one line: short, and keyed by id alone.

In a list, ``511060..511064`` is every id from one to the other, and a number of three digits has
the beginning of the last long one before it: ``511060 064`` are 511060 and 511064. A table says
which nodes have which value: ``Asserting = 3 6; Arguing = 9``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final
from urllib.parse import unquote

LONGEST_NUMBER: Final = 18
"""How many digits a number has at most; an id of more digits is a name, and in no range."""

_ELIDED: Final = 3
"""How many digits of a long number are written where it begins like the one before."""

_LONG: Final = _ELIDED + 2
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+")
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9_-]")
_RESERVED: Final = re.compile(
    "[%;=\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|^ | $|(?<= ) "
)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}")
_DAY: Final = len("2024-03-01 ")


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _unescaped(text: str) -> str:
    return unquote(text, errors="surrogatepass") if "%" in text else text


def is_number(id: str) -> bool:
    """Whether an id is made of the digits 0 to 9 only."""
    return id.isdigit() and id.isascii()


class Shortening:
    """Writes ids, each shortened where it begins like the one before.

    ``suffix`` is what all ids of a file end with (``_17`` of ``4_17``), and is left out.

    >>> short = Shortening()
    >>> [short(id) for id in ("511060", "511064", "7", "123", "a b")]
    ['511060', '064', '7', '=123', 'a%20b']
    """

    def __init__(self, suffix: str = "") -> None:
        self._suffix = suffix
        self._head = ""

    def __call__(self, id: str) -> str:
        """Return the short form of an id."""
        if self._suffix:
            if not id.endswith(self._suffix) or id == self._suffix:
                return "=" + _NOT_PLAIN.sub(_escaped, id)
            id = id.removesuffix(self._suffix)
        if id.isdigit() and id.isascii():
            if len(id) >= _LONG:
                head = id[:-_ELIDED]
                if head == self._head:
                    return id[-_ELIDED:]
                self._head = head
            elif len(id) == _ELIDED and self._head:
                return f"={id}{self._suffix}"
            return id
        return id if _PLAIN.fullmatch(id) else _NOT_PLAIN.sub(_escaped, id) or "="


class Lengthening:
    """Reads what :class:`Shortening` writes.

    It remembers the ids by their short forms, for each beginning. Most ids are there many times in
    the fields of one file, which share it.

    >>> Lengthening("_17").all(["511060", "064", "=12"])
    ['511060_17', '511064_17', '12']
    """

    def __init__(self, suffix: str = "") -> None:
        self.suffix = suffix
        self._head = ""
        self._known: dict[str, str] = {}
        self._by_head = {"": self._known}

    def afresh(self) -> Lengthening:
        """Return this for another list, in which no number has the beginning of one before yet."""
        self._head = ""
        self._known = self._by_head[""]
        return self

    def __call__(self, short: str) -> str:
        """Return the whole id."""
        return self._known.get(short) or self._whole(short)

    def all(self, shorts: Iterable[str]) -> list[str]:
        """Return the whole ids."""
        whole = self._whole
        known = self._known
        ids: list[str] = []
        for short in shorts:
            id = known.get(short)
            if id is None:
                id = whole(short)
                known = self._known
            ids.append(id)
        return ids

    def _whole(self, short: str) -> str:
        if not short.isdigit():
            id = _unescaped(short[1:]) if short[:1] == "=" else _unescaped(short) + self.suffix
        elif len(short) == _ELIDED:
            id = self._head + short + self.suffix
        else:
            id = short + self.suffix
            if len(short) >= _LONG:
                head, short = short[:-_ELIDED], short[-_ELIDED:]
                if head != self._head:
                    self._head = head
                    self._known = self._by_head.setdefault(head, {})
        self._known[short] = id
        return id


def value_text(value: Any) -> str:
    """Return a value as it is written in a table: what is no text, as JSON after a ``#``.

    >>> value_text("Default Inference"), value_text(7), value_text("a=b"), value_text("")
    ('Default Inference', '#7', 'a%3Db', '%')
    """
    if not isinstance(value, str):
        return "#" + _RESERVED.sub(_escaped, json.dumps(value, separators=(",", ":")))
    text = _RESERVED.sub(_escaped, value)
    if text[:1] == "#":
        return "%23" + text[1:]
    return text or "%"


def value_of(text: str) -> Any:
    """Return the value; raises :class:`ValueError` if it is not one."""
    if text[:1] == "#":
        return json.loads(_unescaped(text[1:]))
    return "" if text == "%" else _unescaped(text)


Run = tuple[str, str]
"""The first and the last id of a range; both are the same for one id."""


def table(rows: Iterable[tuple[str, str | None]], suffix: str, *, spanning: bool) -> str:
    """Write which ids have which value; the values are already texts of :func:`value_text`.

    ``rows`` are all nodes in order, with ``None`` for those without a value. With ``spanning`` the
    ids are numbers in ascending order, and a range covers the nodes between its ends; otherwise it
    names each number between them.

    >>> rows = [("3", "Asserting"), ("4", "Asserting"), ("5", "Asserting"), ("9", "Arguing")]
    >>> table(rows, "", spanning=False)
    'Asserting = 3..5; Arguing = 9'
    """
    groups: dict[str, list[list[str]]] = {}
    previous: str | None = None
    for id, value in rows:
        if value is not None:
            runs = groups.setdefault(value, [])
            if runs and (value == previous if spanning else _follows(id, runs[-1][-1])):
                runs[-1].append(id)
            else:
                runs.append([id])
        previous = value
    short = Shortening(suffix)
    parts: list[str] = []
    day = ""
    for value, runs in groups.items():
        if _DATE.fullmatch(value):
            value, day = value[_DAY:] if value[:_DAY] == day else value, value[:_DAY]
        elif _TIME.fullmatch(value):
            value = value.replace(":", "%3A")
        ids: list[str] = []
        for run in runs:
            if len(run) > 2:
                ids.append(f"{short(run[0])}..{short(run[-1])}")
            else:
                ids += map(short, run)
        parts.append(f"{value} = {' '.join(ids)}")
    return "; ".join(parts)


def _follows(id: str, previous: str) -> bool:
    return (
        is_number(id)
        and is_number(previous)
        and len(id) <= LONGEST_NUMBER
        and id[0] != "0"
        and previous[0] != "0"
        and int(id) == int(previous) + 1
    )


def table_rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield each value of a table, as text, with the list of its ids.

    Raises :class:`ValueError` if the text is not a table.
    """
    day = ""
    for part in text.split("; "):
        value, equals, ids = part.partition(" = ")
        if not equals:
            raise ValueError(f"{part!r} has no '='")
        if value[-3:-2] == ":":
            if _DATE.fullmatch(value):
                day = value[:_DAY]
            elif _TIME.fullmatch(value):
                value = day + value
        yield value, ids


def id_runs(text: str, long: Lengthening) -> list[Run]:
    """Return the ids of a list, ranges as their ends."""
    if ".." not in text:
        ids = long.all(text.split())
        return [*zip(ids, ids, strict=True)]
    runs: list[Run] = []
    cut = len(long.suffix)
    for one in text.split():
        short, _, other = one.partition("..")
        first = last = long(short)
        if other:
            last = long(other)
            stems = (first, last) if not cut else (first[:-cut], last[:-cut])
            if not all(one.isdecimal() and len(one) <= LONGEST_NUMBER for one in stems):
                # Somebody has changed it by hand.
                raise ValueError(f"{one} is not a range")
        runs.append((first, last))
    return runs


def each_id(text: str, long: Lengthening) -> list[str]:
    """Return every id of a list; raises :class:`ValueError` if a range is too long or none.

    >>> each_id("3..5 9", Lengthening("_17"))
    ['3_17', '4_17', '5_17', '9_17']
    """
    if ".." not in text:
        return long.all(text.split())
    ids: list[str] = []
    suffix = long.suffix
    for first, last in id_runs(text, long):
        if first == last:
            ids.append(first)
            continue
        start, end = int(first.removesuffix(suffix)), int(last.removesuffix(suffix))
        if not 0 <= end - start < 1_000_000:
            raise ValueError(f"{first}..{last} is not a range")
        ids += [f"{number}{suffix}" for number in range(start, end + 1)]
    return ids


class Numbered:
    """Nodes whose ids can be looked up by ranges; ``suffix`` is what all ids end with.

    ``in_order`` are the ids that are numbers, from the lowest to the highest.

    >>> nodes = Numbered(["3", "12", "5"], "")
    >>> nodes.in_order, nodes.values([("noon", [("3", "9")])])
    (['3', '5', '12'], {'3': 'noon', '5': 'noon'})
    """

    def __init__(self, ids: Collection[str], suffix: str) -> None:
        self._ids = ids
        self._suffix = len(suffix)
        stems = [id[: -len(suffix)] for id in ids] if suffix else ids
        numbers = {
            id: int(stem)
            for id, stem in zip(ids, stems, strict=True)
            if stem.isdecimal() and len(stem) <= LONGEST_NUMBER
        }
        self.in_order = sorted(numbers, key=numbers.__getitem__)
        self._numbers = sorted(numbers.values())

    def values(self, rows: Iterable[tuple[Any, list[Run]]]) -> dict[str, Any]:
        """Return the value of each node; a range covers the nodes between its ends."""
        found: dict[str, Any] = {}
        for value, runs in rows:
            for first, last in runs:
                if first != last:
                    found |= dict.fromkeys(self._between(first, last), value)
                elif first in self._ids:
                    found[first] = value
        return found

    def _between(self, first: str, last: str) -> list[str]:
        start = bisect_left(self._numbers, self._number(first))
        return self.in_order[start : bisect_right(self._numbers, self._number(last))]

    def _number(self, id: str) -> int:
        return int(id[: len(id) - self._suffix])
