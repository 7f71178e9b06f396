"""The text of a statement, an argument or a heading: as it is written, and as Argdown shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from lark import Token, Tree

_TAG: Final = re.compile(r"#(?:\(([^)]+)\)|([^\s]+))")
_LINK: Final = re.compile(r"\[(.+)\]\((.+)\)", re.DOTALL)

_WORDS: Final = frozenset({"FREESTYLE", "CONTROL_CHARACTER", "ESCAPED", "SHORTCODE"})
_TEXT: Final = _WORDS | {"LINK", "TAG", "STATEMENT_MENTION", "ARGUMENT_MENTION", "NEWLINE"}

_SIGNS: Final = {
    "A": "∀", "E": "∃", "O": "𝗢", "P": "𝗣", "->": "→", "<->": "↔", "~": "¬", "^": "∧", "v": "∨",
    "v_": "⊻", "<>": "◇", "[]": "◻", "happy": "😀", "smile": "☺", "smiley": "☺", "laugh": "😆",
    "lol": "😆", "rofl": "🤣", "joy": "😂", "heart": "❤", "?": "❓", "question": "❓", "love": "😍",
    "wink": "😉", "shush": "🤫", "meh": "😐", "eye-roll": "🙄", "sad": "😢", "disappointed": "😞",
    "scream": "😱", "+1": "👍", "up": "👍", "-1": "👎", "down": "👎", "think": "🤔", "star": "⭐",
    "y": "✔", "agree": "✔", "n": "❌", "disagree": "❌",
}  # fmt: skip
SHORTCODES: Final[Mapping[str, str]] = {
    **{f".{name}.": sign for name, sign in _SIGNS.items()},
    **{f":{name}:": sign for name, sign in _SIGNS.items()},
    ":smile:": "☺\ufe0f",
}
"""The shortcodes that Argdown knows, with the signs that they are for."""


def shortcodes_of(settings: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the shortcodes with those that the settings of a document add."""
    added = settings.get("shortcodes")
    if not isinstance(added, dict):
        return SHORTCODES
    own = {
        str(name): str(value["unicode"])
        for name, value in added.items()
        if isinstance(value, dict) and "unicode" in value
    }
    return {**SHORTCODES, **own}


def leaves(parts: Sequence[Token | Tree[Token]]) -> Iterator[tuple[Token, bool]]:
    """Yield the tokens of a content, in order, and whether each is the last of what it is in."""
    waiting: list[tuple[Token | Tree[Token], bool]] = [
        (part, at == 0) for at, part in enumerate(reversed(parts))
    ]
    while waiting:
        part, is_last = waiting.pop()
        if isinstance(part, Token):
            yield part, is_last
        else:
            ending, *inside = reversed(part.children)
            waiting.append((ending, False))
            waiting += [(one, at == 0) for at, one in enumerate(inside)]


def content_of(parts: Sequence[Token | Tree[Token]]) -> list[Token | Tree[Token]]:
    """Return those children of a statement, an argument or a heading that are its text."""
    content: list[Token | Tree[Token]] = []
    for part in parts:
        if isinstance(part, Token):
            if part.type == "DATA":
                break
            if part.type in _TEXT:
                content.append(part)
        elif part.data in ("bold", "italic"):
            content.append(part)
    return content


def shown(
    parts: Sequence[Token | Tree[Token]],
    codes: Mapping[str, str] = SHORTCODES,
    *,
    without_tags: bool = False,
) -> tuple[str | None, tuple[str, ...]]:
    """Return the text that Argdown shows for a content, and its tags."""
    text: list[str] = []
    tags: dict[str, None] = {}
    for part, is_last in leaves(parts):
        kind = part.type
        if kind == "NEWLINE":
            if not is_last and not (text and text[-1].endswith(" ")):
                text.append(" ")
        elif kind == "ESCAPED":
            text.append(part[1:])
        elif kind == "SHORTCODE":
            sign = codes.get(part.strip())
            text.append(str(part) if sign is None else sign + " " * part.endswith(" "))
        elif kind == "TAG":
            tags[tag_of(part)] = None
            if not without_tags:
                text.append(str(part))
        elif kind == "LINK":
            found = _LINK.search(part)
            text.append((found[1] if found else str(part)) + " " * part.endswith(" "))
        elif kind.endswith("_END"):
            text.append(" " * part.endswith(" "))
        elif not kind.endswith("_START"):
            text.append(str(part))
    whole = "".join(text)
    return whole if text else None, tuple(tags)


def tag_of(token: str) -> str:
    """Return the tag in a token.

    >>> tag_of("#pro "), tag_of("#(two words)")
    ('pro', 'two words')
    """
    found = _TAG.match(token)
    assert found is not None, "the lexer has found a tag"
    return found[1] or found[2]


def raw_text(source: str, parts: Iterable[Token | Tree[Token]]) -> str:
    """Return a content as it is written, without the line end after it."""
    tokens = [token for token, _ in leaves(list(parts))]
    if not tokens:
        return ""
    start, end = tokens[0].start_pos, tokens[-1].end_pos
    assert start is not None and end is not None
    return source[start:end].strip()
