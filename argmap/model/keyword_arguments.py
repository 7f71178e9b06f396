"""Types of the keyword arguments for new parts, for type checkers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from argmap.model.attribution import Attribution
from argmap.model.citation import Citation
from argmap.model.figure import Figure
from argmap.model.items import Argument, Concession, Statement
from argmap.model.origin import Origin


class _Attributes(TypedDict, total=False):
    """Keyword arguments for any new part; see :class:`Node`."""

    id: str | None
    under: Statement | Argument | str | None
    title: str | None
    by: Attribution | str | None
    acceptance: Concession | None
    concession: Concession | None
    citations: Iterable[Citation]
    qualifier: str | None
    tags: Iterable[str]
    notes: Iterable[str]
    links: Iterable[str]
    extra: Mapping[str, str] | Iterable[tuple[str, str]]
    origin: Origin | None


class StatementAttributes(_Attributes, total=False):
    """Keyword arguments for a new statement; see :class:`Statement`."""

    figures: Iterable[Figure]
    confidence: float | None


class ArgumentAttributes(_Attributes, total=False):
    """Keyword arguments for a new argument; see :class:`Argument`."""

    scheme: str | None
    strength: float | str | None
