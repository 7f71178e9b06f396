"""What Argdown makes of the relations of a document before it draws a map of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from argmap.formats.argdown.document import (
    Argument,
    Document,
    End,
    Inference,
    Relation,
    RelationType,
    Role,
    Statement,
)


def interpreted(document: Document) -> list[Relation]:
    """Return the relations of the map.

    A relation from a reconstructed argument is one from its conclusion, and an undercut of it is
    one of its last inference. In strict mode, relations between statements are entailment and
    contrariety. The document itself is not changed.

    >>> from argmap.formats.argdown.reading import document_of
    >>> text = "[t]\\n\\n<a>\\n  -> [t]\\n\\n(1) p\\n----\\n(2) [c]\\n"
    >>> [(one.source.title, one.target.title) for one in interpreted(document_of(text))]
    [('c', 't')]
    """
    relations = [Relation(one.type, one.source, one.target) for one in document.relations]
    if document.group("model").get("transformArgumentRelations", True):
        relations = _of_conclusions(relations, document)
    if document.is_strict:
        relations = _strict(relations)
    return _without_redundant(relations)


def _of_conclusions(relations: list[Relation], document: Document) -> list[Relation]:
    at: dict[int, Counter[tuple[int, RelationType]]] = {}
    onto: dict[int, list[Relation]] = {}

    def count(relation: Relation, change: int) -> None:
        for end in (relation.source, relation.target):
            key = (id(relation.target), relation.type)
            at.setdefault(id(end), Counter())[key] += change

    for relation in relations:
        count(relation, 1)
        if isinstance(relation.target, Inference):
            onto.setdefault(id(relation.target), []).append(relation)
    kept: list[Relation] = []
    for relation in relations:
        source, target = relation.source, relation.target
        if isinstance(source, Argument) and source.pcs:
            conclusion = document.statements[source.pcs[-1].node.title]
            known = at.get(id(conclusion), Counter())[(id(target), relation.type)] > 0
            count(relation, -1)
            if known:
                continue
            relation.source = conclusion
            count(relation, 1)
        if (
            relation.type is RelationType.UNDERCUT
            and isinstance(target, Argument)
            and target.pcs
            and (last := target.pcs[-1].inference) is not None
        ):
            own = onto.setdefault(id(last), [])
            del own[-1:]  # Argdown means to remove this relation, which is not there yet
            count(relation, -1)
            if any(one.source is relation.source for one in own):
                continue
            relation.target, relation.whole = last, target
            own.append(relation)
            count(relation, 1)
        kept.append(relation)
    return kept


def _strict(relations: Iterable[Relation]) -> list[Relation]:
    kept: list[Relation] = []
    contrary: set[frozenset[int]] = set()
    for relation in relations:
        if isinstance(relation.source, Statement) and isinstance(relation.target, Statement):
            if relation.type is RelationType.SUPPORT:
                relation.type = RelationType.ENTAILS
            elif relation.type is RelationType.ATTACK:
                pair = frozenset((id(relation.source), id(relation.target)))
                if pair in contrary:
                    continue
                contrary.add(pair)
                relation.type = RelationType.CONTRARY
        kept.append(relation)
    return kept


def _without_redundant(relations: list[Relation]) -> list[Relation]:
    """Leave out attacks on an argument that say again that a premise of it is attacked."""
    attacked: dict[int, set[str]] = {}
    for relation in relations:
        source, target = relation.source, relation.target
        if isinstance(source, Statement) and isinstance(target, Statement):
            if relation.type is RelationType.ATTACK or relation.is_symmetric:
                attacked.setdefault(id(source), set()).add(target.title)
            if relation.is_symmetric:
                attacked.setdefault(id(target), set()).add(source.title)
    return [one for one in relations if not _is_redundant(one, attacked)]


def _is_redundant(relation: Relation, attacked: Mapping[int, set[str]]) -> bool:
    target: End = relation.target
    if (
        relation.type is not RelationType.ATTACK
        or not isinstance(relation.source, Statement)
        or not isinstance(target, Argument)
    ):
        return False
    titles = attacked.get(id(relation.source), ())
    return any(member.role is Role.PREMISE and member.node.title in titles for member in target.pcs)
