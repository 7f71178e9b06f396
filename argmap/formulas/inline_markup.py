"""Find the formulas and the code in a text.

The rule for formulas is that of pandoc's ``tex_math_dollars``, so that prices stay text. A
backslash before a dollar or a backtick marks it as text and is not shown; of two, one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple


class InlineKind(Enum):
    """What a part of a text is."""

    TEXT = "text"
    FORMULA = "formula"
    CODE = "code"


class InlinePart(NamedTuple):
    """A part of a text.

    ``content`` is the text itself, the LaTeX of a formula, or the code, without delimiters and
    escapes; ``source`` is the part as written.
    """

    kind: InlineKind
    content: str
    source: str


MOST: Final = 500
"""Maximum number of characters in a formula."""

# A dollar or a backtick next to another one is text: $$, ``quoted''. Possessive quantifiers and the
# maximum keep the time proportional to the length of the text. A string, which re compiles when it
# is first used: few maps have formulas.
_MARKUP: Final = rf"""(?x)(?<!\\)(?P<backslashes>\\++)[$`]
        | (?<!\$)\$(?![\s$]) (?P<formula>(?:[^\\$\n]|\\.){{1,{MOST}}}+) (?<!\s)\$(?![0-9$])
        | (?<!`)`(?=[^`\n]*[^`\s]) (?P<code>[^`\n]++) `(?!`)
    """


def has_markup(text: str) -> bool:
    """Whether a text may have formulas or code: a quick test that fails for nearly every text."""
    return "$" in text or "`" in text


def inline_parts(text: str) -> tuple[InlinePart, ...]:
    r"""Divide a text into plain text, formulas and code.

    >>> [part.content for part in inline_parts("If $p \\to q$, run `prove`.")]
    ['If ', 'p \\to q', ', run ', 'prove', '.']
    >>> [part.kind.value for part in inline_parts("between $20,000 and $30,000")]
    ['text']
    >>> [part.content for part in inline_parts(r"In TeX it is \$x\$.")]
    ['In TeX it is $x$.']
    """
    if not has_markup(text):
        return (InlinePart(InlineKind.TEXT, text, text),)
    found: list[InlinePart] = []
    shown, start = "", 0  # the plain text so far, as it is shown, and where it begins
    at = 0
    markup = re.compile(_MARKUP)
    while (match := markup.search(text, at)) is not None:
        if match["backslashes"]:
            shown += text[at : match.end() - 2] + text[match.end() - 1]
            at = match.end()
            continue
        shown += text[at : match.start()]
        if shown:
            found.append(InlinePart(InlineKind.TEXT, shown, text[start : match.start()]))
        kind = InlineKind.CODE if match["formula"] is None else InlineKind.FORMULA
        found.append(InlinePart(kind, match[kind.value], match[0]))
        shown, start = "", match.end()
        at = start
    shown += text[at:]
    if shown:
        found.append(InlinePart(InlineKind.TEXT, shown, text[start:]))
    return tuple(found)


def words(text: str) -> Iterator[str]:
    """Split a text at its spaces, except at those in formulas and code.

    >>> list(words("If $p = 1$, then `a b`."))
    ['If', '$p = 1$,', 'then', '`a b`.']
    """
    word = ""
    for part in inline_parts(text):
        if part.kind is InlineKind.TEXT:
            first, *others = part.source.split(" ")
            word += first
            for other in others:
                yield word
                word = other
        else:
            word += part.source
    yield word
