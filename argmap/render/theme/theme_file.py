"""Theme files: TOML that overrides parts of a built-in theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve, field, fields

from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Diagnostic, Kind, Severity, Span, problem
from argmap.model.codes import Code
from argmap.model.type_checks import expect
from argmap.render.theme.contrast import Faint, faint
from argmap.render.theme.measures import ARIAL, RANGES, Fonts, Shapes
from argmap.render.theme.theme import COLOURS, DARK, THEMES, Accent, Theme, colour_problem
from argmap.toml import key_lines, read_toml

_BASES: Final = ("light", "dark")
_TOP: Final = ("name", "base", "fonts", "shapes", "colours", "dark")
_SIZES: Final = range(5, 49)
_KINDS: Final = tuple(str(kind) for kind in Kind)
_EVERY: Final = "cards"
"""The table that applies to all kinds of cards."""
_ACCENT: Final = Accent._fields
_SHAPES: Final = {one.name.replace("_", "-"): one.name for one in fields(Shapes)}
_MOST_TOLD: Final = 20  # unknown keys of a table that are listed one by one
_FONTS: Final = Fonts._fields


@frozen
class ThemeReading:
    """The theme from a file, and the warnings about it."""

    theme: Theme
    diagnostics: tuple[Diagnostic, ...]


def read_theme(text: str, name: str = "theme") -> ThemeReading:
    """Read a theme from TOML; unset values come from its base, "light" or "dark".

    ``name`` is the file's path in messages. Raises :class:`~argmap.model.ArgmapError` with every
    problem (``bad-theme``): invalid TOML, unknown keys, invalid colours and sizes. Colours with
    too little contrast with their background give a warning (``faint-colour``).

    >>> reading = read_theme('[colours]\\nink = "#000000"')
    >>> reading.theme.ink, reading.theme.page, reading.diagnostics
    ('#000000', '#ffffff', ())
    """
    expect(text, str, "text")
    expect(name, str, "name")
    return _Reader(text, name).read()


@frozen
class _Reader:
    """Reads one file; problems are collected in ``found``."""

    text: str
    name: str
    found: list[Diagnostic] = field(factory=list, init=False)

    def read(self) -> ThemeReading:
        table = self._parse()
        self._know(table, _TOP, ())
        base = table.get("base", "light")
        if base not in _BASES:
            self._tell(("base",), f"base is {' or '.join(_BASES)}, not {base!r}")
            base = "light"
        title = table.get("name", self.name)
        if not isinstance(title, str):
            self._tell(("name",), "name must be text in quotes")
        theme = evolve(
            THEMES[base],
            name=str(title),
            fonts=self._fonts(self._table(table, "fonts")),
            shapes=self._shapes(self._table(table, "shapes")),
        )
        theme = self._coloured(theme, self._table(table, "colours"), "colours")
        if "dark" in table:
            dark = evolve(DARK, fonts=theme.fonts, shapes=theme.shapes)
            theme = evolve(theme, dark=self._coloured(dark, self._table(table, "dark"), "dark"))
        if self.found:
            raise ArgmapError(sorted(self.found, key=_place))
        warnings = [*self._faint(theme, "colours")]
        if theme.dark is not None:
            warnings += self._faint(theme.dark, "dark")
        return ThemeReading(theme, tuple(warnings))

    def _parse(self) -> dict[str, Any]:
        return read_toml(self.text, self.name, code=Code.BAD_THEME, what="the theme")

    # Tables

    def _fonts(self, table: Mapping[str, Any]) -> Fonts:
        self._know(table, _FONTS, ("fonts",))
        said: dict[str, Any] = {}
        for key, value in table.items():
            if key == "family":
                if isinstance(value, str) and value.strip() and value.isprintable():
                    said[key] = value.strip()
                else:
                    self._tell(
                        ("fonts", key), "family must be text in quotes, such as 'Inter, sans-serif'"
                    )
            elif key in _FONTS:
                if type(value) is int and value in _SIZES:
                    said[key] = getattr(ARIAL, key)._replace(size=value)
                else:
                    least, most = _SIZES[0], _SIZES[-1]
                    message = f"{key} is a whole number of points from {least} to {most}"
                    self._tell(("fonts", key), f"{message}, not {value!r}")
        return Fonts(**said)

    def _shapes(self, table: Mapping[str, Any]) -> Shapes:
        self._know(table, _SHAPES, ("shapes",))
        said: dict[str, Any] = {}
        for key, value in table.items():
            if key not in _SHAPES:
                continue
            least, most = RANGES[_SHAPES[key]]
            types, sort = ((int, float), "number") if key == "line" else ((int,), "whole number")
            if type(value) in types and least <= value <= most:
                said[_SHAPES[key]] = value
            else:
                message = f"{key} is a {sort} of points from {least:g} to {most:g}, not {value!r}"
                self._tell(("shapes", key), message)
        return Shapes(**said)

    def _coloured(self, theme: Theme, table: Mapping[str, Any], where: str) -> Theme:
        """The theme with the colours of a table, and of its tables for kinds."""
        self._know(table, (*COLOURS, _EVERY, *_KINDS), (where,))
        said: dict[str, str] = {}
        for key in (_EVERY, *_KINDS):  # a table for one kind overrides the table for all
            accent = self._table(table, key, where)
            self._know(accent, _ACCENT, (where, key))
            for part in _ACCENT:
                if part in accent and (colour := self._colour(accent[part], where, key, part)):
                    kinds = _KINDS if key == _EVERY else (key,)
                    said.update((f"{kind}.{part}", colour) for kind in kinds)
        for key in COLOURS:
            if key in table and (colour := self._colour(table[key], where, key)):
                said[key] = colour
        return theme.with_colours(said)

    def _colour(self, value: object, *path: str) -> str:
        """A colour in the form that themes use, or an empty string if it is invalid."""
        colour = value.lower() if isinstance(value, str) else value
        if said := colour_problem(colour):
            self._tell(path, f"{'.'.join(path[1:])}: {said}")
            return ""
        return str(colour)

    def _faint(self, theme: Theme, where: str) -> Iterator[Diagnostic]:
        """A warning for each colour with too little contrast, for the background with the least."""
        lines = key_lines(self.text)
        worst: dict[str, Faint] = {}
        for pair in sorted(faint(theme), key=lambda pair: pair.contrast):
            worst.setdefault(pair.colour, pair)
        for pair in worst.values():
            paths = [(where, *name.split(".")) for name in (pair.colour, pair.ground)]
            at = next((lines[path] for path in paths if path in lines), self._line(paths[0]))
            message = (
                f"{pair.colour!r} on {pair.ground!r} has a contrast of only {pair.contrast:.1f}; "
                f"at least {pair.least:g} is needed"
            )
            hint = "make one of them darker or lighter"
            span = Span(at, 1, at, 1, self.name)
            yield problem(Code.FAINT_COLOUR, message, span, hint, severity=Severity.WARNING)

    # Problems

    def _table(self, table: Mapping[str, Any], key: str, *above: str) -> Mapping[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self._tell((*above, key), f"{key!r} is a table: [{'.'.join((*above, key))}]")
        return {}

    def _know(self, table: Mapping[str, Any], known: Any, above: tuple[str, ...]) -> None:
        unknown = [key for key in table if key not in known]
        where = f"[{'.'.join(above)}]" if above else "a theme"
        for key in unknown[:_MOST_TOLD]:
            from difflib import get_close_matches  # seldom needed

            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(known)}"
            self._tell((*above, key), f"{key!r} is not a key in {where}", hint)
        if len(unknown) > _MOST_TOLD:
            message = f"{where} has {len(unknown) - _MOST_TOLD} more unknown keys"
            self._tell((*above, unknown[_MOST_TOLD]), message)

    def _tell(self, path: tuple[str, ...], message: str, hint: str = "") -> None:
        self.found.append(self._problem(message, self._line(path), hint))

    def _problem(self, message: str, line: int, hint: str = "") -> Diagnostic:
        return problem(Code.BAD_THEME, message, Span(line, 1, line, 1, self.name), hint)

    def _line(self, path: tuple[str, ...]) -> int:
        """The line that sets a key, or the line of the table that contains it."""
        lines = key_lines(self.text)
        within = (path[:length] for length in range(len(path), 0, -1))
        return next((lines[part] for part in within if part in lines), 1)


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.line if diagnostic.span else 0
