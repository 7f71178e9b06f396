"""What a line that looks like nothing of the language was most likely meant to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from attrs import frozen

from argmap.language.shapes import ALIASES, FIELD_WORDS, KIND_WORDS, nearest_word
from argmap.model.items import ID
from argmap.model.vocabulary import FIELDS, HEADERS, KEYWORDS, RelationKind

_HEAD: Final = re.compile(
    r"(?P<word>[^\W\d_][\w-]*)(?P<middle>[^:]*?)(?P<space>\s*):(?P<text>.*)", re.S
)
_NO_COLON: Final = re.compile(
    r"(?P<word>[^\W\d_]+) +(?P<at>@?)(?P<id>\S+)(?: +(?P<text>.*))?", re.S
)
_REOPENING: Final = re.compile(r"@(?P<id>\S+?)(?P<rest>\s*:.*|\s+.*)?", re.S)
_RELATION: Final = re.compile(
    r"(?P<a>@?[\w.-]+) +(?P<verb>[\w-]+) +(?P<b>@?[\w.-]+)\s*(?:[:.].*)?", re.S
)
_VERBS: Final = tuple(kind.value for kind in RelationKind)
_BULLET: Final = re.compile(r"(?:[-*+•]|\d+[.)])\s+")


@frozen
class Slip:
    """A line that could not be read: the diagnostic to give, and the likely meaning.

    ``end`` is how many characters of the line the carets mark. ``kind`` is the kind or field
    that was most likely meant, ``id`` and ``text`` what it was given; empty where unknown.
    """

    code: str
    message: str
    hint: str
    end: int
    kind: str = ""
    id: str | None = None
    text: str = ""

    @property
    def is_field(self) -> bool:
        """Whether a field was most likely meant."""
        return self.kind in FIELDS


def slug(text: str) -> str:
    """The id that a text would make: lower case, hyphens for whatever else stands between.

    >>> slug("One Centre_2")
    'one-centre-2'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def diagnose(line: str, ids: Callable[[], Collection[str]], column: int, hang: int) -> Slip:
    """Say what is wrong with a line that is none; ``line`` is without its indentation.

    ``ids`` gives the ids of the file; ``column`` is where the line stands, and ``hang`` where
    it would have to stand to be text of what is above it (both from 0).

    >>> slip = diagnose("claime one: It lasts.", set, 2, 4)
    >>> slip.code, slip.hint, slip.kind, slip.id
    ('unknown-kind', "did you mean 'claim'?", 'claim', 'one')
    """
    return (
        _head(line)
        or _reopening(line)
        or _relation(line, column)
        or _without_colon(line, ids)
        or _stray(line, hang)
    )


def _head(line: str) -> Slip | None:
    match = _HEAD.match(line)
    if match is None:
        return None
    word, middle, text = match["word"], match["middle"].strip(), match["text"].lstrip()
    end = match.start("text")
    lowered = word.lower()
    kind = lowered if lowered in KIND_WORDS else ALIASES.get(lowered)
    if kind is None:
        kind = nearest_word(word, (*KIND_WORDS, *FIELD_WORDS), 0.7)
    if kind is None:
        if middle == "" and len(word) > 2 and match["space"] == "" and text[:1] != "/":
            hint = f"the kinds are {', '.join(KIND_WORDS)}; if it is text, indent it further"
            return Slip("unknown-kind", f"nothing is called {word!r} here", hint, end)
        if ID.fullmatch(middle) and len(word) > 2:
            hint = f"the kinds are {', '.join(KIND_WORDS)}"
            return Slip("unknown-kind", f"there is no kind {word!r}", hint, end)
        return None
    if kind in KIND_WORDS:
        return _statement(word, kind, middle, match["space"], text, end)
    if middle:
        return None
    if kind in HEADERS and kind not in FIELDS:
        hint = (
            "by: says who holds a statement"
            if kind == "author"
            else ("headers stand at the left margin, before the first statement")
        )
        return Slip(
            "misplaced-header", f"{kind}: does not belong here", hint, end, kind, None, text
        )
    if word == kind:
        if match["space"]:
            message, hint = f"a space stands before the colon of {word!r}", f"write {kind}:"
        else:
            message, hint = f"no space follows {word}:", f"write {kind}: and then a space"
        return Slip("bad-head", message, hint, end, kind, None, text)
    if lowered == kind:
        return Slip(
            "capitals",
            f"{word!r} is written in lower case",
            f"write {kind}:",
            end,
            kind,
            None,
            text,
        )
    return Slip(
        "unknown-field",
        f"there is no field {word!r}",
        f"did you mean {kind!r}?",
        end,
        kind,
        None,
        text,
    )


def _statement(word: str, kind: str, middle: str, space: str, text: str, end: int) -> Slip | None:
    if middle.startswith("@"):
        target = middle.lstrip("@ ")
        hint = f"write {kind} @{slug(target) or 'id'}"
        return Slip("bad-id", f"{middle!r} is no reference", hint, end)
    known = word == kind
    if not known and len(middle.split()) > 1 and word.lower() not in KIND_WORDS:
        return None  # prose with a colon
    id = middle or None
    if known and middle and ID.fullmatch(middle) is None:
        if len(middle.split()) > 4:
            return None
        return _bad_id(kind, middle, text, end)
    if known and middle in KEYWORDS:
        hint = f"choose another id than {middle!r}"
        return Slip("bad-id", f"{middle!r} is a keyword, not an id", hint, end, kind, None, text)
    if known:
        head = f"{kind} {middle}:" if middle else f"{kind}:"
        if space:
            return Slip(
                "bad-head", "a space stands before the colon", f"write {head}", end, kind, id, text
            )
        return Slip(
            "bad-head",
            f"no space follows {head}",
            f"write {head} and then the text",
            end,
            kind,
            id,
            text,
        )
    id = slug(middle) or None
    if word.lower() == kind:
        return Slip(
            "capitals", f"{word!r} is written in lower case", f"write {kind}", end, kind, id, text
        )
    return Slip(
        "unknown-kind", f"there is no kind {word!r}", f"did you mean {kind!r}?", end, kind, id, text
    )


def _bad_id(kind: str, written: str, text: str, end: int) -> Slip:
    suggested = slug(written)
    if len(written.split()) > 1:
        message = f"an id is one word, not {written!r}"
    else:
        message = f"{written!r} is no id: lower-case letters a-z, digits and single hyphens"
    hint = f"write {kind} {suggested}:" if suggested else f"write {kind}: or give it another id"
    return Slip("bad-id", message, hint, end, kind, suggested or None, text)


def _reopening(line: str) -> Slip | None:
    match = _REOPENING.fullmatch(line)
    if match is None:
        return None
    name, rest = match["id"], (match["rest"] or "").strip()
    if rest.startswith(":"):
        hint = f"write @{name} alone on its line, and what stands under it below"
        return Slip("bad-head", "a reopened statement takes no colon and no text", hint, len(line))
    if rest:
        hint = f"write @{name} alone on its line, or a kind before it: claim @{name}"
        return Slip("bad-head", f"text follows @{name}", hint, len(line))
    return Slip("bad-id", f"{name!r} is no id", f"write @{slug(name) or 'id'}", len(line))


def _relation(line: str, column: int) -> Slip | None:
    match = _RELATION.fullmatch(line)
    if match is None or match["a"] in KIND_WORDS:
        return None
    verb = nearest_word(match["verb"], _VERBS, 0.7)
    if verb is None:
        return None
    first, second = match["a"].lstrip("@"), match["b"].lstrip("@")
    if verb == match["verb"]:
        message, hint = "this relation cannot be read", f"write {first} {verb} {second}: reason"
    else:
        message, hint = f"there is no relation {match['verb']!r}", f"did you mean {verb!r}?"
    return Slip("bad-relation", message, hint, match.end("b"))


def _without_colon(line: str, ids: Callable[[], Collection[str]]) -> Slip | None:
    match = _NO_COLON.fullmatch(line)
    if match is None:
        bare = line.strip()
        if bare in KIND_WORDS or bare in FIELDS:
            return Slip(
                "missing-colon", f"no colon follows {bare!r}", f"write {bare}:", len(line), bare
            )
        return None
    word, id, text = match["word"], match["id"], match["text"] or ""
    if word in FIELDS or word in HEADERS:
        whole = line[match.start("at") :]
        kind = word if word in FIELDS else ""
        return Slip(
            "missing-colon",
            f"no colon follows {word!r}",
            f"write {word}: ...",
            len(word),
            kind,
            None,
            whole,
        )
    kind = word if word in KIND_WORDS else nearest_word(word, KIND_WORDS, 0.85) or ""
    if not kind:
        return None
    if not text and ID.fullmatch(id.partition(".")[0]) and not match["at"]:
        if id in ids() or "." in id:
            hint = f"write {kind} @{id} to place it here, or {kind} {id}: and its text"
            return Slip("missing-at", f"no @ stands before {id!r}", hint, match.end("id"))
        hint = f"write {kind} {id}: and then its text"
        return Slip("missing-colon", f"no colon follows {id!r}", hint, match.end("id"), kind, id)
    if match["at"]:
        hint = f"write {kind} @{slug(id)}: and then the reason"
        return Slip("missing-colon", f"no colon follows @{id}", hint, match.end("id"))
    if ID.fullmatch(id) and id not in KEYWORDS and word in KIND_WORDS:
        hint = f"write {kind} {id}: and then its text, or {kind}: where it needs no id"
        return Slip(
            "missing-colon", f"no colon follows {id!r}", hint, match.end("id"), kind, id, text
        )
    hint = f"write {kind}: and then its text"
    rest = line[match.start("at") :]
    return Slip("missing-colon", f"no colon follows {word!r}", hint, len(word), kind, None, rest)


def _stray(line: str, hang: int) -> Slip:
    bullet = _BULLET.match(line)
    if bullet:
        hint = "write claim:, evidence: or another kind instead of a bullet"
        return Slip(
            "stray-text", "a line begins with a kind, not with a bullet", hint, bullet.end()
        )
    if hang:
        hint = (
            f"if it is text of what stands above, indent it by {hang}, with no blank line between"
        )
    else:
        hint = "begin it with a kind (claim: ...), or with # if it is a comment"
    return Slip("stray-text", "this line is no statement and no field", hint, len(line.rstrip()))
