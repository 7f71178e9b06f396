"""The catalogue of diagnostics, read from the page of the documentation that it is.

``docs/diagnostics.md`` is the one text: the page, ``argmap explain`` and whatever else shows what
a code means take it from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attrs import frozen

from argmap.model import Severity

_PACKAGE: Final = Path(__file__).resolve().parent
# In a wheel the page lies inside the package, in a checkout beside it.
_FOLDERS: Final = (_PACKAGE / "docs", _PACKAGE.parent / "docs")

_CHAPTER: Final = re.compile(r"^## (.+)$", re.M)
_ENTRY: Final = re.compile(r"^### `(.+)`$\n+\*\*(\w+)\.\*\* ", re.M)
_FENCE: Final = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.M)
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_SENTENCE: Final = re.compile(r".*?[.;](?=\s|$)")


@frozen
class Part:
    """A paragraph of an entry, or a block that stands apart in it.

    ``sort`` is ``""`` for a paragraph, ``"argmap bad"`` and ``"argmap"`` for a map as it should
    not and as it should be, ``"text"`` for what argmap says of the one before it. Where no map can
    show it, there are ``"sh"`` for a command line and ``"toml"`` for a theme.
    """

    sort: str
    text: str


@frozen
class Explanation:
    """What there is to say of one code: how bad it is, the chapter it is in, and its parts."""

    code: str
    severity: Severity
    chapter: str
    parts: tuple[Part, ...]

    @property
    def summary(self) -> str:
        """What the code means, in one sentence.

        >>> explanations()["capitals"].summary
        'A kind or a field name has a capital letter.'
        """
        first = self.parts[0].text
        found = _SENTENCE.match(first)
        return f"{found[0].rstrip('.;')}." if found else first


def page_path() -> Path:
    """Where the page lies; raises :class:`FileNotFoundError` where it is not installed.

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
    """Every entry of the catalogue by its code, in the order of the page.

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
    """The parts of an entry: its paragraphs, each as one line, and its blocks as they stand."""
    found: list[Part] = []
    pieces = _FENCE.split(body)
    for number, prose in enumerate(pieces[::3]):
        found += [Part("", _plain(one)) for one in prose.split("\n\n") if one.strip()]
        if block := pieces[3 * number + 1 : 3 * number + 3]:
            found.append(Part(*block))
    return found


def _plain(paragraph: str) -> str:
    """A paragraph as one line, without the signs that only a page makes something of."""
    line = " ".join(paragraph.split())
    return re.sub(
        r"(?<![\w*])\*{1,2}([^*`]+)\*{1,2}(?![\w*])", r"\1", _LINK.sub(r"\1 (docs/\2)", line)
    )
