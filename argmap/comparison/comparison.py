"""Compare maps, with the results as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType, NoneType

from attrs import Factory, evolve, field

from argmap.comparison.citing_statement import citing
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.disagreement import Disagreements, find_disagreements
from argmap.comparison.figure_comparison import Figures, compare_figures
from argmap.comparison.questions import QuestionTable, question_tables
from argmap.comparison.relevance import Relevance
from argmap.comparison.resolved_maps import ResolvedMaps, maps_by_name
from argmap.comparison.similar_statements import Matches, find_matches
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Reference
from argmap.model.notebook_display import Displayed
from argmap.model.type_checks import as_many, expect
from argmap.sources import Library, Verdict, verify


@frozen
class Comparison(Displayed):
    """The result of comparing maps.

    ``maps`` has the maps themselves; ``questions`` the answers to each question; ``figures`` those
    on which the maps differ, those on which they agree, and those that measure something else
    about the same subject; ``disagreements`` the contradictions and the paths below them,
    unanswered grounds, concessions, and shared evidence; ``matches`` the statements that maps have
    in common and no map relates; ``graph`` their combined argument graph. The order in which maps
    are used affects only the order of the silent names in ``questions``, and that of ``matches``.
    """

    maps: ResolvedMaps
    questions: tuple[QuestionTable, ...]
    figures: Figures
    disagreements: Disagreements
    verdicts: tuple[Verdict, ...] = ()
    matches: Matches = field(factory=Matches)
    graph: CombinedGraph = field(
        default=Factory(lambda self: CombinedGraph(self.maps), takes_self=True),
        eq=False,
        repr=False,
    )

    @property
    def title(self) -> str:
        """The title of the comparison."""
        return self.maps.main.title

    @property
    def written_questions(self) -> tuple[QuestionTable, ...]:
        """The questions without those that a draft leaves to be written.

        Reports and sheets show these alone, numbered in this order.
        """
        return tuple(table for table in self.questions if not table.is_unwritten)

    @property
    def unwritten(self) -> int:
        """How many questions a draft leaves to be written."""
        return len(self.questions) - len(self.written_questions)

    @property
    def is_unrelated(self) -> bool:
        """Whether no comparison map relates the maps."""
        return _is_blank(self.maps.main)

    @cached_property
    def verdicts_by_key(self) -> Mapping[Reference, Sequence[Verdict]]:
        """The verdicts of each statement and argument."""
        found: dict[Reference, list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault(citing(verdict, self.maps), []).append(verdict)
        return MappingProxyType(found)


def _is_blank(main: ArgumentMap) -> bool:
    """Whether a main map says nothing, so that it does not relate the maps."""
    return not main.items and not main.uses


def compare(
    maps: Mapping[str, ArgumentMap] | ResolvedMaps,
    by: ArgumentMap | None = None,
    *,
    verdicts: Iterable[Verdict] = (),
) -> Comparison:
    """Compare maps, each under a name.

    ``by`` is the comparison map, which asks the questions and relates statements across the maps
    as ``NAME.id``. Without it, the comparison finds figures, and statements with the same id or
    words or that cite the same passage. ``verdicts`` are those on the maps' citations, with the
    keys across all maps (see :func:`verdicts_of`); without them, the comparison does not find
    passages that two maps both cite.

    >>> from argmap.language import loads
    >>> one = loads("thesis t: It lasts.\\n  evidence e: Few.\\n    figure: mills / left = 3")
    >>> other = loads("thesis t: It ends.\\n  evidence e: Fewer.\\n    figure: mills / left = 2")
    >>> found = compare({"one": one, "other": other})
    >>> [(pair.subject, pair.apart) for pair in found.figures.conflicts]
    [('mills', Decimal('1'))]
    """
    expect(by, (ArgumentMap, NoneType), "by")
    kept = as_many(verdicts, Verdict, "verdicts")
    if not isinstance(maps, ResolvedMaps):
        maps = ResolvedMaps(ArgumentMap() if by is None else by, maps_by_name(maps))
    graph = CombinedGraph(maps)
    relevance = Relevance(graph)
    figures = compare_figures(maps, relevance)
    disagreements = find_disagreements(graph, figures, relevance, kept)
    matches = find_matches(maps, kept) if _is_blank(maps.main) else Matches()
    return Comparison(maps, question_tables(graph), figures, disagreements, kept, matches, graph)


def verdicts_of(
    maps: ResolvedMaps, library: Library, own: Iterable[Verdict] | None = None
) -> tuple[Verdict, ...]:
    """The verdicts on the citations of all the maps, by their keys across the maps.

    ``own`` are the main map's verdicts, if the caller already has them.
    """
    expect(maps, ResolvedMaps, "maps")
    expect(library, Library, "library")
    mine = verify(maps.main, library) if own is None else as_many(own, Verdict, "own")
    used = (
        evolve(verdict, key=str(Reference(name, verdict.key)))
        for name, map in maps.used.items()
        for verdict in verify(map, library)
    )
    return (*used, *mine)
