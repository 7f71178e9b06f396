"""What the cards of an overview say: statements in full or in short, who holds them, and counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import field

from argmap.comparison import ResolvedMaps
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Kind, Reference, Statement
from argmap.model.numbering import names
from argmap.model.vocabulary import Word
from argmap.render.overview.argument_tree import AttackState, Bond
from argmap.render.overview.card_roles import entry_role
from argmap.render.overview.plan import Aim, Entry, EntryGroup, HiddenPart, Side, Tally
from argmap.render.overview.text_options import NUMBERED, Brevity, Naming
from argmap.render.text_layout.card_details import granted
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.text_layout.sign_runs import crux_runs, sign_runs
from argmap.render.text_layout.text_blocks import STATE, Line, Run
from argmap.render.theme.card_styles import card_style
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Theme
from argmap.verbalize.below_phrases import (
    OBJECTION,
    REBUTTAL,
    Below,
    numbers_in_short,
    summary_of,
)
from argmap.verbalize.overview_phrases import (
    ANSWER,
    ANSWERED,
    EXCEPTION,
    GRANTED,
    NOT_SHOWN,
    UNANSWERED,
    UNSAID,
    WARRANT,
    answered_in,
    answers,
    besides,
    hidden_statements,
    how_met,
    inference,
    more,
    not_shown,
    objections,
    reasons,
)
from argmap.verbalize.phrases import beginning, capital, short_name
from argmap.verbalize.speakers import speaker

_MAP: Final = "map"
"""The name that a map has among maps, to ask whose its statements are."""
_NO_BREAK: Final = "\xa0"
_NAMED: Final = 5
_LISTED: Final = 3
"""So many objections, or further theses, that are not shown are named."""
_BEGINNING: Final = 60
"""Characters quoted of one without a title."""
_REASONS: Final = 2
"""Up to so many reasons, or ranges of them, are listed; what they say is worth more than where."""
_UNBROKEN: Final = re.compile(
    r"(?<=\d) (?=[a-z])(?!and )|(?<=Also) (?=\d)|(?<=:) |(?<=\bin) |(?<=p\.) | (?=p\.|·|more\b)"
)
"""The spaces between a number and what is counted, or where it is."""
_STATES: Final = {
    AttackState.ANSWERED: ANSWERED,
    AttackState.CONCEDED: GRANTED,
    AttackState.UNANSWERED: UNANSWERED,
}


@frozen(slots=False)
class OverviewTexts:
    """The texts of one map as runs of type.

    ``referred`` are the statements to which others refer, which need a number.
    """

    map: ArgumentMap
    theme: Theme
    signs: EvaluationSigns
    brevity: Brevity
    naming: Naming = NUMBERED
    referred: frozenset[str] = frozenset()
    _voices: dict[str, str] = field(init=False, factory=dict)

    @property
    def face(self) -> Face:
        """The face of a statement."""
        return self.theme.fonts.text

    @property
    def bold(self) -> Face:
        """The face of counts and labels."""
        return self.face._replace(bold=True)

    @cached_property
    def names(self) -> dict[str, str]:
        """The number of each statement and argument or, if wanted, its id, if it has one."""
        return names(self.map, ids=self.naming.ids)

    # Theses and arguments

    def aim(self, aim: Aim, face: Face) -> Line:
        """A thesis or another root; if nothing is shown below it, with what there is."""
        return (
            *self._number(aim.key, face),
            *self._voice(aim.key, "", face),
            *self._said(aim.key, face),
            *self._signs(aim.key),
            *(self._below(aim) if aim.is_bare else ()),
        )

    def _below(self, aim: Aim) -> Iterator[Run]:
        if said := [words(side) for side in aim.sides if side.tally.total]:
            colour = self.theme.missing if aim.attacks.tally.open else self.theme.muted
            yield Run(capital("; ".join(said)), self.face, colour)
            if state := state_words(aim.attacks.tally):
                yield Run(f"({state})", self.face, colour, STATE)
        if aim.hidden.statements:
            left = more(aim.hidden.statements, aim.hidden.letters)
            yield Run(_unbroken(left), self.bold, self.theme.link)

    def has_gist(self, group: EntryGroup) -> bool:
        """Whether the map says something of an argument besides its premises."""
        node = self.map.nodes.get(group.key)
        return isinstance(node, Argument) and bool(node.text or node.title or node.scheme)

    def gist(self, argument: Argument, label: str = "") -> Line:
        """What an argument says besides its premises, in the type of a header.

        ``label`` is put before it.
        """
        face, ink = self.bold._replace(size=self.face.size + 1), self.theme.ink
        heading = plain_text(argument.title or argument.text or capital(argument.scheme or ""))
        runs = [Run(heading, face, ink)]
        if argument.title and argument.text and argument.key not in self.brevity.titles:
            text = plain_text(argument.text)
            runs = [Run(_run_in(heading), face, ink), Run(text, self.face, ink)]
        return (
            *self._number(argument.key, self.face),
            *([Run(label, self.bold, self.theme.kinds[Kind.REBUTTAL].name)] if label else []),
            *runs,
            *self._signs(argument.key),
        )

    def scheme(self, argument: Argument, colour: str) -> Run:
        """The scheme of an argument; empty if it has none, or if its gist is that."""
        has_gist = argument.text or argument.title
        scheme = inference(plain_text(argument.scheme)) if argument.scheme and has_gist else ""
        return Run(scheme, self.face, colour)

    # Statements

    def statement(
        self, entry: Entry, group: EntryGroup, label: str = "", *, is_top: bool = False
    ) -> Line:
        """A statement with whatever comes before and after it.

        ``label`` is put before it; so is its number if it ``is_top`` or if others refer to it. Ids
        always are.
        """
        is_named = is_top or self.naming.ids or entry.key in self.referred
        colour = card_style(entry_role(entry, group, self.map), self.theme).accent.name
        if not label and entry == group.entries[0] and self._is_labelled(group):
            label = ANSWER
        return (
            *([Run(label, self.bold, colour)] if label else []),
            *(self._number(entry.key, self.face) if is_named and not entry.is_again else ()),
            *self._worded(entry, group),
            *self._notes(entry, group),
            *(self._see(entry.key) if entry.is_again else ()),
        )

    def _is_labelled(self, group: EntryGroup) -> bool:
        """Whether the first statement of a group says that it is an answer."""
        return is_answer(group) and not self.has_gist(group)

    def _notes(self, entry: Entry, group: EntryGroup) -> Line:
        """How an attack is met, the sign of a verdict, and what is not shown."""
        state = tuple(self._state(entry, group)) if entry == group.entries[-1] else ()
        below = () if entry.is_again else self._not_shown(entry, group)
        signs = self._signs(entry.key)
        return (*(apart(state) if below and not signs else state), *signs, *below)

    def _not_shown(self, entry: Entry, group: EntryGroup) -> Line:
        """What is not shown below a statement; the answers to an objection are said before."""
        parts = entry.hidden.parts
        if _is_against(group):
            parts = tuple(part for part in parts if part.what != REBUTTAL)
        return self.below(parts, also=bool(entry.groups))

    def on_step(self, group: EntryGroup) -> Line:
        """The attacks on a step that are not shown, other than the answers to an objection."""
        parts = group.hidden.parts
        return self.below(() if _is_against(group) else parts, also=bool(group.attacks))

    def _worded(self, entry: Entry, group: EntryGroup) -> Iterator[Run]:
        theme, face = self.theme, self.face
        node = self.map.nodes.get(entry.key)
        if group.is_exception:
            yield Run(EXCEPTION, self.bold, theme.muted)
        elif entry.is_warrant:
            yield Run(WARRANT, face, theme.muted)
        if node is not None and node.kind is Kind.ASSUMPTION and node.by is None:
            face = face._replace(italic=True)
            yield Run(UNSAID, face, theme.muted)
            yield from self._said(entry.key, face, theme.muted)
        else:
            yield from self._voice(entry.key, entry.above, face)
            if entry.is_again:
                yield Run(self._in_short(entry.key), face, theme.muted)
            else:
                yield from self._said(entry.key, face)

    def _state(self, entry: Entry, group: EntryGroup) -> Iterator[Run]:
        """How far an attack is granted, and how it is answered if that is not shown."""
        if group.bond is not Bond.ATTACK or group.is_exception:
            return
        hidden = [part for one in group.entries for part in one.hidden.parts]
        replies = [part.key for part in (*group.hidden.parts, *hidden) if part.what == REBUTTAL]
        is_told = bool(self._where(replies)) and not group.is_for and not entry.is_again
        below = [one for part in group.entries for one in part.groups]
        is_shown = bool(group.attacks) or any(one.bond is Bond.ATTACK for one in below)
        if group.extent is not None:
            before_answers = ("," if is_shown else ", but") if is_told else ""
            said = f"{capital(granted(group.extent))}{before_answers}"
            yield Run(_unbroken(said), self.face, self.theme.muted)
        if is_told:
            yield from self._answers(replies, also=is_shown, begins=group.extent is None)
        if group.is_open:
            yield Run(capital(UNANSWERED), self.bold, self.theme.missing, STATE)

    def _answers(self, keys: Sequence[str], *, also: bool, begins: bool) -> Iterator[Run]:
        """Where an objection is answered, and what the first answer says.

        ``also`` if another answer is shown below it; ``begins`` if this begins a sentence.
        """
        node = self.map.nodes.get(keys[0])
        gist = "" if also or node is None else self._gist(node)
        said = answered_in(self._where(keys), also=also)
        said = f"{capital(said) if begins else said}{':' if gist else ''}"
        yield Run(_kept_together(said), self.face, self.theme.link)
        if gist:
            face = self.bold if node is not None and node.title else self.face
            yield Run(gist, face, self.theme.ink)

    def _gist(self, node: Statement | Argument) -> str:
        """A statement or argument in a few words: its title, or how it begins."""
        return beginning(plain_text(node.title or node.text or ""), _BEGINNING)

    def _see(self, key: str) -> Iterator[Run]:
        page = self.naming.pages.get(key)
        said = f"see {self.names.get(key, key)}" + (f", p. {page}" if page else "")
        yield Run(_unbroken(said), self.face, self.theme.link)

    # What is not shown

    def below(self, parts: Iterable[HiddenPart], *, also: bool = False) -> Line:
        """What is not shown below something, and where it is; ``also`` if some of it is shown."""
        parts = list(parts)
        if not parts:
            return ()
        below = [
            Below(part.what, self.names.get(part.key, ""), _STATES[part.state])
            if part.what == OBJECTION
            else Below(part.what, self.names.get(part.key, ""))
            for part in parts
        ]
        is_open = any(one.state == UNANSWERED for one in below)
        colour = self.theme.missing if is_open else self.theme.link
        said = str(summary_of(below, self._pages, _REASONS))
        said = _kept_together(capital(besides(said) if also else said))
        return (Run(said, self.bold if is_open else self.face, colour),)

    @cached_property
    def _pages(self) -> dict[str, int]:
        """The pages of numbers, in a booklet."""
        pages = self.naming.pages
        return {number: pages[key] for key, number in self.names.items() if key in pages}

    def _where(self, keys: Iterable[str]) -> str:
        """The numbers of what is not shown and, in a booklet, their pages."""
        return numbers_in_short([self.names[key] for key in keys if key in self.names], self._pages)

    def rest(self, side: Side) -> tuple[str, ...]:
        """The groups of a side that are not shown, in words: the longest way to say it first."""
        if not side.left:
            return ()
        said = not_shown(side.left)
        if not side.hidden.statements:
            return (said,)
        count, letters = side.hidden.statements, side.hidden.letters
        below = (hidden_statements(count, letters), hidden_statements(count, ""))
        return *(f"{said}: {one}" for one in below), said

    def named(self, keys: Sequence[str]) -> str:
        """Some statements that are not shown, in a sentence of their own."""
        return f"{capital(NOT_SHOWN.lower())}: {self.listed(keys, _NAMED)}"

    def listed(self, keys: Sequence[str], most: int = _LISTED) -> str:
        """The first of some statements, each by its number and its title or first words."""
        told = []
        for key in keys[:most]:
            node = self.map.nodes.get(key)
            said = self._gist(node) if node is not None else ""
            told.append(f"{self.names.get(key, '')} {said}".strip())
        if len(keys) > most:
            told.append(f"{len(keys) - most:,} more")
        return " · ".join(told)

    # Parts

    def _number(self, key: str, face: Face) -> Iterator[Run]:
        if number := self.names.get(key):
            yield Run(number, face._replace(italic=self.naming.ids), self.theme.muted)

    def _signs(self, key: str) -> Line:
        """A star for a crux, and the sign of a verdict, unless it is that the statement stands."""
        sign = self.signs.by_key.get(key)
        if sign is None:
            return ()
        shown = crux_runs if sign.word is Word.STANDS else sign_runs
        return shown(sign, self.theme)

    def _voice(self, key: str, above: str, face: Face) -> Iterator[Run]:
        """Whose view a statement is, unless it is the author's or that of the one above."""
        voice = self.voice(key)
        if voice and voice != self.voice(above):
            yield Run(f"{capital(voice)}:", face, self.theme.muted)

    def voice(self, key: str) -> str:
        """Whose view a statement is, in words; empty for the author's."""
        if key not in self._voices:
            self._voices[key] = self._voice_of(key) if key in self.map else ""
        return self._voices[key]

    def _voice_of(self, key: str) -> str:
        other, author = self.map.other_voice(key), self.map.author
        if not other or not author:
            return short_name(other)
        voice = speaker(Reference(_MAP, key), self._as_used)
        return "" if voice == short_name(author) else voice

    @cached_property
    def _as_used(self) -> ResolvedMaps:
        return ResolvedMaps(ArgumentMap(), {_MAP: self.map})

    def _said(self, key: str, face: Face, colour: str = "") -> Iterator[Run]:
        """The title of a statement in bold type, and its text if there is room for it."""
        node = self.map.nodes.get(key)
        colour = colour or self.theme.ink
        title = plain_text(node.title or "") if node is not None else ""
        text = plain_text(node.text or "") if node is not None else ""
        # The title of a thesis says what it is about, not what it says.
        is_short = key in self.brevity.titles and not self._is_thesis(key)
        if title and (is_short or not text):
            yield Run(title, face._replace(bold=True), colour)
        elif title:
            yield Run(_run_in(title), face._replace(bold=True), colour)
            yield Run(text, face._replace(bold=False), colour)
        else:
            yield Run(text or self._unworded(key), face, colour)

    def _in_short(self, key: str) -> str:
        """A statement that is met again: its title, by which it is found, or else its text."""
        node = self.map.nodes.get(key)
        if node is None:
            return key
        return plain_text(node.title or node.text or "") or self._unworded(key)

    def _is_thesis(self, key: str) -> bool:
        node = self.map.nodes.get(key)
        return node is not None and node.kind is Kind.THESIS

    def _unworded(self, key: str) -> str:
        node = self.map.nodes.get(key)
        return key if node is None else f"the {node.kind} {key}"


def _is_against(group: EntryGroup) -> bool:
    """Whether a group is an objection, of which the card says where it is answered."""
    return group.bond is Bond.ATTACK and not group.is_for and not group.is_exception


def is_answer(group: EntryGroup) -> bool:
    """Whether a group attacks what is against the thesis."""
    return group.bond is Bond.ATTACK and group.is_for


def apart(line: Line) -> Line:
    """A note before another one, with a dot at its end."""
    return (*line[:-1], *(run._replace(text=f"{run.text}{_NO_BREAK}·") for run in line[-1:]))


def _unbroken(said: str) -> str:
    """A phrase that stays on one line."""
    return said.replace(" ", _NO_BREAK)


def _kept_together(said: str) -> str:
    """A phrase with numbers, which is broken only between them."""
    return _UNBROKEN.sub(_NO_BREAK, said)


def words(side: Side) -> str:
    """How much there is on a side."""
    total = side.tally.total
    if side.bond is Bond.ATTACK:
        return objections(total, side.tally.exceptions)
    return answers(total) if side.bond is Bond.ANSWER else reasons(total)


def state_words(tally: Tally) -> str:
    """How attacks are met; empty if there are none that somebody asserts."""
    asserted = tally.total - tally.exceptions
    return how_met(asserted, tally.open, tally.conceded, tally.granted, tally.partly)


def _run_in(title: str) -> str:
    """A title that is followed by the text on the same line."""
    return title if title.endswith(tuple(".!?…:")) else f"{title}."
