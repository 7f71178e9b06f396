"""Examine a map: syntax, structure, doubts, imported maps and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.analysis.checks import doubts
from argmap.analysis.fixes import source_declared
from argmap.frozen_class import frozen
from argmap.language import ParseResult, parse_file
from argmap.model import ArgumentMap, Diagnostic, Fix, Severity, Span
from argmap.model.codes import Code
from argmap.model.type_checks import as_path, expect
from argmap.model.vocabulary import ID
from argmap.sources import (
    Library,
    Status,
    Verdict,
    citation_problems,
    verify,
)

if TYPE_CHECKING:
    from argmap.comparison import Comparison, ResolvedMaps
    from argmap.sources import QualifierVerdict
    from argmap.workspace.resolution import ReadMap

_MOST: Final = 5
"""Maximum number of sources suggested for a map without sources."""


@frozen
class Examination:
    """A map with all its diagnostics and the verdicts on its citations and qualifiers.

    ``maps`` is the map together with the maps it uses, as far as they could be read, or ``None`` if
    it uses none.
    """

    map: ArgumentMap
    verdicts: tuple[Verdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    maps: ResolvedMaps | None = None
    qualifiers: tuple[QualifierVerdict, ...] = ()

    @property
    def compared(self) -> ResolvedMaps | None:
        """The maps, if the map is drawn as a comparison of the maps it uses."""
        return self.maps if self.maps is not None and self.maps.is_comparison else None

    @property
    def has_errors(self) -> bool:
        """Whether any of the diagnostics is an error."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    @property
    def verified(self) -> int:
        """The number of citations that were found in their sources."""
        return sum(verdict.status is Status.VERIFIED for verdict in self.verdicts)

    def with_doubts(self) -> Examination:
        """Add what an evaluation of the map shows to be odd; if it has errors, nothing.

        >>> from argmap.language import parse
        >>> text = "map: M\\nthesis t: It lasts.\\n  objection o: It is old.\\n"
        >>> found = examine(parse(text), Library("nowhere")).with_doubts()
        >>> [str(one.code) for one in found.diagnostics]
        ['fallen-thesis', 'open-attack']
        """
        if self.has_errors:
            return self
        from argmap.analysis.evaluation_doubts import evaluation_doubts

        found = (*self.diagnostics, *evaluation_doubts(self.maps or self.map))
        return evolve(self, diagnostics=tuple(sorted(found, key=_place)))

    def all_verdicts(self, library: Library) -> tuple[Verdict, ...]:
        """Return the verdicts on this map and the maps it uses, with keys across all maps.

        The citations of the imported maps are verified now; those of the map itself are not
        verified again.
        """
        if self.maps is None:
            return self.verdicts
        from argmap.comparison import verdicts_of

        return verdicts_of(self.maps, library, own=self.verdicts)

    def comparison(self, library: Library) -> Comparison | None:
        """Compare the map with those that it uses; ``None`` if it uses none."""
        if self.maps is None:
            return None
        from argmap.comparison import compare

        return compare(self.maps, verdicts=self.all_verdicts(library))


def examine(
    reading: ParseResult,
    library: Library,
    folder: Path | str = ".",
    read: ReadMap = parse_file,
) -> Examination:
    """Examine a parsed map completely.

    ``library`` has the sources of its project. ``folder`` is the folder of its file, to which the
    paths of imported maps are relative; ``read`` reads these maps.

    If the text has errors, doubts are not reported, because unreadable statements make others look
    unrelated.

    Raises :class:`TypeError` if an argument has the wrong type.

    >>> from argmap.language import parse
    >>> found = examine(parse("map: M\\nthesis t: It lasts.\\n"), Library("nowhere"))
    >>> found.diagnostics
    ()
    """
    expect(reading, ParseResult, "reading")
    expect(library, Library, "library")
    folder = as_path(folder, "folder")
    map = reading.map
    found = list(reading.diagnostics)
    if not reading.has_errors:
        found += doubts(map)
    maps = None
    if map.uses:
        from argmap.workspace.resolution import resolve

        maps, problems = resolve(map, folder, library.root, read)
        found += problems
    verdicts = verify(map, library)
    found += citation_problems(verdicts, map, library)
    qualifiers: tuple[QualifierVerdict, ...] = ()
    if any(node.qualifier is not None for node in map.nodes.values()):
        from argmap.sources import qualifier_problems, verify_qualifiers  # few maps have any

        qualifiers = verify_qualifiers(map, library, verdicts)
        found += qualifier_problems(qualifiers, verdicts, map, library)
    found = list(_with_files(found, map, library, folder))
    return Examination(map, verdicts, tuple(sorted(found, key=_place)), maps, qualifiers)


def _with_files(
    found: Iterable[Diagnostic], map: ArgumentMap, library: Library, folder: Path
) -> Iterator[Diagnostic]:
    """Add the fixes that depend on the files of the project."""
    sources: list[str] | None = None
    uses: dict[Span, Fix] | None = None
    for one in found:
        if one.code == Code.NO_SOURCE:
            sources = sources if sources is not None else _declarable(library)
            one = evolve(one, fixes=source_declared(map, sources[:_MOST]))
        elif one.code == Code.UNKNOWN_MAP and not one.fixes and one.span is not None:
            if uses is None:
                from argmap.workspace.missing_uses import missing_uses

                uses = missing_uses(map, folder)
            if one.span in uses:
                one = evolve(one, fixes=(uses[one.span],))
        yield one


def _declarable(library: Library) -> list[str]:
    return [id for id in library.ids() if ID.fullmatch(id)]


def _place(one: Diagnostic) -> tuple[int, int]:
    return (one.span.line, one.span.column) if one.span else (0, 0)
