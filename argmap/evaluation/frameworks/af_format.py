"""Read and write frameworks in the ``.af`` format of the competition ICCMA 2023.

A line ``p af 3`` says that there are three arguments, 1 to 3; a line ``1 2`` that 1 attacks 2; a
line that begins with ``#`` is a comment.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.evaluation.frameworks.format_problems import FrameworkText
from argmap.evaluation.frameworks.framework import Framework
from argmap.model.type_checks import expect

_HEAD: Final = re.compile(r"p\s+af\s+([0-9]+)")
_ATTACK: Final = re.compile(r"([0-9]+)\s+([0-9]+)")
_MOST_ARGUMENTS: Final = 10_000_000


def read_af(text: str, name: str | None = None) -> Framework:
    """Read a framework from the ``.af`` format; its arguments are called "1", "2" and so on.

    ``name`` is the name of the file for messages.

    Raises :class:`ArgmapError` (``bad-framework``) with all problems.

    >>> read_af("p af 2\\n1 2\\n")
    Framework(arguments=('1', '2'), attacks=(('1', '2'),))
    """
    source = FrameworkText(text, name)
    count: int | None = None
    for line, words in source.lines(comment="#"):
        head, attack = _HEAD.fullmatch(words), _ATTACK.fullmatch(words)
        if head is not None and count is None:
            count = int(head[1][:20])
            if count > _MOST_ARGUMENTS:
                source.tell(line, f"{head[1][:20]} arguments are more than argmap reads")
                count = 0
            source.arguments = dict.fromkeys(map(str, range(1, count + 1)))
        elif head is not None:
            source.tell(line, "the number of arguments is given twice", "remove one of the lines")
        elif count is None:
            source.tell(
                line,
                "the file does not begin with the number of arguments",
                "write a line such as p af 3 above this one",
            )
            break
        elif attack is not None:
            source.attack(attack[1].lstrip("0") or "0", attack[2].lstrip("0") or "0", line)
        else:
            source.tell(
                line, "this is not an attack", "write the numbers of two arguments, such as 1 2"
            )
    else:
        if count is None:
            source.tell(1, "there is no number of arguments", "write a line such as p af 3")
    return source.framework("the arguments are 1 to " + str(count or 0))


def write_af(framework: Framework) -> str:
    """Write a framework in the ``.af`` format.

    Arguments are numbered in their order. Names are not part of the format; they are written as
    comments, one for each argument that is not called by its number.

    >>> print(write_af(Framework(["rain", "sun"], [("rain", "sun")])), end="")
    p af 2
    # 1 is rain
    # 2 is sun
    1 2
    """
    expect(framework, Framework, "framework")
    lines = [f"p af {len(framework.arguments)}"]
    for number, argument in enumerate(framework.arguments, 1):
        if argument != str(number):
            lines.append(f"# {number} is {' '.join(argument.split())}")
    for number, targets in enumerate(framework.attacked_numbers, 1):
        lines.extend(f"{number} {target + 1}" for target in sorted(targets))
    return "\n".join(lines) + "\n"
