"""The documentation of diagnostic codes, parsed from ``docs/diagnostics.md``.

That page is the single source for the website, ``argmap explain`` and all other output that
explains a code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Severity

_PACKAGE: Final = Path(__file__).resolve().parent
# The page is inside the package in a wheel, and beside it in a checkout.
_FOLDERS: Final = (_PACKAGE / "docs", _PACKAGE.parent / "docs")

_CHAPTER: Final = re.compile(r"^## (.+)$", re.M)
_ENTRY: Final = re.compile(r"^### `(.+)`$\n+\*\*(\w+)\.\*\* ", re.M)
_FENCE: Final = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.M)
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_SENTENCE: Final = re.compile(r".*?[.;](?=\s|$)")


@frozen
class Part:
    """A paragraph or a code block of an entry.

    ``sort`` is ``""`` for a paragraph, ``"argmap bad"`` and ``"argmap"`` for a bad and a good
    example map, and ``"text"`` for the output for the block before. If no map can show the problem,
    ``"sh"`` is a command line and ``"toml"`` a theme.
    """

    sort: str
    text: str


@frozen
class Explanation:
    """The documentation of one code: its severity, its chapter and its parts."""

    code: str
    severity: Severity
    chapter: str
    parts: tuple[Part, ...]

    @property
    def summary(self) -> str:
        """The meaning of the code, in one sentence.

        >>> explanations()["capitals"].summary
        'A kind or a field name contains a capital letter.'
        """
        first = self.parts[0].text
        found = _SENTENCE.match(first)
        return f"{found[0].rstrip('.;')}." if found else first


def page_path() -> Path:
    """Return the path of the page. Raises :class:`FileNotFoundError` if it is not installed.

    >>> page_path().name
    'diagnostics.md'
    """
    for folder in _FOLDERS:
        path = folder / "diagnostics.md"
        if path.is_file():
            return path
    raise FileNotFoundError(f"diagnostics.md is in neither of {', '.join(map(str, _FOLDERS))}")


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all entries by code, in the order of the page.

    >>> explanations()["placement"].severity, explanations()["placement"].chapter
    (<Severity.ERROR: 'error'>, 'Structure')
    """
    found: dict[str, Explanation] = {}
    pieces = _CHAPTER.split(page_path().read_text("utf-8"))
    for chapter, text in zip(pieces[1::2], pieces[2::2], strict=True):
        told = _ENTRY.split(text)
        for code, severity, body in zip(told[1::3], told[2::3], told[3::3], strict=True):
            found[code] = Explanation(
                code, Severity(severity.lower()), chapter, tuple(_parts(body))
            )
    return MappingProxyType(found)


def _parts(body: str) -> list[Part]:
    """Split an entry into its paragraphs, each as one line, and its code blocks."""
    found: list[Part] = []
    pieces = _FENCE.split(body)
    for number, prose in enumerate(pieces[::3]):
        found += [Part("", _plain(one)) for one in prose.split("\n\n") if one.strip()]
        if block := pieces[3 * number + 1 : 3 * number + 3]:
            found.append(Part(*block))
    return found


def _plain(paragraph: str) -> str:
    """Return a paragraph as one line, without Markdown links and emphasis."""
    line = " ".join(paragraph.split())
    return re.sub(
        r"(?<![\w*])\*{1,2}([^*`]+)\*{1,2}(?![\w*])", r"\1", _LINK.sub(r"\1 (docs/\2)", line)
    )
