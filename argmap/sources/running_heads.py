"""Running heads and page numbers: what a printed page adds in the middle of an essay's sentences.

They are no words of the essay, so a phrase is found across them. A line is taken for one where it

- is a page number alone: ``476``, ``- 12 -``, ``[iv]`` is not;
- or has at most :data:`MOST_WORDS` words, with a page number at its end or beside it on a line of
  its own, and stands so, but for the number, more than once;
- or is as short, in capitals, and its number is on a line of its own, or a sentence goes on across
  it;
- or is as short, has its number in it, and parts a word: ``rea-`` / ``The Harbour 113`` / ``son``;
- or is as short, in capitals, and a sentence goes on across it, and it has a Roman numeral behind
  the word for a chapter or in front: ``CHAPTER IV.``, ``XII THE HARBOUR QUESTION``. Elsewhere
  such a numeral counts only where the line parts a word, since ``WORLD WAR II`` has one too.

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
_ROMAN: Final = "(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_EITHER: Final = rf"(?:{_ROMAN}|{_ROMAN.lower()})\b"
_DIVISIONS: Final = "ACT|BOOK|CANTO|CHAP(?:TER)?|CH|PART|SECT?(?:ION)?|VOL(?:UME)?"
_OF_DIVISION: Final = re.compile(rf"(?i:^\W*(?:{_DIVISIONS})\b[. ]+){_ROMAN}\b")
_ROMAN_IN_FRONT: Final = re.compile(rf"^\W*(?=[XV]\W|[IVXLC]{{2}}|[ivxlc]{{2}}){_EITHER}\W+\w")
_ROMAN_AT_AN_END: Final = re.compile(rf"\w\W+(?=[IVXLC]{{2}}|[ivxlc]{{2}}){_EITHER}\W*$")
_ROMAN_ANYWHERE: Final = (_OF_DIVISION, _ROMAN_IN_FRONT, _ROMAN_AT_AN_END)
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
    roman: set[int] = set()  # lines with a Roman numeral where a head has its number
    for at, line in enumerate(lines):
        if at in numbers or not line or len(line.split()) > MOST_WORDS:
            continue
        if any(pattern.search(line) for pattern in _ROMAN_ANYWHERE):
            roman.add(at)
        if _is_beside(at, numbers, lines) or _NUMBER_AT_AN_END.search(line):
            likely[at] = re.sub(r"\W+|\d+", " ", line).strip()
    times = Counter(likely.values())
    heads = set(numbers)
    for at, title in likely.items():
        shouts = title.isupper() and _is_beside(at, numbers, lines)
        if title and (shouts or (times[title] > 1 and not _ENDED.search(lines[at]))):
            heads.add(at)
    for first, last in _runs(heads | likely.keys() | roman):
        before, after = _neighbours(lines, first, last)
        if _goes_on(lines, before, after):
            parted = _PARTED.search(lines[before]) and lines[after][:1].islower()
            for at in range(first, last + 1):
                if at in roman and _has_roman_head(lines[at], bool(parted)):
                    heads.add(at)
                title = likely.get(at, "")
                if _NUMBER_OF_HEAD.search(lines[at]) and (
                    title.isupper() or (parted and not title[:1].islower())
                ):
                    heads.add(at)
    return heads


def _has_roman_head(line: str, parted: bool) -> bool:
    """Whether a line with a Roman numeral, across which a sentence goes on, is a running head."""
    numeral = next(found for pattern in _ROMAN_ANYWHERE if (found := pattern.search(line)))
    others = line[: numeral.start()] + line[numeral.end() - 1 :]
    if numeral.re is _ROMAN_AT_AN_END:
        return parted and line.lstrip("-–—[( ")[:1].isupper()
    if parted:
        return numeral.re is _OF_DIVISION or others.strip()[:1].isupper()
    return others.upper() == others and (numeral.re is _ROMAN_IN_FRONT or line.upper() == line)


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
