"""Write an evaluated map in the formats of other programs, and say what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.frameworks import Framework, write_af, write_apx, write_bag, write_tgf
from argmap.evaluation.net import Sort
from argmap.model import Diagnostic, Severity, problem
from argmap.model.codes import Code
from argmap.model.vocabulary import Label

_FRAMEWORKS: Final[Mapping[str, Callable[[Framework], str]]] = MappingProxyType(
    {"af": write_af, "apx": write_apx, "tgf": write_tgf}
)

EXPORTS: Final = (*_FRAMEWORKS, "bag", "lp")
"""The formats: abstract frameworks as ``.af`` (ICCMA), ``.apx`` (ASPARTIX) and ``.tgf``, a graph
with scores as ``.bag`` (Uncertainpy), and a logic program as ``.lp`` (answer set solvers)."""


class Export(NamedTuple):
    """A text in another format, and what it does not have of the map, as diagnostics."""

    text: str
    losses: tuple[Diagnostic, ...]


def export(evaluation: Evaluation, form: str) -> Export:
    """Write the net of an evaluated map in one of :data:`EXPORTS`.

    Raises :class:`ValueError` for another format.

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> print(*export(evaluate(loads("thesis t: T.")), "apx").losses)
    info: the file has the names of the parts and how they depend on each other, not their texts, \
holders and citations [export-loss]
    """
    if form in _FRAMEWORKS:
        text = _FRAMEWORKS[form](evaluation.to_framework())
    elif form == "bag":
        text = write_bag(evaluation.to_qbaf())
    elif form == "lp":
        text = evaluation.to_logic_program()
    else:
        raise ValueError(f"form is {form!r}, not one of {', '.join(EXPORTS)}")
    losses = (
        problem(Code.EXPORT_LOSS, message, severity=Severity.INFO)
        for message in _losses(evaluation, form)
    )
    return Export(text, tuple(losses))


def _losses(evaluation: Evaluation, form: str) -> Iterator[str]:
    yield (
        "the file has the names of the parts and how they depend on each other, not their texts, "
        "holders and citations"
    )
    if form == "bag":
        nodes = evaluation.net.nodes
        linked = sum(node.sort is Sort.STEP and len(node.needs) > 1 for node in nodes)
        if linked:
            one = "argument has" if linked == 1 else "arguments have"
            yield (
                f"{linked} {one} linked premises; in the file, each of them supports the argument "
                "by itself"
            )
        yield "statements without 'confidence:' have the base score 0.5"
    elif form == "lp" and any(one.label is Label.OPEN for one in evaluation.judgements()):
        yield (
            "some statements are open; an answer set solver decides them in each of its stable "
            "models, or finds none"
        )
