"""The maps that a comparison map uses: found, read, and left as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from errno import EINVAL
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import Attribute, field, frozen

from argmap.files import is_waited_for, spelt_on_disk
from argmap.language import Reading, parse_file
from argmap.model import (
    Applicability,
    ArgmapError,
    Argument,
    ArgumentMap,
    Diagnostic,
    Edit,
    Fix,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Severity,
    Statement,
    Use,
    problem,
)
from argmap.model.expected import as_path, expect, named, only, wrong_type
from argmap.model.frozen_dict import FrozenDict
from argmap.model.graph import Graph, union
from argmap.model.lookup import UnknownKeyError
from argmap.model.nearest import Nearest
from argmap.model.normal_form import first_spellings, normal_form
from argmap.model.structure import an
from argmap.model.structure_fixes import named_instead


def maps_by_name(
    maps: Mapping[str, ArgumentMap], name: Attribute[Any] | str = "maps"
) -> Mapping[str, ArgumentMap]:
    """Take a mapping of names to maps; :class:`TypeError` for any other."""
    called = name if isinstance(name, str) else name.name
    if not isinstance(maps, Mapping):
        raise wrong_type(called, "a mapping of names to maps", maps)
    for key, map in maps.items():
        expect(key, str, f"a name in {called}")
        expect(map, ArgumentMap, f"{called}[{key!r}]")
    return FrozenDict(maps)


@frozen(field_transformer=named)
class Gathering:
    """A map and those that it uses, each under the name by which the map refers to it.

    Nothing of a used map is changed; ``NAME.key`` is one of its statements or arguments, and a
    key alone one of the map's own. ``files`` says where each used map lies, where that is known.
    """

    main: ArgumentMap = field(validator=only(ArgumentMap))
    used: Mapping[str, ArgumentMap] = field(converter=maps_by_name)
    files: Mapping[str, Path] = field(factory=dict, eq=False)

    def __contains__(self, key: object) -> bool:
        return key in self.nodes

    def __getitem__(self, key: str) -> Statement | Argument:
        expect(key, str, "key")
        if key not in self.nodes:
            raise UnknownKeyError(key, self.nodes)
        return self.nodes[key]

    __iter__ = None  # not as a sequence, by numbers: see ``nodes``

    @cached_property
    def nodes(self) -> Mapping[str, Statement | Argument]:
        """The statements and arguments of all the maps by key, the map's own first."""
        used = {
            f"{name}.{key}": node
            for name, map in self.used.items()
            for key, node in map.nodes.items()
        }
        return MappingProxyType({**self.main.nodes, **used})

    @property
    def is_comparison(self) -> bool:
        """Whether the map asks the used ones something, says something across them, or says nothing
        itself. One that merely refers to statements of others is a map like any other.
        """
        own = [node for node in self.main.statements if node.kind is not Kind.QUESTION]
        return (
            not own
            or len(own) < len(self.main)
            or any(
                name_of(one.first) and name_of(one.second)
                for one in self.main.relations
                if one.kind is not RelationKind.SUPPORTS
            )
        )

    @cached_property
    def graph(self) -> Graph:
        """The steps, conflicts and answers of all the maps, as if they were one.

        How an attack meets its target is found as in a single map: see :func:`union`.
        """
        graphs = {name: map.graph for name, map in self.used.items()}
        return union({**graphs, "": self.main.graph}, self.full)

    def full(self, name: str, key: str) -> str:
        """The key in all the maps of what the map of a name calls ``key``.

        What that map takes from one that is used here as well is the same statement.
        """
        if not name:
            return key
        other, dot, inner = key.partition(".")
        known = self._elsewhere.get((name, other)) if dot else None
        return f"{known}.{inner}" if known is not None else f"{name}.{key}"

    @cached_property
    def _elsewhere(self) -> Mapping[tuple[str, str], str]:
        """By (name of a map, name by which it uses another): the name of that other here."""
        names = {path: name for name, path in self.files.items()}
        names_by_path = {use.path: use.name for use in self.main.uses}
        found = {}
        for name, map in self.used.items():
            for use in map.uses:
                if name in self.files:
                    path = self.files[name].parent / use.path
                    known = names.get(Path(os.path.normpath(path)))
                else:
                    known = names_by_path.get(use.path)
                if known in self.used and known is not None:
                    found[name, use.name] = known
        return found

    def above(self, key: str) -> str | None:
        """What a statement or argument stands under, by its key in all the maps."""
        under = self.nodes[key].under
        name = name_of(key)
        return f"{name}.{under}" if name and under is not None else under

    def map_of(self, key: str) -> ArgumentMap:
        """The map that a key is of."""
        return self.used[name_of(key)] if name_of(key) else self.main

    def holder(self, key: str) -> str | None:
        """Who holds a statement or argument of any of the maps.

        A name that the maps spell in several ways is in the spelling of the first of them.
        """
        return self._spelt(self.map_of(key).holder(key.partition(".")[2] if name_of(key) else key))

    def author(self, name: str) -> str | None:
        """The author of a used map, or of the map itself where the name is empty."""
        return self._spelt((self.used[name] if name else self.main).author)

    def _spelt(self, name: str | None) -> str | None:
        return None if name is None else self._names.get(normal_form(name), name)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        maps = (self.main, *self.used.values())
        return first_spellings(
            name for map in maps for name in (map.author, *map.holders) if name is not None
        )


def name_of(key: str) -> str:
    """The name of the used map that a key is of; empty for the map's own.

    >>> name_of("wolfe.durability"), name_of("fate")
    ('wolfe', '')
    """
    name, dot, _ = key.partition(".")
    return name if dot else ""


def gather(
    map: ArgumentMap,
    folder: Path | str,
    root: Path | str,
    read: Callable[[Path], Reading] = parse_file,
) -> tuple[Gathering, tuple[Diagnostic, ...]]:
    """Read the maps that ``map`` uses, and say what is wrong with that.

    Paths are taken from ``folder``, that of the map's file, and stay below ``root``, its
    project's: ``used-map-outside``. A map that is missing, cannot be read or has errors is told
    of (``used-map-missing``, ``used-map-broken``), and so is a circle (``used-map-circle``) and
    every ``NAME.id`` that its map does not have (``unknown-id``, ``not-a-statement``,
    ``not-an-argument``). ``read`` reads a map's file; what it raises as an
    :class:`~argmap.model.ArgmapError` is told as ``used-map-missing``.

    >>> gathering, found = gather(ArgumentMap("Alone"), ".", ".")
    >>> dict(gathering.used), found
    ({}, ())
    """
    expect(map, ArgumentMap, "map")
    folder, root = as_path(folder, "folder"), as_path(root, "root")
    return _Gatherer(folder.resolve(), root.resolve(), read).gather(map)


class _Gatherer:
    def __init__(self, folder: Path, root: Path, read: Callable[[Path], Reading]) -> None:
        self._folder = folder
        self._root = root
        self._parse = read
        self._found: list[Diagnostic] = []

    def gather(self, map: ArgumentMap) -> tuple[Gathering, tuple[Diagnostic, ...]]:
        used: dict[str, ArgumentMap] = {}
        files: dict[str, Path] = {}
        for use in map.uses:
            path = self._path(use, self._folder)
            if path is None or use.name in used:
                continue
            read = self._read(use, path)
            if read is not None:
                used[use.name] = read
                files[use.name] = path
                self._look_for_circle(use, path, read)
        gathering = Gathering(map, used, files)
        self._found += reference_problems(gathering)
        self._found += _undrawn(gathering)
        return gathering, tuple(self._found)

    def _complain(
        self, code: str, message: str, use: Use, hint: str, fixes: Iterable[Fix] = ()
    ) -> None:
        self._found.append(problem(code, message, use.origin, hint, fixes=fixes))

    def _path(self, use: Use, folder: Path) -> Path | None:
        try:
            path = self._resolved(folder, use.path)
        except (OSError, ValueError, RuntimeError):
            self._complain(
                "used-map-missing", f"there is no file {use.path}", use, "check its path"
            )
            return None
        if not path.is_relative_to(self._root):
            message = f"{use.path} lies outside the project"
            hint = "put the map below the project's root, and name it from this file's folder"
            self._complain("used-map-outside", message, use, hint)
            return None
        return path

    def _resolved(self, folder: Path, path: str) -> Path:
        return spelt_on_disk((folder / path).resolve(), self._root).resolve()

    def _read(self, use: Use, path: Path) -> ArgumentMap | None:
        try:
            if is_waited_for(path):
                raise OSError(EINVAL, "it is no plain file")
            reading = self._parse(path)
        except ArgmapError as error:
            (first, *_) = error.diagnostics
            message, hint = first.message, first.hint
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            if "\\" in use.path:
                reason = "folders are separated by /, not \\"
            message, hint = f"cannot read {use.path}: {reason}", ""
        else:
            if not reading.has_errors:
                return reading.map
            message = f"{use.path} has errors, so that it cannot be used"
            hint = f"argmap check {use.path} tells them"
            self._complain("used-map-broken", message, use, hint)
            return None
        near = "" if hint else self._meant(use)
        if near:
            hint = f"did you mean {near!r}?"
        hint = hint or "its path is taken from the folder of this file"
        self._complain("used-map-missing", message, use, hint, _file_instead(use, near))
        return None

    def _meant(self, use: Use) -> str:
        """The path of a map that was meant; empty where none is near."""
        from argmap.comparison.nearest_map import nearest_map  # few maps are missing

        own = use.origin.span.path if use.origin else None
        try:
            return nearest_map(use.path, self._folder, self._root, own or "")
        except (OSError, ValueError, RuntimeError):
            return ""

    def _look_for_circle(self, use: Use, path: Path, map: ArgumentMap) -> None:
        """Tell of a map that uses itself by way of those that it uses."""
        seen = {path}
        waiting = [(path, map)]
        while waiting:
            at, reading = waiting.pop()
            for inner in reading.uses:
                try:
                    there = self._resolved(at.parent, inner.path)
                    if there in seen or not there.is_relative_to(self._root):
                        circle = there == path
                    else:
                        seen.add(there)
                        waiting.append((there, self._parse(there).map))
                        circle = False
                except (ArgmapError, OSError, ValueError, RuntimeError):
                    continue  # that is told where the map itself is checked
                if circle:
                    message = f"{use.path} uses itself, by way of {at.name}"
                    self._complain("used-map-circle", message, use, "drop one of these uses")
                    return


def _file_instead(use: Use, meant: str) -> Iterator[Fix]:
    """Another file in place of the one that is not there."""
    if meant and use.origin is not None:
        edit = Edit(use.origin.span, f"use {meant} as {use.name}")
        yield Fix(f"Use {meant}", (edit,), Applicability.LIKELY)


def _undrawn(gathering: Gathering) -> Iterator[Diagnostic]:
    """Statements of a comparison's own for which there is no place on its sheet."""
    for node in gathering.main.statements if gathering.is_comparison else ():
        if node.under is None and node.kind is not Kind.QUESTION:
            message = f"this {node.kind} of the comparison's own is not drawn side by side"
            hint = "write it in a map of its own, and use that here"
            yield problem("not-drawn", message, node.origin, hint, severity=Severity.WARNING)


def reference_problems(gathering: Gathering) -> Iterator[Diagnostic]:
    """Yield what is wrong with the references of the map to statements of those that it uses."""
    known: dict[str, Nearest] = {}
    for item in gathering.main.items:
        if isinstance(item, Relation):
            yield from _ends(item, gathering)
        if not isinstance(item, (Relation, Reuse, Reopening)):
            continue
        targets = (item.first, item.second) if isinstance(item, Relation) else (item.target,)
        for target in targets:
            name = name_of(target)
            if name not in gathering.used or target in gathering:
                continue  # a map that could not be used is told of where it is named
            if name not in known:
                ids = (node.id for node in gathering.used[name].nodes.values() if node.id)
                known[name] = Nearest(ids)
            near = known[name].to(target.partition(".")[2])
            hint = f"{name} has no such id"
            fixes: tuple[Fix, ...] = ()
            if near:
                hint = f"did you mean '{name}.{near}'?"
                fixes = tuple(named_instead(item, target, f"{name}.{near}"))
            message = f"nothing in {name} has the id {target.partition('.')[2]!r}"
            yield problem("unknown-id", message, item.origin, hint, fixes=fixes)
        if isinstance(item, Reuse) and name_of(item.target) and item.target in gathering:
            yield from _statement(gathering[item.target], item.target, item.origin)


def _ends(item: Relation, gathering: Gathering) -> Iterator[Diagnostic]:
    """Problems of a relation's ends, where they are statements of used maps."""
    undercuts = item.kind is RelationKind.UNDERCUTS
    if name_of(item.first) and item.first in gathering:
        yield from _statement(gathering[item.first], item.first, item.origin)
    if not name_of(item.second) or item.second not in gathering:
        return
    second = gathering[item.second]
    if not undercuts:
        hint = "name one of its premises"
        if item.kind is RelationKind.REBUTS:
            hint = f"{item.first} undercuts {item.second}, or {hint}"
        yield from _statement(second, item.second, item.origin, hint)
    elif isinstance(second, Statement):
        message = f"{item.second!r} is {an(second.kind)}; only an argument can be undercut"
        hint = f"{item.first} rebuts {item.second}"
        yield problem("not-an-argument", message, item.origin, hint)


def _statement(
    node: Statement | Argument,
    key: str,
    where: Origin | None,
    hint: str = "name one of its premises",
) -> Iterator[Diagnostic]:
    if isinstance(node, Argument):
        message = f"{key!r} is an argument, where a statement is wanted"
        yield problem("not-a-statement", message, where, hint)
