"""What a line that looks like nothing of the language was most likely meant to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from attrs import evolve, frozen

from argmap.language.grammar import is_well_formed
from argmap.language.shapes import ALIASES, FIELD_WORDS, KIND_WORDS, nearest_word
from argmap.model.vocabulary import FIELDS, HEADERS, ID, KEYWORDS, RelationKind

_HEAD: Final = re.compile(
    r"(?P<word>[^\W\d_][\w-]*)(?P<middle>[^:]*?)(?P<space>\s*):(?P<text>.*)", re.S
)
_ODD_COLON: Final = re.compile(
    r"(?P<head>(?P<word>[^\W\d_]+)(?: +@?[\w.-]*\w)?) *(?P<sign>[;.,=]|[：︓﹕∶]|[-–—]+)"
    r"(?:(?: +|(?<=[：︓﹕∶]))(?P<text>.*))?",
    re.S,
)
_NO_COLON: Final = re.compile(
    r"(?P<word>[^\W\d_]+) +(?P<at>@?)(?P<id>\S+)(?: +(?P<text>.*))?", re.S
)
_REOPENING: Final = re.compile(r"@(?P<space> *)(?P<id>[^\s:]+)(?P<rest>\s*:.*|\s+.*)?", re.S)
_RELATION: Final = re.compile(
    r"(?P<head>(?P<a>@?[\w.-]+) +(?P<verb>[\w-]+) +(?P<b>@?[\w.-]*\w))\s*"
    r"(?:(?P<sign>:?)(?P<reason>.*))",
    re.S,
)
_USE: Final = re.compile(
    r"(?P<word>\w+)[: ] *(?P<path>\S.*?)(?: +as +(?P<name>\S+)(?P<rest> .*)?)?", re.S
)
_VERBS: Final = tuple(kind.value for kind in RelationKind)
_ODD_SPACE: Final = re.compile(r"[^\S\n ]|[\u200b\ufeff]")
_BULLET: Final = re.compile(r"(?:[-*+•–—>]|\d+[.)]|[a-z]\))\s+")


@frozen
class Slip:
    """A line that could not be read: the diagnostic to give, and the likely meaning.

    ``end`` is how many characters of the line the carets mark. ``meant`` is the line as it was
    most likely meant, so that reading can go on from there; empty where that is unknown.
    ``guessed`` says that its kind is no more than a guess.
    """

    code: str
    message: str
    hint: str
    end: int
    meant: str = ""
    guessed: bool = False


def slug(text: str) -> str:
    """The id that a text would make: lower case, hyphens for whatever else stands between.

    >>> slug("One Centre_2")
    'one-centre-2'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _reference(text: str) -> str:
    """The reference that a text would make: an id, or MAP.id."""
    return ".".join(filter(None, map(slug, text.split(".")[:2]))) or "id"


def diagnose(
    line: str, ids: Callable[[], Collection[str]], column: int, hang: int, *, at_head: bool
) -> Slip:
    """Say what is wrong with a line that is none; ``line`` is without its indentation.

    ``ids`` gives the ids of the file; ``column`` is where the line stands, and ``hang`` where
    it would have to stand to be text of what is above it (both from 0). ``at_head`` says that
    headers may still come.

    >>> slip = diagnose("claime one: It lasts.", set, 2, 4, at_head=False)
    >>> slip.code, slip.hint, slip.meant
    ('unknown-kind', "did you mean 'claim'?", 'claim one: It lasts.')
    """
    return (
        _odd_space(line)
        or _bullet(line, ids, column, hang, at_head=at_head)
        or _head(line, at_head=at_head)
        or (_use(line) if at_head else None)
        or _relation(line, ids, column)
        or _reopening(line, column)
        or _odd_colon(line)
        or _without_colon(line, ids, column, hang)
        or _stray(line, hang)
    )


def _odd_space(line: str) -> Slip | None:
    """A line that would be in order if its spaces were plain ones."""
    head = line.partition(":")[0]
    odd = _ODD_SPACE.search(head)
    meant = _ODD_SPACE.sub(" ", head) + line[len(head) :]
    if odd is None or not is_well_formed(meant):
        return None
    message = f"U+{ord(odd[0]):04X} stands in place of a space"
    return Slip("bad-head", message, "write a plain space", len(head), meant)


def _bullet(
    line: str, ids: Callable[[], Collection[str]], column: int, hang: int, *, at_head: bool
) -> Slip | None:
    bullet = _BULLET.match(line)
    if bullet is None:
        return None
    rest = line[bullet.end() :]
    message = "a line begins with a kind, not with a bullet"
    hint = "write claim:, evidence: or another kind instead of a bullet"
    if is_well_formed(rest):
        return Slip("stray-text", message, "leave the bullet out", bullet.end(), rest)
    slip = diagnose(rest, ids, column, hang, at_head=at_head)
    if slip.meant:
        return evolve(slip, end=bullet.end() + slip.end)
    return Slip("stray-text", message, hint, bullet.end(), f"claim: {rest}", guessed=True)


# Lines with a colon


def _head(line: str, *, at_head: bool) -> Slip | None:
    match = _HEAD.match(line)
    if match is None:
        return None
    word, middle, text = match["word"], match["middle"].strip(), match["text"].lstrip(": ")
    end = match.start("text")
    name = word.lower()
    if name.startswith("x-") and not middle:
        message = f"{word!r} is no name for foreign metadata"
        return Slip("bad-head", message, f"write x-{slug(word[2:])}:", end)
    if at_head and not middle and (header := nearest_word(word, HEADERS, 0.6)):
        name = header
    elif name not in KIND_WORDS:
        name = ALIASES.get(name) or nearest_word(word, (*KIND_WORDS, *FIELD_WORDS), 0.7) or ""
    if name in KIND_WORDS:
        return _statement(word, name, middle, match["space"], match["text"], end)
    if not name:
        return _unknown(word, middle, text, end)
    if middle:
        return None
    meant = f"{name}: {text}"
    if name == "use":
        return Slip("bad-head", "no colon follows use", f"write use {text}", end, f"use {text}")
    if name in HEADERS and name not in FIELDS and not at_head:
        hint = "headers stand at the left margin, before the first statement"
        if name == "author":
            hint, meant = "by: says who holds a statement", f"by: {text}"
        return Slip("misplaced-header", f"{name}: does not belong here", hint, end, meant)
    if word == name:
        return Slip(*_spaced(f"{name}:", match["space"], match["text"]), end, meant)
    if word.lower() == name:
        message = f"a keyword is lower case, not {word!r}"
        return Slip("capitals", message, f"write {name}:", end, meant)
    sort = "header" if at_head else "field"
    message, hint = f"there is no {sort} {word!r}", f"did you mean {name!r}?"
    return Slip("unknown-field", message, hint, end, meant)


def _spaced(head: str, space: str, text: str) -> tuple[str, str, str]:
    """What is wrong around the colon of a head whose words are right."""
    if space:
        return "bad-head", f"a space stands before the colon of {head}", f"write {head}"
    if text.startswith(":"):
        return "bad-head", f"two colons follow {head[:-1]!r}", f"write {head}"
    if not text or text.startswith(" "):
        return "bad-head", f"{head} stands at the wrong place", "move it to the left margin"
    return "bad-head", f"no space follows {head}", f"write {head} and a space after it"


def _unknown(word: str, middle: str, text: str, end: int) -> Slip | None:
    """A line that begins like a head, with a word that is near to none."""
    if text[:1] == "/" or len(word) < 3:
        return None  # an address, or an abbreviation
    kinds = f"the kinds are {', '.join(KIND_WORDS)}"
    if ID.fullmatch(middle) and middle not in KEYWORDS:
        meant = f"claim {middle}: {text}"
        return Slip("unknown-kind", f"there is no kind {word!r}", kinds, end, meant, guessed=True)
    if middle or not ID.fullmatch(word):
        return None
    message = f"{word}: is no kind and no field"
    hint = f"write a kind before an id, such as claim {word}:; if it is text, indent it further"
    meant = f"claim {word}: {text}"
    return Slip("unknown-kind", message, hint, end, meant, guessed=True)


def _statement(word: str, kind: str, middle: str, space: str, rest: str, end: int) -> Slip | None:
    """A line that begins with a kind, or nearly."""
    text = rest.lstrip(": ")
    words = middle.split()
    if len(words) > 4 or (len(words) > 1 and word.lower() not in KIND_WORDS):
        return None  # prose with a colon
    if middle.startswith("@"):
        target = _reference(middle.lstrip("@ ").partition(" ")[0])
        head = f"{kind} @{target}:"
        if len(words) > 1 and words[1] in KIND_WORDS:
            second = " ".join(words[1:])
            message = f"a line break is missing after @{target}"
            hint = f"begin a new line with {second}:"
            meant = f"{kind} @{target}\n{second}: {text}"
            return Slip("bad-head", message, hint, end, meant, guessed=True)
        if word == kind and ID.fullmatch(middle[1:].replace(".", "")):
            return Slip(*_spaced(head, space, rest), end, f"{head} {text}")
        message, hint = f"{middle!r} is no reference", f"write {head[:-1]}"
        return Slip("bad-id", message, hint, end, f"{head} {text}")
    if words and word == kind and words[0] in KIND_WORDS:
        message = f"{word!r} stands twice"
        if words[0] != word:
            message = f"two kinds, {word!r} and {words[0]!r}, stand before one colon"
        hint = f"write {middle}:"
        return Slip("bad-head", message, hint, end, f"{middle}: {text}", guessed=words[0] != word)
    id = slug(words[0]) if len(set(words)) == 1 else slug(middle)
    if id in KEYWORDS:
        id = ""
    head = f"{kind} {id}:" if id else f"{kind}:"
    meant = f"{head} {text}"
    if word != kind:
        if word.lower() == kind:
            message, hint = f"a keyword is lower case, not {word!r}", f"write {head}"
            return Slip("capitals", message, hint, end, meant)
        message, hint = f"there is no kind {word!r}", f"did you mean {kind!r}?"
        return Slip("unknown-kind", message, hint, end, meant, guessed=True)
    if middle in KEYWORDS:
        message = f"{middle!r} is a keyword, not an id"
        return Slip("bad-id", message, f"choose another id than {middle!r}", end, meant)
    if id == middle:
        return Slip(*_spaced(head, space, rest), end, meant)
    if len(words) > 1:
        message = f"an id is one word, not {middle!r}"
        if len(set(words)) == 1:
            message = f"the id {words[0]!r} stands twice"
    else:
        message = f"{middle!r} is no id: lower-case letters a-z, digits and single hyphens"
    hint = f"write {head}" if id else f"write {kind}: with no id, or with another"
    return Slip("bad-id", message, hint, end, meant)


# Lines with another sign for the colon, or none


def _odd_colon(line: str) -> Slip | None:
    match = _ODD_COLON.fullmatch(line)
    if match is None or match["word"] not in (*KIND_WORDS, *FIELD_WORDS):
        return None
    head, sign = match["head"], match["sign"]
    text = match["text"] or ""
    if head != match["word"] and match["word"] not in KIND_WORDS:
        return None
    if sign == "," and not text[:1].isupper():
        return None  # prose
    meant = f"{head}: {text}"
    if not is_well_formed(meant):
        return None
    message = f"a colon follows {head!r}, not {sign!r}"
    return Slip("missing-colon", message, f"write {head}:", match.end("sign"), meant)


def _without_colon(
    line: str, ids: Callable[[], Collection[str]], column: int, hang: int
) -> Slip | None:
    bare = line.strip()
    if bare in KIND_WORDS or bare in FIELD_WORDS:
        message = f"no colon follows {bare!r}"
        return Slip("missing-colon", message, f"write {bare}:", len(bare), f"{bare}: ?")
    if column == 0 and bare in ids():
        message, hint = f"no @ stands before {bare!r}", f"write @{bare} to open it again"
        return Slip("missing-at", message, hint, len(bare), f"@{bare}")
    match = _NO_COLON.fullmatch(line)
    if match is None:
        return None
    word, id, text = match["word"], match["id"], match["text"] or ""
    rest = line[match.start("at") :]
    if word in FIELD_WORDS:
        message, hint = f"no colon follows {word!r}", f"write {word}: ..."
        prose = word in FIELDS and rest[:1].islower()
        return Slip("missing-colon", message, hint, len(word), f"{word}: {rest}", guessed=prose)
    kind = word if word in KIND_WORDS else nearest_word(word, KIND_WORDS, 0.85) or ""
    if not kind:
        return None
    if match["at"]:
        target = _reference(id)
        if not text:
            message, hint = f"'@{id}' is no reference", f"write {kind} @{target}"
            return Slip("bad-id", message, hint, match.end("id"), f"{kind} @{target}")
        message, hint = (
            f"no colon follows @{target}",
            f"write {kind} @{target}: and then the reason",
        )
        return Slip("missing-colon", message, hint, match.end("id"), f"{kind} @{target}: {text}")
    if not text and ID.fullmatch(id.replace(".", "")):
        return _lone_reference(kind, id, ids(), match.end("id"))
    named = ID.fullmatch(id) and id not in KEYWORDS and word in KIND_WORDS
    if named and ("-" in id or id in ids() or not text[:1].islower()):
        hint = f"write {kind} {id}: and then its text, or {kind}: where it needs no id"
        message, meant = f"no colon follows {id!r}", f"{kind} {id}: {text}"
        return Slip("missing-colon", message, hint, match.end("id"), meant)
    hint = f"write {kind}: and then its text; if it is text, indent it by {hang}"
    if not hang:
        hint = f"write {kind}: and then its text"
    message, meant = f"no colon follows {word!r}", f"{kind}: {rest}"
    return Slip("missing-colon", message, hint, len(word), meant, guessed=True)


def _lone_reference(kind: str, id: str, ids: Collection[str], end: int) -> Slip:
    """A kind and an id, and nothing else."""
    if id in ids or "." in id:
        hint = f"write {kind} @{id} to place it here, or {kind} {id}: and its text"
        return Slip("missing-at", f"no @ stands before {id!r}", hint, end, f"{kind} @{id}")
    hint = f"write {kind} {id}: and then its text"
    return Slip("missing-colon", f"no colon follows {id!r}", hint, end, f"{kind} {id}: ?")


# Lines at the top level


def _reopening(line: str, column: int) -> Slip | None:
    match = _REOPENING.fullmatch(line)
    if match is None:
        return None
    name, rest = match["id"], (match["rest"] or "").strip()
    target = _reference(name)
    if column:
        message = f"no kind stands before @{name}"
        hint = f"write claim @{target}, evidence @{target} or another kind before it"
        meant = f"claim @{target}: {rest.lstrip(': ')}".removesuffix(": ")
        return Slip("bad-head", message, hint, match.end("id"), meant, guessed=True)
    meant = f"@{target}"
    if rest.startswith(":"):
        message = "a reopened statement takes no colon and no text"
        hint = f"write @{target} alone on its line, and what stands under it below"
        return Slip("bad-head", message, hint, len(line), meant)
    if is_well_formed(rest) or is_well_formed(f"  {rest}"):
        message, hint = f"a line break is missing after @{name}", "begin a new line for the rest"
        return Slip("bad-head", message, hint, len(line), f"{meant}\n  {rest}")
    if rest:
        hint = f"write @{target} alone on its line, or a kind before it: claim @{target}"
        return Slip("bad-head", f"text follows @{name}", hint, len(line), meant)
    if name == target:
        message, hint = f"a space follows the @ of @{name}", f"write @{name}"
        return Slip("bad-head", message, hint, len(line), meant)
    return Slip("bad-id", f"{name!r} is no id", f"write @{target}", len(line), meant)


def _use(line: str) -> Slip | None:
    match = _USE.fullmatch(line.rstrip())
    if match is None or nearest_word(match["word"], ("use",), 0.5) is None:
        return None
    path, name = match["path"], slug(match["name"] or "")
    end = len(line.rstrip())
    if match["rest"]:
        hint = "begin a new line after the name of the map"
        return Slip("bad-head", f"text follows {name!r}", hint, end, f"use {path} as {name}")
    if not name or name in KEYWORDS:
        name = slug(path.rpartition("/")[2].partition(".")[0]) or "name"
        message = "this line does not say what the used map goes by"
        return Slip(
            "bad-head", message, f"write use {path} as {name}", end, f"use {path} as {name}"
        )
    meant = f"use {path} as {name}"
    if match["word"] != "use":
        message, hint = f"there is no header {match['word']!r}", "did you mean 'use'?"
        return Slip("unknown-field", message, hint, len(match["word"]), meant)
    message = f"{match['name']!r} is no name: lower-case letters a-z, digits and single hyphens"
    return Slip("bad-id", message, f"write {meant}", end, meant)


def _relation(line: str, ids: Callable[[], Collection[str]], column: int) -> Slip | None:
    match = _RELATION.fullmatch(line)
    if match is None or match["a"] in KIND_WORDS:
        return None
    verb = nearest_word(match["verb"], _VERBS, 0.7)
    first, second = _reference(match["a"]), _reference(match["b"])
    end, reason = match.end("head"), (match["reason"] or "").strip()
    named = column == 0 and first in ids()
    if match["sign"] != ":" and reason and not named:
        return None  # prose
    if verb is None:
        if not named or (second not in ids() and "." not in second):
            return None
        hint = f"the relations are {', '.join(_VERBS)}"
        return Slip("bad-relation", f"there is no relation {match['verb']!r}", hint, end)
    head = f"{first} {verb} {second}"
    meant = f"{head}: {reason}" if reason else head
    if verb != match["verb"]:
        message, hint = f"there is no relation {match['verb']!r}", f"did you mean {verb!r}?"
    elif (match["a"], match["b"]) != (first, second):
        message, hint = "a relation names ids, in lower case and without @", f"write {head}: ..."
    elif match["sign"] == ":":
        message, hint = "this relation cannot be read", f"write {head}: and the reason"
    else:
        message, hint = f"no colon follows {match['b']!r}", f"write {head}: and the reason"
    return Slip("bad-relation", message, hint, end, meant)


def _stray(line: str, hang: int) -> Slip:
    hint = "begin it with a kind (claim: ...), or with # if it is a comment"
    if hang:
        hint = (
            f"if it is text of what stands above, indent it by {hang}, with no blank line between"
        )
    message = "this line is no statement and no field"
    return Slip("stray-text", message, hint, len(line.rstrip()))
