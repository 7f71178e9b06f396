"""Text in Markdown: links, addresses, and backslashes before punctuation."""

from __future__ import annotations

import re
from typing import Final

from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

_PUNCTUATION: Final = r"[!-/:-@\[-`{-~]"
_MARKUP: Final = re.compile(
    rf"\\(?P<escaped>{_PUNCTUATION})"
    r"|!?\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<address>(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))+)"
    r"(?:\s+\"[^\"]*\")?\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^\s<>]+)>"
)
_EMPHASIS: Final = re.compile(
    r"(?<![\\*_\w])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n]{1,300}?)(?<=[^\s\\*_])\1(?![\w*_])"
)
_ESCAPED: Final = re.compile(
    rf"\\(?={_PUNCTUATION}|$)|[*\[]|(?<!\w)_|_(?!\w)|<(?=[\w/!?])|&(?=#?\w+;)"
)


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without its markup, and the addresses of its links; code and formulas stay.

    >>> plain(r"Worn, [says it](https://a.org/b) \\(or not). <https://c.org>")
    ('Worn, says it (or not).', ('https://a.org/b', 'https://c.org'))
    """
    if "`" not in text and "$" not in text:
        text = _EMPHASIS.sub(r"\2", text)
    parts: list[str] = []
    links: list[str] = []
    end = 0
    for match in _MARKUP.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        if match["escaped"]:
            parts.append(match["escaped"])
            continue
        address = match["auto"] or re.sub(rf"\\({_PUNCTUATION})", r"\1", match["address"])
        if is_safe_link(address) and clean(address) == address:
            links.append(address)
            parts.append(match["words"] or "")
        else:
            parts.append(match[0])
    parts.append(text[end:])
    return clean("".join(parts)), tuple(dict.fromkeys(links))


def marked_up(text: str, links: tuple[str, ...] = ()) -> str:
    """Write a text so that Markdown shows it as it is, with addresses after it.

    >>> marked_up("2 * 3 [sic]", ("https://a.org",))
    '2 \\\\* 3 \\\\[sic] <https://a.org>'
    """
    written = _ESCAPED.sub(lambda match: f"\\{match[0]}", text)
    return " ".join([*([written] if written else []), *(f"<{link}>" for link in links)])
