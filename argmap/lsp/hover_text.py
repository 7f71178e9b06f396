"""Hover text as Markdown or plain text, with all text from a map escaped."""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|~&$])|^([#+=-]|\d+(?=[.)]))")


class Prose:
    """Collects paragraphs and lists; ``markdown`` says whether the editor shows Markdown.

    >>> prose = Prose(markdown=True)
    >>> prose.paragraph("It *lasts*.")
    >>> prose.text
    'It \\\\*lasts\\\\*.'
    """

    def __init__(self, *, markdown: bool) -> None:
        self.markdown = markdown
        self._blocks: list[str] = []

    def heading(self, text: str, after: str = "") -> None:
        """A line that starts with emphasised words."""
        strong = f"**{self._plain(text)}**" if self.markdown else text
        self._blocks.append(f"{strong} {self._plain(after)}".rstrip())

    def paragraph(self, text: str) -> None:
        """A paragraph; an empty one is left out."""
        if text:
            self._blocks.append(self._plain(text))

    def listed(self, title: str, lines: list[str]) -> None:
        """A list with a title; nothing if the list is empty."""
        if lines:
            items = "\n".join(f"- {self._plain(line)}" for line in lines)
            self._blocks.append(f"{self._plain(title)}\n\n{items}" if self.markdown
                                else f"{title}\n{items}")  # fmt: skip

    def _plain(self, text: str) -> str:
        return _SIGNS.sub(_escaped, text) if self.markdown else text

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self._blocks)


def _escaped(match: re.Match[str]) -> str:
    """Escape a character that would be markup, or a number whose dot would start a list."""
    sign = match[0]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
