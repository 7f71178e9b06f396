"""Convert diagnostics to the protocol's form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol import types

from argmap.lsp.document import Document
from argmap.model import Diagnostic, Severity

MOST: Final = 500
"""Maximum number of diagnostics sent for one text: more are no help, and editors cannot cope."""

_SEVERITY: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def findings(diagnostics: Iterable[Diagnostic], document: Document) -> list[types.Diagnostic]:
    """The diagnostics of a text in order; if there are too many, errors take precedence."""
    all = list(diagnostics)
    if len(all) > MOST:
        all = sorted(all, key=lambda one: one.severity is not Severity.ERROR)[:MOST]
    return [as_lsp(one, document) for one in all]


def as_lsp(one: Diagnostic, document: Document) -> types.Diagnostic:
    """Convert one diagnostic; its hint follows the message."""
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
