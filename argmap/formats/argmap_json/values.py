"""Validators for JSON values; problems are reported with the path of the value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from argmap.model import Diagnostic, Span, problem
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code

Read = Callable[[Any, str, "JsonReader"], Any]
"""A function that reads the value at a path; reports a problem and returns :data:`WRONG`."""

Fields = Mapping[str, Read]

WRONG: Final = object()
"""Stands for a value that could not be read."""

_SHOWN: Final = 40
_MOST: Final = 100
"""Maximum number of problems reported for one text."""


class _Object(dict[str, Any]):
    """A JSON object that remembers its duplicate keys."""

    twice: frozenset[str] = frozenset()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) != len(pairs):
        count = Counter(name for name, _ in pairs)
        made.twice = frozenset(name for name in made if count[name] > 1)
    return made


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is not a number in JSON")


class JsonReader:
    """Reads one JSON text and collects the problems."""

    def __init__(self, path: str | None = None) -> None:
        self.found: list[Diagnostic] = []
        self._file = path

    def tell(self, message: str, hint: str = "", where: Span | None = None) -> None:
        """Report a problem."""
        if len(self.found) < _MOST:
            if self._file is not None and where is None:
                message = f"{self._file}: {message}"
            self.found.append(problem(Code.BAD_JSON, message, where, hint))

    def wrong(self, path: str, value: Any, wanted: str) -> Any:
        """Tell of a value that is not what is wanted."""
        hint = "leave out the key if it has no value" if value is None else ""
        self.tell(f"{path or 'the document'} is {self.shown(value)}, not {wanted}", hint)
        return WRONG

    @staticmethod
    def shown(value: Any) -> str:
        """Return a value for messages: its type, or the value itself if it is short."""
        if value is None:
            return "null"
        if isinstance(value, (bool, int, float)):
            shown = json.dumps(value) if not isinstance(value, int) or abs(value) < 10**20 else ""
            return shown or "a huge number"
        if isinstance(value, str):
            return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
        if isinstance(value, Mapping):
            return "an object"
        return "a list" if isinstance(value, (list, tuple)) else f"a Python {type(value).__name__}"

    def parsed(self, text: str | bytes) -> Any:
        """Parse a JSON text; reports a problem and returns ``None`` if it is invalid."""
        try:
            if isinstance(text, bytes):
                text = text.decode("utf-8-sig")
            return json.loads(
                text.removeprefix("\ufeff"),
                object_pairs_hook=_object,
                parse_constant=_no_number,
            )
        except json.JSONDecodeError as error:
            span = Span(error.lineno, error.colno, error.lineno, error.colno + 1, self._file)
            self.tell(f"this is not JSON: {error.msg}", where=span)
        except UnicodeDecodeError as error:
            self.tell(
                f"byte 0x{error.object[error.start]:02X} is not valid UTF-8", "save it as UTF-8"
            )
        except RecursionError:
            self.tell("this JSON is nested too deeply for a map")
        except ValueError as error:  # NaN, or a number with thousands of digits
            self.tell(f"this is not JSON: {str(error).partition(';')[0]}")
        return None


def a_text(value: Any, path: str, reader: JsonReader) -> Any:
    """A text."""
    return str(value) if isinstance(value, str) else reader.wrong(path, value, "a string")


def a_truth(value: Any, path: str, reader: JsonReader) -> Any:
    """Read a boolean."""
    return value if isinstance(value, bool) else reader.wrong(path, value, "true or false")


def a_whole_number(value: Any, path: str, reader: JsonReader) -> Any:
    """Read an integer."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return reader.wrong(path, value, "a whole number")


def a_number(value: Any, path: str, reader: JsonReader) -> Any:
    """Read a number from 0 to 1."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    return reader.wrong(path, value, "a number from 0 to 1")


def a_strength(value: Any, path: str, reader: JsonReader) -> Any:
    """Read a number from 0 to 1, or a string; the model checks the string."""
    return value if isinstance(value, str) else a_number(value, path, reader)


def a_choice(words: type[StrEnum]) -> Read:
    """Return a function that reads a value of an enumeration."""
    known = [word.value for word in words]

    def read(value: Any, path: str, reader: JsonReader) -> Any:
        if isinstance(value, str) and value in known:
            return words(value)
        return reader.wrong(path, value, f"one of {', '.join(known)}")

    return read


def a_list(of: Read) -> Read:
    """Return a function that reads a list of values of one type."""

    def read(value: Any, path: str, reader: JsonReader) -> Any:
        if not isinstance(value, (list, tuple)):
            return reader.wrong(path, value, "a list")
        found = [of(one, f"{path}[{number}]", reader) for number, one in enumerate(value)]
        return WRONG if any(one is WRONG for one in found) else found

    return read


def an_object(make: Callable[..., Any], needed: Fields, others: Fields) -> Read:
    """Return a function that reads an object, each key by its own function, and calls ``make``."""

    def read(value: Any, path: str, reader: JsonReader) -> Any:
        if not isinstance(value, Mapping):
            return reader.wrong(path, value, "an object")
        inside = f"{path}." if path else ""
        for name in sorted(getattr(value, "twice", ())):
            reader.tell(f"{inside}{_key(name)} is repeated", "keep one of them")
        _tell_unknown(value, {**needed, **others}, path, reader)
        for name in needed:
            if name not in value:
                reader.tell(f"{path or 'the document'} has no {name!r}")
        found = {
            name: of(value[name], f"{inside}{name}", reader)
            for name, of in {**needed, **others}.items()
            if name in value
        }
        if any(one is WRONG for one in found.values()) or not needed.keys() <= found.keys():
            return WRONG
        found.pop("$schema", None)  # only for editors
        try:
            return make(**found)
        except (ValueError, TypeError) as error:
            reader.tell(f"{path}: {error}" if path else str(error))
            return WRONG

    return read


def _tell_unknown(
    value: Mapping[Any, Any], known: Iterable[str], path: str, reader: JsonReader
) -> None:
    known = list(known)
    for name in value:
        if name not in known:
            near = Nearest(known).to(name) if isinstance(name, str) else ""
            hint = f"did you mean {near!r}?" if near else f"the keys are {', '.join(known)}"
            reader.tell(f"{path or 'the document'} has an unknown key: {_key(name)}", hint)


def _key(name: Any) -> str:
    """Return a key for messages."""
    return JsonReader.shown(name)


a_pair: Final = an_object(lambda name, value: (name, value), {"name": a_text, "value": a_text}, {})
"""Reads a name and a value of foreign metadata."""
