"""The rule that determines the holder of each statement and argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Final

from argmap.model.attribution import Attribution
from argmap.model.items import Argument, Item, Relation, Reuse, Statement
from argmap.model.name_matching import first_spellings, normal_form
from argmap.model.origin import Origin
from argmap.model.vocabulary import ATTACKS, ArgumentKind, Kind

NOBODY: Final = Attribution()
"""The attribution of what nobody is named for."""

_AIMS: Final = (Kind.THESIS, Kind.QUESTION)
_ASSERTED: Final = ATTACKS - {Kind.UNLESS} | {ArgumentKind.COUNTER}
"""The attacks that somebody makes; whoever argues may name an exception to that himself."""


def written_attacks(items: Iterable[Item]) -> Iterator[tuple[str, str, Origin | None]]:
    """Yield the key of each statement or counter that attacks, of the part that it attacks, and
    where; exceptions (``unless``), which nobody asserts, are passed over.

    For attacks in the derived graph, with inferences as targets of undercuts, see
    :attr:`.ArgumentMap.conflicts`.
    """
    for item in items:
        if isinstance(item, (Statement, Argument)):
            if item.kind in _ASSERTED and item.under is not None:
                yield item.key, item.under, item.origin
        elif isinstance(item, Reuse):
            if item.kind in _ASSERTED and item.under is not None:
                yield item.target, item.under, item.origin
        elif isinstance(item, Relation) and item.kind.attacks:
            yield item.first, item.second, item.origin


def holders(
    nodes: Mapping[str, Statement | Argument], items: Iterable[Item], author: str | None
) -> dict[str, Attribution]:
    """Return whose view each statement and argument is, by key.

    A written holder (``by:``) applies. Otherwise a supporting statement has the holder of what it
    supports, and a top-level statement has the author. An attack without ``by:`` is the author's,
    except an attack on one of the author's own statements, which has no holder. The same applies
    to a top-level claim that attacks a statement of the author's through a relation.

    Of several spellings of a name the first in the text is given, the author's before all. See
    :meth:`.ArgumentMap.attribution`, which answers by this rule.
    """
    written = (name for node in nodes.values() if node.by is not None for name in node.by.names)
    names = first_spellings(name for name in (author, *written) if name)
    author = names[normal_form(author)] if author else author
    spelt = cache(partial(_in_one_spelling, names=names))  # few holders, named many times
    held = _down(nodes, author, spelt, frozenset())
    if not author:
        return held
    linked = (item for item in items if isinstance(item, (Relation, Reuse)))  # what attacks a root
    unnamed = frozenset(
        key
        for key, target, _ in written_attacks(linked)
        if target in held
        and author in held[target].names
        and key in nodes
        and _is_unnamed_root(nodes[key])
    )
    return _down(nodes, author, spelt, unnamed) if unnamed else held


def _is_unnamed_root(node: Statement | Argument) -> bool:
    return node.by is None and node.under is None and node.kind not in _AIMS


def _down(
    nodes: Mapping[str, Statement | Argument],
    author: str | None,
    spelt: Callable[[Attribution], Attribution],
    unnamed: frozenset[str],
) -> dict[str, Attribution]:
    """Who holds each part, from the top of the outline down; ``unnamed`` are held by nobody."""
    found: dict[str, Attribution] = {}
    own = Attribution([author] if author else [])

    def holder(key: str, node: Statement | Argument) -> Attribution:
        if node.by is not None:
            return spelt(node.by)
        if key in unnamed:
            return NOBODY
        if node.under is None or node.under not in found:
            return own
        above = found[node.under]
        if node.kind in _ASSERTED:
            return NOBODY if author in above.names else own
        return above

    for key, part in nodes.items():
        if key in found:
            continue
        at = part.under
        if at is None or at in found:
            found[key] = holder(key, part)
            continue
        # Go up to a part that is known, then down again: in a map with errors, a part may come
        # before its parent, or be its own ancestor.
        way = {key: part}
        while at is not None and at in nodes and at not in found and at not in way:
            way[at] = nodes[at]
            at = nodes[at].under
        for name, node in reversed(way.items()):
            found[name] = holder(name, node)
    return {key: found[key] for key in nodes}


def _in_one_spelling(by: Attribution, names: Mapping[str, str]) -> Attribution:
    def spelt(some: Iterable[str]) -> list[str]:
        return [names[normal_form(name)] for name in some]

    return Attribution(spelt(by.names), spelt(by.uncertain))
