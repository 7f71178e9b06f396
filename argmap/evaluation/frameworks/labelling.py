"""Label the arguments of a framework as an extension has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from argmap.evaluation.frameworks.framework import Framework
from argmap.model.frozen_dict import FrozenDict
from argmap.model.type_checks import as_many, expect


class Label(StrEnum):
    """Whether an argument is accepted, attacked by what is accepted, or neither."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


def labelling(framework: Framework, extension: Iterable[str]) -> Mapping[str, Label]:
    """Return the label of each argument under an extension.

    An argument of the extension is in, one that it attacks is out, any other is undecided. (M.
    Caminada, On the issue of reinstatement in argumentation, JELIA 2006, 111-123.)

    Raises :class:`ValueError` if the extension has something that is not an argument, or if one of
    its arguments attacks another: it is no extension then.

    >>> chain = Framework(["a", "b", "c", "d"], [("a", "b"), ("c", "d"), ("d", "c")])
    >>> for argument, label in labelling(chain, ["a"]).items():
    ...     print(argument, label)
    a in
    b out
    c undecided
    d undecided
    """
    expect(framework, Framework, "framework")
    given = as_many(extension, str, "extension")
    for name in given:
        if name not in framework.numbers:
            raise ValueError(f"the extension has {name!r}, which is not an argument")
    accepted = {framework.numbers[name] for name in given}
    rejected = {target for one in accepted for target in framework.attacked_numbers[one]}
    names = framework.arguments
    if both := sorted(accepted & rejected):
        target = both[0]
        attacker = next(one for one in framework.attacker_numbers[target] if one in accepted)
        raise ValueError(
            f"{names[attacker]!r} attacks {names[target]!r}: no extension has both of them"
        )
    return FrozenDict(
        {
            name: Label.IN
            if number in accepted
            else Label.OUT
            if number in rejected
            else Label.UNDECIDED
            for number, name in enumerate(names)
        }
    )
