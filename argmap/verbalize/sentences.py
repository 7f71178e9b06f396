"""English sentences for the parts of a map: the speaker, the text, its citations and qualifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Kind,
    Reference,
    Relation,
    Reopening,
    Reuse,
    Statement,
)
from argmap.model.name_matching import first_spellings, normal_form
from argmap.model.vocabulary import ArgumentKind, Status
from argmap.verbalize.figure_values import in_words
from argmap.verbalize.phrases import (
    capital,
    closed,
    counted,
    does,
    excerpt,
    listed,
    number,
    short_name,
    verb,
)
from argmap.wording.citations import STATUSES, Verdict, places_of
from argmap.wording.relations import RELATIONS

Part = Statement | Argument | Reuse


_NEAR: Final = 60
_FAR: Final = 120
"""Characters quoted of a repeated text, or of one in another map."""


def _by_citation(verdicts: Iterable[Verdict]) -> Mapping[tuple[str, int], Verdict]:
    return {(verdict.key, verdict.index): verdict for verdict in verdicts}


@frozen
class Sentences:
    """Puts the parts of one map into words.

    ``verdicts`` say where its citations were found; ``used`` has the imported maps by name.
    """

    map: ArgumentMap
    verdicts: Mapping[tuple[str, int], Verdict] = field(converter=_by_citation)
    used: Mapping[str, ArgumentMap] = field(factory=dict)

    # Speakers

    def name(self, holder: str) -> str:
        """The name of a holder in running text; the author's is shortened."""
        return self._author if self._is_author(holder) else holder

    def _is_author(self, holder: str) -> bool:
        author = self.map.author
        return author is not None and normal_form(holder) == normal_form(author)

    @cached_property
    def _author(self) -> str:
        author = self.map.author or ""
        short = short_name(author)
        return author if normal_form(short) in first_spellings(self.map.holders) else short

    def opening(self) -> str:
        """The opening: what the author argues for, who else is quoted, which sources are used."""
        map = self.map
        own = [
            root.kind
            for root in map.roots
            if isinstance(root, Statement) and map.holder(root.key) == map.author
        ]
        count = {kind: own.count(kind) for kind in Kind}
        speaker, deeds = map.author or "The map", []
        if count[Kind.THESIS]:
            theses = counted(count[Kind.THESIS], "thesis", "theses")
            deeds.append(f"{verb(speaker, 'argue')} for {theses}")
        elif count[Kind.CLAIM]:
            deeds.append(f"{verb(speaker, 'make')} {counted(count[Kind.CLAIM], 'claim')}")
        if count[Kind.QUESTION]:
            deeds.append(f"{verb(speaker, 'ask')} {counted(count[Kind.QUESTION], 'question')}")
        when = f" ({map.date})" if map.date else ""
        said = [f"{speaker}{when} {listed(deeds)}."] if deeds else []
        others = [holder for holder in map.holders if holder != map.author]
        if others:
            said.append(f"Other voices: {'; '.join(others)}.")
        if map.uses:
            used = [f"{use.name} ({use.path})" for use in map.uses]
            said.append(f"It uses {counted(len(used), 'other map')}: {listed(used)}.")
        if map.sources:
            said.append(f"This map cites {listed([source.id for source in map.sources])}.")
        named = next((key for key in map.nodes if key in self.marked), None)
        if named:
            said.append(
                f"A name in parentheses, such as ({named}), marks a statement that comes up again."
            )
        said.extend(f"Note: {closed(note)}" for note in map.notes)
        if not map.items:
            said.append("It is empty.")
        return " ".join(said)

    def does(self, holder: str, what: str, also: bool = False) -> str:
        """A holder's name with a verb that agrees with it."""
        return does(self.name(holder), what, also)

    def holder(self, key: str) -> str | None:
        """The named holder of a part, if the map knows both."""
        return self.map.holder(key) if key in self.map.nodes else None

    def speaker(self, part: Part) -> str | None:
        """Who says a part; for a repeated statement, who said it in its own place.

        It is "someone" where the map says that nobody is named.
        """
        key = part.target if isinstance(part, Reuse) else part.key
        node = self.map.nodes.get(key)
        if node is not None and node.by is not None and node.by.is_unnamed:
            return "someone"
        return self.holder(key)

    def one_speaker(self, parts: Sequence[Part]) -> str | None:
        """Who says all of the parts, if that is one person."""
        speakers = {self.speaker(part) for part in parts}
        return speakers.pop() if len(speakers) == 1 else None

    def other(self, part: Part, holder: str | None) -> str:
        """The name of a part's speaker, if that is not the holder of what it supports."""
        speaker = None if isinstance(part, Reuse) else self.speaker(part)
        return self.name(speaker) if speaker and speaker != holder else ""

    # Text

    @cached_property
    def marked(self) -> frozenset[str]:
        """The ids that the map refers to again, which the reader therefore has to hear."""
        found: set[str] = set()
        for item in self.map.items:
            if isinstance(item, (Reuse, Reopening)):
                found.add(item.target)
            elif isinstance(item, Relation):
                found.update((item.first, item.second))
        return frozenset(found)

    def the(self, key: str) -> str:
        """A part that was mentioned before: its kind, its first words, and its id."""
        node = self.map.nodes.get(key) or self._used(key)
        if node is None:
            return _elsewhere(key)
        what = "counter-argument" if node.kind is ArgumentKind.COUNTER else str(node.kind)
        width = _NEAR if key in self.map.nodes else _FAR
        begins = f" {excerpt(node.text, width)}" if node.text else ""
        mark = f" ({key})" if key in self.marked else ""
        return f"the {what}{begins}{mark}"

    def taken_up(self, reuse: Reuse, *, above: bool, alone: bool) -> str:
        """The text of a repeated statement, and the reason for placing it here.

        ``alone`` says that no words lead up to it, so that it has to be a sentence by itself.
        """
        what = "as" if alone else "what"
        node = self.map.nodes.get(reuse.target)
        far = self._used(reuse.target)
        said = _elsewhere(reuse.target)
        if node is not None:
            where = "stated above" if above else "stated below"
            what = "as" if alone else "what was" if above else "what is"
            said = f"{what} {where} ({reuse.target}), {excerpt(node.text, 72)}"
        elif far is not None:
            (target,) = reuse.references
            holder = self.used[target.map].holder(target.key) or f"the map {target.map}"
            said = f"{what} {does(holder, 'say')} ({reuse.target}), {excerpt(far.text, _FAR)}"
        label = "In short" if reuse.kind is Kind.ANSWER else "Why it matters here"
        why = f" {label}: {closed(reuse.reason)}" if reuse.reason else ""
        return f"{closed(said)}{why}"

    def _used(self, key: str) -> Statement | Argument | None:
        """A part of an imported map, if that map is available."""
        named = Reference.parse(key)
        return self.used[named.map].nodes.get(named.key) if named.map in self.used else None

    def statement(self, statement: Statement) -> str:
        """The text of a statement with its details."""
        text = closed(statement.text) if statement.text else "(no text)"
        return " ".join([text, *self.asides(statement)])

    def step(self, argument: Argument, said: int, unsaid: int) -> str:
        """An argument as one step: its gist, its scheme, and the number of its premises.

        The result starts in lower case if there is no gist.
        """
        scheme = argument.scheme
        if scheme and "argument" in scheme.lower():
            scheme = f"an {scheme}" if scheme[0].lower() in "aeiou" else f"a {scheme}"
        elif scheme:
            scheme = f"an inference by {scheme}"
        premises = _premises(said, unsaid)
        if argument.kind.attacks and not argument.text and not scheme:
            return " ".join([f"{premises}, which speak against it.", *self.asides(argument)])
        if not argument.text:
            text = f"{scheme}, resting on {premises}." if scheme else f"{premises}."
        elif scheme:
            text = f"{closed(argument.text)} This is {scheme}, resting on {premises}."
        else:
            text = f"{closed(argument.text)} It rests on {premises}."
        return " ".join([text, *self.asides(argument)])

    def concession(self, concession: Concession, what: str) -> str:
        """The beginning of a sentence that says that the author grants an attack."""
        who = self._author
        granted = f"{does(who, 'grant')} {what}" if who else f"{what} is granted"
        grant = f"{granted[0].upper()}{granted[1:]} {concession.extent}"
        return f"{grant} ({concession.text.rstrip('.')})" if concession.text else grant

    def relation(self, relation: Relation) -> str:
        """A relation as a sentence, with its reason."""
        related = RELATIONS[relation.kind].sentence.format(
            self.the(relation.first), self.the(relation.second)
        )
        return closed(f"{related}: {relation.reason}" if relation.reason else related)

    # Details

    def asides(self, node: Statement | Argument) -> list[str]:
        """The details of a statement or argument, as parentheses and sentences."""
        said = [f"({node.key})"] if node.key in self.marked else []
        if node.citations:
            said.append(f"[{self._cited(node)}]")
        if node.acceptance is not None:
            who = does(self._author, "accept") if self._author else "The author accepts"
            said.append(closed(capital(f"{who} this {node.acceptance}")))
        if node.qualifier:
            holder = self.map.holder(node.key)
            whose = f", by {holder}" if holder and holder != self.map.author else ""
            said.append(closed(f"Qualifier{whose}: {node.qualifier}"))
        if isinstance(node, Statement):
            figures = [f"{x.subject}, {x.measure}: {in_words(x.value)}" for x in node.figures]
            if figures:
                said.append(
                    f"{'Figure' if len(figures) == 1 else 'Figures'}: {'; '.join(figures)}."
                )
            if node.confidence is not None:
                said.append(f"The mapper's confidence in this is {node.confidence:g} out of 1.")
        elif isinstance(node.strength, str):
            said.append(f"The inference is judged {node.strength}.")
        elif node.strength is not None:
            said.append(
                f"The strength of the inference is judged to be {node.strength:g} out of 1."
            )
        said.extend(f"Note: {closed(note)}" for note in node.notes)
        said.extend(f"See {link}" for link in node.links)
        return said

    def _cited(self, node: Statement | Argument) -> str:
        """Where the cited passages are, if known; otherwise their number."""
        placed, doubtful, bare = [], [], 0
        for index, citation in enumerate(node.citations):
            source = f"{citation.source} " if citation.source else ""
            verdict = self.verdicts.get((node.key, index))
            clause = STATUSES[Status(verdict.status)].clause if verdict is not None else ""
            if clause:
                doubtful.append(f"{source}{_begins(citation)} {clause}")
            elif places := places_of(citation, verdict):
                placed.append(f"{source}{places[0]}")
            else:
                bare += 1
        more = " more" if placed or doubtful else ""
        rest = [f"{counted(bare, f'{more} passage'.strip())} cited"] if bare else []
        return "; ".join([*dict.fromkeys(placed), *doubtful, *rest])


def _elsewhere(key: str) -> str:
    """How to name something that is not in this map."""
    name, id = Reference.parse(key)
    return f"what the map {name} calls “{id}”" if name else f"“{key}”, which is not in this map"


def _begins(citation: Citation) -> str:
    return excerpt(citation.phrases[0], 40) if citation.phrases else str(citation.place)


def _premises(said: int, unsaid: int) -> str:
    """The number of premises of a step, which tells the reader that they are linked."""
    parts = []
    if said:
        parts.append(counted(said, "premise"))
    if unsaid:
        one = "an unstated one" if said else "one unstated premise"
        many = f"{number(unsaid)} unstated {'ones' if said else 'premises'}"
        parts.append(one if unsaid == 1 else many)
    if not parts:
        return "no premise yet"
    if said + unsaid == 1:
        return parts[0]
    return f"{listed(parts)}{',' if len(parts) > 1 else ''} taken together"
