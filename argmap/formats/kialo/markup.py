"""The markup of a claim in Kialo: links, and backslashes before brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

EMPTY: Final = "(empty)"
"""The text of a claim that has none in Kialo: a statement needs one."""

MOST_LINKS: Final = 200
"""How many links a text may have whose words are looked for in it."""

SEE: Final = re.compile(r"-> See ([1-9]\d{0,5}(?:\.[1-9]\d{0,5})*)\.")
"""The text of a claim that stands elsewhere."""

_WORDS: Final = r"(?P<words>(?:[^\[\]\\]|\\.)+)"
_ADDRESS: Final = r"(?P<address>(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))+)"
_MARKUP: Final = re.compile(rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|\[{_WORDS}\]\({_ADDRESS}\)")
_BRACKETS: Final = re.compile(r"[()\[\]\\]")
_BACKSLASH: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HOST: Final = re.compile(r"(?:https?://|mailto:)([^/?#]+)", re.IGNORECASE)
_STANCE: Final = re.compile(r"(?:Pro|Con)(?=:)")


@frozen
class Link:
    """A link in a text, and the words that it is on; ``None`` if it is on none."""

    address: str
    words: str | None


@frozen
class PlainText:
    """A text without its markup."""

    text: str
    links: tuple[Link, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the links."""
        return tuple(link.address for link in self.links)


def plain(written: str) -> PlainText:
    """Return what a text of Kialo says, without its markup, on one line.

    >>> plain(r"Worn [says it](https://a.org/b) \\(or so\\).").text
    'Worn says it (or so).'
    """
    parts: list[str] = []
    links: list[Link] = []
    end = 0
    for match in _MARKUP.finditer(written):
        parts.append(written[end : match.start()])
        end = match.end()
        if match["escaped"]:
            parts.append(match["escaped"])
            continue
        words, address = _unescaped(match["words"]), _unescaped(match["address"])
        if is_safe_link(address) and clean(address) == address:
            parts.append(words)
            links.append(Link(address, clean(words)))
        else:
            parts.append(match[0])
    parts.append(written[end:])
    return PlainText(clean("".join(parts)) or EMPTY, tuple(links))


def marked_up(text: str, links: Iterable[Link] = (), *, has_stance: bool = True) -> str:
    """Write a text for Kialo; a link whose words are not in it comes after it.

    ``has_stance`` says whether ``Pro:`` or ``Con:`` comes before it.

    >>> marked_up("Worn (or so).", [Link("https://a.org", "Worn"), Link("https://b.org", None)])
    '[Worn](https://a.org) \\\\(or so\\\\). [b.org](https://b.org)'
    """
    parts: list[str] = []
    after: list[str] = []
    end = 0
    for link in links:
        at = _found(link.words, text, end) if link.words else -1
        if at < 0:
            host = _HOST.match(link.address)
            shown = host[1] if host else link.address
            after.append(f" [{_escaped(shown)}]({_escaped(link.address)})")
            continue
        words = text[at : at + len(link.words or "")]
        parts += [_escaped(text[end:at]), f"[{_escaped(words)}]({_escaped(link.address)})"]
        end = at + len(words)
    written = "".join([*parts, _escaped(text[end:]), *after])
    if SEE.fullmatch(written):
        return f"\\{written}"
    stance = None if has_stance else _STANCE.match(written)
    return written if stance is None else f"{stance[0]}\\{written[stance.end() :]}"


def paired(addresses: Sequence[str], words: Sequence[str]) -> tuple[Link, ...]:
    """Return the links of a statement: its addresses with the words that they are on.

    With fewer addresses than words, nobody can tell which words are meant.
    """
    if len(words) > min(len(addresses), MOST_LINKS):
        return tuple(Link(address, None) for address in addresses)
    missing = [None] * (len(addresses) - len(words))
    return tuple(map(Link, addresses, [*words, *missing]))


def _found(words: str, text: str, start: int) -> int:
    """Where words are in a text, as whole words; -1 if they are not there."""
    match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, start)
    return match.start() if match else -1


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"\\\g<0>", text)


def _unescaped(text: str) -> str:
    return _BACKSLASH.sub(r"\1", text)
