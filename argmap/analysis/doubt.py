"""Helpers to build the diagnostics of checks."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Argument, Diagnostic, Fix, Origin, Related, Severity, Statement, problem


def doubt(
    code: str,
    message: str,
    where: Origin | None,
    hint: str,
    *related: Related,
    fixes: Iterable[Fix] = (),
) -> Diagnostic:
    """Return a warning."""
    warning = Severity.WARNING
    return problem(code, message, where, hint, severity=warning, related=related, fixes=fixes)


def see(message: str, origin: Origin | None) -> tuple[Related, ...]:
    """Return a related place, or nothing if it has no position in a text."""
    return (Related(message, origin.span),) if origin is not None else ()


def named(node: Statement | Argument) -> str:
    """Return the name of a part for messages: its kind, and its id if it has one."""
    return f"the {node.kind} {node.id!r}" if node.id else f"this {node.kind}"
