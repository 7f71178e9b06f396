"""Problems as values, and the one exception that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from types import NoneType
from typing import Any

from attrs import Attribute, field, frozen

from argmap.model.display import Displayed
from argmap.model.expected import as_many, named, only, wrong_type
from argmap.model.origin import Origin, Span


class Severity(StrEnum):
    """An error makes a map unusable or false; a warning is worth a look; an info is a remark."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def _related(
    related: Iterable[Related], name: Attribute[Any] | str = "related"
) -> tuple[Related, ...]:
    return as_many(related, Related, name) if related != () else ()


@frozen
class Related:
    """Another place that a diagnostic speaks of, with what is to be seen there."""

    message: str = field(validator=only(str))
    span: Span = field(validator=only(Span))


@frozen(field_transformer=named)
class Diagnostic(Displayed):
    """One problem: what it is, where it is, and the likely fix.

    ``code`` names the sort of problem and has an entry in the documentation's catalogue;
    ``hint`` is one sentence that says what to write instead, or empty.
    """

    code: str = field(validator=only(str))
    severity: Severity = field(converter=Severity)
    message: str = field(validator=only(str))
    span: Span | None = field(default=None, validator=only(Span, NoneType))
    hint: str = field(default="", validator=only(str))
    related: tuple[Related, ...] = field(default=(), converter=_related)

    def __str__(self) -> str:
        place = ""
        if self.span:
            path = self.span.path or "<text>"
            place = f"{path}:{self.span.line}:{self.span.column}: "
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]{hint}"


class ArgmapError(Exception):
    """What is raised where a library call cannot go on; ``diagnostics`` say why.

    >>> try:
    ...     raise ArgmapError([problem("empty-text", "a claim says nothing")])
    ... except ArgmapError as error:
    ...     print(error)
    error: a claim says nothing [empty-text]
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__(as_many(diagnostics, Diagnostic, "diagnostics"))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The problems, in the order in which they were given."""
        diagnostics: tuple[Diagnostic, ...] = self.args[0]
        return diagnostics

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


def problem(
    code: str,
    message: str,
    where: Origin | Span | None = None,
    hint: str = "",
    *,
    severity: Severity = Severity.ERROR,
    related: Iterable[Related] = (),
) -> Diagnostic:
    """Make a diagnostic; ``where`` may be a span or the origin of a part of a map."""
    if where is not None and not isinstance(where, (Origin, Span)):
        raise wrong_type("where", "an Origin, a Span or None", where)
    span = where.span if isinstance(where, Origin) else where
    return Diagnostic(code, severity, message, span, hint, related)
