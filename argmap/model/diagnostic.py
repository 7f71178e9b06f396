"""Diagnostics, their fixes, and the exception that carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from types import NoneType
from typing import Any

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.notebook_display import Displayed
from argmap.model.origin import Origin, Span
from argmap.model.type_checks import as_many, named, only, wrong_type


class Applicability(StrEnum):
    """How certain it is that a fix is what the author wants.

    A ``SAFE`` fix can be applied without asking, as ``argmap check --fix`` does. Editors mark
    ``SAFE`` and ``LIKELY`` fixes as preferred. A ``POSSIBLE`` fix is one of several.
    """

    SAFE = "safe"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Severity(StrEnum):
    """Severity: errors make a map unusable or wrong, warnings need a look, infos are remarks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def _related(
    related: Iterable[Related], name: Attribute[Any] | str = "related"
) -> tuple[Related, ...]:
    return as_many(related, Related, name) if related != () else ()


@frozen
class Related:
    """Another location that a diagnostic refers to, with a message about it."""

    message: str = field(validator=only(str))
    span: Span = field(validator=only(Span))


@frozen(field_transformer=named)
class Edit:
    """A replacement of the text in ``span`` by ``text``."""

    span: Span = field(validator=only(Span))
    text: str = field(validator=only(str))


def _edits(edits: Iterable[Edit], name: Attribute[Any] | str = "edits") -> tuple[Edit, ...]:
    return as_many(edits, Edit, name)


@frozen(field_transformer=named)
class Fix:
    """A fix for a problem: a title for the user, and the edits of the text.

    The edits do not overlap. ``applicability`` says how certain it is that the fix is right.

    >>> typo = Span(1, 1, 1, 7)
    >>> Fix("Write claim", [Edit(typo, "claim")]).apply("claime a: It lasts.\\n")
    'claim a: It lasts.\\n'
    """

    title: str = field(validator=only(str))
    edits: tuple[Edit, ...] = field(converter=_edits)
    applicability: Applicability = field(default=Applicability.POSSIBLE, converter=Applicability)

    def apply(self, text: str) -> str:
        """Return the text after the edits.

        Lines may end with LF, CR or CRLF, and columns count characters. Added lines get the line
        ending of the first line. An edit may begin on the line after the last.
        """
        lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
        match = re.search(r"\r\n|\r|\n", text)
        ending = match[0] if match is not None else "\n"
        if lines and lines[-1] == lines[-1].rstrip("\r\n") and self._goes_beyond(len(lines)):
            lines[-1] += ending
        for edit in sorted(
            self.edits, key=lambda one: (one.span.line, one.span.column), reverse=True
        ):
            first, last = edit.span.line - 1, edit.span.end_line - 1
            lines += [""] * (last + 1 - len(lines))
            before = lines[first][: edit.span.column - 1]
            after = lines[last][edit.span.end_column - 1 :]
            text = edit.text.replace("\n", ending)
            lines[first : last + 1] = [f"{before}{text}{after}"]
        return "".join(lines)

    def _goes_beyond(self, last: int) -> bool:
        return any(edit.text and edit.span.line > last for edit in self.edits)


def _fixes(fixes: Iterable[Fix], name: Attribute[Any] | str = "fixes") -> tuple[Fix, ...]:
    return as_many(fixes, Fix, name) if fixes != () else ()


@frozen(field_transformer=named)
class Diagnostic(Displayed):
    """A problem: what is wrong, where, and how to fix it.

    ``code`` names the type of problem; the documentation has an entry for each code. ``hint`` is
    one sentence that says what to write instead, or empty. ``fixes`` are possible corrections, the
    likeliest first. If there are several, the text is ambiguous and only its author can decide; the
    hint names them.
    """

    code: str = field(validator=only(str))
    severity: Severity = field(converter=Severity)
    message: str = field(validator=only(str))
    span: Span | None = field(default=None, validator=only(Span, NoneType))
    hint: str = field(default="", validator=only(str))
    related: tuple[Related, ...] = field(default=(), converter=_related)
    fixes: tuple[Fix, ...] = field(default=(), converter=_fixes)

    @property
    def sure_fix(self) -> Fix | None:
        """The only safe fix, or ``None`` if there is not exactly one.

        >>> delete = Fix("Delete it", [Edit(Span(1, 1, 1, 2), "")], Applicability.SAFE)
        >>> problem("control-character", "a NUL", fixes=[delete]).sure_fix.title
        'Delete it'
        """
        safe = [fix for fix in self.fixes if fix.applicability is Applicability.SAFE]
        return safe[0] if len(safe) == 1 else None

    def __str__(self) -> str:
        place = ""
        if self.span:
            path = self.span.path or "<text>"
            place = f"{path}:{self.span.line}:{self.span.column}: "
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]{hint}"


class ArgmapError(Exception):
    """Raised when a library call fails because of problems in the input; see ``diagnostics``.

    >>> try:
    ...     raise ArgmapError([problem("empty-text", "a claim has no text")])
    ... except ArgmapError as error:
    ...     print(error)
    error: a claim has no text [empty-text]
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__(as_many(diagnostics, Diagnostic, "diagnostics"))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics, in the order in which they were given."""
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
    fixes: Iterable[Fix] = (),
) -> Diagnostic:
    """Create a diagnostic; ``where`` is a span, or the origin of a part of a map.

    Raises :class:`TypeError` if an argument has the wrong type.
    """
    if where is not None and not isinstance(where, (Origin, Span)):
        raise wrong_type("where", "an Origin, a Span or None", where)
    span = where.span if isinstance(where, Origin) else where
    return Diagnostic(code, severity, message, span, hint, related, fixes)
