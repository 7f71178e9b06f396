"""How a finding about a map is worded: its severity, the parts that it names, other places."""

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
    """A warning."""
    warning = Severity.WARNING
    return problem(code, message, where, hint, severity=warning, related=related, fixes=fixes)


def see(message: str, origin: Origin | None) -> tuple[Related, ...]:
    """A pointer to another place; none where that has no place in a text."""
    return (Related(message, origin.span),) if origin is not None else ()


def named(node: Statement | Argument) -> str:
    """How a message speaks of a part: by its kind, and its id where it has one."""
    return f"the {node.kind} {node.id!r}" if node.id else f"this {node.kind}"
