"""Read and write frameworks in the Trivial Graph Format, ``.tgf``.

Each line above a line ``#`` has the name of an argument, each line below it the names of an
attacker and of what it attacks.
"""

from __future__ import annotations

from typing import Final

from argmap.evaluation.frameworks.format_problems import FrameworkText
from argmap.evaluation.frameworks.framework import Framework
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.model.type_checks import expect

_PARTED: Final = "#"


def read_tgf(text: str, name: str | None = None) -> Framework:
    """Read a framework from the Trivial Graph Format.

    ``name`` is the name of the file for messages. An argument is called by the first word of its
    line; the label after it is skipped. The label of an edge, if it has one, must begin with "att",
    so that no support is taken for an attack.

    Raises :class:`ArgmapError` (``bad-framework``) with all problems.

    >>> read_tgf("a\\nb\\n#\\na b\\n")
    Framework(arguments=('a', 'b'), attacks=(('a', 'b'),))
    """
    source = FrameworkText(text, name)
    is_parted = False
    line = 1
    for line, written in source.lines():
        words = written.split()
        if words == [_PARTED]:
            if is_parted:
                source.tell(line, "there is a second line #", "remove one of them")
            is_parted = True
        elif not is_parted:
            if words[0] in source.arguments:
                source.tell(
                    line, f"the argument {words[0]!r} is listed twice", "remove one of them"
                )
            source.arguments[words[0]] = None
        elif len(words) == 1:
            source.tell(line, "this is not an attack", "write two names, such as a b")
        elif len(words) > 2 and not words[2].lower().startswith("att"):
            label = " ".join(words[2:])
            source.tell(
                line,
                f"this edge has the label {label!r}; only attacks are read",
                "remove the label if it is an attack, and else the line",
            )
        else:
            source.attack(words[0], words[1], line)
    if not is_parted:
        source.tell(line, "no line # ends the list of arguments", "add a line # below it")
        raise ArgmapError(source.problems)
    return source.framework("add a line {} above the #")


def write_tgf(framework: Framework) -> str:
    """Write a framework in the Trivial Graph Format.

    Raises :class:`ArgmapError` (``bad-framework``) for names that the format cannot hold: those
    with a space in them, or that begin with ``#``.

    >>> print(write_tgf(Framework(["a", "b"], [("a", "b")])), end="")
    a
    b
    #
    a b
    """
    expect(framework, Framework, "framework")
    names = framework.arguments
    if found := [name for name in names if name.split() != [name] or name.startswith(_PARTED)]:
        hint = "write .apx, which has quotation marks"
        raise ArgmapError(
            problem(
                Code.BAD_FRAMEWORK,
                f"a .tgf file cannot hold the name {name!r}, which "
                + ("begins with #" if name.startswith(_PARTED) else "has a space in it"),
                hint=hint,
            )
            for name in found[:10]
        )
    lines = [*names, _PARTED]
    for name, targets in zip(names, framework.attacked_numbers, strict=True):
        lines.extend(f"{name} {names[target]}" for target in sorted(targets))
    return "\n".join(lines) + "\n"
