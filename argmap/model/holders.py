"""The rule that determines the holder of each statement and argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.model.items import Argument, Item, Relation, Reuse, Statement
from argmap.model.name_matching import first_spellings, normal_form
from argmap.model.origin import Origin
from argmap.model.vocabulary import ATTACKS, Kind

_AIMS = (Kind.THESIS, Kind.QUESTION)


def written_attacks(items: Iterable[Item]) -> Iterator[tuple[str, str, Origin | None]]:
    """Yield (attacker, target, origin) for each attack in the items, in the outline or a relation.

    For attacks in the derived graph, with inferences as targets of undercuts, see
    :attr:`.ArgumentMap.conflicts`.
    """
    for item in items:
        if isinstance(item, Statement):
            if item.kind in ATTACKS and item.under is not None:
                yield item.key, item.under, item.origin
        elif isinstance(item, Reuse):
            if item.kind in ATTACKS and item.under is not None:
                yield item.target, item.under, item.origin
        elif isinstance(item, Relation) and item.kind.attacks:
            yield item.first, item.second, item.origin


def holders(
    nodes: Mapping[str, Statement | Argument], items: Iterable[Item], author: str | None
) -> dict[str, str | None]:
    """Return the holder of each statement and argument by key, or ``None`` if nobody is named.

    A written holder (``by:``) applies. Otherwise a supporting statement has the holder of what it
    supports, and a top-level statement has the author. An attack without ``by:`` is the author's,
    except an attack on one of the author's own statements, which has no holder. The same applies
    to a top-level claim that attacks a statement of the author's through a relation.

    A name that is spelt in several ways is returned as in the ``author`` header, or else as in its
    first occurrence in the text. :meth:`.ArgumentMap.holder` looks up this result.
    """
    written = (node.holder for node in nodes.values())
    names = first_spellings(name for name in (author, *written) if name)
    author = names[normal_form(author)] if author else author
    held = _down(nodes, author, names, frozenset())
    unnamed = frozenset(
        key
        for key, target, _ in written_attacks(items)
        if held.get(target, "") == author and key in nodes and _is_unnamed_root(nodes[key])
    )
    return _down(nodes, author, names, unnamed) if unnamed and author else held


def _is_unnamed_root(node: Statement | Argument) -> bool:
    return node.holder is None and node.under is None and node.kind not in _AIMS


def _down(
    nodes: Mapping[str, Statement | Argument],
    author: str | None,
    names: Mapping[str, str],
    unnamed: frozenset[str],
) -> dict[str, str | None]:
    """Return the holders from the top of the outline down; ``unnamed`` parts have no holder."""
    found: dict[str, str | None] = {}
    for key, part in nodes.items():
        # Go up to a part that is known, then down again: in a map with errors, a part may come
        # before its parent, or be its own ancestor.
        way, at = ({}, None) if key in found else ({key: part}, part.under)
        while at is not None and at in nodes and at not in found and at not in way:
            way[at] = nodes[at]
            at = nodes[at].under
        for name, node in reversed(way.items()):
            if node.holder is not None:
                found[name] = names[normal_form(node.holder)]
            elif name in unnamed:
                found[name] = None
            elif node.under is None or node.under not in found:
                found[name] = author
            elif isinstance(node, Statement) and node.kind in ATTACKS:
                found[name] = None if found[node.under] == author else author
            else:
                found[name] = found[node.under]
    return {key: found[key] for key in nodes}
