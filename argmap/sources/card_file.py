"""Read and write source cards as TOML 1.0 files that can be edited by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from argmap.model import ArgmapError, Diagnostic, Span, problem
from argmap.model.codes import Code
from argmap.model.type_checks import expect
from argmap.model.vocabulary import ID
from argmap.sources.card import CHECKS, UNKNOWN, Card
from argmap.sources.fingerprint import FORM, Fingerprint
from argmap.toml import key_lines, read_toml

_BIBLIOGRAPHY: Final = ("title", "author", "published")
_REMARKS: Final = ("url", "note")

# The keys of a card and of its table [fingerprint], with the types of their values.
_CARD: Final[Mapping[str, type]] = {
    "id": str,
    "title": str,
    "author": str,
    "published": str,
    "url": str,
    "note": str,
    "file": str,
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
    "parted": list,
    "parted-hashes": str,
}
_VALUES: Final = ("id", *_BIBLIOGRAPHY, *_REMARKS, "file", "paragraph-rule", "sha256")
_OPTIONAL: Final = frozenset({*_BIBLIOGRAPHY, *_REMARKS, "file", "parted", "parted-hashes"})
_TYPES: Final = {str: "a text in quotes", int: "a whole number", list: "a list", dict: "a table"}
_STARTS_A_LINE: Final = 12
_MOST_TOLD: Final = 20  # unknown keys that are reported individually


def card_text(card: Card) -> str:
    """Return a card as TOML, in the format of :func:`read_card`."""
    expect(card, Card, "card")
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Card) -> Iterator[str]:
    yield f"id = {_quoted(card.id)}"
    for key in _BIBLIOGRAPHY:
        yield f"{key} = {_quoted(getattr(card, key) or UNKNOWN)}"
    for key in _REMARKS:
        if text := getattr(card, key):
            yield f"{key} = {_quoted(text)}"
    if card.file:
        yield f"file = {_quoted(card.file)}"
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
    yield from _numbers("starts", card.fingerprint.starts)
    yield "hashes = '''"  # a literal string: tomllib reads it several times as fast
    yield from card.fingerprint.lines()
    yield "'''"
    if card.fingerprint.parted:
        yield "# The words that are parted at a line's end, and a byte for each with its hyphen."
        yield from _numbers("parted", sorted(card.fingerprint.parted))
        yield "parted-hashes = '''"
        yield from card.fingerprint.parted_lines()
        yield "'''"


def _numbers(key: str, numbers: Sequence[int]) -> Iterator[str]:
    yield f"{key} = ["
    for place in range(0, len(numbers), _STARTS_A_LINE):
        yield f"    {', '.join(map(str, numbers[place : place + _STARTS_A_LINE]))},"
    yield "]"


def _quoted(text: str) -> str:
    # The texts of a card are clean: one line, no control characters.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def read_card(text: str, name: str = "card", source: str = "FILE") -> Card:
    """Parse a card from TOML.

    ``name`` is the path of the card for messages, ``source`` the path of its text, if known.

    Raises :class:`ArgmapError` (``bad-card``) with all problems: missing, unknown or mistyped keys,
    wrong counts, and a fingerprint that is damaged, was edited, or comes from an older version.
    """
    expect(text, str, "text")
    expect(name, str, "name")
    table = _parse(text, name)
    reading = _Reader(text, name, _renewal(table, source))
    found = list(reading.unfitting(table, _CARD))
    if isinstance(table.get("fingerprint"), dict):
        found.extend(reading.unfitting(table["fingerprint"], _FINGERPRINT))
    if found:
        raise ArgmapError(found)
    values = {key.replace("-", "_"): table[key] for key in _VALUES if key in table}
    found.extend(reading.invalid(values))
    try:
        values["fingerprint"] = _fingerprint(table)
    except ValueError as error:
        found.append(reading.bad(f"the fingerprint {error}", "fingerprint", reading.renewal))
    if found:
        raise ArgmapError(found)
    card = Card(**values)
    found.extend(reading.miscounted(card, table))
    if found:
        raise ArgmapError(found)
    return card


def read_entries(text: str, name: str = "card") -> dict[str, str]:
    """Return the strings of a card by key, even if the rest of the card is damaged.

    Raises :class:`ArgmapError` (``bad-card``) if the file is not TOML.
    """
    table = _parse(text, name)
    return {key: value for key in _VALUES if isinstance(value := table.get(key), str)}


def renewal(id: str, source: str = "FILE") -> str:
    """Return the command that creates a source's card from its text.

    >>> renewal("wolfe-1957", "seeds/wolfe 1957.txt")
    "argmap source add 'seeds/wolfe 1957.txt' --id wolfe-1957"
    """
    from shlex import quote

    return f"argmap source add {source if source == 'FILE' else quote(source)} --id {id}"


def _renewal(table: Mapping[str, Any], source: str) -> str:
    id = table.get("id")
    known = isinstance(id, str) and ID.fullmatch(id)
    command = renewal(str(id), source) if known else "argmap source add FILE"
    return f"update the source card from the text: {command}"


def _parse(text: str, name: str) -> dict[str, Any]:
    return read_toml(text, name, code=Code.BAD_CARD, what="the source card")


class _Reader(NamedTuple):
    """Checks one card; ``renewal`` is a hint with the command that renews the card."""

    text: str
    name: str
    renewal: str

    def unfitting(
        self, table: Mapping[str, Any], known: Mapping[str, type]
    ) -> Iterator[Diagnostic]:
        """Yield a problem for each key that is unknown, missing or of the wrong type."""
        unknown = [key for key in table if key not in known]
        for key in unknown[:_MOST_TOLD]:
            yield self.bad(f"{key!r} is not a key in a source card", key, _nearest(key, known))
        if len(unknown) > _MOST_TOLD:
            more = len(unknown) - _MOST_TOLD
            yield self.bad(f"the source card has {more} more unknown keys", unknown[_MOST_TOLD])
        for key, wanted in known.items():
            value = table.get(key)
            if value is None:
                if key not in _OPTIONAL:
                    yield self.bad(f"the source card lacks {key!r}", "", self.renewal)
            elif type(value) is not wanted:
                yield self.bad(f"{key!r} has to be {_TYPES[wanted]}", key)

    def invalid(self, values: Mapping[str, Any]) -> Iterator[Diagnostic]:
        """Yield a problem for each invalid value."""
        for key, check in CHECKS.items():
            try:
                if key in values:
                    check(values[key])
            except ValueError as error:
                yield self.bad(str(error), key.replace("_", "-"))

    def miscounted(self, card: Card, table: Mapping[str, Any]) -> Iterator[Diagnostic]:
        """Yield a problem for each count that differs from the fingerprint."""
        for key, counted in (("words", card.words), ("paragraphs", card.paragraphs)):
            if table[key] != counted:
                count = f"{key.removesuffix('s')} count"
                message = f"the {count} of this source card does not match its fingerprint, "
                message += f"which has {counted}"
                yield self.bad(message, key, self.renewal)

    def bad(self, message: str, key: str, hint: str = "") -> Diagnostic:
        """Return a problem at the line that sets a key."""
        lines = key_lines(self.text)
        line = lines.get((key,)) or lines.get(("fingerprint", key), 1)
        return problem(Code.BAD_CARD, message, Span(line, 1, line, 1, self.name), hint)


def _nearest(key: str, known: Mapping[str, type]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    return (
        f"did you mean {near[0]!r}?"
        if near
        else f"the keys of a source card are {', '.join(known)}"
    )


def _fingerprint(table: Mapping[str, Any]) -> Fingerprint:
    inner = table["fingerprint"]
    if inner["form"] != FORM:
        older = type(inner["form"]) is int and inner["form"] < FORM
        reason = "an older argmap made it" if older else f"this argmap knows form {FORM}"
        raise ValueError(f"has form {inner['form']}: {reason}")
    if any(type(start) is not int for start in inner["starts"]):
        raise ValueError("has starts that are not whole numbers")
    parted = inner.get("parted", [])
    if any(type(word) is not int for word in parted):
        raise ValueError("has parted words that are not whole numbers")
    others = inner.get("parted-hashes", "")
    return Fingerprint.read(inner["hashes"], inner["starts"], inner["checksum"], parted, others)
