"""Hover text as Markdown or plain text, with all text from a map escaped.

Code stays code, because Markdown marks it in the same way; formulas are shown as written.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formulas.inline_markup import InlineKind, inline_parts

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
_START: Final = re.compile(r"[#+=-]|\d+(?=[.)])")


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
        if not self.markdown:
            return text
        escaped = "".join(
            part.source if part.kind is InlineKind.CODE else _SIGNS.sub(r"\\\g<0>", part.source)
            for part in inline_parts(text)
        )
        start = _START.match(escaped)
        return f"{_escaped(start[0])}{escaped[start.end() :]}" if start else escaped

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self._blocks)


def _escaped(sign: str) -> str:
    """Escape a character that would start a list, or a number whose dot would."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
