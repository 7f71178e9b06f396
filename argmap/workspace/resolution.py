"""Find and read the maps that a map uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from errno import EINVAL
from pathlib import Path

from argmap.comparison.reference_checks import reference_problems, undrawn
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.file_io import is_waited_for, reason_of
from argmap.language import ParseResult, parse_file
from argmap.model import (
    Applicability,
    ArgmapError,
    ArgumentMap,
    Diagnostic,
    Edit,
    Fix,
    Use,
    problem,
)
from argmap.model.codes import Code
from argmap.model.type_checks import as_path, expect
from argmap.workspace.use_paths import used_file, used_file_within

ReadMap = Callable[[Path], ParseResult]
"""Reads the file of a map. Raises :class:`OSError` or :class:`~argmap.model.ArgmapError` if that
fails."""


def resolve(
    map: ArgumentMap,
    folder: Path | str,
    root: Path | str,
    read: ReadMap = parse_file,
) -> tuple[ResolvedMaps, tuple[Diagnostic, ...]]:
    """Read the maps that ``map`` uses, and return them with all problems.

    Paths are relative to ``folder``, the folder of the map's file, and must stay below ``root``,
    the folder of its project (``used-map-outside``). Problems are also maps that are missing,
    unreadable or have errors (``used-map-missing``, ``used-map-broken``), cycles
    (``used-map-circle``), and references ``NAME.id`` to unknown or unsuitable parts
    (``unknown-id``, ``not-a-statement``, ``not-an-argument``). ``read`` reads a map's file; an
    :class:`~argmap.model.ArgmapError` from it is reported as ``used-map-missing``.

    >>> maps, found = resolve(ArgumentMap("Alone"), ".", ".")
    >>> dict(maps.used), found
    ({}, ())
    """
    expect(map, ArgumentMap, "map")
    folder, root = as_path(folder, "folder"), as_path(root, "root")
    return _Resolver(folder.resolve(), root.resolve(), read).resolve(map)


class _Resolver:
    def __init__(self, folder: Path, root: Path, read: ReadMap) -> None:
        self._folder = folder
        self._root = root
        self._read = read
        self._found: list[Diagnostic] = []

    def resolve(self, map: ArgumentMap) -> tuple[ResolvedMaps, tuple[Diagnostic, ...]]:
        used: dict[str, ArgumentMap] = {}
        files: dict[str, Path] = {}
        for use in map.uses:
            path = self._path(use)
            if path is None or use.name in used:
                continue
            found = self._map(use, path)
            if found is not None:
                used[use.name] = found
                files[use.name] = path
                self._look_for_circle(use, path, found)
        maps = ResolvedMaps(map, used, self._inner_names(used, files))
        self._found += reference_problems(maps)
        self._found += undrawn(maps)
        return maps, tuple(self._found)

    def _inner_names(
        self, used: Mapping[str, ArgumentMap], files: Mapping[str, Path]
    ) -> Mapping[tuple[str, str], str]:
        """Return which imported maps use each other: see :class:`ResolvedMaps`."""
        names = {file: name for name, file in files.items()}
        found: dict[tuple[str, str], str] = {}
        for name, map in used.items():
            for use in map.uses:
                file = used_file_within(use.path, files[name].parent, self._root)
                if file in names:
                    found[name, use.name] = names[file]
        return found

    def _complain(
        self, code: str, message: str, use: Use, hint: str, fixes: Iterable[Fix] = ()
    ) -> None:
        self._found.append(problem(code, message, use.origin, hint, fixes=fixes))

    def _path(self, use: Use) -> Path | None:
        try:
            path = used_file(use.path, self._folder, self._root)
        except (OSError, ValueError, RuntimeError):
            self._complain(
                Code.USED_MAP_MISSING, f"there is no file {use.path}", use, "check its path"
            )
            return None
        if not path.is_relative_to(self._root):
            message = f"{use.path} is outside the project"
            hint = "put the map inside the project, and give its path relative to this file"
            self._complain(Code.USED_MAP_OUTSIDE, message, use, hint)
            return None
        return path

    def _map(self, use: Use, path: Path) -> ArgumentMap | None:
        try:
            if is_waited_for(path):
                raise OSError(EINVAL, "it is not a regular file")
            reading = self._read(path)
        except ArgmapError as error:
            (first, *_) = error.diagnostics
            message, hint = first.message, first.hint
        except (OSError, ValueError) as error:
            reason = reason_of(error)
            if "\\" in use.path:
                reason = "folders are separated by '/', not '\\'"
            message, hint = f"cannot read {use.path}: {reason}", ""
        else:
            if not reading.has_errors:
                return reading.map
            message = f"{use.path} has errors, so it cannot be imported"
            hint = f"to see them, run: argmap check {use.path}"
            self._complain(Code.USED_MAP_BROKEN, message, use, hint)
            return None
        near = "" if hint else self._meant(use)
        if near:
            hint = f"did you mean {near!r}?"
        hint = hint or "the path is relative to the folder of this file"
        self._complain(Code.USED_MAP_MISSING, message, use, hint, _file_instead(use, near))
        return None

    def _meant(self, use: Use) -> str:
        """Return the path of the closest map, or "" if none is close."""
        from argmap.workspace.closest_map import closest_map  # seldom needed

        own = use.origin.span.path if use.origin else None
        try:
            return closest_map(use.path, self._folder, self._root, own or "")
        except (OSError, ValueError, RuntimeError):
            return ""

    def _look_for_circle(self, use: Use, path: Path, map: ArgumentMap) -> None:
        """Report a map that indirectly uses itself."""
        seen = {path}
        waiting = [(path, map)]
        while waiting:
            at, reading = waiting.pop()
            for inner in reading.uses:
                there = used_file_within(inner.path, at.parent, self._root)
                if there == path:
                    message = f"{use.path} imports itself through {at.name}"
                    self._complain(
                        Code.USED_MAP_CIRCLE, message, use, "remove one of the 'use' lines"
                    )
                    return
                if there is None or there in seen:
                    continue
                seen.add(there)
                try:
                    waiting.append((there, self._read(there).map))
                except (ArgmapError, OSError, ValueError):
                    continue  # reported when that map is checked


def _file_instead(use: Use, meant: str) -> Iterator[Fix]:
    """Yield the fix that replaces a missing file."""
    if meant and use.origin is not None:
        edit = Edit(use.origin.span, f"use {meant} as {use.name}")
        yield Fix(f"Use {meant}", (edit,), Applicability.LIKELY)
