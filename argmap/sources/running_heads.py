"""Remove running heads and page numbers, which interrupt the sentences of a printed text.

They are not part of the text, so phrases are found across them. A line is removed if it

- is only a page number: ``476`` or ``- 12 -``, but not ``[iv]``;
- or has at most :data:`MOST_WORDS` words, has a page number at its end or next to it on a separate
  line, and occurs more than once except for the number;
- or is as short, is in capitals, and its number is on a separate line, or a sentence continues
  across it;
- or is as short, contains its number, and splits a word: ``rea-`` / ``The Harbour 113`` / ``son``;
- or is as short, is in capitals, a sentence continues across it, and it has a Roman numeral at its
  beginning or after the word for a chapter: ``XII THE HARBOUR QUESTION``, ``CHAPTER IV.``. A Roman
  numeral elsewhere counts only if the line splits a word, because of ``WORLD WAR II``.

Refrains, list items and footnotes do not match these rules, nor do headings between sentences, such
as ``THE WAR OF 1812``. Blank lines next to a removed line separate paragraphs only if the sentence
does not continue below them.
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
    """Replace running heads and page numbers with spaces, so that positions do not change.

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
            for at in range(before + 1, after):  # blank lines added by the page break
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
    roman: set[int] = set()  # lines with a Roman numeral where a running head would have its number
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
    """Whether a line with a Roman numeral, in the middle of a sentence, is a running head."""
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
    """Group adjacent line numbers into runs, each given as first and last line."""
    runs: list[tuple[int, int]] = []
    for at in sorted(heads):
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _neighbours(lines: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the closest lines above and below that are not blank."""
    before, after = first - 1, last + 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    while after < len(lines) and not lines[after].strip():
        after += 1
    return before, after


def _goes_on(lines: list[str], before: int, after: int) -> bool:
    """Whether a sentence continues from one line to the other."""
    if before < 0 or after >= len(lines):
        return False
    above, below = lines[before].strip(), lines[after].strip()
    return not _ENDED.search(above) and (below[:1].islower() or above[-1:] in "-–\u00ad,")
