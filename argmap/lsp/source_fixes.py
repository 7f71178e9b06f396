"""Fixes of what leads out of a map: citations, sources, used maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.files import maps_in
from argmap.lsp.completion import head_end
from argmap.lsp.fix import Case, Fix
from argmap.lsp.line import Part, Role, parts
from argmap.model import Place, PlaceUnit

_MOST: Final = 5
_PLACE: Final = re.compile(r"write (¶\d+(?:-\d+)?)")
_DOTS: Final = re.compile(r"\.{3}|…")
_QUOTES: Final = " '‘’‚‹›«»"
_DECLARE: Final = re.compile(r"declare it: (source: \S+)")
_BRING: Final = re.compile(r"bring it in: use FILE as (\S+)")


def corrected_citation(case: Case) -> Iterator[Fix]:
    """The citation in the words of the source, where the hint has it."""
    if case.problem.hint.startswith("cite: "):
        last = case.after - 1
        end = case.document.position(last, len(case.document.line(last)))
        edit = case.replace(case.row, case.indent, len(case.line), case.problem.hint)
        edit.range.end = end
        yield Fix("Cite the nearest passage", (edit,), is_likely=True)


def right_place(case: Case) -> Iterator[Fix]:
    """The place where the phrase was found."""
    if match := _PLACE.match(case.problem.hint):
        yield from _placed(case, match[1], is_likely=True)


def one_of_places(case: Case) -> Iterator[Fix]:
    """Each place where an ambiguous phrase was found."""
    verdict = case.study.verdicts.get(case.line.strip())
    if verdict is not None and len(set(verdict.paragraphs)) > 1:
        for pair in list(dict.fromkeys(verdict.paragraphs))[:_MOST]:
            yield from _placed(case, str(Place(PlaceUnit.PARAGRAPH, *pair)))


def _placed(case: Case, place: str, *, is_likely: bool = False) -> Iterator[Fix]:
    here = _of(Role.PLACE, case)
    if here is not None:
        edit = case.replace(case.row, here.start, here.end, place)
    else:
        phrase = _of(Role.PHRASE, case)
        if phrase is None:
            return
        edit = case.replace(case.row, phrase.start, phrase.start, f"{place} ")
    yield Fix(f"Write {place}", (edit,), is_likely)


def _of(role: Role, case: Case) -> Part | None:
    return next((part for part in parts(case.line) if part.role is role), None)


def citation_form(case: Case) -> Iterator[Fix]:
    """Quotation marks and dots that a citation lacks."""
    if case.problem.fixes:
        return
    hint, line = case.problem.hint, case.line.rstrip()
    at = case.problem.span.column - 1 if case.problem.span else 0
    if hint.startswith("close the quotation with ") and case.after == case.row + 1:
        sign = hint[-1]
        edit = case.replace(case.row, len(line), len(line), sign)
        yield Fix(f"Close the quotation with {sign}", (edit,), is_likely=True)
    elif hint.startswith("write ... between"):
        edit = case.replace(case.row, at, at, "... ")
        yield Fix("Write ... between the phrases", (edit,), is_likely=True)
    elif case.problem.message.startswith("the words of the source stand in"):
        value = line.partition(":")[2].strip()
        if value and '"' not in value and case.after == case.row + 1:
            quoted = _quoted(value, case)
            edit = case.replace(case.row, line.index(value, case.indent + 5), len(line), quoted)
            yield Fix("Put quotation marks around it", (edit,))


def _quoted(value: str, case: Case) -> str:
    """A citation with its phrases, of which there are two where dots stand between, in quotation
    marks; its source stays before them.
    """
    before = ""
    word, _, rest = value.partition(" ")
    if rest and (word in case.study.sources or word in {one.id for one in case.study.map.sources}):
        before, value = f"{word} ", rest.strip()
    phrases = (one.strip(_QUOTES) for one in _DOTS.split(value, maxsplit=1))
    return before + " ... ".join(f'"{one}"' for one in phrases if one)


def source(case: Case) -> Iterator[Fix]:
    """The source that was meant, or its declaration."""
    wrong = _of(Role.SOURCE, case)
    if case.meant and wrong is not None:
        edit = case.replace(case.row, wrong.start, wrong.end, case.meant)
        yield Fix(f"Replace {wrong.text!r} with {case.meant!r}", (edit,), is_likely=True)
    if match := _DECLARE.fullmatch(case.problem.hint):
        yield _header(case, match[1], is_likely=True)


def known_source(case: Case) -> Iterator[Fix]:
    """The source that has a card, where a header seems to misspell it."""
    if case.meant and ":" in case.line:
        at = case.line.index(":") + 1
        edit = case.replace(case.row, at, len(case.line.rstrip()), f" {case.meant}")
        yield Fix(f"Replace {case.wrong!r} with {case.meant!r}", (edit,), is_likely=True)


def declared_source(case: Case) -> Iterator[Fix]:
    """Each of the project's sources, for a map that names none."""
    sources = list(case.study.sources)[:_MOST]
    for id in sources:
        yield _header(case, f"source: {id}", is_likely=len(sources) == 1)


def _header(case: Case, line: str, *, is_likely: bool = False) -> Fix:
    at = head_end(case.document).start.line
    return Fix(f"Add {line!r} at the head", (case.insert(at, [line]),), is_likely)


def used_map(case: Case) -> Iterator[Fix]:
    """The name that was meant, or the map that seems to be."""
    if case.meant:
        edits = tuple(
            case.replace(case.row, part.start, part.start + len(case.wrong), case.meant)
            for part in parts(case.line)
            if part.role is Role.REFERENCE and part.text.startswith(f"{case.wrong}.")
        )
        yield Fix(f"Replace {case.wrong!r} with {case.meant!r}", edits, is_likely=True)
    elif (match := _BRING.fullmatch(case.problem.hint)) and case.document.path is not None:
        name = match[1]
        for file in maps_in(case.document.path.parent):
            if file.stem == name or file.stem.startswith(f"{name}-"):
                yield _header(case, f"use {file.name} as {name}", is_likely=True)


def used_file(case: Case) -> Iterator[Fix]:
    """The file that was meant."""
    here = _of(Role.FILE, case)
    own = case.document.path.name if case.document.path is not None else ""
    if case.meant and here is not None and case.meant != own:
        edit = case.replace(case.row, here.start, here.end, case.meant)
        yield Fix(f"Use {case.meant}", (edit,), is_likely=True)
