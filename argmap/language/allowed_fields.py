"""The fields allowed in each part of a map."""

from __future__ import annotations

from typing import Final

from argmap.model.structure import with_article
from argmap.model.vocabulary import ARGUMENTS, CONCEDED

NODE_FIELDS: Final = frozenset(
    {"title", "cite", "by", "accepted", "qualifier", "tags", "note", "link"}
)
STATEMENT_FIELDS: Final = NODE_FIELDS | {"figure", "confidence"}
ATTACK_FIELDS: Final = STATEMENT_FIELDS | {"conceded"}
ARGUMENT_FIELDS: Final = NODE_FIELDS | {"scheme", "strength"}
COUNTER_FIELDS: Final = ARGUMENT_FIELDS | {"conceded"}
HEADER_FIELDS: Final = frozenset({"tags", "note"})
LINK_FIELDS: Final = frozenset({"note"})
"""What may stand in a reuse or a relation, beside ``x-NAME``."""


def fields_of(kind: str) -> frozenset[str]:
    """Return the fields allowed in a part of kind ``kind``; "" means a reuse or a relation.

    >>> sorted(fields_of(""))
    ['note']
    """
    if not kind:
        return LINK_FIELDS
    if kind in ARGUMENTS:
        return COUNTER_FIELDS if kind in CONCEDED else ARGUMENT_FIELDS
    return ATTACK_FIELDS if kind in CONCEDED else STATEMENT_FIELDS


def misplaced_field(name: str, kind: str, head: str) -> tuple[str, str]:
    """Return the message and hint for a field that is not allowed in a part of kind ``kind``.

    ``head`` is how messages refer to a reuse or a relation.
    """
    if not kind:
        message = f"'{name}:' is not allowed in {head}"
        hint = "only 'note:' and 'x-NAME:' are allowed here; write a reason after the colon"
        return message, hint
    allowed = "an argument" if name in ARGUMENT_FIELDS else "a statement"
    if name == "conceded":
        allowed = "an objection, an undercut or a counter"
        allowed += "; to say that the author agrees, write 'accepted:'"
    return f"'{name}:' is not allowed in {with_article(kind)}", f"use it in {allowed}"


def is_link_field(line: str) -> bool:
    """Whether a line is a field of a reuse or a relation, judged without its indentation.

    >>> is_link_field("  x-weight: 0.5"), is_link_field("  by: Crito")
    (True, False)
    """
    name, colon, _ = line.partition(":")
    name = name.strip()
    foreign = name.startswith("x-") and " " not in name
    return bool(colon) and (name in LINK_FIELDS or foreign)
