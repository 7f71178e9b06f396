"""The details below a card's text, in small type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, Citation, Concession, Extent, Statement
from argmap.model.urls import is_safe_link
from argmap.model.vocabulary import Status
from argmap.render.text_layout.citation_lines import (
    Verdicts,
    mark,
    places_text,
    shortened,
    status_of,
)
from argmap.render.text_layout.text_blocks import Block, Line, Run, clipped, text_block
from argmap.render.text_layout.text_metrics import width, wrap
from argmap.render.theme.theme import Theme
from argmap.wording.citations import STATUSES, places_of

if TYPE_CHECKING:
    from argmap.sources import Verdict


def details(
    node: Statement | Argument,
    theme: Theme,
    measure: float,
    verdicts: Verdicts,
    default_source: str | None,
) -> Iterator[Block]:
    """The qualifier, concession, figures, citations and links of a statement or step."""
    if node.qualifier:
        said = f"qualifier: {plain_text(node.qualifier)}"
        yield text_block(said, theme.fonts.detail, theme.muted, measure)
    if node.acceptance is not None:
        accepted = node.acceptance
        said = f"the author accepts it {accepted.extent}"
        said += f": {plain_text(accepted.text)}" if accepted.text else ""
        yield text_block(said, theme.fonts.detail, theme.muted, measure)
    if node.concession is not None:
        said = _granted(node.concession)
        yield text_block(said, theme.fonts.detail, theme.muted, measure)
    if isinstance(node, Statement):
        for figure in node.figures:
            yield text_block(str(figure), theme.fonts.detail, theme.ink, measure)
    cited = [(one, verdicts.get((node.key, at))) for at, one in enumerate(node.citations)]
    for status in (Status.VERIFIED, Status.PLACED, Status.UNCHECKED):
        alike = [one for one in cited if status_of(one[1]) is status and not _is_quoted(*one)]
        if said := places_text(alike, default_source):
            yield _places(said, status, theme, measure)
    for citation, verdict in cited:
        if _is_quoted(citation, verdict):
            yield _citation(citation, verdict, default_source, theme, measure)
    for link in node.links:
        safe = is_safe_link(link)
        shown = clipped(link, theme.fonts.detail, theme.link if safe else theme.muted, measure)
        yield Block(((shown,),), link if safe else "")


def granted(extent: Extent) -> str:
    """How far an attack is granted, as a phrase.

    >>> granted(Extent.WHOLLY), granted(Extent.IN_PART)
    ('granted', 'granted in part')
    """
    return "granted" if extent is Extent.WHOLLY else f"granted {extent}"


def _granted(concession: Concession) -> str:
    how = granted(concession.extent)
    return f"{how}: {plain_text(concession.text)}" if concession.text else how


def _is_quoted(citation: Citation, verdict: Verdict | None) -> bool:
    """Whether a citation has a line of its own: it was not found, or its place is not known."""
    status = status_of(verdict)
    if status in (Status.AMBIGUOUS, Status.NOT_FOUND):
        return True
    return bool(citation.phrases) and not places_of(citation, verdict)


def _places(said: str, status: Status, theme: Theme, measure: float) -> Block:
    """The places of citations with one status."""
    face, colour = theme.fonts.detail, theme.status_colour(status)
    sign = Run(f"{STATUSES[status].sign} ", face, colour) if STATUSES[status].sign else None
    first, *others = wrap(said, measure, face.size, first=measure - (sign.width if sign else 0))
    lead = (sign,) if sign else ()
    runs = [(*lead, Run(first, face, colour)), *((Run(line, face, colour),) for line in others)]
    return Block(tuple(runs))


def _citation(
    citation: Citation,
    verdict: Verdict | None,
    default_source: str | None,
    theme: Theme,
    measure: float,
) -> Block:
    """The place and status of a citation, then its words, on one line if they fit."""
    found = mark(citation, verdict, default_source)
    colour = theme.status_colour(found.status)
    is_doubted = found.status in (Status.AMBIGUOUS, Status.NOT_FOUND)
    face = theme.fonts.mark if is_doubted else theme.fonts.detail
    lead = clipped(found.text, face, colour, measure)
    if not citation.phrases:
        return Block(((lead,),))
    if lead.text:
        lead = Run(f"{lead.text} ", face, colour)
    room = measure - lead.width
    passage = shortened(citation, lambda text: width(text, theme.fonts.quote.size) <= room)
    quoted = wrap(passage, measure, theme.fonts.quote.size, first=room)
    first, *others = (Run(line, theme.fonts.quote, theme.muted) for line in quoted)
    head: Line = (lead, first) if lead.text else (first,)
    return Block((head, *((run,) for run in others)))
