"""Maps compared: everything that is found, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType, NoneType

from attrs import Factory, evolve, field, frozen

from argmap.comparison.citing_statement import citing
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.disagreement import Disagreements, find_disagreements
from argmap.comparison.figure_comparison import Figures, compare_figures
from argmap.comparison.questions import QuestionTable, question_tables
from argmap.comparison.resolved_maps import ResolvedMaps, maps_by_name
from argmap.comparison.similar_statements import Matches, find_matches
from argmap.model import ArgumentMap, Reference
from argmap.model.notebook_display import Displayed
from argmap.model.type_checks import as_many, expect
from argmap.sources import Library, Verdict, verify


@frozen
class Comparison(Displayed):
    """What comes of bringing maps together.

    ``maps`` has the maps themselves; ``questions`` who answers what; ``figures`` those on
    which they differ, those on which they agree, and those that measure something else of the
    same thing; ``disagreements`` the contradictions and where they lead, what nobody answers, what
    one side grants to the other, and the evidence that both rest on; ``matches`` the statements
    that maps have in common, where no map relates them; ``graph`` the argument graph of them all.
    Nothing in it depends on the order in which maps are used but the order of ``questions``' silent
    names, and that of ``matches``.
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

    @cached_property
    def verdicts_by_key(self) -> Mapping[Reference, Sequence[Verdict]]:
        """The verdicts of each statement and argument."""
        found: dict[Reference, list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault(citing(verdict, self.maps), []).append(verdict)
        return MappingProxyType(found)


def compare(
    maps: Mapping[str, ArgumentMap] | ResolvedMaps,
    by: ArgumentMap | None = None,
    *,
    verdicts: Iterable[Verdict] = (),
) -> Comparison:
    """Compare maps, each under a name.

    ``by`` is the map that asks the questions and relates statements across them, as ``NAME.id``;
    without it the figures are compared, and the statements that match by their ids or their words,
    or cite one passage, are found. ``verdicts`` are those of the maps' citations with the
    keys of all the maps (:func:`verdicts_of` gives them); without them passages that two maps
    cite are not known for the same.

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
    figures = compare_figures(maps)
    disagreements = find_disagreements(graph, figures, kept)
    main = maps.main
    matches = Matches() if main.items or main.uses else find_matches(maps, kept)
    return Comparison(maps, question_tables(graph), figures, disagreements, kept, matches, graph)


def verdicts_of(
    maps: ResolvedMaps, library: Library, own: Iterable[Verdict] | None = None
) -> tuple[Verdict, ...]:
    """What comes of looking for the citations of all the maps, by their keys in all of them.

    ``own`` are the verdicts of the main map, where they are known already.
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
