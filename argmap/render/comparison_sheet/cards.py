"""The cards on a comparison sheet: answers, statements, steps, and relations between maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid, reported
from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, Reference, Statement
from argmap.model.vocabulary import Status
from argmap.render.comparison_sheet.hues import hues_of
from argmap.render.comparison_sheet.rows import Row
from argmap.render.text_layout.card_details import details
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import CardMarks, EvaluationSign, EvaluationSigns
from argmap.render.text_layout.citation_lines import Verdicts, mark
from argmap.render.text_layout.sign_runs import sign_runs
from argmap.render.text_layout.text_blocks import Block, Line, Run, clipped, text_block
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Accent, Theme
from argmap.verbalize.mentions import inference
from argmap.verbalize.phrases import capital, listed, short_name
from argmap.verbalize.speakers import speaker
from argmap.wording.inferences import inference_from

_FRAME: Final = 20
"""Difference in width between a card without a bar and its lines, in points."""
_FEW: Final = 2
"""Maximum number of lines on a card that only refers to a statement."""
_APART: Final = 12
"""Minimum distance in points between the left and right part of a card's head."""
_UNMARKED: Final = (Kind.THESIS, Kind.CLAIM, Kind.ANSWER)
"""Kinds of statements that their cards do not name."""

INFERENCE: Final = inference_from("its premises")


@frozen
class SheetCards:
    """Make the cards of one sheet, each in any width.

    ``signs`` are those of an evaluation, by the name of the map; ``is_small`` says whether the text
    is a point smaller, for many columns; ``is_brief`` whether cards have only their text, without
    citations, figures and the like.
    """

    comparison: Comparison
    theme: Theme
    signs: Mapping[str, EvaluationSigns] = MappingProxyType({})
    is_small: bool = False
    is_brief: bool = False
    hues: Mapping[str, str] = field(init=False)
    _marks: dict[str, CardMarks] = field(init=False, factory=dict)
    _linked: Mapping[Reference, tuple[Reference, ...]] = field(init=False)

    @_linked.default
    def _linked_premises(self) -> Mapping[Reference, tuple[Reference, ...]]:
        found: dict[Reference, tuple[Reference, ...]] = {}
        for step in self.comparison.graph.inferences:
            for key in step.premises:
                if others := tuple(one for one in step.premises if one != key):
                    found.setdefault(key, others)
        return found

    @hues.default
    def _hues(self) -> Mapping[str, str]:
        return hues_of(self.comparison.maps)

    # Faces and colours

    @property
    def text(self) -> Face:
        """The face of a statement."""
        face = self.theme.fonts.text
        return face._replace(size=face.size - self.is_small)

    @property
    def small(self) -> Face:
        """The face of reasons, and of what follows a short answer."""
        face = self.theme.fonts.text
        return face._replace(size=face.size - 1)

    def marks(self, name: str) -> CardMarks:
        """The marks on the cards of one map, by the map's own keys."""
        if name not in self._marks:
            signs = self.signs.get(name, EvaluationSigns())
            self._marks[name] = CardMarks(self._verdicts(name), signs)
        return self._marks[name]

    def sign(self, key: Reference) -> EvaluationSign | None:
        """What an evaluation gives for a statement or argument, if there is one."""
        return self.marks(key.map).signs.by_key.get(key.key)

    def _verdicts(self, name: str) -> Verdicts:
        return {
            (key.key, verdict.index): verdict
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key.map == name
            for verdict in verdicts
        }

    def measure(self, wide: int) -> int:
        """The text width of a card with a bar that is ``wide`` points wide overall."""
        return wide - self.theme.shapes.bar - _FRAME

    def _map(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def _accent(self, row: Row, ground: str) -> Accent:
        theme = self.theme
        hue = self.hues.get(row.side, theme.neutral)
        return Accent(hue, theme.ink, ground, theme.hairline)

    def _ground(self, key: Reference) -> str:
        """The background of a card: another one for views that an author only reports."""
        return self.theme.ghost if self.reported(key) else self.theme.kinds[Kind.CLAIM].ground

    # Statements and steps

    def row(self, row: Row, wide: int) -> Card | None:
        """The card of a statement or step.

        ``None`` for a step with nothing to show, whose premises meet in a dot.
        """
        node = self.comparison.maps[row.key]
        if isinstance(node, Argument):
            return self._step(node, row, wide)
        if row.is_again or row.is_short:
            return self._short(node, row, wide)
        measure = self.measure(wide)
        head, corner, unplaced = self._head(node, row.key, measure)
        blocks = [*unplaced, *self._said(node, row, measure)]
        if node.kind.attacks and row.under < 0:
            blocks += self._attacked(row.key, measure)
        # All citations are in the map's file; on the sheet, the place of the first is in the head.
        figures = node.figures if row.under >= 0 else ()
        rest = evolve(node, citations=(), figures=figures)
        if not self.is_brief:
            blocks += details(rest, self.theme, measure, {}, None)
        if row.under < 0 and not row.is_answer:
            blocks += self._linked_with(row.key, measure)
        blocks += self._notes(row, measure)
        return Card(
            head,
            corner,
            tuple(blocks),
            self._accent(row, self._ground(row.key)),
            measure,
            dashed=node.kind in (Kind.ASSUMPTION, Kind.UNLESS),
            shapes=self.theme.shapes,
        )

    def _said(self, node: Statement, row: Row, measure: int) -> Iterator[Block]:
        """The text of a statement; of an answer, first what it says in short."""
        ink, muted, bold = self.theme.ink, self.theme.muted, self.text._replace(bold=True)
        lead = row.reply or node.title or ""
        text = plain_text(node.text)
        if row.is_answer:
            yield text_block(plain_text(lead) or text, bold, ink, measure)
            if lead and text:
                yield text_block(text, self.small, muted, measure)
            return
        if node.title:
            yield text_block(plain_text(node.title), bold, ink, measure)
        yield text_block(text, self.text, ink, measure)

    def _linked_with(self, key: Reference, measure: int) -> Iterator[Block]:
        """The premises with which a statement is linked, since it is no ground without them."""
        if others := self._linked.get(key):
            said = f"together with {listed([*map(self._quoted, others)])}"
            fonts, colour = self.theme.fonts, self.theme.muted
            yield text_block(said, fonts.detail, colour, measure, 1)

    def _head(
        self, node: Statement | Argument, key: Reference, measure: int
    ) -> tuple[Line, Line, tuple[Block, ...]]:
        """The head of a card: whose view it is, and what and where it is.

        If the two do not fit side by side, the first is in a block of its own.
        """
        theme = self.theme
        whose = capital(self.speaker(key))
        if self.is_added(key):
            whose = capital(f"added by this comparison{self._holder_of_added(key)}")
        if is_unsaid(key, self.comparison.maps):
            whose = f"{whose}; supplied by the mapper"
        kind = "" if node.kind in _UNMARKED else f"· {node.kind}"
        corner = self._corner(node, key, measure)
        name = Run(whose, theme.fonts.holder._replace(bold=True), theme.ink)
        what = Run(kind, theme.fonts.holder, theme.muted)
        left = measure - _APART - sum(run.width for run in corner)
        if name.width + what.width <= left:
            return (name._replace(text=f"{whose} "), what) if kind else (name,), corner, ()
        first = Run(kind.removeprefix("· ") or str(node.kind), what.face, what.colour)
        return (first,), corner, (text_block(whose, name.face, name.colour, measure),)

    def _corner(self, node: Statement | Argument, key: Reference, measure: int) -> Line:
        """Where a statement is in its source, its id, and the sign of its verdict."""
        theme = self.theme
        runs: list[Run] = []
        if node.citations and not self.is_brief:
            map = self._map(key.map)
            default = map.sources[0].id if map.sources else None
            verdict = self.marks(key.map).verdicts.get((node.key, 0))
            found = mark(node.citations[0], verdict, default)
            colour = theme.status_colour(found.status)
            if found.text:
                runs.append(clipped(found.text, theme.fonts.holder, colour, measure / 3))
        if node.id:
            runs.append(clipped(node.id, theme.fonts.id, theme.muted, measure / 3))
        sign = self.sign(key)
        found_signs = sign_runs(sign, theme) if sign is not None else ()
        spaced = [run._replace(text=f"{run.text}  ") for run in runs[:-1]] + runs[-1:]
        if spaced and found_signs:
            spaced[-1] = spaced[-1]._replace(text=f"{spaced[-1].text} ")
        return (*spaced, *found_signs)

    def _short(self, node: Statement, row: Row, wide: int) -> Card:
        """A card without a border, for a statement that is drawn in full elsewhere.

        An answer is repeated in the few words in which it is given above.
        """
        theme, measure = self.theme, self.measure(wide)
        whose = self.speaker(row.key)
        name = Run(capital(whose), theme.fonts.holder._replace(bold=True), theme.muted)
        corner = (clipped(f"see {node.key}", theme.fonts.id, theme.link, measure / 2),)
        text = plain_text(row.reply or node.title or node.text)
        blocks = [text_block(text, self.small, theme.muted, measure, _FEW)]
        if name.width > measure - _APART - corner[0].width:
            name = clipped(name.text, name.face, name.colour, measure - _APART - corner[0].width)
        accent = self._accent(row, theme.ghost)._replace(border=theme.ghost)
        blocks += self._notes(row, measure)
        return Card((name,), corner, tuple(blocks), accent, measure, shapes=theme.shapes)

    def is_added(self, key: Reference) -> bool:
        """Whether the comparison adds a statement to one of an essay."""
        return not key.map and self.comparison.maps[key].kind is not Kind.ANSWER

    def _holder_of_added(self, key: Reference) -> str:
        holder = self.comparison.maps.holder(key)
        return f", {short_name(holder)}" if holder else ""

    def _notes(self, row: Row, measure: int) -> Iterator[Block]:
        """Notes for relations without a line, and the number of hidden statements."""
        theme = self.theme
        for note in row.notes:
            yield text_block(note, theme.fonts.detail, theme.ink, measure)
        if row.hidden:
            yield text_block(f"+{row.hidden:,} more", theme.fonts.mark, theme.link, measure)

    def _attacked(self, key: Reference, measure: int) -> Iterator[Block]:
        """Name the target of an attack if no line leads to it."""
        fonts, colour = self.theme.fonts, self.theme.muted
        for target in self.comparison.graph.targets_of(key):
            text = plain_text(self.comparison.maps[target].text)
            if text and target.map == key.map:
                yield text_block(f"against: {text}", fonts.detail, colour, measure, 1)

    def reported(self, key: Reference) -> str | None:
        """The holder of a statement that a map's author only reports."""
        return reported(key, self.comparison.maps) if key.map else None

    def statuses(self, rows: Iterable[Row]) -> set[Status]:
        """The citation statuses shown on the cards of some rows."""
        if self.is_brief:
            return set()
        shown = {row.key for row in rows if not row.is_again and not row.is_short}
        return {
            verdict.status
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key in shown
            for verdict in verdicts
            if not verdict.index
        }

    def _step(self, argument: Argument, row: Row, wide: int) -> Card | None:
        """The card of a step; it has one if it has text of its own or is attacked or related."""
        theme, measure = self.theme, wide - _FRAME
        text = plain_text(argument.text)
        is_met = row.hidden or row.notes or row.is_again or row.is_met or self.is_added(row.key)
        if not (text or argument.title or argument.scheme or is_met):
            return None
        head, corner, unplaced = self._head(argument, row.key, measure)
        blocks = [*unplaced]
        if argument.scheme or argument.strength is not None:
            parts = (argument.scheme, argument.strength and f"strength {argument.strength}")
            said = ", ".join(str(part) for part in parts if part)
            blocks.append(text_block(said, theme.fonts.mark, theme.link, measure))
        most = _FEW if row.is_again or row.is_short else 0
        if argument.title:
            title = plain_text(argument.title)
            blocks.append(text_block(title, self.text._replace(bold=True), theme.ink, measure))
        # If the step were only a dot, an undercut would look like an attack on a premise.
        said = text or self._premises(row)
        blocks.append(text_block(said, self.text, theme.ink, measure, most))
        blocks += self._notes(row, measure)
        ground = theme.ghost if most else theme.step
        accent = Accent(theme.support, theme.link, ground, self.hues.get(row.side, theme.neutral))
        return Card(head, corner, tuple(blocks), accent, measure, rounded=True, shapes=theme.shapes)

    def _premises(self, row: Row) -> str:
        """An inference without words of its own, by its premises if these are not drawn below."""
        if row.under >= 0:
            return INFERENCE
        return inference(row.key, self.comparison.graph, self._quoted)

    def _quoted(self, key: Reference) -> str:
        return f"“{plain_text(self.comparison.maps[key].text).removesuffix('.')}”"

    # Answers

    def own(self, key: Reference, wide: int, notes: Iterable[str] = ()) -> Card:
        """The card of one of the comparison's own answers, as wide as the sheet.

        ``notes`` describe its support and attacks.
        """
        card = self.row(Row(key, 0, is_answer=True, notes=list(notes)), wide)
        assert card is not None, "an answer is a statement"
        return evolve(card, accent=self.theme.kinds[Kind.ANSWER])

    def short(self, name: str) -> str:
        """Short name of a map's author."""
        return short_name(self.label(name))

    def label(self, name: str) -> str:
        """Label of a map: its author, or the name under which it is used."""
        return self.comparison.maps.author(name) or name

    def essay(self, name: str) -> str:
        """An essay by its author, date and title, for a tooltip."""
        title = plain_text(self.comparison.maps.used[name].title)
        return f"{self.dated(name)}: {title}" if title else self.dated(name)

    def dated(self, name: str) -> str:
        """Label of a map with its date."""
        date = self.comparison.maps.used[name].date
        return f"{self.label(name)}, {date}" if date else self.label(name)

    def speaker(self, key: Reference) -> str:
        """Whose view a statement is, by short name."""
        return speaker(key, self.comparison.maps)
