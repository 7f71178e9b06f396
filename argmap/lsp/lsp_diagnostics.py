"""Problems as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol import types

from argmap.lsp.document import Document
from argmap.model import Diagnostic, Severity

MOST: Final = 500
"""The most problems of one text that are sent: more are of no use, and an editor chokes on them."""

_SEVERITY: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def findings(told: Iterable[Diagnostic], document: Document) -> list[types.Diagnostic]:
    """The problems of a text in their order; where there are very many, the errors first."""
    all = list(told)
    if len(all) > MOST:
        all = sorted(all, key=lambda one: one.severity is not Severity.ERROR)[:MOST]
    return [as_lsp(one, document) for one in all]


def as_lsp(one: Diagnostic, document: Document) -> types.Diagnostic:
    """One problem; its hint stands below the message."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(document.uri, document.range_of(place.span)), place.message
        )
        for place in one.related
    ]
    return types.Diagnostic(
        range=document.range_of(one.span),
        message=f"{one.message}\n{one.hint}" if one.hint else one.message,
        severity=_SEVERITY[one.severity],
        code=one.code,
        source="argmap",
        related_information=related or None,
    )
