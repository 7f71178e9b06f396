"""Read and write frameworks in the ``.apx`` format of ASPARTIX: facts for answer set programs.

``arg(a).`` says that a is an argument, ``att(a,b).`` that a attacks b; ``%`` begins a comment. (U.
Egly, S. A. Gaggl, S. Woltran, Answer-set programming encodings for argumentation frameworks,
Argument and Computation 1 (2010), 147-177.)
"""

from __future__ import annotations

import re
from typing import Final

from argmap.evaluation.frameworks.format_problems import FrameworkText
from argmap.evaluation.frameworks.framework import Framework
from argmap.model.type_checks import expect

_NAME: Final = r"""\s*("(?:[^"\\\n]|\\.)*"|[^\s(),"%]+)\s*"""
_FACT: Final = re.compile(rf"(arg|att)\s*\({_NAME}(?:,{_NAME})?\)(\s*\.)?")
_SKIPPED: Final = re.compile(r"(?:\s|%[^\n]*)*")
_REST: Final = re.compile(r"[^\n]*")
_CONSTANT: Final = re.compile(r"(?!not$)_*[a-z][A-Za-z0-9_']*|0|[1-9][0-9]*")
_FORM: Final = "write arg(NAME). for an argument, att(NAME,NAME). for an attack"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def read_apx(text: str, name: str | None = None) -> Framework:
    """Read a framework from the ``.apx`` format.

    ``name`` is the name of the file for messages. Names can be in quotation marks.

    Raises :class:`ArgmapError` (``bad-framework``) with all problems.

    >>> read_apx('arg(a). arg("It rains."). att("It rains.",a).')
    Framework(arguments=('a', 'It rains.'), attacks=(('It rains.', 'a'),))
    """
    source = FrameworkText(text, name)
    text, place, line, counted = source.text, 0, 1, 0
    while True:
        skipped = _SKIPPED.match(text, place)
        place = skipped.end() if skipped is not None else place
        line += text.count("\n", counted, place)
        counted = place
        if place == len(text):
            break
        fact = _FACT.match(text, place)
        if fact is None:
            rest = _REST.match(text, place)
            written = rest[0] if rest is not None else ""
            _tell_wrong(source, line, written)
            place += len(written)
            continue
        place = fact.end()
        kind, first, second, stop = fact.groups()
        if stop is None:
            source.tell(line, f"{fact[0].strip()} has no full stop", "write a full stop after it")
        if kind == "arg" and second is None:
            source.arguments[_plain(first)] = None
        elif kind == "att" and second is not None:
            source.attack(_plain(first), _plain(second), line)
        else:
            count = "two names" if second is not None else "one name"
            source.tell(line, f"{kind} has {count}", _FORM)
    return source.framework("add arg({}).")


def _tell_wrong(source: FrameworkText, line: int, written: str) -> None:
    if written.startswith("support"):
        message = "a support is not part of an abstract framework"
        source.tell(line, message, "remove it; only attacks are read")
    else:
        source.tell(line, "this is neither an argument nor an attack", _FORM)


def _plain(written: str) -> str:
    """Return a name without its quotation marks."""
    if not written.startswith('"'):
        return written
    return re.sub(
        r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], written[1:-1], flags=re.S
    )


def write_apx(framework: Framework) -> str:
    """Write a framework in the ``.apx`` format.

    A name that is no constant or number of an answer set program is put in quotation marks.

    >>> print(write_apx(Framework(["rain", "The sun"], [("rain", "The sun")])), end="")
    arg(rain).
    arg("The sun").
    att(rain,"The sun").
    """
    expect(framework, Framework, "framework")
    names = [_written(argument) for argument in framework.arguments]
    lines = [f"arg({name})." for name in names]
    for name, targets in zip(names, framework.attacked_numbers, strict=True):
        lines.extend(f"att({name},{names[target]})." for target in sorted(targets))
    return "".join(f"{line}\n" for line in lines)


def _written(name: str) -> str:
    return name if _CONSTANT.fullmatch(name) else quoted(name)


def quoted(name: str) -> str:
    """A name as a string of an answer set program, in quotation marks.

    >>> print(quoted('The "sun"'))
    "The \\"sun\\""
    """
    return '"' + re.sub(r'[\\"\n]', lambda match: _ESCAPES[match[0]], name) + '"'
