"""Slips of the pen, put into clean maps one at a time, and a judge of how they are told.

Each injector takes the lines of a clean map and makes one slip of its kind in them, or none
where the map has no place for it. It says on which lines of the new text the slip shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from random import Random

from attrs import evolve, frozen

from argmap.language import ParseResult, parse
from argmap.model import ArgumentMap
from tests.language.pages import Line, show

PROSE = (
    "It is a commonplace that such things pass, and that nobody is surprised afterwards.",
    "As the author says: the claim is old, and the evidence for it is older still.",
    "(to be checked)",
    "TODO the rest of this page",
)


@frozen
class Slip:
    """A text with one slip in it, and the numbers of the lines on which the slip shows."""

    kind: str
    text: str
    lines: frozenset[int]


Made = tuple[list[Line], set[int]] | None
"""The lines with a slip in them, and on which of them it shows, counted from 0."""

Injector = Callable[[list[Line], Random], Made]
INJECTORS: dict[str, Injector] = {}


def slip(name: str) -> Callable[[Injector], Injector]:
    """Enter an injector under the name of its kind of slip."""

    def enter(injector: Injector) -> Injector:
        INJECTORS[name] = injector
        return injector

    return enter


def inject(kind: str, lines: list[Line], random: Random) -> Slip | None:
    """Make one slip of a kind; the lines it shows on are counted from 1."""
    made = INJECTORS[kind](lines, random)
    if made is None:
        return None
    text = show(made[0])
    return None if text == show(lines) else Slip(kind, text, frozenset(n + 1 for n in made[1]))


# What happened to it


class Outcome(StrEnum):
    """How a slip was taken."""

    TOLD = "told"
    NEAR = "near"  # on the line before or after
    HARMLESS = "harmless"  # the map is the same, and nothing was said
    SILENT = "silent"  # the map is another, and nothing was said of it


@frozen
class Verdict:
    """How one slip was taken, and the numbers of good lines that were complained of."""

    outcome: Outcome
    blamed: tuple[int, ...]


def judge(slip: Slip, clean: ArgumentMap) -> Verdict:
    """Read a text with a slip in it and say how it was taken; ``clean`` is the map without it."""
    reading = parse(slip.text)
    told = _told(reading)
    blamed = tuple(sorted(n for n in told if n not in slip.lines))
    near = {n + step for n in slip.lines for step in (-1, 0, 1)}
    if (told | _related(reading)) & slip.lines:
        return Verdict(Outcome.TOLD, blamed)
    if told & near:
        return Verdict(Outcome.NEAR, blamed)
    same = reading.map == clean
    return Verdict(Outcome.HARMLESS if same else Outcome.SILENT, blamed)


def _told(reading: ParseResult) -> set[int]:
    return {one.span.line if one.span else 0 for one in reading.diagnostics}


def _related(reading: ParseResult) -> set[int]:
    return {place.span.line for one in reading.diagnostics for place in one.related}


# Helpers of the injectors


def _pick(
    lines: list[Line], random: Random, *sorts: str, where: Callable[[Line], bool] | None = None
) -> int | None:
    found = [
        number
        for number, line in enumerate(lines)
        if line.sort in sorts and (where is None or where(line))
    ]
    return random.choice(found) if found else None


def _change(lines: list[Line], at: int, content: str) -> tuple[list[Line], set[int]]:
    return [*lines[:at], evolve(lines[at], content=content), *lines[at + 1 :]], {at}


def _at(lines: list[Line], at: int, *new: Line) -> list[Line]:
    return [*lines[:at], *new, *lines[at + 1 :]]


def _misspelt(word: str, random: Random) -> str:
    """A word with two letters swapped, one dropped, doubled or hit wrong."""
    at = random.randrange(len(word) - 1)
    first, second = word[at], word[at + 1]
    new = random.choice(
        (second + first, second, first + first + second, first + random.choice("aeiou"))
    )
    return word[:at] + new + word[at + 2 :]


def _new_id(id: str, taken: Iterable[str], random: Random) -> str:
    name = _misspelt(id, random) if len(id) > 1 else id + "x"
    return name if name not in taken else f"{name}x"


def _ids(lines: list[Line]) -> dict[str, int]:
    """Where each id is given."""
    heads = ((n, line.head.rstrip(":").split()) for n, line in enumerate(lines))
    return {head[1]: n for n, head in heads if lines[n].sort == "statement" and len(head) == 2}


def _referring(lines: list[Line], id: str) -> set[int]:
    """The lines that refer to an id of this map."""
    pattern = re.compile(rf"(?<![\w.-])@?{re.escape(id)}(?![\w.-])")
    sorts = ("reuse", "reopening", "relation")
    return {
        n
        for n, line in enumerate(lines)
        if line.sort in sorts and pattern.search(line.content.partition(":")[0])
    }


def _word(line: Line) -> str:
    return line.head.rstrip(":").split(" ")[0]


def _owner(lines: list[Line], at: int) -> int:
    """The line that a text line goes on from."""
    while lines[at].sort == "text":
        at -= 1
    return at


def _end(lines: list[Line], at: int) -> int:
    """The number after the last line of the text that begins on a line."""
    at += 1
    while at < len(lines) and lines[at].sort == "text":
        at += 1
    return at


def _shown(lines: list[Line], first: int, length: int) -> set[int]:
    return set(range(first, min(first + length, len(lines))))


# Keywords


@slip("kind misspelt")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse")
    if at is None:
        return None
    word = _word(lines[at])
    return _change(lines, at, _misspelt(word, random) + lines[at].content[len(word) :])


@slip("kind dropped")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", where=lambda line: " " in line.head)
    if at is None:
        return None
    new, shown = _change(lines, at, lines[at].content.partition(" ")[2])
    return new, shown


@slip("kind doubled")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse")
    return at if at is None else _change(lines, at, f"{_word(lines[at])} {lines[at].content}")


@slip("kind capitalised")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse")
    if at is None:
        return None
    word = _word(lines[at])
    new = random.choice((word.capitalize(), word.upper()))
    return _change(lines, at, new + lines[at].content[len(word) :])


@slip("kind of another tool")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement")
    if at is None:
        return None
    words = {
        "objection": ("attack", "con", "counterargument"),
        "rebuttal": ("reply", "response"),
        "undercut": ("undercutter",),
        "evidence": ("fact", "data"),
        "thesis": ("conclusion",),
        "claim": ("premise", "reason", "support", "pro"),
    }.get(_word(lines[at]))
    if words is None:
        return None
    new = random.choice(words)
    return _change(lines, at, new + lines[at].content[len(_word(lines[at])) :])


@slip("field misspelt")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "field", "header", where=lambda line: not line.head.startswith("x-"))
    if at is None:
        return None
    word = _word(lines[at])
    return _change(lines, at, _misspelt(word, random) + lines[at].content[len(word) :])


@slip("field dropped")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "field")
    return at if at is None else _change(lines, at, lines[at].content.partition(": ")[2])


@slip("field doubled")
def _(lines: list[Line], random: Random) -> Made:
    def says_something(line: Line) -> bool:  # any text may stand in the others
        return line.head not in ("note:", "tags:") and not line.head.startswith("x-")

    at = _pick(lines, random, "field", where=says_something)
    return at if at is None else _change(lines, at, f"{_word(lines[at])}: {lines[at].content}")


@slip("field capitalised")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "field", "header")
    if at is None:
        return None
    word = _word(lines[at])
    return _change(lines, at, word.capitalize() + lines[at].content[len(word) :])


@slip("relation misspelt")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "relation")
    if at is None:
        return None
    first, verb, rest = lines[at].content.split(" ", 2)
    return _change(lines, at, f"{first} {_misspelt(verb, random)} {rest}")


# Colons


@slip("colon dropped")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "section", "relation", "header")
    at = _pick(lines, random, *sorts, where=lambda line: ": " in line.content)
    return at if at is None else _change(lines, at, lines[at].content.replace(": ", " ", 1))


@slip("colon doubled")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "section", "relation", "header")
    at = _pick(lines, random, *sorts, where=lambda line: ": " in line.content)
    return at if at is None else _change(lines, at, lines[at].content.replace(": ", ":: ", 1))


@slip("colon misspelt")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "section", "relation", "header")
    at = _pick(lines, random, *sorts, where=lambda line: ": " in line.content)
    if at is None:
        return None
    sign = random.choice((";", ".", ",", " :", ":-", "：", " -", " ="))
    return _change(lines, at, lines[at].content.replace(":", sign, 1))


@slip("no space after the colon")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "section", "relation", "header")
    at = _pick(lines, random, *sorts, where=lambda line: ": " in line.content)
    return at if at is None else _change(lines, at, lines[at].content.replace(": ", ":", 1))


# Ids


@slip("id misspelt where it is given")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    used = sorted(id for id in ids if _referring(lines, id))
    if not used:
        return None
    id = random.choice(used)
    at = ids[id]
    new = _new_id(id, ids, random)
    content = lines[at].content.replace(f" {id}:", f" {new}:", 1)
    return _change(lines, at, content)[0], {at, *_referring(lines, id)}


@slip("id misspelt where it is referred to")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    used = [(n, id) for id in ids for n in sorted(_referring(lines, id))]
    if not used:
        return None
    at, id = random.choice(used)
    return _change(lines, at, lines[at].content.replace(id, _new_id(id, ids, random), 1))


@slip("id that is none")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    if not ids:
        return None
    id = random.choice(sorted(ids))
    new = random.choice(
        (id.capitalize(), id.replace("-", "_") + "_", f"{id}-", f"{id}.1", f"[{id}]")
    )
    at = ids[id]
    content = lines[at].content.replace(f" {id}:", f" {new}:", 1)
    return _change(lines, at, content)[0], {at, *_referring(lines, id)}


@slip("id dropped")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    used = sorted(id for id in ids if _referring(lines, id))
    if not used:
        return None
    id = random.choice(used)
    at = ids[id]
    content = lines[at].content.replace(f" {id}:", ":", 1)
    return _change(lines, at, content)[0], {at, *_referring(lines, id)}


@slip("id doubled")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    if not ids:
        return None
    id = random.choice(sorted(ids))
    return _change(lines, ids[id], lines[ids[id]].content.replace(f" {id}", f" {id} {id}", 1))


@slip("id given twice")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    if len(ids) < 2:
        return None
    first, second = sorted(random.sample(sorted(ids), 2), key=ids.__getitem__)
    at = ids[second]
    content = lines[at].content.replace(f" {second}:", f" {first}:", 1)
    return _change(lines, at, content)[0], {at, *_referring(lines, second)}


@slip("id of two words")
def _(lines: list[Line], random: Random) -> Made:
    ids = {id: at for id, at in _ids(lines).items() if "-" in id}
    if not ids:
        return None
    id = random.choice(sorted(ids))
    content = lines[ids[id]].content.replace(id, id.replace("-", " ", 1), 1)
    return _change(lines, ids[id], content)[0], {ids[id], *_referring(lines, id)}


@slip("id behind the colon")
def _(lines: list[Line], random: Random) -> Made:
    ids = _ids(lines)
    if not ids:
        return None
    id = random.choice(sorted(ids))
    content = lines[ids[id]].content.replace(f" {id}:", f": {id}:", 1)
    return _change(lines, ids[id], content)[0], {ids[id], *_referring(lines, id)}


@slip("@ dropped")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "reopening")
    return at if at is None else _change(lines, at, lines[at].content.replace("@", "", 1))


@slip("@ doubled")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "reopening")
    return at if at is None else _change(lines, at, lines[at].content.replace("@", "@@", 1))


@slip("@ apart")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "reopening")
    return at if at is None else _change(lines, at, lines[at].content.replace("@", "@ ", 1))


@slip("@ too many")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "relation", "statement", where=lambda line: " " in line.head)
    if at is None:
        return None
    if lines[at].sort == "relation":
        return _change(lines, at, "@" + lines[at].content)
    id = lines[at].head.rstrip(":").split(" ")[1]
    new, shown = _change(lines, at, lines[at].content.replace(" ", " @", 1))
    return new, shown | _referring(lines, id)


# Indentation of one line


def _moved(lines: list[Line], random: Random, by: int, *sorts: str) -> Made:
    at = _pick(lines, random, *sorts, where=lambda line: line.column + by >= 0)
    if at is None:
        return None
    followed = at + 1 < len(lines) and lines[at + 1].column > lines[at].column
    if "statement" in sorts and by % 2 == 0 and not followed:
        return None  # all that belongs to it moves with it: another outline, and a good one
    return _at(lines, at, evolve(lines[at], column=lines[at].column + by)), {at}


@slip("head a step out")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, -2, "statement", "reuse")


@slip("head a step in")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, 2, "statement", "reuse")


@slip("head a space out or in")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, random.choice((-1, 1)), "statement", "reuse")


@slip("field a step out")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, -2, "field")


@slip("field a step in")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, 2, "field")


@slip("text a step out")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, -2, "text")


@slip("text two steps out")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, -4, "text")


@slip("text a step in")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, 2, "text")


@slip("relation or header indented")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, 2, "relation", "header", "reopening", "section")


@slip("tab in the indentation")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "text")
    at = _pick(lines, random, *sorts, where=lambda line: line.column > 0)
    if at is None:
        return None
    indent = "\t" * (lines[at].column // random.choice((2, 4)) or 1)
    return _at(lines, at, Line(0, indent + lines[at].content, "")), {at}


@slip("no-break space in the indentation")
def _(lines: list[Line], random: Random) -> Made:
    sorts = ("statement", "reuse", "field", "text")
    at = _pick(lines, random, *sorts, where=lambda line: line.column > 0)
    if at is None:
        return None
    where = random.randrange(lines[at].column)
    indent = list(" " * lines[at].column)
    indent[where] = random.choice("\u00a0\u2003\u3000")
    return _at(lines, at, Line(0, "".join(indent) + lines[at].content, "")), {at}


@slip("no-break space in a head")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", where=lambda line: " " in line.content)
    return at if at is None else _change(lines, at, lines[at].content.replace(" ", "\u00a0", 1))


# Line breaks


@slip("line break lost")
def _(lines: list[Line], random: Random) -> Made:
    places = [
        n
        for n in range(1, len(lines))
        if lines[n].sort not in ("text", "blank", "comment", "reopening")
        and lines[n - 1].sort not in ("blank", "comment")
    ]
    if not places:
        return None
    at = random.choice(places)
    whole = evolve(lines[at - 1], content=f"{lines[at - 1].content} {lines[at].content}")
    return [*lines[: at - 1], whole, *lines[at + 1 :]], {at - 1}


@slip("line break added")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "text", "field", where=lambda x: _words(x) > 2)
    if at is None:
        return None
    line = lines[at]
    words = line.content.split(" ")
    cut = random.randrange(line.head.count(" ") + 2, len(words))
    column = lines[_owner(lines, at)].column
    first = evolve(line, content=" ".join(words[:cut]))
    second = Line(column + random.choice((-column, 0, 2, 4)), " ".join(words[cut:]), "text")
    return _at(lines, at, first, second), {at, at + 1}


def _words(line: Line) -> int:
    return line.content.count(" ") - line.head.count(" ")


@slip("line break in a head")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", where=lambda line: " " in line.content)
    if at is None:
        return None
    first, _, rest = lines[at].content.partition(" ")
    column = lines[at].column + random.choice((0, 2, 4))
    new = _at(lines, at, evolve(lines[at], content=first), Line(column, rest, "text"))
    return new, {at, at + 1}


@slip("blank line in a text")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "text")
    if at is None:
        return None
    return _at(lines, at, Line(0, "", "blank"), lines[at]), {at, at + 1}


@slip("blank line dropped")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "blank")
    return at if at is None else (_at(lines, at), {at})


# Lines out of place


@slip("field after children")
def _(lines: list[Line], random: Random) -> Made:
    places = []
    for at, line in enumerate(lines):
        if line.sort != "field" or line.column == 0:
            continue
        last = at + 1
        while (
            last < len(lines)
            and lines[last].sort != "blank"
            and (lines[last].column >= line.column)
        ):
            last += 1
        if any(one.sort in ("statement", "reuse") for one in lines[at:last]):
            places.append((at, last))
    if not places:
        return None
    at, last = random.choice(places)
    end = _end(lines, at)
    block = lines[at:end]
    new = [*lines[:at], *lines[end:last], *block, *lines[last:]]
    return new, set(range(last - len(block), last))


@slip("field under a reuse or a relation")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "relation")
    if at is None:
        return None
    end = _end(lines, at)
    field = Line(lines[at].column + 2, random.choice(("by: Somebody", "tags: see below")), "field")
    return [*lines[:end], field, *lines[end:]], {end}


@slip("statement under a reuse or a relation")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "relation")
    if at is None:
        return None
    end = _end(lines, at)
    child = Line(lines[at].column + 2, "claim: It is said in passing.", "statement")
    return [*lines[:end], child, *lines[end:]], {end}


@slip("header too late")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "header")
    if at is None:
        return None
    end = _end(lines, at)
    first = next(n for n, line in enumerate(lines) if line.sort == "statement")
    after = _end(lines, first)
    while after < len(lines) and lines[after].column > 0:
        after += 1
    new = [*lines[:at], *lines[end:after], *lines[at:end], *lines[after:]]
    start = after - (end - at)
    citing = {
        n for n, line in enumerate(new) if line.head == "cite:" and lines[at].head == "source:"
    }
    used = {n for n, line in enumerate(new) if "." in line.content and lines[at].head == ""}
    return new, {*range(start, after), *citing, *used}


@slip("head and field swapped")
def _(lines: list[Line], random: Random) -> Made:
    places = [
        n
        for n in range(1, len(lines))
        if lines[n].sort == "field" and lines[n - 1].sort in ("statement", "reuse")
    ]
    if not places:
        return None
    at = random.choice(places)
    end = _end(lines, at)
    new = [*lines[: at - 1], *lines[at:end], lines[at - 1], *lines[end:]]
    return new, set(range(at - 1, end))


def _first_children(lines: list[Line]) -> list[int]:
    """The places of heads right below the head that they belong to."""
    return [
        n
        for n in range(1, len(lines))
        if lines[n].sort in ("statement", "reuse")
        and lines[n - 1].sort == "statement"
        and lines[n].column > lines[n - 1].column
    ]


@slip("lines swapped")
def _(lines: list[Line], random: Random) -> Made:
    # Siblings may stand in any order: what is swapped here is a parent and its first child.
    places = _first_children(lines)
    if not places:
        return None
    at = random.choice(places)
    new = [*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]]
    return new, {at - 1, at}


@slip("line doubled")
def _(lines: list[Line], random: Random) -> Made:
    single = ("by:", "conceded:", "qualifier:", "confidence:", "scheme:", "strength:")
    at = _pick(
        lines,
        random,
        "statement",
        "field",
        "text",
        where=lambda line: " " in line.head or line.head in single,
    )
    if at is None:
        return None
    end = _end(lines, at)
    new = [*lines[:end], *lines[at:end], *lines[end:]]
    return new, {at, *range(end, end + end - at)}


# What does not belong


@slip("prose pasted in")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "field", "reuse")
    if at is None:
        return None
    end = _end(lines, at)
    column = lines[at].column
    where = column + random.choice((-column, 0, 2))
    prose = Line(where, random.choice(PROSE), "text")
    return [*lines[:end], prose, *lines[end:]], {end}


@slip("prose with blank lines around it")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "field", "reuse")
    if at is None:
        return None
    end = _end(lines, at)
    column = lines[at].column
    where = column + random.choice((-column, 0, 2, 4))
    blank = Line(0, "", "blank")
    prose = Line(where, random.choice(PROSE), "text")
    return [*lines[:end], blank, prose, blank, *lines[end:]], {end + 1}


@slip("bullet")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", "field")
    if at is None:
        return None
    bullet = random.choice(("- ", "* ", "• ", "1. ", "a) ", "> ", "+ "))
    if random.random() < 0.5:
        return _change(lines, at, bullet + lines[at].content)
    line = lines[at]
    new, shown = _change(lines, at, bullet + line.content[len(line.head) :].lstrip())
    id = line.head.rstrip(":").rpartition(" ")[2]
    return new, shown | _referring(lines, id)


@slip("quotation mark missing")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "field", where=lambda line: line.content.startswith('cite: "'))
    if at is None:
        return None
    marks = [n for n, sign in enumerate(lines[at].content) if sign == '"']
    cut = random.choice(marks)
    content = lines[at].content[:cut] + lines[at].content[cut + 1 :]
    new, shown = _change(lines, at, content)
    return new, shown | set(range(at, _end(lines, at)))


@slip("comment sign dropped")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "comment")
    return at if at is None else _change(lines, at, lines[at].content[1:].lstrip())


@slip("comment within a text")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "text")
    if at is None:
        return None
    new = [*lines[:at], Line(lines[at].column, "# to be checked", "comment"), *lines[at:]]
    return new, {at, at + 1}


@slip("left over from a merge")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "field", "text", "blank")
    if at is None:
        return None
    mark = Line(0, random.choice(("<<<<<<< HEAD", "=======", ">>>>>>> main")), "text")
    return [*lines[:at], mark, *lines[at:]], {at}


@slip("field form broken")
def _(lines: list[Line], random: Random) -> Made:
    def formed(line: Line) -> bool:
        return line.head in ("figure:", "confidence:", "conceded:", "strength:")

    at = _pick(lines, random, "field", where=formed)
    if at is None:
        return None
    line = lines[at]
    value = line.content[len(line.head) :].strip()
    broken = {
        "figure:": value.replace(random.choice("/="), random.choice(("", ":", "-")), 1),
        "confidence:": random.choice(("high", "1.5", "80 %", "0,8")),
        "conceded:": random.choice(("yes", "partly", "somewhat")),
        "strength:": random.choice(("very strong", "2", "medium")),
    }[line.head]
    new, shown = _change(lines, at, f"{line.head} {broken}")
    return new, shown | set(range(at, _end(lines, at)))


# Whole blocks, and lines as other programs show them


def _subtree(lines: list[Line], at: int) -> int:
    """The number after the last line that stands deeper than a head."""
    end = at + 1
    while end < len(lines) and (lines[end].sort == "blank" or lines[end].column > lines[at].column):
        end += 1
    while lines[end - 1].sort in ("blank", "comment"):
        end -= 1
    return end


def _block(lines: list[Line], random: Random, by: int) -> Made:
    at = _pick(lines, random, "statement", where=lambda line: line.column + by >= 0)
    if at is None:
        return None
    end = _subtree(lines, at)
    if end - at < 2:
        return None
    above = [line.column for line in lines[:at] if line.sort in ("statement", "reuse", "reopening")]
    if by > 1 and (not above or lines[at].column + by <= above[-1] + 2):
        return None  # another outline, and a good one
    moved = [evolve(line, column=max(line.column + by, 0)) for line in lines[at:end]]
    return [*lines[:at], *moved, *lines[end:]], set(range(at, end))


@slip("block a space in or out")
def _(lines: list[Line], random: Random) -> Made:
    return _block(lines, random, random.choice((-1, 1)))


@slip("block two steps in")
def _(lines: list[Line], random: Random) -> Made:
    return _block(lines, random, 4)


@slip("what stands under a head a step in or out")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement")
    if at is None:
        return None
    end, first = _subtree(lines, at), _end(lines, at)
    by = random.choice((-2, -1, 1, 2))
    if end - first < 2:
        return None
    moved = [evolve(line, column=max(line.column + by, 0)) for line in lines[first:end]]
    return [*lines[:first], *moved, *lines[end:]], set(range(at, end))


@slip("head two steps in")
def _(lines: list[Line], random: Random) -> Made:
    return _moved(lines, random, 4, "statement", "reuse")


@slip("kind misspelt and a step in")
def _(lines: list[Line], random: Random) -> Made:
    made = INJECTORS["kind misspelt"](lines, random)
    if made is None:
        return None
    new, shown = made
    at = min(shown)
    return _at(new, at, evolve(new[at], column=new[at].column + 2)), shown


@slip("as mail quotes it")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", "field", "relation", "text")
    if at is None:
        return None
    if random.random() < 0.5:
        return _change(lines, at, f"> {lines[at].content}")
    return _at(lines, at, Line(0, f"> {lines[at]}", "")), {at}


@slip("bold")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", where=lambda line: ": " in line.content)
    if at is None:
        return None
    line = lines[at]
    head, _, text = line.content.partition(": ")
    new = random.choice((f"**{head}:** {text}", f"**{head}**: {text}", f"**{line.content}**"))
    return _change(lines, at, new)


@slip("commented out")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", where=lambda line: True)
    if at is None or at + 1 >= len(lines) or lines[at + 1].column <= lines[at].column:
        return None  # it and all of it are gone, as may be meant
    return _change(lines, at, f"# {lines[at].content}")[0], {at, *range(at, _subtree(lines, at))}


@slip("near miss in a text")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "reuse", "statement", where=lambda line: line.column > 0)
    if at is None or lines[at - 1].sort not in ("statement", "text"):
        return None
    line = lines[at]
    word = _word(line)
    new = random.choice(
        (
            _misspelt(word, random) + line.content[len(word) :],
            word.capitalize() + line.content[len(word) :],
            line.content.replace(" @", "@", 1).replace(f"{word} ", word, 1)
            if line.sort == "reuse"
            else line.content.replace(":", " :", 1),
        )
    )
    hang = lines[_owner(lines, at - 1)].column + 4
    return _at(lines, at, Line(hang, new, line.sort)), {at, *range(at, _subtree(lines, at))}


# Heads that are broken within, and blocks as a whole


@slip("space within a kind")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse")
    if at is None:
        return None
    word = _word(lines[at])
    cut = random.randrange(1, len(word))
    return _change(lines, at, f"{word[:cut]} {lines[at].content[cut:]}")


@slip("letter of another alphabet in a head")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", "reuse", "field")
    if at is None:
        return None
    like = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "c": "\u0441", "i": "\u0456"}
    line = lines[at]
    places = [n for n, sign in enumerate(line.head) if sign in like]
    if not places:
        return None
    n = random.choice(places)
    new, shown = _change(
        lines, at, line.content[:n] + like[line.content[n]] + line.content[n + 1 :]
    )
    return new, shown | _referring(lines, line.head.rstrip(":").rpartition(" ")[2])


@slip("brackets around a head")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", where=lambda line: ": " in line.content)
    if at is None:
        return None
    head, _, text = lines[at].content.partition(": ")
    signs = random.choice(("()", "[]", "{}"))
    colon = random.choice((":", ""))
    return _change(lines, at, f"{signs[0]}{head}{signs[1]}{colon} {text}")


@slip("quotation marks of another language")
def _(lines: list[Line], random: Random) -> Made:
    def plain(line: Line) -> bool:
        return line.content.startswith('cite: "') and line.content.count('"') % 2 == 0

    at = _pick(lines, random, "field", where=plain)
    if at is None or _end(lines, at) > at + 1:
        return None
    opening, closing = random.choice(("„“", "«»", "»«", "‘’", "''"))
    pieces = lines[at].content.split('"')
    signs = [opening, closing] * len(pieces)
    content = "".join(one + sign for one, sign in zip(pieces, signs, strict=False))
    return _change(lines, at, content[:-1])


@slip("children all a step in")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement")
    if at is None:
        return None
    end, first = _subtree(lines, at), _end(lines, at)
    while first < end and lines[first].sort in ("field", "text", "comment", "blank"):
        first += 1
    if end - first < 2:
        return None
    moved = [evolve(line, column=line.column + 2) for line in lines[first:end]]
    return [*lines[:first], *moved, *lines[end:]], set(range(first, end))


@slip("block pasted twice")
def _(lines: list[Line], random: Random) -> Made:
    at = _pick(lines, random, "statement", where=lambda line: " " in line.head)
    if at is None:
        return None
    end = _subtree(lines, at)
    if end - at < 3:
        return None
    return [*lines[:end], *lines[at:end], *lines[end:]], set(range(at, 2 * end - at))


@slip("columns of two heads swapped")
def _(lines: list[Line], random: Random) -> Made:
    places = _first_children(lines)
    if not places:
        return None
    at = random.choice(places)
    above, below = lines[at - 1], lines[at]
    swapped = [evolve(above, column=below.column), evolve(below, column=above.column)]
    return [*lines[: at - 1], *swapped, *lines[at + 1 :]], {at - 1, at}
