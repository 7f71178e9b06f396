"""Definitions and references of ids, sources and map names, in this file and others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from argmap.frozen_class import frozen
from argmap.language.token_roles import Role, TextParts
from argmap.lsp.open_project import used_files
from argmap.model import Reference
from argmap.sources import project_root
from argmap.workspace.nearby_maps import maps_of_project


@frozen
class Target:
    """What a reference means: the statement ``id`` of a map; without an id, the map itself.

    ``file`` is ``None`` for the current map if it has no file. ``name`` is set if the target is
    the name that the current map gives to ``file``; ``source`` if it is a source.
    """

    file: Path | None
    id: str = ""
    name: str = ""
    source: str = ""


@frozen
class Occurrence:
    """One occurrence of a target: a row and columns from 0, in characters."""

    file: Path | None
    row: int
    start: int
    end: int
    is_given: bool = False


Lines = Callable[[Path], Sequence[str] | None]
"""Returns the lines of a map's file, from the editor if it is open; ``None`` if unreadable."""


def target_at(
    lines: Sequence[str], file: Path | None, row: int, column: int
) -> tuple[Target, int, int] | None:
    """The target at a position, and the columns of the word that refers to it."""
    text = TextParts(lines)
    part = text.at(row, column) if row < len(lines) else None
    if part is None:
        return None
    if part.role is Role.ID:
        return Target(file, part.text), part.start, part.end
    if part.role is Role.SOURCE:
        return Target(file, source=part.text), part.start, part.end
    used: Mapping[str, Path] = used_files(lines, file)
    if part.role in (Role.NAME, Role.FILE):
        name = next(one.text for one in text[row] if one.role is Role.NAME)
        return Target(used.get(name), name=name), part.start, part.end
    if part.role is not Role.REFERENCE:
        return None
    name, id = Reference.parse(part.text)
    if not name:
        return Target(file, id), part.start, part.end
    middle = part.start + len(name)
    if column <= middle:
        return Target(used.get(name), name=name), part.start, middle
    return (Target(used[name], id), middle + 1, part.end) if name in used else None


def definition(target: Target, lines: Sequence[str]) -> Occurrence | None:
    """The definition of a target; ``lines`` are those of its file."""
    if target.name and target.file is None:
        return None
    if not target.id:
        return Occurrence(target.file, 0, 0, 0, is_given=True)
    return next((one for one in _in_file(target, lines, "") if one.is_given), None)


def occurrences(
    target: Target, file: Path | None, lines: Sequence[str], lines_of: Lines
) -> Iterator[Occurrence]:
    """All occurrences of a target, in the current file and in the other maps of its project.

    ``lines`` are those of the current file. The name of an imported map occurs only in the current
    file.
    """
    if target.source:
        yield from _sources(target, file, lines)
        return
    if target.name:
        yield from _names(target, file, lines)
        return
    if target.file is None:
        yield from _in_file(target, lines, "")
        return
    real = target.file.resolve()
    here = file.resolve() if file is not None else None
    for other in _candidates(real, here):
        found = lines if other == here else lines_of(other)
        if found is None:
            continue
        if other == real:
            yield from _in_file(Target(other, target.id), found, "")
        for name, used in used_files(found, other).items():
            if used == real:
                yield from _in_file(Target(other, target.id), found, f"{name}.")


def unread(target: Target, file: Path | None, lines_of: Lines) -> list[Path]:
    """The unreadable maps, which may contain the target.

    The target's own file is included if it is missing.
    """
    if target.file is None or target.source or target.name:
        return []
    here = file.resolve() if file is not None else None
    others = [one for one in _candidates(target.file.resolve(), here) if one != here]
    return [one for one in others if lines_of(one) is None]


def _candidates(real: Path, here: Path | None) -> list[Path]:
    """The maps that may contain a target; the current file need not be on disk yet."""
    found = dict.fromkeys(maps_of_project(real))
    for file in (real, here):
        if file is not None and file.is_relative_to(project_root(real)):
            found.setdefault(file)
    return list(found)


def _in_file(target: Target, lines: Sequence[str], prefix: str) -> Iterator[Occurrence]:
    """The occurrences of an id in a text that refers to it with a prefix: ``NAME.`` or nothing."""
    wanted = prefix + target.id
    text = TextParts(lines)
    for row, line in enumerate(lines):
        if wanted not in line:
            continue
        for part in text[row]:
            is_given = part.role is Role.ID and not prefix
            if part.text == wanted and (is_given or part.role is Role.REFERENCE):
                start = part.start + len(prefix)
                yield Occurrence(target.file, row, start, part.end, is_given)


def _sources(target: Target, file: Path | None, lines: Sequence[str]) -> Iterator[Occurrence]:
    """The occurrences of a source in a text."""
    text = TextParts(lines)
    for row, line in enumerate(lines):
        if target.source in line:
            for part in text[row]:
                if part.role is Role.SOURCE and part.text == target.source:
                    is_given = line.startswith("source")
                    yield Occurrence(file, row, part.start, part.end, is_given)


def _names(target: Target, file: Path | None, lines: Sequence[str]) -> Iterator[Occurrence]:
    """The occurrences of an imported map's name in a text."""
    text = TextParts(lines)
    for row, line in enumerate(lines):
        if target.name not in line:
            continue
        for part in text[row]:
            if part.role is Role.NAME and part.text == target.name:
                yield Occurrence(file, row, part.start, part.end, is_given=True)
            elif part.role is Role.REFERENCE and part.text.startswith(f"{target.name}."):
                yield Occurrence(file, row, part.start, part.start + len(target.name))
