"""Find the user's maps in a folder, recursively.

Skipped are hidden files and folders, files ignored by git, folders with installed packages
(``node_modules``, virtual environments), and files excluded by the caller. Folders and links that
cannot be followed are reported, so that no map is silently left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import define

from argmap.file_io import SUFFIX, read_limited, unreadable
from argmap.frozen_class import frozen
from argmap.model.codes import Code
from argmap.model.diagnostic import ArgmapError, Diagnostic, Severity, problem
from argmap.size_limits import IGNORE_FILE

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_PACKAGES: Final = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT: Final = "pyvenv.cfg"
"""The file that identifies a virtual environment."""

_IGNORE_FILE: Final = ".gitignore"

Tell = Callable[[Diagnostic], None]


def find_maps(
    folder: Path,
    root: Path | None = None,
    *,
    exclude: Iterable[str] = (),
    tell: Tell = lambda _: None,
) -> Iterator[Path]:
    """Yield the maps below a folder, sorted by name within each folder.

    ``exclude`` has patterns as in ``.gitignore``, relative to the folder. Links to files are
    followed if they stay below ``root``, the folder of the project. Links to folders are not
    followed, and are reported if they lead out of ``folder``. ``tell`` is called with a diagnostic
    for each folder, link or ``.gitignore`` that could not be used (``unreadable``; a warning unless
    a map is known to be missing).

    Raises :class:`ValueError` for an invalid pattern.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     for file in ("b.argmap", "a.argmap", "old.argmap"):
    ...         _ = Path(name, file).write_text("map: Bridge")
    ...     [path.name for path in find_maps(Path(name), exclude=["old*"])]
    ['a.argmap', 'b.argmap']
    """
    real = os.path.realpath(folder)
    return _Walk(folder, root, _spec_of(exclude, real), tell, real).maps()


@frozen
class _Rules:
    """The rules of one ``.gitignore`` for paths below its folder."""

    folder: str
    spec: GitIgnoreSpec

    def ignores(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path is ignored; ``None`` if no rule matches."""
        inner = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return self.spec.check_file(f"{inner}/" if is_folder else inner).include


def _spec_of(patterns: Iterable[str], folder: str) -> list[_Rules]:
    patterns = list(patterns)
    if not patterns:
        return []
    from pathspec import GitIgnoreSpec

    return [_Rules(folder, GitIgnoreSpec.from_lines(patterns))]


@define
class _Walk:
    """One search through a folder."""

    _folder: Path
    _root: Path | None
    _exclude: Sequence[_Rules]
    _tell: Tell
    _real: str  # the folder after resolving links

    def maps(self) -> Iterator[Path]:
        waiting = [self._inside(self._folder, self._rules_above())]
        while waiting:
            for found in waiting[-1]:
                if isinstance(found, Path):
                    yield found
                else:
                    waiting.append(self._inside(*found))
                    break
            else:
                waiting.pop()

    def _inside(
        self, folder: Path, rules: Sequence[_Rules]
    ) -> Iterator[Path | tuple[Path, Sequence[_Rules]]]:
        """Yield the maps in a folder, and the subfolders to search."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._tell(unreadable(folder, error))
            return
        names = {entry.name for entry in found}
        if _ENVIRONMENT in names and folder != self._folder:
            return
        if _IGNORE_FILE in names:
            rules = [*self._read(folder, self._place(folder)), *rules]
        for entry in found:
            if entry.name.startswith(".") or entry.name in _PACKAGES:
                continue
            path = folder / entry.name
            if _is_folder(entry):
                if not self._is_ignored(path, rules, is_folder=True):
                    yield path, rules
            elif entry.is_symlink():
                yield from self._linked(path, rules)
            elif entry.name.endswith(SUFFIX) and not self._is_ignored(path, rules):
                yield path

    def _place(self, path: Path) -> str:
        """Return the real path of a path below the folder; no folder in between is a link."""
        return os.path.normpath(Path(self._real, path.relative_to(self._folder)))

    def _linked(self, link: Path, rules: Sequence[_Rules]) -> Iterator[Path]:
        """Yield a link to a map; report links to other files or folders."""
        if self._is_ignored(link, rules):
            return
        is_map = link.name.endswith(SUFFIX)
        real = os.path.realpath(link)
        try:
            is_folder = link.is_dir()
            link.stat()
        except OSError as error:
            severity = Severity.ERROR if is_map else Severity.WARNING
            self._tell_link(link, error.strerror or str(error), severity)
            return
        if is_folder:
            if not _is_below(real, self._real):
                self._tell_link(link, "links to folders are not followed")
        elif is_map and self._root is not None and not _is_below(real, self._root):
            self._tell_link(link, f"it leads out of the project {self._root}")
        elif is_map:
            yield link

    def _tell_link(self, path: Path, reason: str, severity: Severity = Severity.WARNING) -> None:
        hint = "to read it, give the path that it points to" if severity is Severity.WARNING else ""
        message = f"cannot read {path}: {reason}"
        self._tell(problem(Code.UNREADABLE, message, hint=hint, severity=severity))

    def _is_ignored(self, path: Path, rules: Sequence[_Rules], *, is_folder: bool = False) -> bool:
        """Whether the rules ignore a path; the closest matching rule counts, as in git."""
        if not rules and not self._exclude:
            return False
        place = self._place(path)
        for one in (*self._exclude, *rules):
            said = one.ignores(place, is_folder)
            if said is not None:
                return said
        return False

    def _rules_above(self) -> Sequence[_Rules]:
        """Return the rules of the repository that contains the folder.

        None if they ignore the folder itself, because it was requested explicitly.
        """
        folder = Path(self._real)
        above: list[Path] = []
        for candidate in (folder, *folder.parents):
            if os.path.lexists(candidate / ".git"):
                break
            above.append(candidate.parent)
        else:
            return []
        rules = [one for place in above for one in self._read(place, str(place))]
        repository = above[-1] if above else folder
        rules += self._read(repository, str(repository), ".git/info/exclude")
        asked = folder
        while asked != repository:
            if self._is_ignored_by(asked, rules):
                return []
            asked = asked.parent
        return rules

    def _is_ignored_by(self, folder: Path, rules: Sequence[_Rules]) -> bool:
        inside = (one for one in rules if _is_below(str(folder.parent), one.folder))
        said = (one.ignores(str(folder), True) for one in inside)
        return next((one for one in said if one is not None), False)

    def _read(self, folder: Path, place: str, name: str = _IGNORE_FILE) -> list[_Rules]:
        file = folder / name
        try:
            if not os.path.lexists(file) or file.is_dir():
                return []
            text = read_limited(file, IGNORE_FILE).decode("utf-8", "surrogateescape")
        except ArgmapError as error:
            message = error.diagnostics[0].message
            self._tell(problem(Code.UNREADABLE, message, severity=Severity.WARNING))
            return []
        from pathspec import GitIgnoreSpec

        kept: list[str] = []
        for line in text.replace("\r\n", "\n").split("\n"):
            try:
                GitIgnoreSpec.from_lines([line])
            except ValueError:  # git also skips invalid lines
                continue
            kept.append(line)
        return [_Rules(place, GitIgnoreSpec.from_lines(kept))] if kept else []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_below(path: str, folder: str | Path) -> bool:
    return Path(path).is_relative_to(folder)
