"""A source's card as a file: TOML 1.0, to be read and mended by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.model import ArgmapError, Diagnostic, Span, problem
from argmap.model.expected import expect
from argmap.sources.card import CHECKS, UNKNOWN, Card
from argmap.sources.fingerprint import FORM, Fingerprint

_BIBLIOGRAPHY: Final = ("title", "author", "published")
_REMARKS: Final = ("url", "note")

# What stands in a card, and in its table [fingerprint]: the type of each value.
_CARD: Final[Mapping[str, type]] = {
    "id": str,
    "title": str,
    "author": str,
    "published": str,
    "url": str,
    "note": str,
    "words": int,
    "paragraphs": int,
    "paragraph-rule": str,
    "sha256": str,
    "fingerprint": dict,
}
_FINGERPRINT: Final[Mapping[str, type]] = {
    "form": int,
    "checksum": str,
    "starts": list,
    "hashes": str,
}
_VALUES: Final = ("id", *_BIBLIOGRAPHY, *_REMARKS, "paragraph-rule", "sha256")
_OPTIONAL: Final = frozenset({*_BIBLIOGRAPHY, *_REMARKS})
_TYPES: Final = {str: "a text in quotes", int: "a whole number", list: "a list", dict: "a table"}
_STARTS_A_LINE: Final = 12
_RESTORE: Final = "make the card anew from the text: argmap source add FILE"


def card_text(card: Card) -> str:
    """Return a card as TOML; :func:`read_card` reads an equal one back."""
    expect(card, Card, "card")
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Card) -> Iterator[str]:
    yield f"id = {_quoted(card.id)}"
    for key in _BIBLIOGRAPHY:
        yield f"{key} = {_quoted(getattr(card, key) or UNKNOWN)}"
    for key in _REMARKS:
        if text := getattr(card, key):
            yield f"{key} = {_quoted(text)}"
    yield ""
    yield f"words = {card.words}"
    yield f"paragraphs = {card.paragraphs}"
    yield f"paragraph-rule = {_quoted(card.paragraph_rule)}"
    yield f"sha256 = {_quoted(card.sha256)}"
    yield ""
    yield "# A byte of a hash for each word: phrases can be found in it, the text cannot be read."
    yield "[fingerprint]"
    yield f"form = {FORM}"
    yield f"checksum = {_quoted(card.fingerprint.checksum)}"
    yield "starts = ["
    starts = [str(start) for start in card.fingerprint.starts]
    for place in range(0, len(starts), _STARTS_A_LINE):
        yield f"    {', '.join(starts[place : place + _STARTS_A_LINE])},"
    yield "]"
    yield 'hashes = """'
    yield from card.fingerprint.lines()
    yield '"""'


def _quoted(text: str) -> str:
    # A card's texts are clean: on one line, without control characters.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def read_card(text: str, name: str = "card") -> Card:
    """Read a card from TOML. ``name`` is the path by which messages call the file.

    Raises :class:`ArgmapError` with every problem of the card (``bad-card``): what is missing,
    unknown or of the wrong type, counts that do not fit, a fingerprint that was cut or edited.
    """
    expect(text, str, "text")
    expect(name, str, "name")
    table = _parse(text, name)
    found = list(_unfitting(table, _CARD, text, name))
    if isinstance(table.get("fingerprint"), dict):
        found.extend(_unfitting(table["fingerprint"], _FINGERPRINT, text, name))
    if found:
        raise ArgmapError(found)
    values = {key.replace("-", "_"): table[key] for key in _VALUES if key in table}
    found.extend(_invalid(values, text, name))
    try:
        values["fingerprint"] = _fingerprint(table)
    except ValueError as error:
        line = _line_of("fingerprint", text)
        found.append(_bad(f"the fingerprint {error}", name, line, _RESTORE))
    if found:
        raise ArgmapError(found)
    card = Card(**values)
    found.extend(_miscounted(card, table, text, name))
    if found:
        raise ArgmapError(found)
    return card


def read_entries(text: str, name: str = "card") -> dict[str, str]:
    """Return the texts of a card by their keys, also where the rest of it is damaged.

    Raises :class:`ArgmapError` (``bad-card``) where the file is not TOML.
    """
    table = _parse(text, name)
    return {key: value for key in _VALUES if isinstance(value := table.get(key), str)}


def _parse(text: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ArgmapError([_bad("the brackets are nested too deep", name)]) from None
    except ValueError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        reason = str(error)[: place.start()] if place else str(error)
        line = int(place[1]) if place else 1
        raise ArgmapError([_bad(f"the card is not TOML: {reason}", name, line)]) from None


def _unfitting(
    table: Mapping[str, Any], known: Mapping[str, type], text: str, name: str
) -> Iterator[Diagnostic]:
    """Yield a problem for each key that is unknown, missing or of the wrong type."""
    for key in table:
        if key not in known:
            hint = _nearest(key, known)
            yield _bad(f"a card has no {key!r}", name, _line_of(key, text), hint)
    for key, wanted in known.items():
        value = table.get(key)
        if value is None:
            if key not in _OPTIONAL:
                yield _bad(f"the card lacks {key!r}", name, hint=_RESTORE)
        elif type(value) is not wanted:
            message = f"{key!r} has to be {_TYPES[wanted]}"
            yield _bad(message, name, _line_of(key, text))


def _nearest(key: str, known: Mapping[str, type]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"a card has {', '.join(known)}"


def _invalid(values: dict[str, Any], text: str, name: str) -> Iterator[Diagnostic]:
    """Yield a problem for each value that a card may not have."""
    for key, check in CHECKS.items():
        try:
            if key in values:
                check(values[key])
        except ValueError as error:
            yield _bad(str(error), name, _line_of(key.replace("_", "-"), text))


def _fingerprint(table: Mapping[str, Any]) -> Fingerprint:
    inner = table["fingerprint"]
    if inner["form"] != FORM:
        raise ValueError(f"has form {inner['form']}; this argmap knows form {FORM}")
    if any(type(start) is not int for start in inner["starts"]):
        raise ValueError("has starts that are not whole numbers")
    return Fingerprint.read(inner["hashes"], inner["starts"], inner["checksum"])


def _miscounted(card: Card, table: Mapping[str, Any], text: str, name: str) -> Iterator[Diagnostic]:
    for key, counted in (("words", card.words), ("paragraphs", card.paragraphs)):
        if table[key] != counted:
            message = f"the card counts other {key} than the {counted} of its fingerprint"
            yield _bad(message, name, _line_of(key, text), _RESTORE)


def _line_of(key: str, text: str) -> int:
    """The line that a key is set in, or its table begins on; TOML keeps no places for us."""
    word = re.escape(key)
    found = re.search(rf"^[ \t]*(?:\[{word}\]|[\"']?{word}[\"']?[ \t]*=)", text, re.M)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _bad(message: str, name: str, line: int = 1, hint: str = "") -> Diagnostic:
    return problem("bad-card", message, Span(line, 1, line, 1, name), hint)
