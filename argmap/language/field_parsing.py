"""Parse field values; a malformed value raises an error with a message and suggested fixes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lark import Token

from argmap.language.grammar import MalformedError, citation, words
from argmap.model import (
    Applicability,
    Citation,
    Concession,
    Extent,
    Figure,
    Origin,
    Place,
    PlaceUnit,
)
from argmap.model.attribution import Attribution
from argmap.model.codes import Code
from argmap.model.items import STRENGTHS
from argmap.model.vocabulary import FIELDS

_PLACE: Final = re.compile(r"(¶|par\.|pp?\.) *(\d+)(?:[-–](\d+))?")
_DOTS: Final = re.compile(r"\.{3}|…")

MANY: Final = frozenset({"cite", "figure", "tags", "note", "link"})
"""Fields that may occur more than once, besides ``x-NAME``."""

# Patterns that most maps do not need stay strings, which re compiles when they are first used.
_NUMBER: Final = r"\d+(?:\.\d+)?|\.\d+"
_FOREIGN_NUMBER: Final = r"(\d+(?:[.,]\d+)?) *(%|per ?cent)?"
_PLACED: Final = r"(?i)\W*(?:¶|par\.|pp?\.|(?:§|(?:pp?|pages?|paras?|paragraphs?|par)\b\.?) *\d)"
_NUMBERED: Final = r'[^"“]*\d'
_NEXT_PHRASE: Final = r'(?:[^\w\s"“”:]+|and\b) *["“]'
_NAMED: Final = r"([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*):?,? *[¶p\"“]"
_QUOTES: Final = " '‘’‚‹›«»"
_QUOTED: Final = r'["“]'
_CITE_FORM: Final = (
    """write 'cite: "a phrase from the source"' or 'cite: "first words" ... "last words"'"""
)
_PLACES: Final = "use a form such as '¶12', '¶12-14' or 'p. 229'"
_PLACE_FORM: Final = "write the location as '¶12', '¶12-14' or 'p. 229', with spaces around it"
_CLOSING: Final = {'"': '"', "“": "”"}
_EXTENTS: Final = {
    "wholly": Extent.WHOLLY,
    "in part": Extent.IN_PART,
    "for the sake of argument": Extent.FOR_THE_SAKE,
    "for argument's sake": Extent.FOR_THE_SAKE,
    "for argument’s sake": Extent.FOR_THE_SAKE,
}
_EXTENT: Final = "(?i)(?:" + "|".join(words.replace(" ", r"\s+") for words in _EXTENTS) + r")(?!\w)"


class Meant(NamedTuple):
    """A value that the author may have meant; an empty value means to remove the field.

    ``title`` is the title of the fix if "Write NAME: VALUE" is not suitable.
    """

    value: str
    title: str = ""
    applicability: Applicability = Applicability.POSSIBLE


class FieldError(Exception):
    """A malformed field value, with the code, message and hint of its diagnostic.

    ``offset`` is where in the value the error is, if known; ``meant`` are suggested values, the
    likeliest first.
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str,
        offset: int | None = None,
        meant: tuple[Meant, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.offset = code, message, hint, offset
        self.meant = meant


def citation_words(value: str, sources: Collection[str] = ()) -> list[Token]:
    """Split a citation into tokens.

    ``sources`` are the ids that may come first. Raises :class:`FieldError` if it is malformed.
    """
    try:
        found = words("cite", value)
    except MalformedError as error:
        before = value[: error.offset].rstrip()
        dots = _DOTS.search(before, max(len(before) - 3, 0))  # no phrase follows the dots
        offset = error.offset if dots is None else dots.start()
        raise _bad_citation(value, offset, sources) from None
    if citation(value) is None:
        message = "this citation has neither a phrase nor a location"
        raise FieldError(Code.BAD_CITE, message, _CITE_FORM)
    return found


_FOREIGN_QUOTES: Final = (
    r"„([^„“”\"]+)[“”]|[«‹]\s*([^«»‹›\"]+?)\s*[»›]|[»›]([^«»‹›\"]+)[«‹]"
    r"|[‘‚]((?:[^\"‘’]|’(?=\w)){1,600})[’‘]|”([^”\"]+)”|``([^\"]{1,600})''|''([^\"]{1,600})''"
    r"|(?<!\w)'((?:[^'\"]|'(?=\w)){1,600})'(?!\w)|「([^「」\"]+)」|『([^『』\"]+)』|＂([^＂]+)＂"
)
"""Text in foreign or typographic quotation marks; compiled only when needed."""


def _in_our_quotes(value: str) -> str | None:
    """Return the citation with double quotation marks, if that makes it well-formed."""
    meant = re.sub(_FOREIGN_QUOTES, lambda match: f'"{match[match.lastindex or 0]}"', value)
    if meant == value:
        return None
    try:
        citation_words(meant)
    except FieldError:
        return None
    return meant


def _quoted(value: str, sources: Collection[str]) -> str:
    """Return the citation with quotation marks around its phrases, keeping the source in front.

    Dots separate the first phrase from the last.
    """
    before = ""
    word, _, rest = value.partition(" ")
    if rest and word in sources:
        before, value = f"{word} ", rest.strip()
    phrases = (one.strip(_QUOTES) for one in _DOTS.split(value, maxsplit=1))
    return before + " ... ".join(f'"{one}"' for one in phrases if one)


def _bad_citation(value: str, offset: int, sources: Collection[str]) -> FieldError:
    if (ours := _in_our_quotes(value)) is not None:
        message = "the words from the source are not in double quotation marks"
        safe = Meant(ours, applicability=Applicability.SAFE)
        return FieldError(Code.BAD_CITE, message, f"write 'cite: {ours}'", offset, (safe,))
    before, rest = value[:offset].rstrip(), value[offset:]
    message, hint = f"unexpected {rest[:20]!r} in this citation", _CITE_FORM
    meant: tuple[Meant, ...] = ()
    if re.match(_PLACED, f"{before.rpartition(' ')[2]} {rest}"):
        hint = _PLACE_FORM
    elif not re.search(_QUOTED, value) and not re.match(_PLACED, rest):
        message, offset = "the words from the source are not in double quotation marks", 0
        if '"' not in value:
            meant = (Meant(_quoted(value, sources), "Put quotation marks around it"),)
    elif rest[:2] in ('""', "“”"):
        message, hint = "this citation has an empty phrase", "quote words from the source"
    elif rest[0] in _CLOSING and _CLOSING[rest[0]] not in rest[1:]:
        sign = _CLOSING[rest[0]]
        hint = f"close the quotation with {sign}"
        title = f"Close the quotation with {sign}"
        meant = (Meant(f"{value}{sign}", title, Applicability.LIKELY),)
    elif rest[0] in _CLOSING and before[-1:] in _CLOSING.values():
        hint = "put '...' between the first and last phrases of the passage"
        between = f"{before} ... {rest}"
        meant = (Meant(between, "Put '...' between the phrases", Applicability.SAFE),)
    elif re.match(_PLACED, rest):
        hint = "write the location before the phrase, in a form such as '¶12' or 'p. 229'"
        if before[-1:] not in _CLOSING.values() and re.match(_NUMBERED, rest):
            hint = _PLACE_FORM
    elif before[-1:] in _CLOSING.values():
        hint = "if the phrase contains such quotation marks, put the other kind around it: “...”"
        if rest.startswith(("...", "…")):
            hint = "quote one phrase, or the first and last; use a 'cite:' line for each passage"
        elif re.match(_NEXT_PHRASE, rest):
            hint = "put '...' before the last phrase, or cite another passage on a new 'cite:' line"
        elif (word := rest.partition(":")[0]) in FIELDS and word != rest:
            hint = f"begin a new line with '{word}:'"
    elif named := re.match(_NAMED, rest):
        name = named[1].lower()
        hint = f"if {name!r} is the source, write it in lower case, with a space after it"
    elif rest[0] == ":":
        hint = "remove the colon after the source"
    return FieldError(Code.BAD_CITE, message, hint, offset, meant)


def read_citation(words: Iterable[Token], origin: Origin) -> Citation:
    """Build a citation from its tokens. Raises :class:`FieldError` if the place is invalid."""
    source, place, phrases = None, None, []
    for word in words:
        if word.type == "PHRASE":
            phrases.append(word[1:-1])
        elif word.type == "SOURCE":
            source = str(word)
        else:
            place = _read_place(str(word))
    try:
        citation = Citation(phrases, place, source, origin)
    except ValueError:  # there is no other phrase, nor a place
        citation = None
    if citation is None or len(citation.phrases) < len(phrases):
        raise FieldError(
            Code.BAD_CITE, "this citation has an empty phrase", "quote words from the source"
        )
    return citation


@lru_cache(maxsize=1024)  # many citations are of the same paragraphs
def _read_place(place: str) -> Place:
    match = _PLACE.fullmatch(place)
    assert match is not None, f"the grammar takes {place!r} for a place"
    unit = PlaceUnit.PARAGRAPH if match[1] in ("¶", "par.") else PlaceUnit.PAGE
    first = int(match[2])
    last = int(match[3]) if match[3] else first
    try:
        return Place(unit, first, last)
    except ValueError as error:
        raise FieldError(Code.BAD_CITE, str(error), _PLACES) from None


_FIGURE_FORM: Final = "write 'figure: subject / measure = value'"


def figure_words(value: str) -> list[Token]:
    """Split a figure into tokens. Raises :class:`FieldError` if it is malformed."""
    try:
        return words("figure", value)
    except MalformedError as error:
        missing = next((sign for sign in "/=" if sign not in value), None)
        message = f"this figure has no {missing!r}" if missing else "this figure has an empty part"
        raise FieldError(Code.BAD_FIGURE, message, _FIGURE_FORM, error.offset) from None


def read_figure(words: Iterable[Token], origin: Origin) -> Figure:
    """Build a figure from its tokens. Raises :class:`FieldError` if one of them is empty."""
    subject, measure, amount = words
    try:
        return Figure(str(subject), str(measure), str(amount), origin)
    except ValueError as error:
        raise FieldError(Code.BAD_FIGURE, str(error), _FIGURE_FORM) from None


@lru_cache(maxsize=1024)  # a map has few holders, and names most of them often
def read_attribution(value: str) -> Attribution:
    """Parse the value of ``by:``. Raises :class:`FieldError` if it has signs and no name.

    >>> read_attribution("Duranty; the Kremlin?").uncertain
    ('the Kremlin',)
    """
    try:
        return Attribution.parse(value)
    except ValueError:
        hint = "write a name, several with semicolons between them, or 'unnamed'"
        raise FieldError(Code.EMPTY_TEXT, "'by:' has neither a name nor 'unnamed'", hint) from None


def read_concession(value: str) -> Concession:
    """Read the value of ``conceded:`` or ``accepted:``; :class:`FieldError` unless it says how far.

    The extent must be followed by a comma and a comment, or by nothing. Anything else is refused,
    because it could turn a denial into a concession ("wholly unfounded").

    >>> read_concession("in part, some did").text
    'some did'
    """
    match = re.match(_EXTENT, value)
    if match is None:
        raise FieldError(
            Code.BAD_CONCESSION,
            "this does not say how far the author agrees",
            "begin with 'wholly', 'in part' or 'for the sake of argument'",
            meant=tuple(Meant(f"{extent}, {value}", f"Write '{extent}'") for extent in Extent),
        )
    degree, rest = " ".join(match[0].lower().split()), value[match.end() :].strip()
    if rest and rest[0] != ",":
        comment = rest.lstrip(",.;:–—- ")
        meant = [f"{degree}, {comment}"]
        if not comment:  # "wholly." and the like
            hint, meant = f"write {degree!r} alone", [degree]
        elif rest[0].isalnum():
            hint = f"write a comma after {degree!r} if what follows is a comment"
            hint += ", or delete the field if the author does not agree"
            meant.append("")
        else:
            hint = f"write '{degree}, {comment}'"
        message = f"unexpected {rest!r} after {degree!r}"
        sole = Applicability.SAFE if len(meant) == 1 else Applicability.POSSIBLE
        ways = tuple(Meant(one, applicability=sole) for one in meant)
        raise FieldError(Code.BAD_CONCESSION, message, hint, match.end(), ways)
    return Concession(_EXTENTS[degree], rest[1:])


def read_confidence(value: str) -> float:
    """Parse a number from 0 to 1. Raises :class:`FieldError` for anything else."""
    hint, meant = "write a number from 0 to 1", ""
    if re.fullmatch(_NUMBER, value) is None:
        if match := re.fullmatch(_FOREIGN_NUMBER, value):
            number = float(match[1].replace(",", "."))
            meant = f"{number / 100 if match[2] else number:g}"
        raise _bad_number(Code.BAD_NUMBER, f"{value!r} is not a number", hint, meant)
    number = float(value)
    if number > 1:
        if 10 <= number <= 100:
            meant = f"{number / 100:g}"
        raise _bad_number(Code.OUT_OF_RANGE, f"{value} is not between 0 and 1", hint, meant)
    return number


def _bad_number(code: str, message: str, hint: str, meant: str) -> FieldError:
    if not meant:
        return FieldError(code, message, hint)
    lies_between = 0 <= float(meant) <= 1
    applicability = Applicability.SAFE if lies_between else Applicability.LIKELY
    ways = (Meant(meant, f"Write '{meant}'", applicability),)
    return FieldError(code, message, f"write '{meant}'", meant=ways)


def read_strength(value: str) -> float | str:
    """Parse weak, moderate, strong or a number from 0 to 1."""
    if value in ("weak", "moderate", "strong"):
        return value
    if re.fullmatch(_NUMBER, value) is None:
        hint = "write 'weak', 'moderate', 'strong' or a number from 0 to 1"
        ways = tuple(Meant(one, f"Write '{one}'") for one in STRENGTHS)
        raise FieldError(Code.BAD_STRENGTH, f"{value!r} is not a strength", hint, meant=ways)
    return read_confidence(value)


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "by": read_attribution,
    "conceded": read_concession,
    "accepted": read_concession,
    "confidence": read_confidence,
    "strength": read_strength,
}
"""Functions that parse single values; ``cite`` and ``figure`` also need an origin."""
