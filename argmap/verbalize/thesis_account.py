"""What an evaluation gives for one thesis, as entries of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.evaluation import Crux, Evaluation, Label, Role, Word
from argmap.evaluation.net import Node, Sort
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.verbalize.evaluation_quotes import Quotes
from argmap.verbalize.phrases import capital, counted, listed, number

STANDS: Final = {Word.STANDS: "stands on this map", Word.OPEN: "is undecided on this map"}
FALLS: Final = "does not stand on this map"

_WAYS: Final = 3
"""How many statements are named that would make another stand."""

_ANSWERS: Final = 4
"""How many answers to an objection are named."""

_PAIRED: Final = 500
"""In a map of more statements, no example is looked for of two that take a thesis down: there are
too many pairs."""

_DEEPEST: Final = 12
"""How far cruxes are indented."""


@frozen
class Entry:
    """A line of the report at a depth; depth 0 is a paragraph, others are bullets."""

    depth: int
    text: str


@frozen
class ThesisAccount:
    """Tells the verdict on a thesis or an answer, and the reasons.

    ``before`` is the evaluation without the reader's choices, if there are any: what they do not
    change is then left out.
    """

    evaluation: Evaluation
    quotes: Quotes
    before: Evaluation | None = None
    chance: bool = False

    def whole(self, key: Reference) -> Iterator[Entry]:
        """The verdict, what the thesis needs, its arguments, and the objections with answers."""
        node = self._node(key)
        yield self._heading(key)
        yield Entry(1, f"{capital(self._verdict(key))}.")
        yield from self._needs(key)
        yield Entry(1, self._rests(node, self.evaluation[key].word))
        yield from self._grounds(node)
        yield from self._objections(node)
        yield from self._tensions(key)
        yield from self._others(key)

    def brief(self, key: Reference) -> Iterator[Entry]:
        """The verdict, and only what speaks against it and succeeds."""
        evaluation, node = self.evaluation, self._node(key)
        yield self._heading(key)
        carry = sum(evaluation.label(step) is Label.IN for step in node.grounds)
        undecided = sum(evaluation.label(step) is Label.OPEN for step in node.grounds)
        on = _on_arguments(evaluation[key].word, carry, undecided, len(node.grounds))
        if carry and (others := sum(self._is_others(step, key) for step in node.grounds)):
            on += f" ({number(others)} of them from other maps)"
        yield Entry(1, f"{capital(self._verdict(key))}{on}.")
        for step in node.grounds:
            if evaluation.label(step) is not Label.IN:
                yield Entry(2, self._ground(step))
        for attack in node.hits:
            if evaluation.label(attack) is not Label.OUT:
                yield Entry(2, f"{self._objection(attack, node)}.")
        if carry < len(node.grounds) and evaluation[key].label is Label.IN:
            cruxes = [one for one in evaluation.cruxes(key) if not one.depth]
            quoted = [self.quotes.quote(evaluation.number(one.name)) for one in cruxes]
            if quoted:
                more = [f"{len(quoted) - _WAYS} more"] if len(quoted) > _WAYS else []
                each = "" if len(quoted) == 1 else "each of "
                yield Entry(1, f"It needs {each}{listed([*quoted[:_WAYS], *more])}.")
        yield from self._tensions(key)
        yield from self._others(key)

    def _tensions(self, key: Reference) -> Iterator[Entry]:
        """What a statement that stands is in tension with, if that stands as well.

        In a comparison, an author's tensions with himself are left out.
        """
        evaluation, maps = self.evaluation, self.evaluation.graph.maps
        if evaluation[key].label is not Label.IN:
            return
        found: dict[int, None] = {}
        for other in evaluation.graph.tensions.get(key, ()):
            is_own = bool(maps.used) and other.map == key.map
            if other in evaluation and not is_own and evaluation[other].label is Label.IN:
                found[evaluation.number(other)] = None
        if found:
            stand = "stands" if len(found) == 1 else "stand"
            said = listed([self.quotes.attributed(one) for one in found])
            yield Entry(1, f"It is in tension with {said}, which {stand} as well.")

    def _is_others(self, step: int, key: Reference) -> bool:
        """Whether an argument for a statement carries, and is from another map."""
        nodes = self.evaluation.net.nodes
        keys = nodes[step].members or nodes[nodes[step].needs[0]].members
        is_in = self.evaluation.label(step) is Label.IN
        return is_in and bool(key.map) and keys[0].map not in ("", key.map)

    def _others(self, key: Reference) -> Iterator[Entry]:
        if self.evaluation[key].word is not Word.STANDS:
            yield from self._would_stand(key)
        if self.evaluation.graph.maps.used:
            yield from self._eyes(key)
        if self.chance:
            yield from self._chance(key)

    def _node(self, key: Reference) -> Node:
        return self.evaluation.net.nodes[self.evaluation.number(key)]

    def _heading(self, key: Reference) -> Entry:
        maps = self.evaluation.graph.maps
        part = maps[key]
        whose = f"{capital(self.quotes.who(key))}: " if maps.used else ""
        name = f" ({key})" if self.quotes.ids else ""
        text = self.quotes.heading(key)
        qualified = f" (qualifier, not weighed here: “{part.qualifier}”)" if part.qualifier else ""
        return Entry(0, f"{whose}{text}{name}{qualified}")

    def _verdict(self, key: Reference) -> str:
        return STANDS.get(self.evaluation[key].word, FALLS)

    def _rests(self, node: Node, word: Word) -> str:
        """On how many arguments a statement rests."""
        count = len(node.grounds)
        if not count:
            return "It is taken as given: the map has no argument for it."
        if word is not Word.STANDS:
            are = "is" if count == 1 else "are"
            return f"{capital(counted(count, 'argument'))} {are} given for it:"
        if count == 1:
            return "It rests on one argument:"
        return f"It rests on {counted(count, 'argument')}, which are treated as independent:"

    def _grounds(self, node: Node) -> Iterator[Entry]:
        """The arguments for a statement, and why those that fail do."""
        for step in node.grounds:
            label = self.evaluation.label(step)
            if label is Label.IN:
                yield Entry(2, self.quotes.opening(step))
            else:
                yield Entry(2, self._ground(step))

    def _ground(self, step: int) -> str:
        """An argument that does not carry, and why."""
        how = "is undecided" if self.evaluation.label(step) is Label.OPEN else "fails"
        return f"{self.quotes.opening(step)} {how}: {self._because(step)}"

    def _objections(self, node: Node) -> Iterator[Entry]:
        evaluation, before = self.evaluation, self.before
        if not node.hits:
            yield Entry(1, "The map has no objection to it directly.")
        for attack in node.hits:
            is_out = evaluation.label(attack) is Label.OUT
            if before is None or not is_out or before.label(attack) is not Label.OUT:
                yield Entry(1, f"{self._objection(attack, node)}.")

    def _objection(self, attack: int, node: Node) -> str:
        """An objection, and whether it succeeds."""
        evaluation = self.evaluation
        attacker = evaluation.net.nodes[attack].needs[0]
        who = self._attacker(attacker, node, evaluation.net.nodes[attack].is_contradiction)
        if evaluation.label(attack) is not Label.OUT:
            return f"{who} {self._unanswered(attack, attacker, node)}"
        if granted := self.quotes.granted(attacker):
            who = f"{who.removesuffix(',')}, {granted},"
        return f"{who} {self._answered(attack, attacker)}"

    def _unanswered(self, attack: int, attacker: int, target: Node) -> str:
        """What is said of an attack that is not answered."""
        evaluation = self.evaluation
        if evaluation.label(attack) is Label.OPEN:
            return "is undecided"
        nodes = evaluation.net.nodes
        answers = (*nodes[attack].hits, *nodes[attacker].hits)
        if answers:
            told = self._named([nodes[hit].needs[0] for hit in answers])
            one = len(answers) == 1
            failing = (
                f"answer on the map, {told}, fails" if one else f"answers on the map fail: {told}"
            )
            return f"stands, because its {failing}"
        later = "; it came later" if self.quotes.is_later(attacker, target) else ""
        return f"stands, because the map has no answer to it{later}"

    def _named(self, numbers: Sequence[int]) -> str:
        """Some answers, in a list that says how many more there are."""
        found = [self.quotes.quote(number) for number in numbers[:_ANSWERS]]
        more = [f"{len(numbers) - _ANSWERS} more"] if len(numbers) > _ANSWERS else []
        return listed([*found, *more])

    def _attacker(self, number: int, target: Node, is_contradiction: bool) -> str:
        whose = self.quotes.from_elsewhere(number, target)
        quoted = self.quotes.quote(number)
        if whose:
            return f"{capital(whose)}{quoted}"
        voice = self.quotes.raised_by(number)
        what = "contrary view" if is_contradiction else "objection"
        return f"The {what} of {voice}, {quoted}," if voice else f"The {what} {quoted}"

    def _answered(self, attack: int, attacker: int) -> str:
        """What is said of an attack that fails: what answers it, or that it does not hold."""
        evaluation = self.evaluation
        hits = (*evaluation.net.nodes[attack].hits, *evaluation.net.nodes[attacker].hits)
        found = [
            evaluation.net.nodes[hit].needs[0] for hit in hits if evaluation.label(hit) is Label.IN
        ]
        if found:
            return f"is answered by {self._named(found)}"
        return "does not stand" if evaluation.label(attacker) is Label.OUT else "is answered"

    def _because(self, number: int) -> str:
        """Why a node is not in: what speaks against it, or against what it rests on."""
        evaluation = self.evaluation
        at, seen = number, {number}
        while not (against := self._against(at)):
            node = evaluation.net.nodes[at]
            below = [
                one
                for one in (*node.needs, *node.grounds)
                if evaluation.label(one) is not Label.IN and one not in seen
            ]
            if not below or at in evaluation.rejected:
                break
            at = below[0]
            seen.add(at)
        node = evaluation.net.nodes[at]
        what = "it" if node.sort is not Sort.STEP else "the inference"
        if at != number and self._quoted_as(at) != self._quoted_as(number):
            what = self.quotes.quote(at)
        if against:
            return f"{against} against {what}"
        if at in evaluation.rejected:
            return f"{what} is rejected"
        return f"nothing on the map supports {what} any more"

    def _quoted_as(self, number: int) -> int:
        """The node whose words are quoted for another: an argument that is not written is quoted by
        its premise."""
        node = self.evaluation.net.nodes[number]
        is_written = bool(node.members) or not node.needs
        return number if is_written else self._quoted_as(node.needs[0])

    def _against(self, number: int) -> str:
        """What speaks against a node and is not answered, with its verb; empty if nothing does."""
        evaluation = self.evaluation
        node = evaluation.net.nodes[number]
        for hit in () if number in evaluation.rejected else node.hits:
            if evaluation.label(hit) is not Label.OUT:
                attacker = evaluation.net.nodes[hit].needs[0]
                whose = self.quotes.from_elsewhere(attacker, node)
                is_in = evaluation.label(hit) is Label.IN
                how = "stands" if is_in else "is undecided as well, and speaks"
                return f"{whose}{self.quotes.quote(attacker)} {how}"
        return ""

    def _needs(self, key: Reference) -> Iterator[Entry]:
        if self.evaluation[key].word is not Word.STANDS:
            return
        cruxes = self.evaluation.cruxes(key)
        if not cruxes:
            yield from self._falls_with(key)
            return
        yield Entry(1, "It would not stand without:")
        path = [self.evaluation.net.nodes[self.evaluation.number(key)].name]
        for crux in cruxes:
            del path[crux.depth + 1 :]
            yield Entry(min(crux.depth, _DEEPEST) + 2, self._crux(crux, path[-1]))
            path.append(crux.name)

    def _falls_with(self, key: Reference) -> Iterator[Entry]:
        """What takes a thesis down together, if it needs nothing in particular."""
        said = "It does not depend on any single statement or argument."
        is_small = len(self.evaluation.graph.statements) <= _PAIRED
        for names in self.evaluation.falls_with(key, size=2)[:1] if is_small else ():
            quoted = [self.quotes.quote(self.evaluation.number(name)) for name in names]
            said += f" It falls, for example, for a reader who rejects both {listed(quoted)}."
        yield Entry(1, said)

    def _crux(self, crux: Crux, above: str) -> str:
        quoted = self.quotes.quote(self.evaluation.number(crux.name))
        if crux.role is Role.PREMISE and crux.of == above:
            return f"{quoted}, needed in that argument"
        of = "it" if crux.of == above else self.quotes.quote(self.evaluation.number(crux.of))
        role = "needed in the argument" if crux.role is Role.PREMISE else str(crux.role)
        target = self.evaluation.net.nodes[self.evaluation.number(crux.of)]
        if crux.role is Role.GROUND and len(target.grounds) == 1:
            role = "the only ground on this map for"
        return f"{quoted}, {role} {of}"

    def _would_stand(self, key: Reference) -> Iterator[Entry]:
        ways = self.evaluation.rises_with(key)
        for how, does in (("rejecting", "rejects"), ("accepting", "accepts")):
            names = ways[how]
            if names:
                quoted = [self.quotes.quote(self.evaluation.number(name)) for name in names[:_WAYS]]
                left = len(names) - _WAYS
                more = [f"one of {left} others" if left > 1 else "one other"] if left > 0 else []
                said = listed([*quoted, *more], "or")
                yield Entry(1, f"It would stand for a reader who {does} {said}.")

    def _eyes(self, key: Reference) -> Iterator[Entry]:
        own = self.evaluation.graph.maps.author(key.map)
        seen = self.evaluation.eyes_of_authors
        sides = [author for author, eyes in seen.items() if eyes[key].label is Label.IN]
        others = [author for author in seen if author not in sides]
        if self.evaluation[key].label is not Label.IN:
            if sides and sides != [own]:
                yield Entry(1, f"It stands for a reader who sides with {listed(sides)}.")
        elif others:
            yield Entry(1, f"It does not stand for a reader who sides with {listed(others)}.")

    def _chance(self, key: Reference) -> Iterator[Entry]:
        chance = self.evaluation.chance(key)
        if not chance.decisive:
            yield Entry(1, "The map gives no 'confidence:' and no numeric 'strength:' below 1.")
            return
        error = "" if chance.is_exact else f", give or take {2 * chance.error:.3f}"
        most = sorted(chance.decisive.items(), key=lambda one: -abs(one[1]))[:_WAYS]
        said = listed([self.quotes.quote(self.evaluation.number(name)) for name, _ in most])
        yield Entry(
            1, f"The chance that it stands is {chance.value:.2f}{error}. It depends most on {said}."
        )


def _on_arguments(word: Word, carry: int, undecided: int, count: int) -> str:
    """On how many of the arguments for it a statement rests, or which of them fail."""
    every = ("", "the one argument for it", "both arguments for it")
    whole = every[count] if count < len(every) else f"all {number(count)} arguments for it"
    if not count:
        return ", taken as given: the map has no argument for it" if word is Word.STANDS else ""
    if carry:
        part = whole if carry == count else f"{number(carry)} of {number(count)} arguments"
        if word is Word.STANDS:
            return f", on {part}"
        return f", though {part} {'succeeds' if carry == 1 else 'succeed'}"
    if undecided:
        only = "the one argument for it is" if count == 1 else "none of its arguments is more than"
        return f": {only} undecided"
    return f": {whole} {'fail' if count > 1 else 'fails'}"
