"""The sharpest disagreement about a question, which every view of a comparison shows."""

from __future__ import annotations

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import Views, views_of
from argmap.evaluation.case_weights import CaseWeights
from argmap.frozen_class import frozen
from argmap.model import Reference, RelationKind
from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.rows import is_anothers_view
from argmap.wording.relations import GROUPS


@frozen
class Disagreements:
    """The sharpest disagreement about a question, and that between two authors' own answers."""

    sharpest: Link | None
    between_authors: Link | None


def disagreements(block: Block, comparison: Comparison, weights: CaseWeights) -> Disagreements:
    """The disagreements that matter most about a question.

    Those between two authors' own views come before those with a view that is only reported. A
    contradiction is sharper than an objection, and that than a tension. Of one kind, those between
    answers come before those between other statements, and then the weightier ones.
    """
    maps, side = comparison.maps, comparison.graph.side
    answers = block.answer_keys

    def is_own(key: Reference) -> bool:
        return not is_anothers_view(key, side(key), maps)

    def place(link: Link) -> tuple[bool, int, bool]:
        return not all(map(is_own, link.ends)), sharpness(link), not answers.issuperset(link.ends)

    links = [pair.link for pair in block.pairs() if is_disagreement(pair.link)]
    # What somebody says and what an author reports of it are one view in two versions.
    links = [link for link in links if views_of(link, maps) is not Views.REPORT]
    found = sorted((one.link for one in weights.in_order(links)), key=place)
    between = (
        link for link in found if answers.issuperset(link.ends) and all(map(is_own, link.ends))
    )
    return Disagreements(next(iter(found), None), next(between, None))


def is_disagreement(link: Link) -> bool:
    """Whether a relation is a contradiction, an objection or a tension."""
    return link.kind.is_clash or link.kind is RelationKind.IN_TENSION


def sharpness(link: Link) -> int:
    """The place of a relation's kind: contradictions first, then objections, tensions and so on."""
    return next(at for at, group in enumerate(GROUPS) if link.kind in group.kinds)
