"""English phrases for statements, steps and paths in a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from argmap.comparison.attribution import is_unattributed, is_unsaid, reported, whose
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link
from argmap.comparison.graph_elements import Step
from argmap.model import Argument, Reference
from argmap.verbalize.phrases import listed
from argmap.wording import relations

_TO: Final = {"objection": "to", "undercut": "of", "rebuttal": "of"}


def verb(link: Link, graph: CombinedGraph) -> str:
    """The verb for a link; for an attack, how it meets its target in all the maps together.

    A rebuttal of a premise that nothing supports undermines it.
    """
    return relations.verb(link.kind, graph.mode_of(link))


class Phrasing:
    """Phrases for whose view statements are, what steps rest on, and how paths lead down."""

    def __init__(self, graph: CombinedGraph) -> None:
        self._graph = graph
        self._maps = graph.maps

    # Attribution

    def author(self, name: str) -> str:
        """Name of a map's author."""
        return self._maps.author(name) or name

    def mapped(self, key: Reference) -> str:
        """Name of the author in whose map a statement is."""
        return self.author(key.map) if key.map else "The comparison"

    def who(self, key: Reference) -> str:
        """Who holds it: the map's author, the reported person, or the mapper if it is unstated."""
        name = key.map
        author = self._maps.author(name) or name or "the comparison"
        if is_unsaid(key, self._maps):
            return f"{author}'s unstated premise, supplied by the mapper"
        if is_unattributed(key, self._maps):
            return f"someone {author} does not name"
        holder = reported(key, self._maps)
        if holder is None:
            return author
        return (
            f"{holder}, as reported by {author}"
            if name
            else f"{holder}, in the words of the comparison map"
        )

    def said(self, key: Reference) -> str:
        """A statement or step with its key and holder, within a sentence."""
        return f"{self.who(key)} ({key}): {self.text(key)}"

    def entry(self, key: Reference) -> str:
        """The same, as an entry of its own."""
        said = self.said(key)
        return f"{said[0].upper()}{said[1:]}" if said.startswith(("the ", "someone ")) else said

    def text(self, key: Reference) -> str:
        """The text of a statement; an argument without text is described by its premises."""
        text, step = self._maps[key].text, self._graph.step_of(key)
        if text:
            return text
        if step is None:
            return "an inference without a premise"
        return f"the inference from {listed([self._quoted(one) for one in step.premises])}"

    def _quoted(self, key: Reference) -> str:
        unsaid = " (unstated)" if is_unsaid(key, self._maps) else ""
        return f"“{self._maps[key].text.removesuffix('.')}”{unsaid}"

    def added(self, key: Reference, under: Reference) -> str:
        """One of the comparison's own statements or steps, and what it is added to."""
        kind = self._maps[key].kind
        to = _TO.get(str(kind), "for")
        return f"{str(kind).capitalize()} {to} {under}, by {self.said(key)}"

    # Grounds

    def ground(self, step: Step, side: str, reason: str = "") -> str:
        """One ground of a side's answer; linked premises are described as one step."""
        gist = self._maps[step.argument].text if step.argument else ""
        lead = f"Reason: {gist} Premise" if gist else "Reason"
        if len(step.premises) == 1:
            (key,) = step.premises
            origin = self._from(key, side, step)
            told = f"{lead}{origin and ', '}{origin}: {self._maps[key].text}"
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
            elif self.who(key) == self.who(step.conclusion) == self.mapped(key):
                yield f"Undercut, as {self.who(key)} also notes ({key}): {self.text(key)}"
            else:
                yield f"Undercut by {self.said(key)}"

    def _premise(self, key: Reference, side: str, step: Step) -> str:
        origin, text = self._from(key, side, step), self._maps[key].text
        return f"[{origin}] {text}" if origin else text

    def _from(self, key: Reference, side: str, step: Step) -> str:
        """The holder of a premise, if not the side or the holder of the conclusion."""
        if is_unsaid(key, self._maps):
            return "unstated, supplied by the mapper"
        holder = reported(key, self._maps)
        foreign = key.map not in ("", side)
        if foreign or (holder and holder != self._maps.holder(step.conclusion)):
            return f"from {self.who(key)}"
        return ""

    # Links

    def link(self, link: Link) -> tuple[str, list[str]]:
        """A link: a line for one of its ends, and lines for the other."""
        more = [f"{verb(link, self._graph)} {self.said(link.second)}"]
        return self.entry(link.first), [*more, *([link.reason] if link.reason else [])]

    def report(self, link: Link) -> tuple[str, list[str]]:
        """A side's report of the other, and the other's own statement."""
        told, own = link.ends
        if reported(told, self._maps) is None:
            told, own = own, told
        person = whose(own, self._maps)
        own_said = f"{person}'s own statement ({own})"
        if link.kind.is_symmetric or link.first == told:
            more = f"The report {relations.verb(link.kind)} {own_said}: {self.text(own)}"
        else:
            more = f"{own_said} {relations.verb(link.kind)} the report: {self.text(own)}"
        head = f"{self.mapped(told)} reports the view of {person} ({told}): {self.text(told)}"
        return head, [more, *([link.reason] if link.reason else [])]

    # Paths

    def path(self, path: Sequence[Reference]) -> str:
        """How a path leads down: what rests on what, what attacks it, and what answers that."""
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
                told += f", which rests on {clause}"
            elif goes_on:
                told += f"{told and ' '}{base} rests on {clause}"
            else:
                told += f"{told and (' ' if told.endswith('.') else '. ')}{clause}."
                under_attack = not under_attack
        if isinstance(self._maps[path[-1]], Argument):
            on = f"the inference {path[-1]}"
            told += (
                f", which rests on {on}"
                if told and not told.endswith(".")
                else (f"{told and ' '}{base} rests on {on}")
            )
        return told if told.endswith(".") or not told else f"{told}."

    def _clause(
        self, base: Reference, upper: Reference, lower: Reference, answers: bool
    ) -> tuple[str, bool]:
        """The clause for one piece of a path, and whether it continues "rests on"."""
        if isinstance(self._maps[lower], Argument):
            return "", True  # it is included in the next clause
        step = self._graph.step_of(upper)
        supports = self._graph.supports(lower, upper)
        if not supports and isinstance(self._maps[upper], Argument):
            return f"{lower} undercuts the inference {upper} to {base}", False
        if not supports:
            return f"{lower} {'answers' if answers else 'attacks'} {upper}", False
        if step is None or lower in step.premises:
            others = [key for key in step.premises if key != lower] if step is not None else []
            together = f" (together with {listed(list(map(str, others)))})" if others else ""
            return f"{lower}{together}", True
        return f"{lower}, the warrant for the inference {upper}", True
