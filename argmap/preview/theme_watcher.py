"""The pages' theme, if it is a file that changes while pages are shown."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from argmap.file_io import limit_of, read_plain, reason_of
from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code
from argmap.render import Theme
from argmap.render.theme.theme_file import read_theme
from argmap.size_limits import THEME
from argmap.workspace.project import with_retry


@frozen
class WatchedTheme:
    """A theme, the text it was read from, and the problems of the file as it is now.

    ``is_behind`` says that the file now has errors, and the theme is the last valid one.
    """

    theme: str | Theme = "auto"
    text: str = ""
    findings: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()
    is_behind: bool = False

    def now(self, file: Path, name: str) -> WatchedTheme:
        """Read the theme file as it is now; messages call it ``name``.

        >>> look = WatchedTheme().now(Path("nowhere.toml"), "nowhere.toml")
        >>> look.theme, look.is_behind, look.findings[0].message
        ('auto', True, 'cannot read nowhere.toml: No such file or directory')
        """
        text = ""
        try:
            text = with_retry(lambda: _text(file, name))
            reading = read_theme(text, name)
        except ArgmapError as error:
            lines = tuple(text.splitlines())
            return evolve(self, findings=error.diagnostics, lines=lines, is_behind=True)
        return WatchedTheme(reading.theme, text, reading.diagnostics, tuple(text.splitlines()))


def _text(file: Path, name: str) -> str:
    try:
        data = read_plain(file, limit_of(THEME))
    except (OSError, ValueError) as error:
        raise _unreadable(name, reason_of(error)) from None
    if not data.strip():  # an empty theme is valid, but an editor may be in the middle of saving
        raise _unreadable(name, "it is empty")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(name, f"line {line} is not valid UTF-8") from None


def _unreadable(name: str, reason: str) -> ArgmapError:
    return ArgmapError([problem(Code.UNREADABLE, f"cannot read {name}: {reason}")])
