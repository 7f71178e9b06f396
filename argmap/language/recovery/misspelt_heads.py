"""Diagnose malformed heads and fields: misspelt words, malformed ids, a wrong or missing colon."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from argmap.language.escaping import FIELD_WORDS, KIND_WORDS, nearest_word
from argmap.language.grammar import is_well_formed
from argmap.language.recovery.foreign_words import ALIASES
from argmap.language.recovery.suggestion import Slip, Where, reference, slug
from argmap.language.step_width import spaces
from argmap.model.codes import Code
from argmap.model.vocabulary import FIELDS, HEADERS, ID, KEYWORDS

_WORD: Final = re.compile(r"[^\W\d_][\w-]*")
_ODD_COLON: Final = re.compile(
    r"(?P<head>(?P<word>[^\W\d_]+)(?: +@?[\w.-]*\w)?) *(?P<sign>[;.,=]|[：︓﹕∶]|[-–—]+)"
    r"(?:(?: +|(?<=[：︓﹕∶—–]))(?P<text>.*))?",
    re.S,
)
_ARTICLES: Final = frozenset(
    "a an the this that my his her their our its one another first second third main".split()  # noqa: SIM905
)
"""Words before a kind that are not a misplaced id."""
_APART: Final = re.compile(r"^(\w+) *@ +([a-z0-9])")
_NO_COLON: Final = re.compile(
    r"(?P<word>[^\W\d_]+) +(?P<at>@?)(?P<id>\S+)(?: +(?P<text>.*))?", re.S
)
_SHORT_HEADERS: Final = frozenset({"map", "date", "use"})
_FAR_ID: Final = re.compile(rf"{ID.pattern}\.{ID.pattern}")
"""The id of a statement in an imported map."""


# Lines with a colon


def with_colon(line: str, where: Where) -> Slip | None:
    """Diagnose a line with a colon whose first word is close to a keyword."""
    # Split by hand: one regular expression would take quadratic time to fail.
    head, colon, after = line.partition(":")
    match = _WORD.match(head)
    if not colon or match is None:
        return None
    word, between = match[0], head[match.end() :]
    middle, space, text = between.strip(), between[len(between.rstrip()) :], _text(after)
    end = len(head) + 1
    name = word.lower()
    if middle in KIND_WORDS and name not in KEYWORDS and name not in ALIASES:
        id = "" if name in _ARTICLES else slug(word)
        head = f"{middle} {id}:".replace(" :", ":")
        message, hint = f"unexpected {word!r} before the kind", f"write {head!r}"
        return Slip(Code.BAD_HEAD, message, hint, end, f"{head} {text}", guessed=not id)
    if name.startswith("x-") and not middle:
        if is_well_formed(f"{word}: x"):
            return Slip(*_spaced(f"{word}:", space, after), end, f"{word}: {text}")
        message = f"{word!r} is not a valid field name"
        return Slip(Code.BAD_HEAD, message, f"write 'x-{slug(word[2:])}:'", end)
    # Nothing is indented under a header or a field.
    at_head = where.at_head and not where.is_parent
    if at_head and not middle and "-" not in word and (header := nearest_word(word, HEADERS, 0.6)):
        if header == "use" and name != header and ".argmap" not in text:
            return None  # prose
        name = header
    elif name not in KIND_WORDS:
        # A word with a hyphen is probably an id, not a misspelt keyword.
        known = (*KIND_WORDS, *(() if where.is_parent else FIELD_WORDS))
        known = () if "-" in word else known
        near = ALIASES.get(name) or nearest_word(word, known, 0.7) or ""
        if near in _SHORT_HEADERS and near != name:
            near = ""  # more likely an id, where no header is allowed
        name = where.fitting(near)
    if name in KIND_WORDS:
        return _statement(word, name, middle, space, after, end)
    if not name:
        return _unknown(word, middle, text, end, where)
    if name == "title" and at_head:
        name = "map"  # what is so called in other tools
    meant = f"{name}: {text}"
    if middle in KIND_WORDS and name in FIELDS and name != "note":
        message = f"unexpected {middle!r} before the colon of '{name}:'"
        return Slip(Code.BAD_HEAD, message, f"write '{name}:'", end, meant)
    if middle:
        return None
    if name == "use" and not text:
        return _bare_use(end)
    if name == "use":
        meant = f"use {text}"
        return Slip(Code.BAD_HEAD, "'use' takes no colon", f"write '{meant}'", end, meant)
    if name in HEADERS and name not in FIELDS and not at_head:
        hint = "headers go at the left margin, before the first statement"
        if name == "author":
            hint, meant = "use 'by:' to say whose view a statement is", f"by: {text}"
        elif name == "source":
            hint = f"use 'cite:' to name the passage that a statement is based on; {hint}"
        return Slip(Code.MISPLACED_HEADER, f"'{name}:' does not belong here", hint, end, meant)
    if word == name:
        return Slip(*_spaced(f"{name}:", space, after), end, meant)
    if word.lower() == name:
        message = f"keywords must be lower case, not {word!r}"
        return Slip(Code.CAPITALS, message, f"write '{name}:'", end, meant)
    sort = "header" if at_head else "field"
    message, hint = f"there is no {sort} {word!r}", f"did you mean {name!r}?"
    return Slip(Code.UNKNOWN_FIELD, message, hint, end, meant)


_AFTER_COLON: Final = re.compile(r"(?:[:;=–—]|-(?!\d))[-:;=>–—]*|[.,>](?= )")
"""Characters directly after a colon that belong to it."""


def _text(after: str) -> str:
    """Return the text after a colon and any characters that belong to it."""
    odd = _AFTER_COLON.match(after)
    return after[odd.end() if odd else 0 :].lstrip(": ")


def _spaced(head: str, space: str, text: str) -> tuple[str, str, str]:
    """Return code, message and hint for a head that is malformed only around its colon."""
    if space:
        message = f"there is a space before the colon in '{head[:-1]} :'"
        return Code.BAD_HEAD, message, f"write {head!r}"
    if text.startswith(":"):
        return Code.BAD_HEAD, f"there are two colons after {head[:-1]!r}", f"write {head!r}"
    if odd := _AFTER_COLON.match(text):
        message = f"unexpected {odd[0]!r} after the colon of {head!r}"
        return Code.BAD_HEAD, message, f"write {head!r}"
    if not text or text.startswith(" "):
        return Code.BAD_HEAD, f"{head!r} is in the wrong place", "move it to the left margin"
    return Code.BAD_HEAD, f"missing space after {head!r}", "write a space after the colon"


def _unknown(word: str, middle: str, text: str, end: int, where: Where) -> Slip | None:
    """Diagnose a line like a head whose first word is not close to any keyword."""
    if text[:1] == "/" or len(word) < 3:
        return None  # a URL, or an abbreviation
    kinds = where.allowed or KIND_WORDS
    first = "thesis" if where.at_head else where.fitting("claim")
    if ID.fullmatch(middle) and middle not in KEYWORDS:
        id, message = middle, f"there is no kind {word!r}"
        hint = f"the kinds allowed here are {', '.join(kinds)}"
        if where.allowed is None:
            hint = f"the kinds are {', '.join(kinds)}"
        if where.hang:
            hint += f"; or indent it by {spaces(where.hang)} if it is text"
    elif middle or not ID.fullmatch(word):
        return None
    else:
        id, message = word, f"'{word}:' is neither a kind nor a field"
        hint = f"write a kind before the id, as in '{first} {word}:'"
        if where.hang:
            hint += f"; or indent it by {spaces(where.hang)} if it is text"
        if where.at_head:
            message = f"'{word}:' is neither a header nor a kind"
            hint = f"to keep it as a header, write 'note:' or 'x-{word}:'; "
            hint += f"if it is an id, write a kind before it, as in 'thesis {word}:'"
    meant = f"{first} {id}: {text}"
    others = tuple(f"{kind} {id}: {text}" for kind in where.allowed or () if kind != first)
    return Slip(Code.UNKNOWN_KIND, message, hint, end, meant, guessed=True, others=others)


def _statement(word: str, kind: str, middle: str, space: str, rest: str, end: int) -> Slip | None:
    """Diagnose a line that begins with a kind, perhaps misspelt."""
    text = _text(rest)
    words = middle.split()
    if len(words) > 4 or (len(words) > 1 and word.lower() not in KIND_WORDS):
        return None  # prose with a colon
    if middle.startswith("@") and word != kind:
        meant = f"{kind} {middle}: {text}".removesuffix(": ")
        if word.lower() == kind:
            message, hint = f"keywords must be lower case, not {word!r}", f"write {kind!r}"
            return Slip(Code.CAPITALS, message, hint, end, meant)
        message, hint = f"there is no kind {word!r}", f"did you mean {kind!r}?"
        return Slip(Code.UNKNOWN_KIND, message, hint, end, meant, guessed=True)
    if _FAR_ID.fullmatch(middle) and not middle.rpartition(".")[2].isdigit():
        head = f"{kind} @{middle}:"
        other = f"{kind} {slug(middle)}:"
        message = f"missing '@' before {middle!r}"
        hint = f"write {head!r} to reuse that statement here, or {other!r} to write a new {kind}"
        return Slip(
            Code.MISSING_AT, message, hint, end, f"{head} {text}", others=(f"{other} {text}",)
        )
    if middle.startswith("@"):
        target = reference(middle.lstrip("@ ").partition(" ")[0])
        head = f"{kind} @{target}:"
        if len(words) > 1 and words[1] in KIND_WORDS:
            second = " ".join(words[1:])
            message = f"missing line break after '@{target}'"
            hint = f"put '{second}:' on a new line"
            meant = f"{kind} @{target}\n{second}: {text}"
            return Slip(Code.BAD_HEAD, message, hint, end, meant, guessed=True)
        if word == kind and ID.fullmatch(middle[1:].replace(".", "")):
            return Slip(*_spaced(head, space, rest), end, f"{head} {text}")
        message, hint = f"{middle!r} is not a reference", f"write {head[:-1]!r}"
        return Slip(Code.BAD_ID, message, hint, end, f"{head} {text}")
    if words and word == kind and words[0] in KIND_WORDS:
        message = f"{word!r} is repeated"
        if words[0] != word:
            message = f"there are two kinds before the colon, {word!r} and {words[0]!r}"
        hint = f"write '{middle}:'"
        return Slip(
            Code.BAD_HEAD, message, hint, end, f"{middle}: {text}", guessed=words[0] != word
        )
    id = slug(words[0]) if len(set(words)) == 1 else slug(middle)
    if id in KEYWORDS:
        id = ""
    head = f"{kind} {id}:" if id else f"{kind}:"
    meant = f"{head} {text}"
    if word != kind:
        if word.lower() == kind:
            message, hint = f"keywords must be lower case, not {word!r}", f"write {head!r}"
            return Slip(Code.CAPITALS, message, hint, end, meant)
        message, hint = f"there is no kind {word!r}", f"did you mean {kind!r}?"
        return Slip(Code.UNKNOWN_KIND, message, hint, end, meant, guessed=True)
    if middle in KEYWORDS:
        message = f"{middle!r} is a keyword, not an id"
        return Slip(Code.BAD_ID, message, "choose another id", end, meant)
    if id == middle:
        return Slip(*_spaced(head, space, rest), end, meant)
    if len(words) > 1:
        message = f"an id is one word, not {middle!r}"
        if len(set(words)) == 1:
            message = f"the id {words[0]!r} is repeated"
    else:
        message = f"{middle!r} is not an id: use lower-case letters a-z, digits and single hyphens"
    hint = f"write {head!r}" if id else f"write '{kind}:' without an id, or with another"
    return Slip(Code.BAD_ID, message, hint, end, meant)


# Lines with another character instead of the colon, or none


def _bare_use(end: int) -> Slip:
    return Slip(Code.BAD_HEAD, "this line names no map", "write 'use FILE as NAME'", end)


def with_odd_colon(line: str) -> Slip | None:
    """Diagnose a head with another character instead of its colon."""
    match = _ODD_COLON.fullmatch(line)
    if match is None or match["word"] not in (*KIND_WORDS, *FIELD_WORDS):
        return None
    head, sign = match["head"], match["sign"]
    text = match["text"] or ""
    if head != match["word"] and match["word"] not in KIND_WORDS:
        return None
    if sign == "," and not text[:1].isupper():
        return None  # prose
    if sign == "." and "@" in head and not text:
        message, hint = f"missing id after '{head}.'", f"write '{head}.ID' with an id from that map"
        return Slip(Code.BAD_HEAD, message, hint, match.end("sign"))
    meant = f"{head}: {text}"
    if not is_well_formed(meant):
        return None
    message = f"expected a colon after {head!r}, not {sign!r}"
    return Slip(Code.MISSING_COLON, message, f"write '{head}:'", match.end("sign"), meant)


def without_colon(line: str, where: Where) -> Slip | None:
    """Diagnose a line that begins like a head but has no colon."""
    ids, column, hang = where.ids, where.column, where.hang
    line = _APART.sub(r"\1 @\2", line)
    bare = line.strip()
    if bare == "use":
        return _bare_use(len(bare))
    if bare in KIND_WORDS or bare in FIELD_WORDS:
        message = f"missing colon after {bare!r}"
        hint = f"write '{bare}:' and the text, or join the next line to this one if it is the text"
        return Slip(Code.MISSING_COLON, message, hint, len(bare), f"{bare}: ?")
    if column == 0 and (bare in ids() or _FAR_ID.fullmatch(bare)):
        message, hint = f"missing '@' before {bare!r}", f"write '@{bare}' to add to it"
        return Slip(Code.MISSING_AT, message, hint, len(bare), f"@{bare}")
    match = _NO_COLON.fullmatch(line)
    if match is None:
        return None
    word, id, text = match["word"], match["id"], match["text"] or ""
    rest = line[match.start("at") :]
    if word in FIELD_WORDS:
        message, hint = f"missing colon after {word!r}", f"write '{word}: ...'"
        prose = word in FIELDS and rest[:1].islower()
        return Slip(Code.MISSING_COLON, message, hint, len(word), f"{word}: {rest}", guessed=prose)
    kind = word if word in KIND_WORDS else nearest_word(word, KIND_WORDS, 0.85) or ""
    kind = kind if word in KIND_WORDS else where.fitting(kind)
    if not kind:
        return None
    if match["at"]:
        target = reference(id)
        if not text:
            message, hint = f"'@{id}' is not a reference", f"write '{kind} @{target}'"
            return Slip(Code.BAD_ID, message, hint, match.end("id"), f"{kind} @{target}")
        message, hint = (
            f"missing colon after '@{target}'",
            f"write '{kind} @{target}:' and the reason",
        )
        return Slip(Code.MISSING_COLON, message, hint, match.end("id"), f"{kind} @{target}: {text}")
    if not text and ID.fullmatch(id.replace(".", "")):
        return _lone_reference(kind, id, ids(), match.end("id"))
    named = ID.fullmatch(id) and id not in KEYWORDS and word in KIND_WORDS
    if named and ("-" in id or id in ids() or not text[:1].islower()):
        hint = f"write '{kind} {id}:' and the text, or '{kind}:' if it needs no id"
        message, meant = f"missing colon after {id!r}", f"{kind} {id}: {text}"
        return Slip(Code.MISSING_COLON, message, hint, match.end("id"), meant)
    hint = f"write '{kind}:' and the text; or indent it by {spaces(hang)} if it is text"
    if not hang:
        hint = f"write '{kind}:' and the text"
    message, meant = f"missing colon after {word!r}", f"{kind}: {rest}"
    return Slip(Code.MISSING_COLON, message, hint, len(word), meant, guessed=True)


def _lone_reference(kind: str, id: str, ids: Collection[str], end: int) -> Slip:
    """Diagnose a line that consists of a kind and an id."""
    if id in ids or "." in id:
        hint = f"write '{kind} @{id}' to reuse that statement here, "
        hint += f"or '{kind} {id}:' followed by the text of a new {kind}"
        return Slip(Code.MISSING_AT, f"missing '@' before {id!r}", hint, end, f"{kind} @{id}")
    hint = f"write '{kind} {id}:' and the text"
    return Slip(Code.MISSING_COLON, f"missing colon after {id!r}", hint, end, f"{kind} {id}: ?")
