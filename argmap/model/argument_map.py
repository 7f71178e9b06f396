"""An argument map: its items in text order, and methods to look them up and traverse them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, overload

from attrs import field

from argmap.frozen_class import frozen
from argmap.model.attribution import UNNAMED, Attribution
from argmap.model.clean_text import clean, clean_all, clean_optional, clean_tags
from argmap.model.edit_methods import EditMethods
from argmap.model.holders import holders
from argmap.model.items import (
    Argument,
    Item,
    Relation,
    Reopening,
    Reuse,
    Section,
    Source,
    Statement,
    Use,
    as_pairs,
    as_tuple,
    each,
)
from argmap.model.lookup import OtherPartError, Part, UnknownKeyError, key_in, key_of
from argmap.model.name_matching import unique_names
from argmap.model.nesting_cycles import nesting_cycles
from argmap.model.notebook_display import Displayed
from argmap.model.origin import Origin
from argmap.model.outline import Outline
from argmap.model.reference import Reference
from argmap.model.text_order import require_text_order
from argmap.model.type_checks import named
from argmap.model.vocabulary import Kind

if TYPE_CHECKING:
    from argmap.model.graph import Conflict, Graph, Inference

T = TypeVar("T")


@frozen(field_transformer=named)
class ArgumentMap(Displayed, Outline, EditMethods):
    """An argument map, stored flat: ``items`` are in text order, and each refers to its parent.

    ``author`` is whose argument it shows, and ``date`` when that was made, as it is written
    ("1957", "after 1988"). ``sources`` are the sources that it cites, the first being the default;
    ``uses`` are the maps that it brings in. ``extra`` is the data of other programs (``x-NAME:``)
    among the headers, and ``closing_extra`` that below the last item. Two maps are equal when they
    say the same in the same order; comments and places do not count.

    Raises :class:`ValueError` if the items cannot be written in this order: a key occurs twice, or
    the parent of an item is not open at that point; or if there is ``closing_extra`` but no item.
    All other problems are reported as diagnostics by :func:`structure_problems`.

    Iterating over a map gives its statements, and ``len`` counts them. ``map[key]``,
    ``map.get(key)`` and ``key in map`` look up statements and arguments.

    Methods that take a key also accept the part itself. Methods for the outline, such as
    :meth:`children`, :meth:`parent`, :meth:`ancestors`, :meth:`section_of` and :meth:`move`, take a
    :class:`Reuse` as a place of its own; all others take it as the statement that it reuses. An
    unknown part raises :class:`KeyError`, with the closest key in the message.

    >>> from argmap.model import Kind, Statement
    >>> thesis = Statement(Kind.THESIS, "It lasts.", key="t")
    >>> claim = Statement(Kind.CLAIM, "It has one centre.", key="c", under="t")
    >>> map = ArgumentMap("Durability", [thesis, claim], author="B. D. Wolfe")
    >>> map["c"].text
    'It has one centre.'
    >>> [step.premises for step in map.arguments_for("t")]
    [('c',)]
    """

    title: str = field(default="", converter=clean)
    items: tuple[Item, ...] = field(default=(), converter=as_tuple)
    author: str | None = field(default=None, converter=clean_optional, kw_only=True)
    date: str | None = field(default=None, converter=clean_optional, kw_only=True)
    sources: tuple[Source, ...] = field(
        default=(), converter=as_tuple, validator=each(Source), kw_only=True
    )
    uses: tuple[Use, ...] = field(default=(), converter=as_tuple, validator=each(Use), kw_only=True)
    tags: tuple[str, ...] = field(default=(), converter=clean_tags, kw_only=True)
    notes: tuple[str, ...] = field(default=(), converter=clean_all, kw_only=True)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)
    closing_extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)
    origin: Origin | None = field(default=None, eq=False, repr=False, kw_only=True)
    closing_comments: tuple[str, ...] = field(
        default=(), converter=as_tuple, eq=False, repr=False, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        require_text_order(self.items)
        if self.closing_extra and not self.items:
            raise ValueError("closing_extra is the data below the last item, but there is no item")

    # Parts by key

    @cached_property
    def nodes(self) -> Mapping[str, Statement | Argument]:
        """Statements and arguments by key, in text order."""
        return MappingProxyType(
            {item.key: item for item in self.items if isinstance(item, (Statement, Argument))}
        )

    def __getitem__(self, key: str | Part) -> Statement | Argument:
        node = self.nodes.get(key) if isinstance(key, str) else None
        return self.nodes[self._key(key)] if node is None else node

    @overload
    def get(self, key: str | Part) -> Statement | Argument | None: ...

    @overload
    def get(self, key: str | Part, default: T) -> Statement | Argument | T: ...

    def get(self, key: str | Part, default: object = None) -> object:
        """Return the statement or argument with a key, or ``default``.

        >>> print(ArgumentMap().get("t"))
        None
        """
        try:
            return self[key]
        except (KeyError, TypeError):
            return default

    def __contains__(self, key: object) -> bool:
        """Whether the map has a statement or argument with this key, or contains this part."""
        if isinstance(key, str):
            return key in self.nodes
        try:
            return isinstance(key, (Statement, Argument, Reuse)) and bool(self._key(key))
        except KeyError:
            return False

    def __iter__(self) -> Iterator[Statement]:
        """Iterate over the statements in text order."""
        return iter(self.statements)

    def __reversed__(self) -> Iterator[Statement]:
        return reversed(self.statements)

    def __len__(self) -> int:
        """The number of statements."""
        return len(self.statements)

    def __bool__(self) -> bool:
        return True

    @cached_property
    def _by_class(self) -> Mapping[type[Item], tuple[Any, ...]]:
        """The items of each class, in text order."""
        found: dict[type[Item], list[Item]] = {cls: [] for cls in get_args(Item)}
        for item in self.items:
            cls = type(item)
            if cls not in found:  # a class of the user's
                cls = next(known for known in found if isinstance(item, known))
            found[cls].append(item)
        return {cls: tuple(items) for cls, items in found.items()}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in text order."""
        return self._by_class[Statement]

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All explicit arguments, in text order."""
        return self._by_class[Argument]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in text order."""
        return self._by_class[Relation]

    @property
    def reuses(self) -> tuple[Reuse, ...]:
        """All reuses of statements, in text order."""
        return self._by_class[Reuse]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections and subsections, in text order."""
        return self._by_class[Section]

    @property
    def theses(self) -> tuple[Statement, ...]:
        """All statements of kind thesis, in text order."""
        return tuple(item for item in self.statements if item.kind is Kind.THESIS)

    @property
    def byline(self) -> str:
        """The author and the date, as far as they are given.

        >>> ArgumentMap("Durability", author="Bertram D. Wolfe", date="1957").byline
        'Bertram D. Wolfe, 1957'
        """
        return ", ".join(part for part in (self.author, self.date) if part)

    @property
    def is_imported(self) -> bool:
        """Whether the map was converted from another format, which ``x-imported:`` says.

        Other tools allow a statement to support itself; see :func:`structure_problems`.

        >>> ArgumentMap("Durability", extra=[("imported", "aif")]).is_imported
        True
        """
        return any(name == "imported" for name, _ in self.extra)

    def _key(self, part: str | Part | Inference) -> str:
        """Return the key of a part, given by key or as itself; :class:`KeyError` if unknown."""
        return key_in(self.nodes, part)

    def _graph_key(self, part: str | Part | Inference) -> str:
        """Return the key of a part of the graph.

        Like :meth:`_key`, but also accepts inferences without an argument and statements of used
        maps.
        """
        key = key_of(part)
        if key not in self.nodes and (key in self.graph.steps or self._is_used(key)):
            return key
        return self._key(part)

    def _is_used(self, key: str) -> bool:
        """Whether a key belongs to an imported map, or to another map that this one refers to."""
        name = Reference.parse(key).map
        return any(use.name == name for use in self.uses) or key in self._foreign

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """References to statements of other maps."""
        return frozenset(
            str(reference)
            for item in self.items
            if isinstance(item, (Relation, Reuse, Reopening))
            for reference in item.references
            if reference.map
        )

    # Outline

    @cached_property
    def _nesting_cycles(self) -> tuple[tuple[str, ...], ...]:
        return tuple(nesting_cycles(self.nodes))

    @cached_property
    def _rootless(self) -> frozenset[str]:
        """The first part of each nesting cycle.

        A cycle has no root; traversal starts at these parts, so that none is left out.
        """
        return frozenset(circle[0] for circle in self._nesting_cycles)

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Part, ...]]:
        found: dict[str | None, list[Part]] = {}
        rootless = self._rootless
        parts = (Statement, Argument, Reuse)
        for item in self.items:
            if isinstance(item, parts):
                loose = rootless and not isinstance(item, Reuse) and item.key in rootless
                under = None if loose else item.under
                siblings = found.get(under)
                if siblings is None:
                    found[under] = [item]
                else:
                    siblings.append(item)
        return MappingProxyType({key: tuple(items) for key, items in found.items()})

    @property
    def roots(self) -> tuple[Part, ...]:
        """The parts at the top level."""
        return self._children.get(None, ())

    def children(self, key: str | Part) -> tuple[Part, ...]:
        """Return the children of a statement or argument, including those under reopenings of it.

        Raises :class:`KeyError` if the map has no such part.
        """
        if isinstance(key, Reuse):
            self._require_place(key)
            return ()
        if isinstance(key, str) and key in self._children:
            return self._children[key]  # or a statement of an imported map that is reopened here
        return self._children.get(self._key(key), ())

    def parent(self, key: str | Part) -> Statement | Argument | None:
        """Return the parent of a statement, an argument or a reuse; ``None`` at the top level.

        Raises :class:`KeyError` if the map has no such part.
        """
        if isinstance(key, Reuse):
            self._require_place(key)
            under = key.under
        else:
            known = self._key(key)
            under = None if known in self._rootless else self.nodes[known].under
        return None if under is None else self.nodes.get(under)

    def walk(self, start: str | Part | None = None) -> Iterator[tuple[int, Part]]:
        """Yield (depth, part) depth first, from ``start`` or from every root.

        Children under a reopening come with the other children of the statement. Raises
        :class:`KeyError` if the map has no part ``start``.
        """
        if start is None:
            return self._walk(self.roots)
        if isinstance(start, Reuse):
            self._require_place(start)
            return self._walk((start,))
        return self._walk((self[start],))

    def _walk(self, first: tuple[Part, ...]) -> Iterator[tuple[int, Part]]:
        met: set[str] = set()  # a statement that is reopened below itself is visited once
        stack = [(0, part) for part in reversed(first)]
        while stack:
            depth, item = stack.pop()
            if isinstance(item, Reuse):
                yield depth, item
            elif item.key not in met:
                met.add(item.key)
                yield depth, item
                below = reversed(self._children.get(item.key, ()))
                stack.extend((depth + 1, child) for child in below)

    def section_of(self, key: str | Part | Section) -> Section | None:
        """Return the section or subsection that contains a statement, an argument or a reuse.

        For a subsection, this is the section around it; for a section, ``None``. Raises
        :class:`KeyError` if the map has no such part.

        >>> from argmap.language import loads
        >>> map = loads("section: One\\nsubsection: Two\\nthesis t: It lasts.\\n")
        >>> inner = map.section_of("t")
        >>> inner.title, map.section_of(inner).title
        ('Two', 'One')
        """
        part = self._place(key)
        around: Section | None = None
        section: Section | None = None
        for item in self.items:
            if item is part:
                break
            if isinstance(item, Section):
                around = item if item.level == 1 else around
                section = item
        if isinstance(part, Section):
            return around if part.level > 1 else None
        return section

    def _place(self, part: str | Part | Section) -> Part | Section:
        """Return the item of the map for a part; a reuse or a section is looked up by equality."""
        if isinstance(part, Reuse):
            self._require_place(part)
        elif not isinstance(part, Section):
            return self[part]
        elif part not in self.sections:
            raise KeyError(f"the map holds no such part: {part!r}")
        own = [item for item in self.items if item == part]
        return next((item for item in own if item is part), own[0])

    def _require_place(self, reuse: Reuse) -> None:
        if reuse not in self._children.get(reuse.under, ()):
            if reuse.target in self.nodes:
                raise OtherPartError(reuse.target)
            raise UnknownKeyError(reuse.target, self.nodes)

    # Graph

    @cached_property
    def graph(self) -> Graph:
        """The argument graph: the inferences, conflicts and answers derived from the items."""
        from argmap.model.graph import derive  # imported late: checking and drawing need no graph

        return derive(self.items, self.nodes)

    @property
    def inferences(self) -> tuple[Inference, ...]:
        """All inferences from premises to a conclusion."""
        return self.graph.inferences

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All attacks on statements and inferences.

        A map by itself does not know whether a statement of an imported map (``MAP.id``) is an
        unsupported premise there, so an attack on one is a rebuttal here. A :class:`.CombinedGraph`
        includes the imported maps and reports an attack on such a premise as
        :attr:`ConflictMode.UNDERMINE`.
        """
        return self.graph.conflicts

    @property
    def contradictions(self) -> tuple[Conflict, ...]:
        """The conflicts of ``contradicts`` relations, two for each relation, one in each direction.

        They are not among the :attr:`conflicts`, which have an attacker and a target.
        """
        return self.graph.contradictions

    def arguments_for(self, key: str | Part) -> tuple[Inference, ...]:
        """Return the inferences that conclude this statement.

        Raises :class:`KeyError` if the map has no such part.
        """
        return self.graph.inferences_to.get(self._graph_key(key), ())

    def used_in(self, key: str | Part | Inference) -> tuple[Inference, ...]:
        """Return the inferences that have this statement as a premise; none for an inference.

        Raises :class:`KeyError` if the map has no such part.
        """
        return self.graph.inferences_from.get(self._graph_key(key), ())

    def attacks_on(self, key: str | Part | Inference) -> tuple[Conflict, ...]:
        """Return the attacks on a statement, or the undercuts of an argument or inference.

        An inference without an explicit argument has the key ``premise>conclusion``.
        Raises :class:`KeyError` if the map has no such part.
        """
        return self.graph.conflicts_with.get(self._graph_key(key), ())

    def attacks_by(self, key: str | Part) -> tuple[Conflict, ...]:
        """Return the attacks by a statement.

        Raises :class:`KeyError` if the map has no such part.
        """
        return self.graph.conflicts_by.get(self._graph_key(key), ())

    def answers(self, key: str | Part) -> tuple[str, ...]:
        """Return the keys of the answers to a question, including reused statements.

        Raises :class:`KeyError` if the map has no such part.
        """
        return self.graph.answers.get(self._graph_key(key), ())

    # Holders

    @cached_property
    def _held(self) -> Mapping[str, Attribution]:
        return MappingProxyType(holders(self.nodes, self.items, self.author))

    def other_voice(self, key: str | Part) -> str:
        """Whose view a statement or argument is, to be shown beside it: empty for the author's, and
        "someone unnamed" where ``by:`` says so.

        Raises :class:`KeyError` for what the map does not have.

        >>> from argmap.model import MapBuilder
        >>> at = MapBuilder("Ferry", author="Mira Holm")
        >>> said = at.claim("The ferry pays.", by="unnamed")
        >>> at.build().other_voice(said)
        'someone unnamed'
        """
        by = self[key].by
        if by is not None and by.is_unnamed:
            return f"someone {UNNAMED}"
        holder = self.holder(key)
        return "" if holder is None or holder == self.author else holder

    def attribution(self, key: str | Part) -> Attribution:
        """Whose view a statement or argument is: as written, inherited, or the map's author's.

        Support is the view of the person whose view it supports. An attack without ``by:`` is the
        author's; where it attacks the author's view, it is nobody's.
        Of several spellings of a name (``dockers' union``, ``Dockers’ Union``) it is the first
        in the text, the author's before all.
        Raises :class:`KeyError` for what the map does not have.

        >>> from argmap.model import MapBuilder
        >>> at = MapBuilder("Ferry", author="Mira Holm")
        >>> thesis = at.thesis("Keep it.", id="keep")
        >>> costs = at.objection("It costs too much.", id="costs", under=thesis)
        >>> _ = at.evidence("The books show a loss.", id="loss", under=costs)
        >>> _ = at.rebuttal("A bridge costs more.", id="bridge", under=costs)
        >>> map = at.build()
        >>> {key: map.attribution(key).names for key in map.nodes}
        {'keep': ('Mira Holm',), 'costs': (), 'loss': (), 'bridge': ('Mira Holm',)}
        """
        held = self._held
        return held[key] if isinstance(key, str) and key in held else held[self._key(key)]

    def holder(self, key: str | Part) -> str | None:
        """The text of :meth:`attribution`, "Duranty and the Kremlin"; ``None`` for nobody."""
        return self.attribution(key).text or None

    @property
    def holders(self) -> tuple[str, ...]:
        """Everyone whose view something in the map is, in the order of appearance."""
        return tuple(dict.fromkeys(name for held in self._held.values() for name in held.names))

    @property
    def all_tags(self) -> tuple[str, ...]:
        """All tags of statements and arguments without duplicates, in order of appearance."""
        return unique_names(tag for node in self.nodes.values() for tag in node.tags)
