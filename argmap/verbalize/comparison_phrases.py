"""English phrases for statements, steps and paths in a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from argmap.comparison.attribution import (
    authors_called,
    is_unsaid,
    reported,
    reporting_map,
    side_of,
    whose,
)
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link
from argmap.comparison.graph_elements import Step
from argmap.model import Argument, Reference
from argmap.verbalize.mentions import Mentions, own_words
from argmap.verbalize.phrases import capital, listed, short_name, within
from argmap.verbalize.speakers import speaker
from argmap.wording import relations

_TO: Final = {"objection": "to", "undercut": "of", "rebuttal": "of"}


def verb(link: Link, graph: CombinedGraph) -> str:
    """The verb for a link; for an attack, how it meets its target in all the maps together.

    A rebuttal of a premise that nothing supports undermines it.
    """
    return relations.verb(link.kind, graph.mode_of(link))


Entry = tuple[str, list[str]]
"""The first line of an entry of a report, and the lines below it."""


class Phrasing:
    """Phrases for whose view statements are, what steps rest on, and how paths lead down.

    A statement is given in full the first time, and after that by its first words. ``ids`` adds
    the ids.
    """

    def __init__(self, graph: CombinedGraph, ids: bool = False) -> None:
        self._graph = graph
        self._maps = graph.maps
        self._ids = ids
        self._mentions = Mentions(graph)

    # Attribution

    def author(self, name: str) -> str:
        """Short name of a map's author, within a sentence."""
        return within(short_name(self._maps.author(name) or name))

    def speaker(self, key: Reference) -> str:
        """Whose view a statement is, by short name, within a sentence."""
        if key.map and is_unsaid(key, self._maps):
            return f"what {self.author(key.map)} leaves unstated"
        return within(speaker(key, self._maps))

    def said(self, key: Reference, dated: bool = False) -> str:
        """A statement or step with its holder, and if asked for with the date of the map."""
        date = self._date(key) if dated else None
        whose = f"{self.speaker(key)} ({date})" if date else self.speaker(key)
        return f"{whose}{self._id(key)}: {self.words(key)}"

    def _date(self, key: Reference) -> str | None:
        """The date of the map from which a statement is, or whose author says or reports it."""
        maps, side = self._maps, side_of(key, self._graph)
        if side not in maps.used:
            return None
        holder = None if key.map else maps.holder(key)
        if holder and side not in (*authors_called(holder, maps), reporting_map(key, maps)):
            return None  # somebody else says it
        return maps.used[side].date

    def entry(self, key: Reference, dated: bool = False) -> str:
        """The same, as an entry of its own."""
        return capital(self.said(key, dated))

    def words(self, key: Reference) -> str:
        """A statement or step: in full the first time, then its first words."""
        return self._mentions.words(key)

    def short(self, key: Reference) -> str:
        """The first words of a statement or step, and its id if ids are told."""
        return f"{self._mentions.short(key)}{self._id(key)}"

    def _id(self, key: Reference) -> str:
        return f" ({key})" if self._ids else ""

    def added(self, key: Reference, under: Reference) -> str:
        """One of the comparison's own statements or steps, and what it is added to."""
        kind = self._maps[key].kind
        to = _TO.get(str(kind), "for")
        return f"{str(kind).capitalize()} {to} {self.short(under)}, by {self.said(key)}"

    # Grounds

    def ground(self, step: Step, side: str, reason: str = "") -> str:
        """One ground of a side's answer; linked premises are described as one step."""
        gist = self._maps[step.argument].text if step.argument else ""
        lead = f"Reason: {gist} Premise" if gist else "Reason"
        if len(step.premises) == 1:
            (key,) = step.premises
            origin = self._from(key, side, step)
            told = f"{lead}{origin and ', '}{origin}: {self.words(key)}"
        else:
            parts = [
                f"({number}) {self._premise(key, side, step)}"
                for number, key in enumerate(step.premises, 1)
            ]
            lead = f"Reason: {gist} Premises" if gist else "Reasons, taken together"
            told = f"{lead}: {' '.join(parts)}"
        why = [f"Why it matters here: {reason}"] if reason else []
        return " ".join([told, *why, *self._on_the_step(step, side)])

    def _on_the_step(self, step: Step, side: str) -> Iterator[str]:
        """What else a step rests on, its warrants and its undercuts."""
        for key in self._graph.unresolved(step.argument) if step.argument else ():
            yield f"It also rests on {key}, from a map that is not imported here."
        for key in step.warrants:
            yield f"Warrant: {self._premise(key, side, step)}"
        for key in self._graph.attackers(step.argument) if step.argument else ():
            if self._graph.is_exception(key):
                yield f"Exception left open by {self.said(key)}"
            elif key.map and self.speaker(key) == self.speaker(step.conclusion):
                whose = f"{self.speaker(key)} also notes{self._id(key)}"
                yield f"Undercut, as {whose}: {self.words(key)}"
            else:
                yield f"Undercut by {self.said(key)}"

    def _premise(self, key: Reference, side: str, step: Step) -> str:
        origin, text = self._from(key, side, step), self.words(key)
        return f"[{origin}] {text}" if origin else text

    def _from(self, key: Reference, side: str, step: Step) -> str:
        """The holder of a premise, if not the side or the holder of the conclusion."""
        if is_unsaid(key, self._maps):
            return "unstated"
        holder = reported(key, self._maps)
        foreign = key.map not in ("", side)
        if foreign or (holder and holder != self._maps.holder(step.conclusion)):
            return f"from {self.speaker(key)}"
        return ""

    # Links

    def link(self, link: Link) -> Entry:
        """A link: a line for one of its ends, and lines for the other."""
        more = [f"{verb(link, self._graph)} {self.said(link.second)}"]
        return self.entry(link.first), [*more, *([link.reason] if link.reason else [])]

    def report(self, link: Link) -> Entry:
        """A side's report of the other, and the other's own statement."""
        told, own = link.ends
        if reported(told, self._maps) is None:
            told, own = own, told
        person = within(short_name(whose(own, self._maps) or self.author(own.map)))
        own_said = f"{person}'s own statement{self._id(own)}"
        if link.kind.is_symmetric or link.first == told:
            more = f"The report {relations.verb(link.kind)} {own_said}: {self.words(own)}"
        else:
            more = f"{own_said} {relations.verb(link.kind)} the report: {self.words(own)}"
        by = self.author(told.map)
        head = f"{by} reports the view of {person}{self._id(told)}: {self.words(told)}"
        return capital(head), [more, *([link.reason] if link.reason else [])]

    # Paths

    def path(self, path: Sequence[Reference]) -> str:
        """How a path leads down: what supports what, what attacks it, and what answers that."""
        told = ""
        under_attack = False
        base = path[0]
        for upper, lower in pairwise(path):
            if not isinstance(self._maps[upper], Argument):
                base = upper
            clause, goes_on = self._clause(base, upper, lower, under_attack)
            if not clause:
                continue
            if goes_on and told and not told.endswith("."):
                told += f", which is supported by {clause}"
            elif goes_on:
                told += f"{told and ' '}{capital(self.short(base))} is supported by {clause}"
            else:
                told += f"{told and (' ' if told.endswith('.') else '. ')}{clause}."
                under_attack = not under_attack
        if isinstance(self._maps[path[-1]], Argument):
            on = self._inference(path[-1])
            told += (
                f", which is supported by {on}"
                if told and not told.endswith(".")
                else (f"{told and ' '}{capital(self.short(base))} is supported by {on}")
            )
        return told if told.endswith(".") or not told else f"{told}."

    def _clause(
        self, base: Reference, upper: Reference, lower: Reference, answers: bool
    ) -> tuple[str, bool]:
        """The clause for one piece of a path, and whether it continues "is supported by"."""
        if isinstance(self._maps[lower], Argument):
            return "", True  # it is included in the next clause
        step = self._graph.step_of(upper)
        supports = self._graph.supports(lower, upper)
        if not supports and isinstance(self._maps[upper], Argument):
            return f"{capital(self.short(lower))} undercuts {self._inference(upper)}", False
        if not supports:
            does = "answers" if answers else "attacks"
            return f"{capital(self.short(lower))} {does} {self.short(upper)}", False
        if step is None or lower in step.premises:
            others = [key for key in step.premises if key != lower] if step is not None else []
            together = f" (together with {listed(list(map(self.short, others)))})" if others else ""
            return f"{self.short(lower)}{together}", True
        return f"{self.short(lower)}, the warrant for {self._inference(upper)}", True

    def _inference(self, key: Reference) -> str:
        """An argument within a sentence."""
        said = self.short(key)
        return f"the inference {said}" if own_words(key, self._graph) else said
