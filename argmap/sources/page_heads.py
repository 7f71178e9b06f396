"""Running heads and page numbers: what a printed page adds in the middle of an essay's sentences.

They are no words of the essay, so a phrase is found across them. A line is taken for one where it

- is a page number alone: ``476``, ``- 12 -``, ``[iv]`` is not;
- or has at most :data:`MOST_WORDS` words, with a page number at its end or beside it on a line of
  its own, and stands so, but for the number, more than once;
- or is as short, in capitals, and its number is on a line of its own, or a sentence goes on across
  it;
- or is as short, has its number in it, and parts a word: ``rea-`` / ``The Harbour 113`` / ``son``.

A refrain, a list's item or a footnote has none of these looks, nor has a heading such as ``THE WAR
OF 1812``, which stands between sentences. Blank lines beside such lines part
paragraphs only where the sentence does not go on below them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MOST_WORDS: Final = 8

_NUMBER_ALONE: Final = re.compile(r"[-–—\[( ]*[0-9]{1,4}[-–—\]) ]*")
_NUMBER_AT_AN_END: Final = re.compile(r"[0-9]{1,4}\b|\b[0-9]{1,4}$")
_NUMBER_OF_HEAD: Final = re.compile(r"^\W*[0-9]{1,4}\b|\b[0-9]{1,4}\W*$")
_PARTED: Final = re.compile(r"[^\W\d_][-‐‑–\u00ad]\s*$")
_ENDED: Final = re.compile(r"[.!?:;…。！？：；।។။][\"'”’»)\]」』）\d]*$")


def without_page_heads(text: str) -> str:
    """The text with spaces in place of running heads and page numbers: every place stays.

    >>> without_page_heads("the con–\\n476\\nPARTISAN REVIEW\\nsiderable cost").split()
    ['the', 'con–', 'siderable', 'cost']
    """
    lines = text.split("\n")
    heads = _heads([line.strip() for line in lines])
    if not heads:
        return text
    ends = ["\n"] * (len(lines) - 1) + [""]
    for first, last in _runs(heads):
        before, after = _neighbours(lines, first, last)
        for at in range(first, last + 1):
            lines[at] = " " * len(lines[at])
            ends[at] = ends[at] and " "
        if _goes_on(lines, before, after):
            for at in range(before + 1, after):  # blank lines that the page has put there
                ends[at] = ends[at] and " "
        elif first == 0 or not lines[first - 1].strip():
            continue
        else:
            ends[last] = ends[last] and "\n"
            ends[first - 1] = " "
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _heads(lines: list[str]) -> set[int]:
    numbers = {at for at, line in enumerate(lines) if line and _NUMBER_ALONE.fullmatch(line)}
    likely: dict[int, str] = {}
    for at, line in enumerate(lines):
        if at in numbers or not line or len(line.split()) > MOST_WORDS:
            continue
        if _is_beside(at, numbers, lines) or _NUMBER_AT_AN_END.search(line):
            likely[at] = re.sub(r"\W+|\d+", " ", line).strip()
    times = Counter(likely.values())
    heads = set(numbers)
    for at, title in likely.items():
        shouts = title.isupper() and _is_beside(at, numbers, lines)
        if title and (shouts or (times[title] > 1 and not _ENDED.search(lines[at]))):
            heads.add(at)
    for first, last in _runs(heads | likely.keys()):
        before, after = _neighbours(lines, first, last)
        if _goes_on(lines, before, after):
            parted = _PARTED.search(lines[before]) and lines[after][:1].islower()
            for at in range(first, last + 1):
                title = likely.get(at, "")
                if _NUMBER_OF_HEAD.search(lines[at]) and (
                    title.isupper() or (parted and not title[:1].islower())
                ):
                    heads.add(at)
    return heads


def _is_beside(at: int, numbers: set[int], lines: list[str]) -> bool:
    return any(
        0 <= near < len(lines) and near in numbers
        for near in (at - 2, at - 1, at + 1, at + 2)
        if abs(near - at) == 1 or (0 <= near < len(lines) and not lines[(near + at) // 2])
    )


def _runs(heads: set[int]) -> list[tuple[int, int]]:
    """Neighbouring lines together, each run as its first and last."""
    runs: list[tuple[int, int]] = []
    for at in sorted(heads):
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _neighbours(lines: list[str], first: int, last: int) -> tuple[int, int]:
    """The nearest lines with something on them, above and below."""
    before, after = first - 1, last + 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    while after < len(lines) and not lines[after].strip():
        after += 1
    return before, after


def _goes_on(lines: list[str], before: int, after: int) -> bool:
    """Whether a sentence goes on from one line to the other."""
    if before < 0 or after >= len(lines):
        return False
    above, below = lines[before].strip(), lines[after].strip()
    return not _ENDED.search(above) and (below[:1].islower() or above[-1:] in "-–\u00ad,")
