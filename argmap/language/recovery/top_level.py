"""Diagnose malformed top-level lines: reopenings, relations and uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from argmap.language.escaping import KIND_WORDS, nearest_word
from argmap.language.grammar import is_well_formed
from argmap.language.recovery.suggestion import Slip, reference, slug
from argmap.model.codes import Code
from argmap.model.vocabulary import KEYWORDS, RelationKind

_REOPENING: Final = re.compile(r"@(?P<space> *)(?P<id>[^\s:]+)(?P<rest>\s*:.*|\s+.*)?", re.S)
_RELATION: Final = re.compile(
    r"(?P<head>(?P<a>@?[\w.-]+) +(?P<verb>[\w-]+) +(?P<b>@?[\w.-]*\w))\s*"
    r"(?:(?P<sign>:?)(?P<reason>.*))",
    re.S,
)
_SPACED: Final = re.compile(
    r"(?P<a>@?[\w.-]+) +"
    r"(?P<verb>(?:is +)?(?:in[ -]tension|agrees?|(?:the +)?same)[ -](?:with|as)) +"
    r"(?P<b>@?[\w.-]*\w)\s*(?P<reason>:.*)?",
    re.S | re.IGNORECASE,
)
_ARROW: Final = re.compile(
    r"(?P<a>@?+[\w.]++(?>-[\w.]++)*+),? *"
    r"(?P<verb>(?:-++|=++)>|[→⇒]|supports?:|rebuts?:|undercuts?:) *"
    r"(?P<b>@?[\w.-]*\w)\s*(?P<reason>:.*)?",
    re.S,
)
_FILLED: Final = re.compile(
    r"(?:(?:the|a) +)?(?P<a>@?[\w.-]+),? +(?:is +|does +|also +)?(?P<verb>[\w-]+) +"
    rf"(?:(?:the|a|an|{'|'.join(KIND_WORDS)}) +){{0,2}}(?P<b>@?[\w.-]*\w)\s*(?P<reason>:.*)?",
    re.S | re.IGNORECASE,
)
_USE: Final = re.compile(
    r"(?P<word>\w+)[: ] *(?P<path>\S.*?)(?: +as +(?P<name>\S+)(?P<rest> .*)?)?", re.S
)
_VERBS: Final = tuple(kind.value for kind in RelationKind)
_OF_SEVERAL: Final = ("in-tension-with", "agrees-with", "same-as")
"""The relations whose word is written as several words elsewhere."""


# Diagnoses by type of line


def reopening(line: str, column: int) -> Slip | None:
    """Diagnose a line that begins with ``@``."""
    match = _REOPENING.fullmatch(line)
    if match is None:
        return None
    name, rest = match["id"], (match["rest"] or "").strip()
    target = reference(name)
    if column:
        message = f"missing kind before '@{name}'"
        hint = f"write 'claim @{target}', 'evidence @{target}' or another kind before it"
        meant = f"claim @{target}: {rest.lstrip(': ')}".removesuffix(": ")
        return Slip(Code.BAD_HEAD, message, hint, match.end("id"), meant, guessed=True)
    meant = f"@{target}"
    if rest.startswith(":"):
        message = "a reopened statement takes no colon and no text"
        hint = f"put '@{target}' on a line of its own, and the statements under it below"
        return Slip(Code.BAD_HEAD, message, hint, len(line), meant)
    if is_well_formed(rest) or is_well_formed(f"  {rest}"):
        message, hint = f"missing line break after '@{name}'", "put the rest on a new line"
        return Slip(Code.BAD_HEAD, message, hint, len(line), f"{meant}\n  {rest}")
    if rest:
        hint = f"put '@{target}' on a line of its own, "
        hint += f"or put a kind before it, as in 'claim @{target}'"
        return Slip(Code.BAD_HEAD, f"unexpected text after '@{name}'", hint, len(line), meant)
    if name == target:
        message, hint = f"there is a space after the '@' in '@ {name}'", f"write '@{name}'"
        return Slip(Code.BAD_HEAD, message, hint, len(line), meant)
    return Slip(Code.BAD_ID, f"{name!r} is not an id", f"write '@{target}'", len(line), meant)


def use(line: str) -> Slip | None:
    """Diagnose a line that looks like ``use PATH as NAME``."""
    match = _USE.fullmatch(line.rstrip())
    if match is None or nearest_word(match["word"], ("use",), 0.5) is None:
        return None
    names_a_file = ".argmap" in match["path"] or (match["name"] and not match["rest"])
    is_prose = not names_a_file or (" " in match["path"] and ".argmap" not in match["path"])
    if is_prose and match["word"].lower() != "use":
        return None
    path, name = match["path"].removesuffix(" as").rstrip(), slug(match["name"] or "")
    end = len(line.rstrip())
    if match["rest"]:
        hint = "start a new line after the name of the map"
        return Slip(Code.BAD_HEAD, f"text follows {name!r}", hint, end, f"use {path} as {name}")
    if not name or name in KEYWORDS:
        name = slug(path.rpartition("/")[2].partition(".")[0]) or "name"
        message = "this line does not give the imported map a name"
        return Slip(
            Code.BAD_HEAD, message, f"write 'use {path} as {name}'", end, f"use {path} as {name}"
        )
    meant = f"use {path} as {name}"
    if match["word"] != "use":
        message, hint = f"there is no header {match['word']!r}", "did you mean 'use'?"
        return Slip(Code.UNKNOWN_FIELD, message, hint, len(match["word"]), meant)
    message = (
        f"{match['name']!r} is not a name: use lower-case letters a-z, digits and single hyphens"
    )
    return Slip(Code.BAD_ID, message, f"write '{meant}'", end, meant)


def relation(line: str, ids: Callable[[], Collection[str]], column: int) -> Slip | None:
    """Diagnose a line that looks like a relation."""
    if column == 0 and (slip := _in_words(line, ids) or _filled(line, ids)):
        return slip
    match = _RELATION.fullmatch(line)
    if match is None or match["a"] in KIND_WORDS:
        return None
    verb = nearest_word(match["verb"], _VERBS, 0.7)
    first, second = reference(match["a"]), reference(match["b"])
    end, reason = match.end("head"), (match["reason"] or "").strip()
    named = column == 0 and first in ids()
    if match["sign"] != ":" and reason and not named:
        return None  # prose
    if verb is None:
        if not named or (second not in ids() and "." not in second):
            return None
        hint = f"the relations are {', '.join(_VERBS)}"
        return Slip(Code.BAD_RELATION, f"there is no relation {match['verb']!r}", hint, end)
    head = f"{first} {verb} {second}"
    meant = f"{head}: {reason}" if reason else head
    if verb != match["verb"]:
        message, hint = f"there is no relation {match['verb']!r}", f"did you mean {verb!r}?"
    elif (match["a"], match["b"]) != (first, second):
        message = "a relation names ids, in lower case and without '@'"
        hint = f"write '{head}: ...'"
    elif match["sign"] == ":":
        message, hint = "cannot read this relation", f"write '{head}:' and the reason"
    else:
        message, hint = f"missing colon after {match['b']!r}", f"write '{head}:' and the reason"
    return Slip(Code.BAD_RELATION, message, hint, end, meant)


def _in_words(line: str, ids: Callable[[], Collection[str]]) -> Slip | None:
    """Diagnose a relation with several words for its verb: "agrees with", "is in tension with"."""
    match = _SPACED.fullmatch(line)
    if match is None or match["verb"] in _VERBS:
        return None
    first, second = reference(match["a"]), reference(match["b"])
    if not all(one in ids() or "." in one for one in (first, second)):
        return None  # prose
    said = match["verb"]
    verb = next(word for word in _OF_SEVERAL if word[:5] in said.lower().replace(" ", "-"))
    meant = f"{first} {verb} {second}{match['reason'] or ''}"
    message, hint = f"there is no relation {said!r}", f"did you mean {verb!r}?"
    return Slip(Code.BAD_RELATION, message, hint, match.end("b"), meant)


def _filled(line: str, ids: Callable[[], Collection[str]]) -> Slip | None:
    """Diagnose a relation with an arrow as its verb, or with extra words: "a is supports the b"."""
    match = _ARROW.fullmatch(line)
    if match is None:
        match = _FILLED.fullmatch(line)
        if match is None or line.startswith(f"{match['a']} {match['verb']} {match['b']}"):
            return None  # unchanged, or with another problem
    if is_well_formed(line):
        return None
    first, second = reference(match["a"]), reference(match["b"])
    said = match["verb"].rstrip(":").lower()
    verb = nearest_word(said, _VERBS, 0.7) if said[0].isalpha() else _VERBS[0]
    if verb is None or not all(one in ids() or "." in one for one in (first, second)):
        return None  # prose
    head = f"{first} {verb} {second}"
    if said != verb:
        message, hint = f"there is no relation {match['verb']!r}", f"did you mean {verb!r}?"
    elif (match["a"], match["b"]) != (first, second):
        return None  # diagnosed elsewhere
    else:
        message, hint = "a relation is two ids with the relation between them", f"write '{head}'"
    meant = f"{head}{match['reason'] or ''}"
    return Slip(Code.BAD_RELATION, message, hint, match.end("b"), meant)
