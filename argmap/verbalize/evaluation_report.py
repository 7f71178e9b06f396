"""Put an evaluation into plain English: what stands, what speaks against it, what it hangs on.

It never says more than the map: that nothing answers an objection means that no answer to it is on
the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from attrs import frozen

from argmap.evaluation import Crux, Evaluation, Label, Role, Word
from argmap.evaluation.net import Node, Sort
from argmap.model import Kind, Reference
from argmap.verbalize.phrases import capital, counted, excerpt, listed, number, short_name

_WIDTH: Final = 88
_QUOTED: Final = 140
"""Characters quoted of a text that was given in full, or will be."""

_HOLDS: Final = {Word.STANDS: "holds on this map", Word.OPEN: "is undecided on this map"}
_FALLS: Final = "does not hold on this map"

_CHANGES: Final = 12
"""How many statements are named that change with what the reader chooses."""

_WAYS: Final = 3
"""How many statements are named that would make another stand."""

_DEEPEST: Final = 12
"""How far cruxes are indented."""

_DEPTH: Final = 3
"""How many levels of reasons are told for a statement that does not stand."""


@frozen
class Entry:
    """A line of the report at a depth; depth 0 is a paragraph, others are bullets."""

    depth: int
    text: str


def text(evaluation: Evaluation, *, ids: bool = False, chance: bool = False) -> str:
    """The report as plain text. ``ids`` names each statement, ``chance`` adds the chances.

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> map = loads("map: Ferry\\nthesis t: Keep it.\\n  claim c: It pays.\\n")
    >>> print(text(evaluate(map)), end="")
    Ferry
    =====
    <BLANKLINE>
    Keep it.
    <BLANKLINE>
    - Holds on this map. It rests on one argument:
      - “It pays”
    - The map has no objection to it.
    - It would not hold without:
      - “It pays”, the only ground given for it
    """
    lines: list[str] = []
    for title, entries in _Report(evaluation, ids, chance).sections():
        rule = "-" if lines else "="
        heading = wrap(title, _WIDTH) or [""]
        lines += [*([""] if lines and lines[-1] else []), *heading, rule * max(map(len, heading))]
        for entry in entries:
            indent = "  " * (entry.depth - 1)
            first = f"{indent}- " if entry.depth else ""
            rest = f"{indent}  " if entry.depth else ""
            if not entry.depth:
                lines.append("")
            lines += wrap(entry.text, _WIDTH, initial_indent=first, subsequent_indent=rest)
            if not entry.depth:
                lines.append("")
    return "".join(f"{line}\n" for line in lines)


def markdown(evaluation: Evaluation, *, ids: bool = False, chance: bool = False) -> str:
    """The report as Markdown, with the markup in the map's texts escaped."""
    lines: list[str] = []
    for title, entries in _Report(evaluation, ids, chance).sections():
        lines += [f"{'##' if lines else '#'} {_safe(title)}", ""]
        for entry in entries:
            if entry.depth:
                lines.append(f"{'  ' * (entry.depth - 1)}- {_safe(entry.text)}")
            else:
                lines += [*([""] if lines[-1] else []), f"**{_safe(entry.text)}**", ""]
        lines.append("")
    return "\n".join(lines)


def _safe(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~$" else sign for sign in words)


@frozen
class _Report:
    evaluation: Evaluation
    ids: bool
    chance: bool

    def sections(self) -> Iterator[tuple[str, Iterable[Entry]]]:
        """The title of each section, and its entries."""
        maps = self.evaluation.graph.maps
        title = maps.main.title or "Evaluation"
        asked = [(maps.main[key].text, keys) for key, keys in self.evaluation.answers.items()]
        told = {key for _, keys in asked for key in keys}
        rest = [key for key in self.evaluation.theses if key not in told]
        if not asked and not maps.used:
            yield title, (*self._hypothesis(), *self._all(rest))
            yield from self._choices()
            return
        yield title, (*self._preface(), *self._hypothesis())
        for question, keys in asked:
            yield question, self._all(keys)
        if rest:
            yield "Other theses", self._rest(rest)
        yield from self._choices()

    def _preface(self) -> Iterator[Entry]:
        """What is compared, and what the verdicts depend on."""
        maps = self.evaluation.graph.maps
        told = listed([maps.byline(name) for name in maps.used])
        yield Entry(
            0,
            f"This map compares {told}. Whoever drew it decided which statement answers which, and "
            "the last word counts.",
        )

    def _hypothesis(self) -> Iterator[Entry]:
        """What the reader has chosen, and what changes with it."""
        evaluation = self.evaluation
        rejected = [one for one in evaluation.rejected if one not in evaluation.ignored]
        said = [f"rejects {self._quote(one)}" for one in sorted(rejected)]
        said += [f"accepts {self._quote(one)}" for one in sorted(evaluation.accepted)]
        said += [f"sides with {evaluation.side}"] if evaluation.side else []
        if not said:
            return
        before = Evaluation(evaluation.graph, evaluation.net, frozenset(), frozenset())
        changed = [
            at
            for at, node in enumerate(evaluation.net.nodes)
            if node.sort is Sort.STATEMENT
            and before.label(at) is not evaluation.label(at)
            and at not in evaluation.accepted
            and at not in rejected
        ]
        yield Entry(0, f"For a reader who {listed(said)}:")
        for at in changed[:_CHANGES]:
            word = evaluation[evaluation.net.nodes[at].name].word
            yield Entry(1, f"{self._quote(at)} {_HOLDS.get(word, _FALLS)}.")
        if len(changed) > _CHANGES:
            left = len(changed) - _CHANGES
            more = counted(left, "more statement changes", "more statements change")
            yield Entry(1, f"{capital(more)}.")
        if not changed:
            yield Entry(1, "Nothing else changes.")

    def _rest(self, keys: Sequence[Reference]) -> Iterator[Entry]:
        """The theses that no question asks about, as far as other maps touch them."""
        evaluation = self.evaluation
        touched = []
        for key in keys:
            node = evaluation.net.nodes[evaluation.number(key)]
            whole = all(evaluation.label(one) is Label.IN for one in node.grounds)
            if evaluation[key].word is not Word.STANDS or not whole:
                touched.append(key)
        for key in touched:
            yield from self._statement(key)
        left = len(keys) - len(touched)
        if left:
            hold = "thesis holds" if left == 1 else "theses hold"
            them = "it" if left == 1 else "them"
            said = f"{capital(number(left))} more {hold}, and so do all the arguments for {them}."
            yield Entry(0, said)

    def _choices(self) -> Iterator[tuple[str, Iterable[Entry]]]:
        """What is open, and how one can choose, if there is anything to choose."""
        positions = self.evaluation.positions()
        if positions.matters:
            yield "Open choices", map(self._choice, positions.matters)

    def _choice(self, alternatives: Sequence[Sequence[str]]) -> Entry:
        said = [
            listed([self._quote(self.evaluation.number(name)) for name in names[:_WAYS]])
            + (f" and {len(names) - _WAYS} more" if len(names) > _WAYS else "")
            for names in alternatives
            if names
        ]
        return Entry(1, f"Either {', or '.join(said)}.")

    def _all(self, keys: Sequence[Reference]) -> Iterator[Entry]:
        if not keys:
            yield Entry(0, "There is no thesis to evaluate.")
        for key in keys:
            yield from self._statement(key)

    def _statement(self, key: Reference) -> Iterator[Entry]:
        evaluation = self.evaluation
        number = evaluation.number(key)
        node = evaluation.net.nodes[number]
        judgement = evaluation[key]
        whose = f"{capital(self._who(key))}: " if evaluation.graph.maps.used else ""
        name = f" ({key})" if self.ids else ""
        yield Entry(0, f"{whose}{evaluation.graph.maps[key].text}{name}")
        yield Entry(1, f"{capital(_HOLDS.get(judgement.word, _FALLS))}. {self._rests(node)}")
        yield from self._grounds(node)
        yield from self._objections(node)
        if judgement.word is Word.STANDS:
            yield from self._hangs_on(key)
        else:
            yield from self._would_stand(key)
        if evaluation.graph.maps.used:
            yield from self._eyes(key)
        if self.chance:
            yield from self._chance(key)

    # Texts

    def _who(self, key: Reference) -> str:
        maps = self.evaluation.graph.maps
        holder = maps.holder(key)
        if not key.map:
            return holder or "the comparison"
        author = maps.author(key.map) or key.map
        if holder is None or holder == author:
            return short_name(author)
        return f"{holder}, as reported by {short_name(author)}"

    def _quote(self, number: int) -> str:
        """A statement or step in its first words, with who says it in a comparison."""
        maps = self.evaluation.graph.maps
        node = self.evaluation.net.nodes[number]
        if not node.members:
            return self._quote(node.needs[0]) if node.needs else "an inference"
        key = node.members[0]
        part = maps[key]
        name = f" ({key})" if self.ids else ""
        if not part.text:
            premises = listed([self._quote(one) for one in node.needs[:2]])
            return f"the inference from {premises}{name}"
        words = excerpt(part.title or part.text, _QUOTED)
        unsaid = " (unstated)" if part.kind is Kind.ASSUMPTION and not part.by else ""
        return f"{words}{name}{unsaid}"

    def _the(self, number: int) -> str:
        return capital(self._quote(number))

    # Parts of a verdict

    def _rests(self, node: Node) -> str:
        """On how many arguments a statement rests."""
        count = len(node.grounds)
        if not count:
            return "It is asserted without argument."
        if count == 1:
            return "It rests on one argument:"
        return f"It rests on {counted(count, 'argument')}, which are treated as independent:"

    def _grounds(self, node: Node) -> Iterator[Entry]:
        """The arguments for a statement, and why those that fail do."""
        for step in node.grounds:
            label = self.evaluation.label(step)
            if label is Label.IN:
                yield Entry(2, self._the(step))
            elif not self.evaluation.net.nodes[step].members:  # it is its premise
                yield Entry(2, capital(self._because(step)))
            else:
                how = "is undecided" if label is Label.OPEN else "fails"
                yield Entry(2, f"{self._the(step)} {how}: {self._because(step)}")

    def _objections(self, node: Node) -> Iterator[Entry]:
        evaluation = self.evaluation
        if not node.hits:
            yield Entry(1, "The map has no objection to it.")
        for attack in node.hits:
            attacker = evaluation.net.nodes[attack].needs[0]
            who = self._attacker(attacker, node)
            if evaluation.label(attack) is not Label.OUT:
                yield Entry(1, f"{who} {self._unanswered(attack, attacker)}.")
                continue
            granted = self._granted(attacker)
            yield Entry(1, f"{who}{granted} {self._answered(attack, attacker)}.")

    def _unanswered(self, attack: int, attacker: int) -> str:
        """What is said of an attack that is not answered."""
        evaluation = self.evaluation
        if evaluation.label(attack) is Label.OPEN:
            return "is undecided"
        nodes = evaluation.net.nodes
        tried = nodes[attack].hits or nodes[attacker].hits
        return (
            "stands, because every answer to it on the map fails"
            if tried
            else "stands, because the map has no answer to it"
        )

    def _attacker(self, number: int, target: Node) -> str:
        whose = self._from_elsewhere(number, target)
        return f"{capital(whose) or 'The objection '}{self._quote(number)}"

    def _granted(self, number: int) -> str:
        for key in self.evaluation.net.nodes[number].members:
            if concession := self.evaluation.graph.maps[key].concession:
                return f", granted {concession.extent},"
        return ""

    def _answered(self, attack: int, attacker: int) -> str:
        """What is said of an attack that fails: what answers it, or that it does not hold."""
        evaluation = self.evaluation
        hits = (*evaluation.net.nodes[attack].hits, *evaluation.net.nodes[attacker].hits)
        found = [
            self._quote(evaluation.net.nodes[hit].needs[0])
            for hit in hits
            if evaluation.label(hit) is Label.IN
        ]
        if found:
            return f"is answered by {listed(found[:_WAYS])}"
        return "does not hold" if evaluation.label(attacker) is Label.OUT else "is answered"

    def _because(self, number: int, depth: int = _DEPTH) -> str:
        """Why a node is not in."""
        evaluation = self.evaluation
        node = evaluation.net.nodes[number]
        for hit in node.hits:
            if evaluation.label(hit) is not Label.OUT:
                attacker = evaluation.net.nodes[hit].needs[0]
                how = "undercut" if node.sort is Sort.STEP else "attacked"
                whose = self._from_elsewhere(attacker, node)
                open_ = "" if evaluation.label(hit) is Label.IN else ", which is undecided"
                return f"it is {how} by {whose}{self._quote(attacker)}{open_}"
        for one in (*node.needs, *node.grounds):
            if evaluation.label(one) is not Label.IN and depth:
                how = "is undecided" if evaluation.label(one) is Label.OPEN else "does not hold"
                return f"{self._quote(one)} {how}, because {self._because(one, depth - 1)}"
        if number in evaluation.rejected:
            return "it is rejected"
        return "nothing on the map supports it any more"

    def _from_elsewhere(self, attacker: int, target: Node) -> str:
        node = self.evaluation.net.nodes[attacker]
        if node.members and target.members and node.members[0].map != target.members[0].map:
            return f"{self._who(node.members[0])}: "
        return ""

    def _hangs_on(self, key: Reference) -> Iterator[Entry]:
        cruxes = self.evaluation.cruxes(key)
        if not cruxes:
            yield Entry(1, "It does not depend on any single statement or argument.")
            return
        yield Entry(1, "It would not hold without:")
        path = [self.evaluation.net.nodes[self.evaluation.number(key)].name]
        for crux in cruxes:
            del path[crux.depth + 1 :]
            yield Entry(min(crux.depth, _DEEPEST) + 2, self._crux(crux, path[-1]))
            path.append(crux.name)

    def _crux(self, crux: Crux, above: str) -> str:
        quoted = self._quote(self.evaluation.number(crux.name))
        if crux.role is Role.PREMISE and crux.of == above:
            return f"{quoted}, needed in that argument"
        of = "it" if crux.of == above else self._quote(self.evaluation.number(crux.of))
        role = "needed in the argument" if crux.role is Role.PREMISE else str(crux.role)
        target = self.evaluation.net.nodes[self.evaluation.number(crux.of)]
        if crux.role is Role.GROUND and len(target.grounds) == 1:
            role = "the only ground given for"
        return f"{quoted}, {role} {of}"

    def _would_stand(self, key: Reference) -> Iterator[Entry]:
        ways = self.evaluation.rises_with(key)
        for how, does in (("rejecting", "rejects"), ("accepting", "accepts")):
            names = ways[how]
            if names:
                quoted = [self._quote(self.evaluation.number(name)) for name in names[:_WAYS]]
                left = len(names) - _WAYS
                more = [f"one of {left} others" if left > 1 else "one other"] if left > 0 else []
                said = listed([*quoted, *more], "or")
                yield Entry(1, f"It would hold for a reader who {does} {said}.")

    def _eyes(self, key: Reference) -> Iterator[Entry]:
        maps = self.evaluation.graph.maps
        authors = dict.fromkeys(
            author for name in maps.used if (author := maps.author(name)) is not None
        )
        own = maps.author(key.map)
        sides = [one for one in authors if self.evaluation.eyes(one)[key].label is Label.IN]
        others = [one for one in authors if one not in sides]
        if self.evaluation[key].label is not Label.IN:
            if sides and sides != [own]:
                yield Entry(1, f"It holds for a reader who sides with {listed(sides)}.")
        elif others:
            yield Entry(1, f"It does not hold for a reader who sides with {listed(others)}.")

    def _chance(self, key: Reference) -> Iterator[Entry]:
        chance = self.evaluation.chance(key)
        if not chance.decisive:
            yield Entry(1, "The map gives no 'confidence:' and no numeric 'strength:' below 1.")
            return
        error = "" if chance.is_exact else f", give or take {2 * chance.error:.3f}"
        most = sorted(chance.decisive.items(), key=lambda one: -abs(one[1]))[:_WAYS]
        said = listed([self._quote(self.evaluation.number(name)) for name, _ in most])
        yield Entry(
            1, f"The chance that it stands is {chance.value:.2f}{error}. It depends most on {said}."
        )
