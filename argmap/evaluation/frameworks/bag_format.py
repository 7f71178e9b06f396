"""Read and write graphs with scores in the ``.bag`` format of Uncertainpy.

A line ``arg(a,0.5)`` gives an argument and its base score, ``att(a,b)`` an attack and ``sup(a,b)``
a support. (N. Potyka, Continuous dynamical systems for weighted bipolar argumentation, KR 2018,
148-157, describes the graphs; the format is that of the library's files.)
"""

from __future__ import annotations

import re
from typing import Final

from argmap.evaluation.frameworks.format_problems import FrameworkText
from argmap.evaluation.frameworks.qbaf import Qbaf
from argmap.model import ArgmapError
from argmap.model.type_checks import expect

_FACT: Final = re.compile(r"(arg|att|sup)\s*\(\s*([^\s(),]+)\s*,\s*([^\s(),]+)\s*\)\s*\.?")
_UNFIT: Final = re.compile(r"[\s(),]+")
_FORM: Final = "write arg(NAME,SCORE), att(NAME,NAME) or sup(NAME,NAME)"


def read_bag(text: str, name: str | None = None) -> Qbaf:
    """Read a graph from the ``.bag`` format.

    ``name`` is the name of the file for messages.

    Raises :class:`ArgmapError` (``bad-framework``) with all problems.

    >>> read_bag("arg(rain,0.5)\\narg(cloud,0.8)\\nsup(cloud,rain)\\n").supports
    (('cloud', 'rain'),)
    """
    source = FrameworkText(text, name)
    base: dict[str, float] = {}
    pairs: list[tuple[str, str, str, int]] = []
    for line, words in source.lines():
        fact = _FACT.fullmatch(words)
        if fact is None:
            source.tell(line, "this is no argument, attack or support", _FORM)
            continue
        kind, first, second = fact.groups()
        if kind != "arg":
            pairs.append((kind, first, second, line))
        elif first in base:
            source.tell(line, f"the argument {first!r} is given twice", "remove one of the lines")
        else:
            base[first] = _score(second, line, source)
    for _, first, second, line in pairs:
        for end in dict.fromkeys((first, second)):
            if end not in base:
                hint = f"add arg({end},0.5), with its base score"
                source.tell(line, f"{end!r} is not one of the arguments", hint)
    if source.problems:
        raise ArgmapError(source.problems)
    attacks = [(first, second) for kind, first, second, _ in pairs if kind == "att"]
    supports = [(first, second) for kind, first, second, _ in pairs if kind == "sup"]
    return Qbaf(base, attacks, supports)


def _score(written: str, line: int, source: FrameworkText) -> float:
    try:
        score = float(written)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        source.tell(line, f"{written!r} is no base score", "write a number from 0 to 1")
        return 0.0
    return score


def write_bag(qbaf: Qbaf) -> str:
    """Write a graph in the ``.bag`` format.

    The format allows no spaces, commas or parentheses in names: they become ``_``, with a number
    where two names would be the same.

    >>> print(write_bag(Qbaf({"rain": 0.5, "The sun": 1}, [("The sun", "rain")])), end="")
    arg(rain,0.5)
    arg(The_sun,1.0)
    att(The_sun,rain)
    """
    expect(qbaf, Qbaf, "qbaf")
    names: dict[str, str] = {}
    taken: set[str] = set()
    for argument in qbaf.base:
        plain = _UNFIT.sub("_", argument).strip("_") or "argument"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name)
        names[argument] = name
    lines = [f"arg({names[one]},{score!r})" for one, score in qbaf.base.items()]
    lines += [f"att({names[first]},{names[second]})" for first, second in qbaf.attacks]
    lines += [f"sup({names[first]},{names[second]})" for first, second in qbaf.supports]
    return "".join(f"{line}\n" for line in lines)
