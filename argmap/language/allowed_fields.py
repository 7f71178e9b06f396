"""The fields allowed in each part of a map."""

from __future__ import annotations

from typing import Final

from argmap.model import Kind
from argmap.model.structure import with_article
from argmap.model.vocabulary import ARGUMENT

NODE_FIELDS: Final = frozenset({"cite", "by", "qualifier", "tags", "note", "link"})
STATEMENT_FIELDS: Final = NODE_FIELDS | {"figure", "confidence"}
ATTACK_FIELDS: Final = STATEMENT_FIELDS | {"conceded"}
ARGUMENT_FIELDS: Final = NODE_FIELDS | {"scheme", "strength"}
HEADER_FIELDS: Final = frozenset({"tags", "note"})
LINK_FIELDS: Final = frozenset({"note"})
"""Fields allowed in a reuse or a relation, besides ``x-NAME``."""
CONCEDED: Final = frozenset({Kind.OBJECTION, Kind.UNDERCUT})
"""Attacks that the author can concede."""


def fields_of(kind: str) -> frozenset[str]:
    """Return the fields allowed in a part of kind ``kind``; "" means a reuse or a relation.

    >>> sorted(fields_of(""))
    ['note']
    """
    if not kind:
        return LINK_FIELDS
    if kind == ARGUMENT:
        return ARGUMENT_FIELDS
    return ATTACK_FIELDS if kind in CONCEDED else STATEMENT_FIELDS


def misplaced_field(name: str, kind: str, head: str) -> tuple[str, str]:
    """Return the message and hint for a field that is not allowed in a part of kind ``kind``.

    ``head`` is how messages refer to a reuse or a relation.
    """
    if not kind:
        message = f"{name}: has no meaning in {head}"
        return message, "only note: and x-NAME: stand here; a reason follows the colon"
    stands = "an argument" if name in ARGUMENT_FIELDS else "a statement"
    if name == "conceded":
        stands = "an objection or an undercut"
    return f"{name}: has no meaning in {with_article(kind)}", f"it stands in {stands}"


def is_link_field(line: str) -> bool:
    """Whether a line is a field of a reuse or a relation, judged without its indentation.

    >>> is_link_field("  x-weight: 0.5"), is_link_field("  by: Crito")
    (True, False)
    """
    name, colon, _ = line.partition(":")
    name = name.strip()
    foreign = name.startswith("x-") and " " not in name
    return bool(colon) and (name in LINK_FIELDS or foreign)
