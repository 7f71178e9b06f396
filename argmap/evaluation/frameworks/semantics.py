"""The semantics of abstract frameworks: which sets of arguments can be accepted together.

Grounded, complete, preferred and stable extensions are those of Dung (1995); see
:class:`~argmap.evaluation.frameworks.Framework`. Each function cites its definition. Functions that
enumerate take two limits: ``limit``, the most extensions to find, and ``seconds``, after which they
return what they have. :attr:`Extensions.is_complete` says whether that is all.

What grounding decides is decided in every extension; only the rest is searched, each part of it
that no attack connects to another for itself. Parts of more than a thousand arguments need
python-sat: ``pip install 'argmap[sat]'``.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from types import NoneType
from typing import Final

from argmap.evaluation.frameworks import searches
from argmap.evaluation.frameworks.deadline import Deadline, OutOfTimeError
from argmap.evaluation.frameworks.extensions import ExtensionPart, Extensions
from argmap.evaluation.frameworks.framework import Framework
from argmap.evaluation.frameworks.independence import independent_parts
from argmap.evaluation.frameworks.parts import Part, ground, split
from argmap.evaluation.frameworks.searches import Search, Set
from argmap.frozen_class import frozen
from argmap.model.type_checks import expect


class Semantics(StrEnum):
    """The name of a semantics; the function of that name gives its extensions."""

    ADMISSIBLE = "admissible"
    COMPLETE = "complete"
    EAGER = "eager"
    GROUNDED = "grounded"
    IDEAL = "ideal"
    NAIVE = "naive"
    PREFERRED = "preferred"
    SEMI_STABLE = "semi-stable"
    STABLE = "stable"
    STAGE = "stage"


@frozen
class SearchPlan:
    """How a semantics is searched: in what grounding leaves undecided, or in everything."""

    search: Search
    grounds: bool = True

    def parts(self, framework: Framework) -> tuple[list[int], list[int], list[Part]]:
        """Return what is accepted, what is rejected, and the parts to search."""
        if not self.grounds:
            return [], [], split(framework, range(len(framework.arguments)))
        grounded = ground(framework)
        return (
            list(grounded.accepted),
            list(grounded.rejected),
            split(framework, grounded.undecided),
        )


PLANS: Final = {
    Semantics.ADMISSIBLE: SearchPlan(searches.admissible, grounds=False),
    Semantics.COMPLETE: SearchPlan(searches.complete),
    Semantics.EAGER: SearchPlan(searches.eager),
    Semantics.GROUNDED: SearchPlan(searches.nothing),
    Semantics.IDEAL: SearchPlan(searches.ideal),
    Semantics.NAIVE: SearchPlan(searches.naive, grounds=False),
    Semantics.PREFERRED: SearchPlan(searches.preferred),
    Semantics.SEMI_STABLE: SearchPlan(searches.semi_stable),
    Semantics.STABLE: SearchPlan(searches.stable),
    Semantics.STAGE: SearchPlan(searches.stage, grounds=False),
}


def grounded(framework: Framework) -> frozenset[str]:
    """Return the grounded extension: the least complete one (Dung 1995, Definition 20).

    The time is linear in the number of attacks.

    >>> sorted(grounded(Framework(["a", "b", "c"], [("a", "b"), ("b", "c")])))
    ['a', 'c']
    """
    expect(framework, Framework, "framework")
    return frozenset(map(framework.arguments.__getitem__, ground(framework).accepted))


def complete(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the complete extensions: admissible, with all they defend (Dung 1995, Definition 23).

    >>> for extension in complete(Framework(["a", "b"], [("a", "b"), ("b", "a")])):
    ...     print(sorted(extension))
    []
    ['a']
    ['b']
    """
    return _extensions(Semantics.COMPLETE, framework, limit, seconds)


def preferred(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the preferred extensions: the maximal admissible sets (Dung 1995, Definition 7).

    >>> preferred(Framework(["a", "b"], [("a", "b"), ("b", "a")]))[0]
    frozenset({'a'})
    """
    return _extensions(Semantics.PREFERRED, framework, limit, seconds)


def stable(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the stable extensions: conflict-free, and attacking all others (Dung 1995, Def. 13).

    There may be none.

    >>> stable(Framework(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])).total
    0
    """
    return _extensions(Semantics.STABLE, framework, limit, seconds)


def semi_stable(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the semi-stable extensions: complete, and their range is maximal.

    The range of a set are its arguments and what they attack. If there is a stable extension, these
    are the stable ones; there is always at least one. (M. Caminada, Semi-stable semantics, COMMA
    2006, 121-130.)

    >>> attacks = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c"), ("d", "d")]
    >>> semi_stable(Framework(["a", "b", "c", "d"], attacks))[:]
    [frozenset({'b'})]
    """
    return _extensions(Semantics.SEMI_STABLE, framework, limit, seconds)


def admissible(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the admissible sets: conflict-free, defending themselves (Dung 1995, Definition 6).

    >>> [sorted(one) for one in admissible(Framework(["a", "b", "c"], [("a", "b"), ("b", "c")]))]
    [[], ['a'], ['a', 'c']]
    """
    return _extensions(Semantics.ADMISSIBLE, framework, limit, seconds)


def naive(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the naive extensions: the maximal conflict-free sets.

    (A. Bondarenko, P. M. Dung, R. A. Kowalski, F. Toni, An abstract, argumentation-theoretic
    approach to default reasoning, Artificial Intelligence 93 (1997), 63-101.)

    >>> [sorted(one) for one in naive(Framework(["a", "b", "c"], [("a", "b"), ("b", "c")]))]
    [['a', 'c'], ['b']]
    """
    return _extensions(Semantics.NAIVE, framework, limit, seconds)


def stage(
    framework: Framework, *, limit: int | None = None, seconds: float | None = None
) -> Extensions:
    """Return the stage extensions: conflict-free sets whose range is maximal.

    (B. Verheij, Two approaches to dialectical argumentation: admissible sets and argumentation
    stages, NAIC 1996, 357-368.)

    >>> circle = Framework(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    >>> [sorted(one) for one in stage(circle)]
    [['a'], ['b'], ['c']]
    """
    return _extensions(Semantics.STAGE, framework, limit, seconds)


def ideal(framework: Framework, *, seconds: float | None = None) -> frozenset[str]:
    """Return the ideal extension: the largest admissible set within every preferred extension.

    (P. M. Dung, P. Mancarella, F. Toni, Computing ideal sceptical argumentation, Artificial
    Intelligence 171 (2007), 642-674.)

    Raises :class:`TimeoutError` if it is not found within ``seconds``.

    >>> attacks = [("a", "a"), ("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    >>> framework = Framework(["a", "b", "c", "d"], attacks)
    >>> ideal(framework), grounded(framework)
    (frozenset({'b'}), frozenset())
    """
    return _only(Semantics.IDEAL, framework, seconds)


def eager(framework: Framework, *, seconds: float | None = None) -> frozenset[str]:
    """Return the eager extension: the largest admissible set within every semi-stable extension.

    (M. Caminada, Comparing two unique extension semantics for formal argumentation: ideal and
    eager, BNAIC 2007, 81-87.)

    Raises :class:`TimeoutError` if it is not found within ``seconds``.

    >>> attacks = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")]
    >>> eager(Framework(["a", "b", "c"], attacks)), ideal(Framework(["a", "b", "c"], attacks))
    (frozenset({'b'}), frozenset())
    """
    return _only(Semantics.EAGER, framework, seconds)


def extensions(
    semantics: Semantics, framework: Framework, deadline: Deadline, limit: int | None = None
) -> Extensions:
    """Return the extensions under a semantics, found before a deadline."""
    plan = PLANS[semantics]
    accepted, others, parts = plan.parts(framework)
    if semantics is Semantics.PREFERRED:
        parts = _independent(parts, accepted, others, deadline)
    names = framework.arguments
    decided = sorted([*accepted, *others])
    found: list[tuple[list[int], tuple[tuple[str, ...], ...]]] = []
    if decided:
        certain = tuple(names[one] for one in sorted(accepted))
        found.append((decided, (certain,)))
    is_complete = True
    for number, part in enumerate(parts):
        sets, is_all = _searched(plan.search, part, deadline.share(len(parts) - number), limit)
        is_complete = is_complete and is_all
        name = ["", *(names[one] for one in part.arguments)].__getitem__
        found.append((list(part.arguments), tuple(tuple(map(name, one)) for one in sets)))
    found.sort(key=lambda one: one[0][0])
    made = Extensions(
        [ExtensionPart(tuple(names[one] for one in numbers), sets) for numbers, sets in found],
        is_complete,
    )
    return made if limit is None else made.first(limit)


def _independent(
    parts: Sequence[Part], accepted: list[int], others: list[int], deadline: Deadline
) -> list[Part]:
    """Split parts further, and add to what is accepted or not in all preferred extensions."""
    found: list[Part] = []
    for number, part in enumerate(parts):
        try:
            split = independent_parts(part, deadline.share(len(parts) - number))
        except OutOfTimeError:
            found.append(part)
            continue
        accepted += split.accepted
        others += split.others
        found += split.parts
    return sorted(found, key=lambda part: part.size)


def _searched(
    search: Search, part: Part, deadline: Deadline, limit: int | None
) -> tuple[list[Set], bool]:
    """Return the sets of a part in order, and whether they are all."""
    found: list[Set] = []
    try:
        for one in search(part, deadline):
            found.append(one)
            if len(found) == limit:  # whether there are more is not asked: that may take long
                break
        else:
            return sorted(found), True
    except OutOfTimeError:
        pass
    return sorted(found), False


def _extensions(
    semantics: Semantics, framework: Framework, limit: int | None, seconds: float | None
) -> Extensions:
    expect(framework, Framework, "framework")
    expect(limit, (int, NoneType), "limit")
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    return extensions(semantics, framework, Deadline.after(seconds), limit)


def _only(semantics: Semantics, framework: Framework, seconds: float | None) -> frozenset[str]:
    expect(framework, Framework, "framework")
    found = extensions(semantics, framework, Deadline.after(seconds))
    if not found.is_complete:
        raise TimeoutError(f"the {semantics} extension was not found within {seconds:g} s")
    return found[0]
