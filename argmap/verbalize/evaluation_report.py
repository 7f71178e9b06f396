"""Put an evaluation into plain English: what stands, what speaks against it, what it hangs on.

It never says more than the map: that nothing answers an objection means that no answer to it is on
the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from textwrap import wrap
from typing import Final, Self

from argmap.comparison.chronology import in_order_of_time
from argmap.evaluation import Evaluation, Label, Word
from argmap.evaluation.net import Node, Sort
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.verbalize.evaluation_quotes import Quotes
from argmap.verbalize.phrases import capital, listed, number, unmarked
from argmap.verbalize.thesis_account import FALLS, STANDS, Entry, ThesisAccount

_WIDTH: Final = 88
_CHANGES: Final = 12
"""How many statements are named that change with what the reader chooses."""

_WAYS: Final = 3
"""How many statements are named that one can choose together."""


@frozen
class Contents:
    """What a report contains.

    ``ids`` adds the id of each statement, ``chance`` the chances. ``everything`` tells of a
    comparison the arguments and objections that nothing has changed, and of every map the verdict
    on each statement. ``positions`` lists what is open in full.
    """

    ids: bool = False
    chance: bool = False
    everything: bool = False
    positions: bool = False


USUAL: Final = Contents()


def text(evaluation: Evaluation, contents: Contents = USUAL) -> str:
    """The report as plain text.

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> map = loads("map: Ferry\\nthesis t: Keep it.\\n  claim c: It pays.\\n")
    >>> print(text(evaluate(map)), end="")
    Ferry
    =====
    <BLANKLINE>
    Keep it.
    <BLANKLINE>
    - Stands on this map.
    - It would not stand without:
      - “It pays”, the only ground on this map for it
    - It rests on one argument:
      - “It pays”
    - The map has no objection to it directly.
    """
    lines: list[str] = []
    for title, entries in _Report.of(evaluation, contents).sections():
        rule = "-" if lines else "="
        heading = wrap(title, _WIDTH, break_on_hyphens=False) or [""]
        lines += [*([""] if lines and lines[-1] else []), *heading, rule * max(map(len, heading))]
        for entry in entries:
            indent = "  " * (entry.depth - 1)
            first = f"{indent}- " if entry.depth else ""
            rest = f"{indent}  " if entry.depth else ""
            if not entry.depth:
                lines.append("")
            lines += wrap(
                entry.text,
                _WIDTH,
                initial_indent=first,
                subsequent_indent=rest,
                break_on_hyphens=False,
            )
            if not entry.depth:
                lines.append("")
    return "".join(f"{line}\n" for line in lines)


def markdown(evaluation: Evaluation, contents: Contents = USUAL) -> str:
    """The report as Markdown, with the markup in the map's texts escaped."""
    lines: list[str] = []
    for title, entries in _Report.of(evaluation, contents).sections():
        lines += [f"{'##' if lines else '#'} {unmarked(title)}", ""]
        for entry in entries:
            if entry.depth:
                lines.append(f"{'  ' * (entry.depth - 1)}- {unmarked(entry.text)}")
            else:
                lines += [*([""] if lines[-1] else []), f"**{unmarked(entry.text)}**", ""]
        lines.append("")
    return "\n".join(lines)


@frozen
class _Report:
    evaluation: Evaluation
    contents: Contents
    before: Evaluation | None
    quotes: Quotes
    account: ThesisAccount

    @classmethod
    def of(cls, evaluation: Evaluation, contents: Contents) -> Self:
        """The report on an evaluation."""
        quotes = Quotes(evaluation, contents.ids)
        before = None
        if evaluation.accepted or evaluation.rejected or evaluation.side:
            before = Evaluation(evaluation.graph, evaluation.net, frozenset(), frozenset())
        account = ThesisAccount(evaluation, quotes, before, contents.chance)
        return cls(evaluation, contents, before, quotes, account)

    def sections(self) -> Iterator[tuple[str, Iterable[Entry]]]:
        """The title of each section, and its entries."""
        maps = self.evaluation.graph.maps
        title = maps.main.title or "Evaluation"
        answers = self.evaluation.answers
        told = {key for keys in answers.values() for key in keys}
        rest = [key for key in self.evaluation.theses if key not in told]
        if not answers and not maps.used:
            yield title, (*self._paraphrase(), *self._hypothesis(), *self._theses(rest))
        else:
            yield title, (*(self._preface() if maps.used else ()), *self._hypothesis())
            for question, keys in answers.items():
                yield maps.main[question].text, self._theses(keys)
            if rest:
                yield "Other theses", self._rest(rest) if maps.used else self._theses(rest)
        yield from self._choices()
        if self.contents.everything:
            yield "Every statement", self._statements()

    def _preface(self) -> Iterator[Entry]:
        """What is compared, and what the verdicts depend on."""
        maps = self.evaluation.graph.maps
        told = listed([maps.byline(name) for name in in_order_of_time(maps)])
        yield Entry(
            0,
            f"This map compares {told}. Whoever drew it decided which statement answers which, and "
            "the last word counts. Several answers to a question may stand: only objections and "
            "contradictions count against one, and tensions are not weighed. Quotation marks are "
            "around statements of the maps, which paraphrase the essays.",
        )

    def _paraphrase(self) -> Iterator[Entry]:
        """That quotation marks are around the words of the map, if it is one of somebody's text."""
        if self.evaluation.graph.maps.main.sources:
            yield Entry(
                0,
                "Quotation marks are around statements of the map, which paraphrases its source.",
            )

    def _hypothesis(self) -> Iterator[Entry]:
        """What the reader has chosen, and what changes with it."""
        evaluation, quote = self.evaluation, self.quotes.quote
        if self.before is None:
            return
        rejected = [one for one in evaluation.rejected if one not in evaluation.ignored]
        said = [f"rejects {quote(one)}" for one in sorted(rejected)]
        said += [f"accepts {quote(one)}" for one in sorted(evaluation.accepted)]
        said += [f"sides with {evaluation.side}"] if evaluation.side else []
        changed = [
            at
            for at, node in enumerate(evaluation.net.nodes)
            if self.before.label(at) is not evaluation.label(at)
            and at not in evaluation.accepted
            and at not in rejected
            and (node.sort is Sort.STATEMENT or self._is_told(node))
        ]
        yield Entry(0, f"For a reader who {listed(said)}:")
        for at in changed[:_CHANGES]:
            yield Entry(1, self._change(at))
        if len(changed) > _CHANGES:
            left = len(changed) - _CHANGES
            yield Entry(1, f"{capital(number(left))} more {'change' if left > 1 else 'changes'}.")
        if not changed:
            yield Entry(1, "No other statement and no argument changes.")

    def _is_told(self, node: Node) -> bool:
        """Whether a node is an argument; one that is not written is told if a statement rests on
        it beside others, so that it fails and the statement stands."""
        nodes = self.evaluation.net.nodes
        is_one_of_many = node.conclusion >= 0 and len(nodes[node.conclusion].grounds) > 1
        return node.sort is Sort.STEP and (bool(node.members) or is_one_of_many)

    def _change(self, at: int) -> str:
        """What has become of a statement or an argument."""
        evaluation, quote = self.evaluation, self.quotes.quote
        node = evaluation.net.nodes[at]
        if node.sort is Sort.STATEMENT:
            return f"{capital(quote(at))} {STANDS.get(evaluation[node.name].word, FALLS)}."
        how = {Label.IN: "succeeds", Label.OPEN: "is undecided", Label.OUT: "fails"}
        conclusion = f" for {quote(node.conclusion)}" if node.conclusion >= 0 else ""
        return f"The argument {quote(at)}{conclusion} {how[evaluation.label(at)]}."

    def _theses(self, keys: Sequence[Reference]) -> Iterator[Entry]:
        if not keys:
            yield Entry(0, "There is no thesis to evaluate.")
        is_brief = self.evaluation.graph.maps.used and not self.contents.everything
        for key in keys:
            yield from self.account.brief(key) if is_brief else self.account.whole(key)

    def _rest(self, keys: Sequence[Reference]) -> Iterator[Entry]:
        """The theses that no question asks about, as far as other maps touch them."""
        evaluation = self.evaluation
        touched = []
        for key in keys:
            node = evaluation.net.nodes[evaluation.number(key)]
            whole = all(evaluation.label(one) is Label.IN for one in node.grounds)
            is_asked = self.contents.everything
            if is_asked or evaluation[key].word is not Word.STANDS or not whole:
                touched.append(key)
        if touched:
            yield from self._theses(touched)
        left = len(keys) - len(touched)
        if left:
            stand = "thesis stands" if left == 1 else "theses stand"
            them = "it" if left == 1 else "them"
            said = f"{capital(number(left))} more {stand}, and so do all the arguments for {them}."
            yield Entry(0, f"{said} (The option --all lists {them}.)")

    def _choices(self) -> Iterator[tuple[str, Iterable[Entry]]]:
        """What is open, and how one can choose, if there is anything to choose."""
        positions = self.evaluation.positions()
        if positions.matters:
            yield "Open choices", chain.from_iterable(map(self._choice, positions.matters))
        elif self.contents.positions:
            yield "Open choices", [Entry(0, "Nothing is open, so there is nothing to choose.")]

    def _choice(self, alternatives: Sequence[Sequence[str]]) -> Iterator[Entry]:
        """The sides between which one can choose, with what can stand on each."""
        most = len(self.evaluation.net.nodes) if self.contents.positions else _WAYS
        sides = [names for names in alternatives if names]
        yield Entry(1, "One side can stand:" if len(sides) == 1 else "At most one side can stand:")
        for names in sides:
            said = [self.quotes.attributed(self.evaluation.number(name)) for name in names[:most]]
            more = [f"{len(names) - most} more"] if len(names) > most else []
            yield Entry(2, capital(listed([*said, *more])))

    def _statements(self) -> Iterator[Entry]:
        """The verdict on each statement, in the order of the text."""
        for number_, node in enumerate(self.evaluation.net.nodes):
            if node.sort is Sort.STATEMENT:
                word = self.evaluation[node.name].word
                yield Entry(1, f"{word}: {self.quotes.quote(number_)}")
