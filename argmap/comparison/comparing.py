"""Maps compared: everything that is found, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from argmap.comparison.bearing import Web
from argmap.comparison.figures import Figures, compare_figures
from argmap.comparison.gathering import Gathering, gather
from argmap.comparison.parting import Partings, find_partings
from argmap.comparison.questions import QuestionTable, question_tables
from argmap.language import parse_file
from argmap.model import ArgmapError, ArgumentMap, Severity
from argmap.model.display import Displayed
from argmap.sources import Library, Verdict, project_root, verify


@frozen
class Comparison(Displayed):
    """What comes of bringing maps together.

    ``gathering`` has the maps themselves; ``questions`` who answers what; ``figures`` those on
    which they differ, those on which they agree, and those that measure something else of the
    same thing; ``partings`` the contradictions and where they lead, what nobody answers, what one
    side grants to the other, and the evidence that both rest on. Nothing in it depends on the
    order in which maps are used but the order of ``questions``' silent names.
    """

    gathering: Gathering
    questions: tuple[QuestionTable, ...]
    figures: Figures
    partings: Partings
    verdicts: tuple[Verdict, ...] = ()

    @property
    def title(self) -> str:
        """The title of the comparison."""
        return self.gathering.main.title

    @cached_property
    def verdicts_by_key(self) -> Mapping[str, Sequence[Verdict]]:
        """The verdicts of each statement and argument."""
        found: dict[str, list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.key, []).append(verdict)
        return MappingProxyType(found)


def compare(
    maps: Mapping[str, ArgumentMap] | Gathering,
    by: ArgumentMap | None = None,
    *,
    verdicts: Iterable[Verdict] = (),
) -> Comparison:
    """Compare maps, each under a name.

    ``by`` is the map that asks the questions and relates statements across them, as ``NAME.id``;
    without it figures alone are compared. ``verdicts`` are those of the maps' citations with the
    keys of all the maps (:func:`verdicts_of` gives them); without them passages that two maps
    cite are not known for the same.

    >>> from argmap.language import loads
    >>> one = loads("thesis t: It lasts.\\n  evidence e: Few.\\n    figure: mills / left = 3")
    >>> other = loads("thesis t: It ends.\\n  evidence e: Fewer.\\n    figure: mills / left = 2")
    >>> found = compare({"one": one, "other": other})
    >>> [(pair.subject, pair.apart) for pair in found.figures.conflicts]
    [('mills', Decimal('1'))]
    """
    gathering = maps if isinstance(maps, Gathering) else Gathering(by or ArgumentMap(), maps)
    web = Web(gathering)
    figures = compare_figures(gathering)
    kept = tuple(verdicts)
    partings = find_partings(web, figures, kept)
    return Comparison(gathering, question_tables(web), figures, partings, kept)


def compare_file(path: Path | str, library: Library | None = None) -> Comparison:
    """Read a comparison map and the maps that it uses, and compare them.

    Raises :class:`ArgmapError` where the map has errors, or one that it uses cannot be used.
    """
    path = Path(path)
    reading = parse_file(path)
    if reading.has_errors:
        raise ArgmapError(reading.diagnostics)
    gathering, found = gather(reading.map, path.parent, project_root(path))
    if any(one.severity is Severity.ERROR for one in found):
        raise ArgmapError(found)
    return compare(gathering, verdicts=verdicts_of(gathering, library or Library.near(path)))


def verdicts_of(gathering: Gathering, library: Library) -> tuple[Verdict, ...]:
    """What comes of looking for the citations of all the maps, by their keys in all of them."""
    used = (
        evolve(verdict, key=f"{name}.{verdict.key}")
        for name, map in gathering.used.items()
        for verdict in verify(map, library)
    )
    return (*used, *verify(gathering.main, library))
