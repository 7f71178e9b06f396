"""The order of sentences, and their opening words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Kind, Reuse, Statement
from argmap.model.vocabulary import ArgumentKind
from argmap.verbalize.phrases import capital, counted, does, number, verb
from argmap.verbalize.sentences import Part, Sentences

_SUPPORT: Final = (Kind.CLAIM, Kind.EVIDENCE, "argument")
_ATTACK: Final = (Kind.OBJECTION, Kind.UNDERCUT, Kind.REBUTTAL, ArgumentKind.COUNTER)
_BULLET: Final = "-  "


@frozen
class Line:
    """A sentence with its depth and a marker such as "1. "."""

    text: str
    depth: int
    marker: str = ""


@frozen
class Said:
    """A part to put into words: its depth, opening words and marker."""

    part: Part
    depth: int
    lead: str = ""
    marker: str = ""


@frozen
class Case:
    """The children of a statement or argument, with their depth."""

    key: str
    depth: int
    reopened: bool = False


Step = Line | Said


@frozen
class DiscoursePlan:
    """Turns parts into sentences, and the children of a part into the next parts to say.

    It remembers what it has said: a repeated statement was said "above" or is said "below", and
    later additions to a statement are "further" reasons or objections.
    """

    words: Sentences
    _heard: set[str] = field(factory=set, init=False)
    _told: Counter[tuple[str, str]] = field(factory=Counter, init=False)

    @property
    def _map(self) -> ArgumentMap:
        return self.words.map

    def line(self, said: Said) -> Line:
        """The sentence for a part."""
        part, bare = said.part, True
        if isinstance(part, Reuse):
            above = part.target in self._heard
            text = self.words.taken_up(part, above=above, alone=not said.lead)
        elif isinstance(part, Argument):
            kinds = [child.kind for child in self._map.children(part.key)]
            said_ones = kinds.count(Kind.CLAIM) + kinds.count(Kind.EVIDENCE)
            text = self.words.step(part, said_ones, kinds.count(Kind.ASSUMPTION))
            bare = not part.text
        else:
            self._heard.add(part.key)
            text, bare = self.words.statement(part), False
        text = said.lead + text if said.lead or not bare else capital(text)
        return Line(text, said.depth, said.marker)

    def root(self, part: Part) -> str:
        """The opening words of a part at the top level."""
        if not isinstance(part, Statement):
            return ""
        holder = self._map.holder(part.key)
        further = self._further(f" {holder}", part.kind)  # no key begins with a space
        verbs = {Kind.THESIS: "argue", Kind.CLAIM: "claim", Kind.QUESTION: "ask"}
        asked = part.kind is Kind.QUESTION and holder == self._map.author
        if holder is None or asked or part.kind not in verbs:
            return f"{'A further' if further else 'The'} {part.kind}: "
        return f"{capital(self.words.does(holder, verbs[part.kind], further))}: "

    def case(self, case: Case, parts: Sequence[Part]) -> list[Step]:
        """What follows a part: first its support, then the attacks on it."""
        if isinstance(self._map.nodes.get(case.key), Argument):
            steps = self._linked(case, parts)
        else:
            steps = [
                *self._answers(case, [part for part in parts if part.kind is Kind.ANSWER]),
                *self._support(case, [part for part in parts if part.kind in _SUPPORT]),
            ]
        attacks = [part for part in parts if part.kind in _ATTACK]
        steps += self._attacks(case, attacks, near=not steps)
        placed = {id(step.part) for step in steps if isinstance(step, Said)}
        misplaced = [part for part in parts if id(part) not in placed]
        return steps + [Said(x, case.depth, f"{capital(x.kind)}: ") for x in misplaced]

    # Support

    def _linked(self, case: Case, parts: Sequence[Part]) -> list[Step]:
        """The premises of an argument, unstated ones last, and its warrants."""
        holder = self.words.holder(case.key)
        steps: list[Step] = []
        for part in parts:
            if part.kind in (Kind.CLAIM, Kind.EVIDENCE):
                lead = self._from(part, holder, "The view of", "As evidence")
                steps.append(Said(part, case.depth, lead, _BULLET))
        for part in parts:
            if part.kind is Kind.ASSUMPTION:
                also = "also " if steps else ""
                steps.append(
                    Said(part, case.depth, f"This {also}assumes, without saying so: ", _BULLET)
                )
        for part in parts:
            if part.kind is Kind.WARRANT:
                which = "A further" if self._further(case.key, part.kind) else "The"
                lead = f"{which} warrant for this inference{' is ' if _again(part) else ': '}"
                steps.append(Said(part, case.depth, lead))
        for part in parts:
            if part.kind is Kind.UNLESS:
                which = (
                    "A further exception" if self._further(case.key, part.kind) else "An exception"
                )
                other = self.words.other(part, holder)
                whose = f", raised by {other}" if other else ""
                lead = f"{which} is left open{whose}{' by ' if _again(part) else ': '}"
                steps.append(Said(part, case.depth, lead))
        return steps

    def _support(self, case: Case, parts: Sequence[Part]) -> list[Step]:
        """The reasons and evidence for a statement, each of them independent."""
        holder = self.words.holder(case.key)
        further = self._further(case.key, "support", len(parts))
        speaker = ""
        if holder and (case.depth == 1 or holder != self._map.author):
            others = any(self.words.other(part, holder) for part in parts)
            speaker = "" if others else holder
        if len(parts) == 1:
            return [Said(parts[0], case.depth, self._lone(parts[0], holder, speaker, further))]
        evidence = [part for part in parts if part.kind is Kind.EVIDENCE]
        reasons = len(parts) - len(evidence)
        more, apart = "further " if further else "", ""
        if not parts:
            return []
        if not evidence:
            what = counted(reasons, f"{more}independent reason")
        elif not reasons:
            piece, pieces = (f"{more or 'separate '}{x} of evidence" for x in ("piece", "pieces"))
            what = counted(len(evidence), piece, pieces)
        else:
            what = f"{counted(reasons, f'{more}reason')} and {number(len(evidence))} "
            what += f"{'piece' if len(evidence) == 1 else 'pieces'} of evidence"
            apart = ", independent of each other"
        gives = self.words.does(speaker, "give" if reasons else "offer") if speaker else ""
        gives = gives or ("there is" if what.startswith("one ") else "there are")
        steps: list[Step] = [Line(f"{capital(gives)} {what} for this{apart}.", case.depth)]
        for count, part in enumerate(parts, 1):
            lead = self._from(part, holder, "The view of", "As evidence" if reasons else "")
            steps.append(Said(part, case.depth, lead, f"{count}. "))
        return steps

    def _lone(self, part: Part, holder: str | None, speaker: str, further: bool) -> str:
        """The opening words of the only reason for a statement."""
        if part.kind is Kind.EVIDENCE:
            lead = "As further evidence" if further else "As evidence"
            if _again(part):
                return "Further evidence is " if further else "The evidence is "
            if speaker:
                return f"{lead} {self.words.does(speaker, 'offer')}: "
            return self._from(part, holder, "", lead)
        if speaker and not _again(part):
            more = "a further" if further else "one"
            return f"{capital(self.words.does(speaker, 'give'))} {more} reason for this: "
        reason = "A further reason" if further else "The reason"
        if _again(part):
            return f"{reason} is "
        other = self.words.other(part, holder)
        return f"{reason}, held by {other}: " if other else f"{reason}: "

    def _from(self, part: Part, holder: str | None, held: str, evidence: str) -> str:
        """The opening words of one of several reasons or premises: as evidence, and by whom."""
        other = self.words.other(part, holder)
        if part.kind is not Kind.EVIDENCE:
            return f"{held} {other}: " if other else ""
        if not other:
            return f"{evidence}: " if evidence else ""
        return f"{evidence}, from {other}: " if evidence else f"From {other}: "

    # Attacks and answers

    def _attacks(self, case: Case, parts: Sequence[Part], near: bool) -> list[Step]:
        """The attacks on a statement or step, or the answers to an attack.

        ``near`` says whether "this" still refers to the attacked statement.
        """
        node = self._map.nodes.get(case.key)
        target = "this" if near else self.words.the(case.key)
        granted = ""
        if node is not None and node.concession is not None and not case.reopened:
            granted = self.words.concession(node.concession, target)
        if isinstance(node, Argument):
            # An undercut attacks the inference; a rebuttal answers the counter-argument as a whole.
            replies = [part for part in parts if part.kind is Kind.REBUTTAL]
            undercuts = [part for part in parts if part.kind is not Kind.REBUTTAL]
            return [
                *self._objections(case, undercuts, "that inference"),
                *self._replies(case, replies, target, granted),
            ]
        if node is not None and node.kind.attacks:
            return self._replies(case, parts, target, granted)
        steps: list[Step] = [Line(f"{granted}.", case.depth)] if granted else []
        return [*steps, *self._objections(case, parts, target)]

    def _objections(self, case: Case, parts: Sequence[Part], target: str) -> list[Step]:
        """The attacks on a statement, or on the inference of an argument."""
        steps: list[Step] = []
        further = self._further(case.key, "attack", len(parts))
        if len(parts) == 1:
            lead = self._objects(parts[0], case.key, target, further)
            return [*steps, Said(parts[0], case.depth, lead)]
        if not parts:
            return steps
        what = counted(len(parts), f"{'further ' if further else ''}objection")
        one = self.words.one_speaker(parts)
        raised = capital(self.words.does(one, "raise")) if one else "There are"
        steps.append(Line(f"{raised} {what} to {target}.", case.depth))
        for count, part in enumerate(parts, 1):
            speaker = None if one or _again(part) else self.words.speaker(part)
            lead = f"{capital(self.words.does(speaker, 'object'))}: " if speaker else ""
            steps.append(Said(part, case.depth, lead, f"{count}. "))
        return steps

    def _objects(self, part: Part, key: str, target: str, further: bool) -> str:
        what = f"{'a further' if further else 'an'} objection to {target}"
        if _again(part):
            return f"{capital(what)} is "
        holder = self.words.speaker(part)
        if holder is None:
            return f"{capital(what)}: "
        if holder == self.words.holder(key):
            return f"{capital(self.words.does(holder, 'raise'))} {what}: "
        return f"{capital(self.words.does(holder, 'object', further))} to {target}: "

    def _replies(self, case: Case, parts: Sequence[Part], target: str, granted: str) -> list[Step]:
        """The concession to an attack, and the answers to it."""
        words, also = self.words, self._further(case.key, "reply", len(parts))
        one = words.one_speaker(parts)
        joined = bool(granted and parts) and all(
            words.speaker(part) == self._map.author for part in parts
        )
        steps: list[Step] = []
        if granted and not joined:
            steps.append(Line(f"{granted}.", case.depth))
            target = "this"
        if not parts:
            return steps
        again = _again(parts[0])
        begin, end = (f"{granted}, but ", "") if joined else ("", f" to {target}")
        if len(parts) == 1:
            if one:
                name = words.name(one)
                answers = verb(name, "answer") if joined else does(name, "answer", also)
                whom = "" if joined or target == "this" else f" {target}"
                lead = capital(f"{begin}{answers}{whom}") + (" with " if again else ": ")
            else:
                answer = f"{'a further' if also else 'an'} answer{end}"
                there = f"{begin}there is {answer}" if joined else capital(answer)
                lead = f"{there} is " if again and not joined else f"{there}: "
            return [*steps, Said(parts[0], case.depth, lead)]
        what = counted(len(parts), "further answer" if also else "answer")
        intro = f"{begin}there are {what}{end}."
        if one:
            name = words.name(one)
            intro = f"{begin}{verb(name, 'give') if joined else does(name, 'give')} {what}{end}."
        steps.append(Line(capital(intro), case.depth))
        for count, part in enumerate(parts, 1):
            speaker = None if one else self.words.speaker(part)
            lead = capital(self.words.does(speaker, "answer")) if speaker else ""
            lead += (" with " if _again(part) else ": ") if lead else ""
            steps.append(Said(part, case.depth, lead, f"{count}. "))
        return steps

    def _answers(self, case: Case, parts: Sequence[Part]) -> list[Step]:
        """The answers to a question."""
        steps: list[Step] = []
        further = self._further(case.key, "answer", len(parts))
        if len(parts) > 1:
            more = "further " if further else ""
            given = counted(len(parts), f"{more}answer")
            steps.append(Line(f"There are {given}.", case.depth))
        for count, part in enumerate(parts, 1):
            speaker = None if _again(part) else self.words.speaker(part)
            lead = f"{capital(self.words.does(speaker, 'answer'))}: " if speaker else ""
            if len(parts) == 1 and not speaker:
                lead = "An answer is " if _again(part) else "The answer: "
            marker = f"{count}. " if len(parts) > 1 else ""
            steps.append(Said(part, case.depth, lead, marker))
        return steps

    def _further(self, key: str, role: str, count: int = 1) -> bool:
        """Whether a part already got children in this role; records the new ones."""
        before = self._told[key, role]
        self._told[key, role] += count
        return before > 0


def _again(part: Part) -> bool:
    """Whether a part repeats one from elsewhere."""
    return isinstance(part, Reuse)
