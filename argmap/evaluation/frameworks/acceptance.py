"""Whether arguments are in some extension under a semantics, or in every one.

For one argument and for all of them: one can be decided without the others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from argmap.evaluation.frameworks import formulas, searches
from argmap.evaluation.frameworks.deadline import Deadline, OutOfTimeError
from argmap.evaluation.frameworks.framework import Framework
from argmap.evaluation.frameworks.parts import Part, ancestors, ground, split
from argmap.evaluation.frameworks.semantics import PLANS, Semantics, extensions
from argmap.model.type_checks import expect

T = TypeVar("T")

# An argument is in some extension if it is in an admissible set.
_ADMISSIBLE: Final = (Semantics.ADMISSIBLE, Semantics.COMPLETE, Semantics.PREFERRED)


def credulously_accepted(
    framework: Framework,
    semantics: Semantics | str = Semantics.PREFERRED,
    *,
    seconds: float | None = None,
) -> frozenset[str]:
    """Return the arguments that are in some extension (Dunne and Bench-Capon 2002).

    Raises :class:`ValueError` if there is no such semantics, and :class:`TimeoutError` if they are
    not found within ``seconds``.

    P. E. Dunne, T. J. M. Bench-Capon, Coherence in finite argument systems, Artificial Intelligence
    141 (2002), 187-203.

    >>> framework = Framework(["a", "b", "c"], [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")])
    >>> sorted(credulously_accepted(framework)), sorted(credulously_accepted(framework, "stable"))
    (['a', 'b'], ['b'])
    """
    return _timed(_in_some, framework, semantics, seconds)


def sceptically_accepted(
    framework: Framework,
    semantics: Semantics | str = Semantics.PREFERRED,
    *,
    seconds: float | None = None,
) -> frozenset[str]:
    """Return the arguments that are in every extension: all, if there is no extension.

    Raises :class:`ValueError` if there is no such semantics, and :class:`TimeoutError` if they are
    not found within ``seconds``.

    >>> either = [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")]
    >>> sorted(sceptically_accepted(Framework(["a", "b", "c", "d"], either)))
    ['d']
    """
    return _timed(_in_every, framework, semantics, seconds)


def is_credulously_accepted(
    framework: Framework,
    argument: str,
    semantics: Semantics | str = Semantics.PREFERRED,
    *,
    seconds: float | None = None,
) -> bool:
    """Whether an argument is in some extension; see :func:`credulously_accepted`.

    >>> is_credulously_accepted(Framework(["a", "b"], [("a", "b"), ("b", "a")]), "b")
    True
    """
    return _timed(partial(_is_in_some, argument), framework, semantics, seconds)


def is_sceptically_accepted(
    framework: Framework,
    argument: str,
    semantics: Semantics | str = Semantics.PREFERRED,
    *,
    seconds: float | None = None,
) -> bool:
    """Whether an argument is in every extension; see :func:`sceptically_accepted`.

    >>> is_sceptically_accepted(Framework(["a", "b"], [("a", "b"), ("b", "a")]), "b")
    False
    """
    return _timed(partial(_is_in_every, argument), framework, semantics, seconds)


def _timed(
    answer: Callable[[Framework, Semantics, Deadline], T],
    framework: Framework,
    semantics: Semantics | str,
    seconds: float | None,
) -> T:
    expect(framework, Framework, "framework")
    expect(semantics, str, "semantics")
    if semantics not in list(Semantics):
        raise ValueError(f"semantics is {semantics!r}, not one of {', '.join(Semantics)}")
    try:
        return answer(framework, Semantics(semantics), Deadline.after(seconds))
    except OutOfTimeError:
        raise TimeoutError(f"this was not decided within {seconds:g} s") from None


def _in_some(framework: Framework, semantics: Semantics, deadline: Deadline) -> frozenset[str]:
    if semantics not in (*_ADMISSIBLE, Semantics.STABLE):
        return extensions(semantics, framework, deadline).in_some
    is_stable = semantics is Semantics.STABLE
    accepted, _, parts = PLANS[Semantics.PREFERRED].parts(framework)
    found = list(accepted)
    for part in parts:
        encode = formulas.stable if is_stable else formulas.admissible
        covered = searches.covered(part, encode, deadline)
        if is_stable and not covered:
            return frozenset()
        found.extend(part.arguments[one - 1] for one in covered)
    return frozenset(framework.arguments[one] for one in found)


def _in_every(framework: Framework, semantics: Semantics, deadline: Deadline) -> frozenset[str]:
    if semantics is Semantics.ADMISSIBLE:
        return frozenset()  # nothing is in the empty set, which is admissible
    if semantics is Semantics.COMPLETE:
        semantics = Semantics.GROUNDED  # the least of them
    if semantics not in (Semantics.PREFERRED, Semantics.STABLE):
        return extensions(semantics, framework, deadline).in_every
    accepted, _, parts = PLANS[semantics].parts(framework)
    found = list(accepted)
    for part in parts:
        if semantics is Semantics.PREFERRED:
            common = searches.in_every_preferred(part, deadline)
        else:
            common = searches.in_every_stable(part, deadline)
            if len(common) == part.size:  # each is attacked, so that they are not all in one
                return frozenset(framework.arguments)
        found.extend(part.arguments[one - 1] for one in common)
    return frozenset(framework.arguments[one] for one in found)


def _is_in_some(
    argument: str, framework: Framework, semantics: Semantics, deadline: Deadline
) -> bool:
    number = _number(argument, framework)
    if semantics in _ADMISSIBLE:
        part = _undecided_part(number, framework)
        if isinstance(part, bool):
            return part
        return searches.has_set_with(_variable(number, part), part, formulas.admissible, deadline)
    accepted, rejected, parts = PLANS[semantics].parts(framework)
    own = [part for part in parts if number in part.arguments]
    if semantics is Semantics.STABLE:
        if number in rejected or not all(
            searches.has_set_with(_variable(number, part), part, formulas.stable, deadline)
            for part in own
        ):
            return False
        return all(_has_stable(part, deadline) for part in parts if part not in own)
    if not own:
        return number in accepted
    variable = _variable(number, own[0])
    return any(variable in found for found in PLANS[semantics].search(own[0], deadline))


def _is_in_every(
    argument: str, framework: Framework, semantics: Semantics, deadline: Deadline
) -> bool:
    number = _number(argument, framework)
    if semantics is Semantics.PREFERRED:
        part = _undecided_part(number, framework)
        if isinstance(part, bool):
            return part
        return searches.is_in_every_preferred(_variable(number, part), part, deadline)
    if semantics in (Semantics.ADMISSIBLE, Semantics.COMPLETE):
        return argument in _in_every(framework, semantics, deadline)
    accepted, _, parts = PLANS[semantics].parts(framework)
    if number in accepted:
        return True
    own = [part for part in parts if number in part.arguments]
    if semantics is Semantics.STABLE:
        without = all(
            searches.has_set_with(-_variable(number, part), part, formulas.stable, deadline)
            for part in own
        )
        others = (part for part in parts if part not in own)
        return not (without and all(_has_stable(part, deadline) for part in others))
    if not own:
        return False
    variable = _variable(number, own[0])
    return all(variable in found for found in PLANS[semantics].search(own[0], deadline))


def _undecided_part(number: int, framework: Framework) -> bool | Part:
    """Return the part on which the acceptance of an argument hangs, or what grounding decides.

    An argument is in an admissible set, or in every preferred extension, whatever it attacks
    (directionality; Baroni and Giacomin 2007): only what leads to it is searched.
    """
    grounded = ground(framework)
    undecided = set(grounded.undecided)
    if number not in undecided:
        return number in grounded.accepted
    return split(framework, ancestors(framework, number, undecided))[0]


def _has_stable(part: Part, deadline: Deadline) -> bool:
    return any(True for _ in searches.stable(part, deadline))


def _number(argument: str, framework: Framework) -> int:
    expect(argument, str, "argument")
    if argument not in framework.numbers:
        raise ValueError(f"the framework has no argument {argument!r}")
    return framework.numbers[argument]


def _variable(number: int, part: Part) -> int:
    return part.arguments.index(number) + 1
