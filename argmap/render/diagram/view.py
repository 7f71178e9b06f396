"""The part of a map to draw: to a depth, around a statement, or without folded parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING, Any

from attrs import Attribute, evolve, field

from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Argument, ArgumentMap, Diagnostic, Kind, Statement, problem
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code
from argmap.model.name_matching import normal_form, unique_names
from argmap.model.type_checks import as_many, named, only
from argmap.model.vocabulary import TO_BE_WRITTEN

if TYPE_CHECKING:
    from argmap.comparison.resolved_maps import ResolvedMaps


def _texts(given: Iterable[str], name: Attribute[Any] | str = "texts") -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else as_many(given, str, name)


@frozen(kw_only=True, field_transformer=named)
class View:
    """The part of a map to draw.

    Each field narrows what the others leave; the default is everything.

    - ``depth``: how many levels of statements below the theses, or below the focus; 0 for none.
      A step is on the level of its premises.
    - ``focus``: the id of a statement or argument. Its descendants and its ancestors are drawn.
    - ``fold``: ids of statements and arguments below which nothing is drawn.
    - ``without``: ids of statements and arguments to leave out, with everything below them.
    - ``brief``: whether cards show only the text, without the details in small type.
    - ``ids``: whether cards show ids instead of numbers.
    - ``joined``: whether statements that later sections add to a statement are drawn under the
      statement itself, without the sections; always so with a focus.
    - ``tags``: draw only statements and arguments that have one of these tags, and their
      ancestors.
    - ``question``: the id of a question of a comparison, which alone is drawn.
    - ``overview``: whether one map is drawn as a summary: its theses, and in columns what speaks
      for and against them. It shows what is most important, and goes with no field that selects a
      part.

    A step that is drawn keeps all its premises, because they are linked. Raises
    :class:`ValueError` for a negative depth, and for an overview of a part.

    >>> View(depth=2, fold=["terror"]).is_whole, View().is_whole
    (False, True)
    """

    depth: int | None = field(default=None, validator=only(int, NoneType))
    focus: str | None = field(default=None, validator=only(str, NoneType))
    fold: tuple[str, ...] = field(default=(), converter=_texts)
    without: tuple[str, ...] = field(default=(), converter=_texts)
    tags: tuple[str, ...] = field(default=(), converter=_texts)
    brief: bool = False
    ids: bool = False
    joined: bool = False
    question: str | None = field(default=None, validator=only(str, NoneType))
    overview: bool = False

    def __attrs_post_init__(self) -> None:
        if self.overview and not evolve(self, overview=False).is_whole:
            raise ValueError("an overview shows what is most important, not a part of a map")

    @depth.validator
    def _check_depth(self, _: object, depth: int | None) -> None:
        if depth is not None and depth < 0:
            raise ValueError(f"a depth is 0 or more, not {depth}")

    @property
    def is_whole(self) -> bool:
        """Whether no statement is left out."""
        free = View(brief=self.brief, ids=self.ids, joined=self.joined, overview=self.overview)
        return self == free

    def require(self, map: ArgumentMap | ResolvedMaps) -> None:
        """Check that a map, or its imported maps, have the ids and tags that the view names.

        Raises :class:`~argmap.model.ArgmapError` with one diagnostic for each missing id
        (``no-such-id``), and one (``no-such-tag``) if nothing has any of the tags.
        """
        found: list[Diagnostic] = []
        if self.question is not None:
            found += _no_question(self.question, map)
        near = Nearest(str(key) for key in map.nodes)
        ids = [*([self.focus] if self.focus is not None else []), *self.fold, *self.without]
        for id in dict.fromkeys(ids):
            if id not in map:
                nearest = near.to(id)
                hint = f"did you mean {nearest!r}?" if nearest else "name a statement by its id"
                found.append(
                    problem(Code.NO_SUCH_ID, f"the map has no statement {id!r}", hint=hint)
                )
        borne = _tags(map.nodes.values())
        if self.tags and not self.names(borne):
            named = " or ".join(repr(tag) for tag in self.tags)
            hint = (
                f"tags in this map: {', '.join(sorted(borne))}" if borne else "this map has no tags"
            )
            message = f"no statement in the map is tagged {named}"
            found.append(problem(Code.NO_SUCH_TAG, message, hint=hint))
        if found:
            raise ArgmapError(found)

    def names(self, tags: Iterable[str]) -> bool:
        """Whether the view has one of some tags, ignoring differences of spelling.

        >>> View(tags=["Poor Law"]).names(["poor law", "mills"])
        True
        """
        return not self._wanted.isdisjoint(map(normal_form, tags))

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(map(normal_form, self.tags))


def _no_question(id: str, map: ArgumentMap | ResolvedMaps) -> Iterator[Diagnostic]:
    """That a comparison does not ask a question, or that a map is no comparison."""
    if isinstance(map, ArgumentMap):
        hint = "draw a statement and what is below it with a focus"
        yield problem(Code.NO_SUCH_ID, "only a comparison has questions to draw alone", hint=hint)
        return
    questions = [node for node in map.main.statements if node.kind is Kind.QUESTION]
    asked = [node.key for node in questions if not node.text.startswith(TO_BE_WRITTEN)]
    if id in (node.key for node in questions) and id not in asked:
        hint = f"write it instead of {TO_BE_WRITTEN!r}, or draw another question"
        yield problem(
            Code.UNWRITTEN_QUESTION, f"the question {id!r} is still to be written", hint=hint
        )
    elif id not in asked:
        hint = f"questions in this map: {', '.join(asked)}" if asked else "this map asks none"
        yield problem(Code.NO_SUCH_ID, f"the map has no question {id!r}", hint=hint)


def _tags(nodes: Iterable[Statement | Argument]) -> tuple[str, ...]:
    return unique_names(tag for node in nodes for tag in node.tags)


WHOLE = View()
"""Everything."""
