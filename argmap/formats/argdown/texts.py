"""Texts of a map as texts of Argdown, and the other way.

In a map a text is what one reads: without backslashes, with signs for shortcodes, and without the
tags at its end, which are ``tags:``. Links, mentions, bold and italic stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from argmap.formats.argdown.content import SHORTCODES, content_of, leaves, shown, tag_of
from argmap.formats.argdown.lexer import begins_marker
from argmap.formats.argdown.open_ends import Ends
from argmap.formats.argdown.outline import fields_named
from argmap.formats.argdown.syntax import parsed
from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Argument, Statement
from argmap.model.clean_text import clean

_SAFE: Final = re.compile(r"(?:[^\\{\[<#*_@=/]|/(?![/*]))*")
_KNOWN_CODE: Final = re.compile("|".join(map(re.escape, SHORTCODES)))
_LINK: Final = re.compile(r"\[[^\]]+\]\([^)]+\)")
_MENTION: Final = re.compile(r"@\[[^\]]+\]|@<[^>]+>")
_TAG: Final = re.compile(r"#(?:\([^)]+\)|[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)")
_SHORTCODE: Final = re.compile(r"\.[^\s]+?\.|:[^\s]+?:")
_MARKED: Final = re.compile(r"(\*\*|__|\*|_)(?=[^\s*_])([^*_]*[^\s*_])\1(?=[\s)}.,!?;:\-]|$)")
_SIMPLE_TAG: Final = re.compile(r"[a-zA-Z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+")
_SPECIAL: Final = re.compile(r"[\\@#*_\[\].:<>/{}=]")


@frozen
class Legible:
    """A text for a map, with its tags, and how it was written if the map cannot say that."""

    text: str
    tags: tuple[str, ...]
    raw: str | None = None


def legible(parts: Sequence[Any], raw: str, tags: tuple[str, ...]) -> Legible:
    """Make a text for a map of the tokens of a content; ``raw`` is what is written there."""
    start = raw.partition(" #")[0] if tags else raw
    is_plain = start and _is_plain(start) and clean(start) == start
    if is_plain and raw == " ".join([start, *(f"#{tag}" for tag in tags)]):
        return Legible(start, tags)
    text, _ = _text_and_tags(parts)
    if any("," in tag or clean(tag) != tag for tag in tags):
        return Legible(clean(raw) or raw, (), raw)
    wanted = _signature_of(parts)
    is_same = text and _signature(written(text, tags)) == wanted
    # Even as it is written it may say something else elsewhere: at the end of a file "//" is text.
    return Legible(text, tags, None if is_same or _signature(raw) != wanted else raw)


def _is_plain(text: str) -> bool:
    """Whether a text has no sign that means something to Argdown."""
    return _SAFE.fullmatch(text) is not None and _KNOWN_CODE.search(text) is None


def _text_and_tags(parts: Sequence[Any]) -> tuple[str, tuple[str, ...]]:
    words: list[tuple[str, bool]] = []
    for part, _ in leaves(parts):
        kind = part.type
        if kind == "NEWLINE":
            words.append((" ", False))
        elif kind == "ESCAPED":
            words.append((part[1:], False))
        elif kind == "SHORTCODE":
            sign = SHORTCODES.get(part.strip(), part.strip())
            words.append((sign + " " * (part[-1] in " \t"), False))
        else:
            words.append((str(part), kind == "TAG"))
    tags: list[str] = []
    while words and (words[-1][1] or not words[-1][0].strip()):
        word, is_tag = words.pop()
        if is_tag:
            tags.insert(0, tag_of(word))
    return clean("".join(word for word, _ in words)), tuple(tags)


def _signature(raw: str) -> object:
    """What a text says to Argdown: what it shows, its tags, and what is marked in it."""
    try:
        tree, _ = parsed(f"[x]: {raw}\n")
    except ArgmapError:
        return None
    blocks = tree.children
    if len(blocks) != 1:
        return None
    statement: Any = blocks[0]
    return _signature_of(content_of(statement.children))


def _signature_of(content: Sequence[Any]) -> object:
    marks = [
        (part.type, part.strip())
        for part, _ in leaves(content)
        if part.type in ("LINK", "STATEMENT_MENTION", "ARGUMENT_MENTION", "SHORTCODE")
        or part.type.endswith(("_START", "_END"))
    ]
    signs = [one for one in marks if one[0] != "SHORTCODE" or one[1] in SHORTCODES]
    text, tags = shown(content)
    return (text or "").rstrip(" "), tags, signs


def written(text: str, tags: Sequence[str] = (), *, starts_line: bool = False) -> str:
    """Return a text as Argdown writes it, with the tags that are not in it at its end.

    >>> print(written("It is [sic] 3 * 4 {or so}.", ["maths", "two words"]))
    It is \\[sic] 3 \\* 4 \\{or so}. #maths #(two words)
    """
    whole = text if _is_plain(text) else _escaped(text, tags)
    if starts_line and (begins_marker(whole) or whole.startswith((",", "}"))):
        whole = f"\\{whole}"
    present = {tag_of(found[0]) for found in _TAG.finditer(text)} if tags and "#" in text else set()
    added = [tag for tag in tags if tag not in present]
    return " ".join([*([whole] if whole else []), *(tag_text(tag) for tag in added)])


def tag_text(tag: str) -> str:
    """Return a tag as Argdown writes it.

    >>> tag_text("pro"), tag_text("two words"), tag_text("a) b")
    ('#pro', '#(two words)', '#(a b)')
    """
    if _SIMPLE_TAG.fullmatch(tag):
        return f"#{tag}"
    return f"#({clean(tag.replace(')', ' '))})"


def _escaped(text: str, tags: Sequence[str]) -> str:
    made: list[str] = []
    at = 0
    ends: dict[int, str] = {}
    opened = Ends(text)
    last_close = max(text.rfind(">"), len(text) if any(">" in tag for tag in tags) else -1)
    while at < len(text):
        sign = text[at]
        if at in ends:
            made.append(ends[at])
            at += len(ends.pop(at))
            continue
        if sign not in "\\{[<#*_@=/.:":
            made.append(sign)
            at += 1
            continue
        found: re.Match[str] | None = None
        escape = False
        if sign in ".:":
            found = _SHORTCODE.match(text, at)
            if found and (found[0] in SHORTCODES or any(at < end < found.end() for end in ends)):
                found, escape = None, True
        elif sign == "[":
            close = opened.find("]", at + 1, "link")
            is_link = text.startswith("](", close) and opened.find(")", close + 2) >= 0
            found = _LINK.match(text, at) if close >= 0 and is_link else None
            escape = found is None
        elif sign == "@":
            close_sign = "]" if text.startswith("[", at + 1) else ">"
            is_closed = opened.find(close_sign, at + 1, "mention") >= 0
            found = _MENTION.match(text, at) if is_closed else None
        elif sign == "#":
            is_open = text.startswith("(", at + 1) and opened.find(")", at + 2, "tag") < 0
            found = None if is_open else _TAG.match(text, at)
            if found and tag_of(found[0]) not in tags:
                found, escape = None, True
        elif sign in "*_":
            found = _MARKED.match(text, at) if not ends else None
            if found:
                ends[found.end(2)] = found[1]
                made.append(found[1])
                at += len(found[1])
                continue
            escape = True
        elif sign == "<":
            escape = at < last_close
        elif sign == "/":
            escape = text[at + 1 : at + 2] in ("/", "*")
        elif sign == "=":
            escape = text.startswith("===", at)
        else:
            escape = True
        piece = found[0] if found else sign
        made.append("\\" + piece if escape else piece)
        at += len(piece)
    whole = "".join(made)
    return whole if _reads(whole) == (text, ()) or _reads_with(whole, text) else _all_escaped(text)


def _reads(raw: str) -> tuple[str, tuple[str, ...]] | None:
    try:
        tree, _ = parsed(f"[x]: {raw}\n")
    except ArgmapError:
        return None
    if len(tree.children) != 1:
        return None
    statement: Any = tree.children[0]
    if any(getattr(part, "type", "") == "DATA" for part in statement.children):
        return None
    return _text_and_tags(content_of(statement.children))


def _reads_with(raw: str, text: str) -> bool:
    found = _reads(raw)
    return found is not None and " ".join([found[0], *map(tag_text, found[1])]).strip() == text


def _all_escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def part_text(part: Statement | Argument, *, starts_line: bool = False) -> str:
    """Return the text of a part with its tags: as it was written, if it is unchanged."""
    elsewhere: set[str] = set()
    for name in ("argdown-member", "argdown-reference"):
        for kept in fields_named(part, name):
            elsewhere |= _tags_in(kept)
    tags = [tag for tag in part.tags if tag not in elsewhere]
    for kept in fields_named(part, "argdown-text")[:1]:
        found = _reads(kept)
        if found is None:
            break
        text = found[0]
        if part.text in (text, clean(kept)) or (
            not text and part.text in ("", "?", clean(part.title or ""), part.id)
        ):
            present = {*found[1], *_tags_in(kept)}
            return " ".join([kept, *(tag_text(tag) for tag in tags if tag not in present)])
    return written(part.text, tags, starts_line=starts_line)


def _tags_in(raw: str) -> set[str]:
    return {tag_of(found[0]) for found in _TAG.finditer(raw)}


def rule_text(rule: str) -> str:
    """Return the name of an inference rule as Argdown writes it.

    >>> rule_text("modus ponens"), rule_text("a, b")
    ('modus ponens', 'a\\\\, b')
    """
    return re.sub(r"[\\,{}/<.:]|-(?=-)", lambda found: f"\\{found[0]}", rule)


def heading_title(parts: Sequence[Any]) -> str:
    """Return the text of a heading for a map; tags stay in it."""
    text, tags = _text_and_tags(parts)
    return clean(" ".join([text, *map(tag_text, tags)]))


def current_heading(title: str, kept: str) -> str | None:
    """Return a heading as it was written, unless its title has been changed since."""
    found = _reads(kept)
    if found is None:
        return None
    text, tags = found
    was = clean(" ".join([text, *map(tag_text, tags)])) or "?"
    return kept if was == title else None


def heading_content(title: str) -> str:
    """Return a heading's text as Argdown writes it; tags in it stay tags."""
    tags = sorted(_tags_in(title))
    return written(title, tags)
