"""The preview of one map: its last valid page, and the current diagnostics."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from attrs import Factory, evolve, field

from argmap import __version__
from argmap.analysis.coverage import coverage
from argmap.comparison import ResolvedMaps, compare
from argmap.control_characters import visible
from argmap.frozen_class import frozen
from argmap.language import ParseResult, parse_bytes
from argmap.model import (
    ArgmapError,
    Argument,
    ArgumentMap,
    Diagnostic,
    Severity,
    Statement,
    problem,
)
from argmap.model.codes import Code
from argmap.page.map_page import Page, PageOptions, compose, compose_sheet
from argmap.preview.live_page import State, Transport, extension, told_coverage, told_findings
from argmap.preview.theme_watcher import WatchedTheme
from argmap.render.output.graphviz import EngineWarning
from argmap.sources import Library, Verdict
from argmap.workspace import Examination, Workspace, examine
from argmap.workspace.file_stamps import Stamps, stamps
from argmap.workspace.project import Project
from argmap.workspace.workspace import source_ids

_LOG = logging.getLogger(__name__)


@frozen
class Preview:
    """The preview of a map.

    ``page`` is made from the last valid text, and ``version`` identifies it. ``findings`` is the
    HTML of the diagnostics for the current text, ``coverage`` the HTML for the citations of the
    page's map. ``is_behind`` says whether the page is older than the text. ``rests_on`` has the
    files that the preview depends on, with their stamps; ``look`` is the page's theme,
    ``remarks`` are the engine's warnings, and ``nodes`` has what each card of the page shows.
    """

    version: str
    page: Page
    findings: str
    coverage: str
    is_behind: bool
    rests_on: Stamps
    look: WatchedTheme
    remarks: tuple[Diagnostic, ...] = ()
    nodes: Mapping[str, Statement | Argument] = field(factory=dict, repr=False)

    @property
    def name(self) -> str:
        """What the page is called where it is shown: that of a page to be completed is its own."""
        return self.version if self.page.completed is None else f"{self.version}-"

    def completed(self) -> Preview:
        """The preview with its own overviews, in place of those of an earlier page."""
        page = self.page
        return self if page.completed is None else evolve(self, page=page.completed())

    def state(self, shown: str | None, before: Preview | None) -> dict[str, Any]:
        """The state that brings a page up to date, for JSON; ``client/live.js`` takes it.

        ``shown`` is the name of the page that is shown, ``None`` if that is not known. If it is
        the page of ``before``, only the differences are in the state.
        """
        state: dict[str, Any] = {
            "page": self.name,
            "behind": self.is_behind,
            "findings": self.findings,
            "coverage": self.coverage,
        }
        if self.name != shown and self.page.parts is not None:
            known = before if before is not None and before.name == shown else None
            state["since"] = shown if known else None
            state["parts"] = self.page.parts.since(known.page.parts if known else None)
        return state


@frozen
class Options:
    """Options for pages; see :func:`argmap.page.page`.

    ``theme`` may also be a file, which is watched; messages name it as given here. With
    ``overviews_later``, a page has the overviews of an earlier page until it is completed
    (:meth:`.Preview.completed`).
    """

    with_source: bool = False
    engine: str | None = None
    theme: str | Path = "auto"
    overviews_later: bool = False


@frozen
class PreviewMaker:
    """Makes the previews of one map, each from the previous one, which it falls back to."""

    project: Project
    workspace: Workspace
    file: Path
    transport: Transport
    options: Options = Options()
    theme_file: Path | None = Factory(lambda self: _absolute(self.options.theme), takes_self=True)

    def first(self) -> Preview:
        """The first preview of a map."""
        return self.next(self._empty())

    def next(self, before: Preview) -> Preview:
        """The preview of the current files.

        A bug in argmap is reported on the page and in the log (``preview-failed``); it must not
        stop a server that somebody is working with.
        """
        rests_on = stamps({*before.rests_on, self.file})
        try:
            return self._next(before)
        except Exception as error:
            found = self._fault(error)
            before = evolve(before, rests_on=rests_on)
            self.workspace.forget()  # the cache may be the cause
            return self._behind(before, [found], b"")

    def _fault(self, error: Exception) -> Diagnostic:
        _LOG.exception("cannot make the page of %s", self.file, exc_info=error)
        message = f"argmap failed on this map: {type(error).__name__}: {error}"
        return problem(
            Code.PREVIEW_FAILED, visible(message), hint="please report this, and attach the map"
        )

    def _next(self, before: Preview) -> Preview:
        own = {self.file} if self.theme_file is None else {self.file, self.theme_file}
        rests_on = stamps({*before.rests_on, *own})  # before reading, so that no change is missed
        before = evolve(before, rests_on=rests_on, look=self._look(before.look))
        try:
            data = self.project.read(self.file)
        except ArgmapError as error:
            return self._behind(before, error.diagnostics, b"")
        reading = parse_bytes(data, self.project.name(self.file))
        if reading.has_errors:
            return self._behind(before, reading.diagnostics, data)
        used = self.workspace.dependencies(reading.map, self.file, self.project.root)
        readings = [one for _, one in used.values() if one is not None]
        sources = source_ids([reading.map, *(one.map for one in readings)])
        library = self.workspace.library(self.project.root, sources)
        others = {path: stamp for path, (stamp, _) in used.items()}
        others |= self.workspace.source_stamps(library, sources)
        before = evolve(before, rests_on={**{path: rests_on[path] for path in own}, **others})
        examination = examine(reading, library, self.file.parent, self.workspace.map)
        found = [*_errors(readings), *examination.diagnostics]
        if examination.maps is not None and examination.has_errors:
            return self._behind(before, found, data)  # only a part of the comparison could be made
        compared = examination.compared is not None
        verdicts = examination.all_verdicts(library) if compared else examination.verdicts
        version = self._version(data, others, before.look)
        if version != before.version:
            try:
                page, remarks = self._page(examination, verdicts, library, version, before)
                before = evolve(before, version=version, page=page, remarks=remarks)
            except ArgmapError as error:
                return self._behind(before, error.diagnostics, data)
            except Exception as error:
                return self._behind(before, [*found, self._fault(error)], data)
        findings = self._told([*found, *before.remarks], data, State.SHOWN, before)
        nodes = (examination.compared or ResolvedMaps(examination.map, {})).nodes
        places = before.page.places
        covered = told_coverage(coverage(verdicts, library), nodes, places)
        shown = {places[str(key)]: node for key, node in nodes.items() if str(key) in places}
        return evolve(before, findings=findings, coverage=covered, is_behind=False, nodes=shown)

    def _page(
        self,
        examination: Examination,
        verdicts: Sequence[Verdict],
        library: Library,
        version: str,
        before: Preview,
    ) -> tuple[Page, tuple[Diagnostic, ...]]:
        """The page, and the engine's warnings."""
        theme = before.look.theme
        options = PageOptions(self.options.with_source, self.options.engine, theme)
        earlier = before.page if before.version and self.options.overviews_later else None
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            map, compared = examination.map, examination.compared
            more = extension(version, self.transport)
            if compared is None:
                page = compose(
                    map, verdicts, library, options, more,
                    resolved=examination.maps, before=earlier,
                )  # fmt: skip
            else:
                comparison = compare(compared, verdicts=verdicts)
                page = compose_sheet(comparison, library, options, more)
        said = [one.message for one in caught]
        return page, tuple(one.diagnostic for one in said if isinstance(one, EngineWarning))

    def _look(self, before: WatchedTheme) -> WatchedTheme:
        if self.theme_file is None:
            return before
        return before.now(self.theme_file, str(self.options.theme))

    def _behind(self, before: Preview, found: Iterable[Diagnostic], data: bytes) -> Preview:
        """The last valid page, with the diagnostics that make it older than the text."""
        state = State.BEHIND if before.version else State.NOTHING
        ordered = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
        return evolve(before, findings=self._told(ordered, data, state, before), is_behind=True)

    def _told(self, found: Iterable[Diagnostic], data: bytes, state: State, before: Preview) -> str:
        look = before.look
        if look.is_behind and state is State.SHOWN:
            state = State.OLD_THEME
        diagnostics = [*look.findings, *found] if look.is_behind else [*found, *look.findings]
        lines: dict[str | None, Sequence[str]] = {
            str(self.options.theme): look.lines,
            None: _lines(data),
            self.project.name(self.file): _lines(data),
        }
        lines = {**dict(self._other_lines(diagnostics, lines, before.rests_on)), **lines}
        return told_findings(diagnostics, lines, state)

    def _other_lines(
        self, found: Iterable[Diagnostic], known: Mapping[str | None, object], rests_on: Stamps
    ) -> Iterator[tuple[str | None, Sequence[str]]]:
        """The lines of other files that have diagnostics."""
        for name in {one.span.path for one in found if one.span} - set(known):
            path = self.project.root / str(name)
            if path in rests_on:
                try:
                    yield name, _lines(self.project.read(path))
                except ArgmapError:  # already among the diagnostics
                    continue

    def _empty(self) -> Preview:
        """The page of a map that was never valid."""
        look = self._look(
            WatchedTheme() if self.theme_file else WatchedTheme(str(self.options.theme))
        )
        map = ArgumentMap(self.project.name(self.file))
        options = PageOptions(False, self.options.engine, look.theme)
        page = compose(map, (), None, options, extension("", self.transport))
        return Preview("", page, "", "", True, {}, look)

    def _version(self, data: bytes, others: Stamps, look: WatchedTheme) -> str:
        """A name for a page, derived from everything that it is made of, stable across restarts."""
        options = (self.options.with_source, str(self.options.theme), look.text)
        made_of = (__version__, options, sorted(map(str, others.items())))
        return sha256(repr(made_of).encode() + data).hexdigest()[:16]


def _absolute(theme: str | Path) -> Path | None:
    return Path.cwd() / theme if isinstance(theme, Path) else None


def _errors(used: Iterable[ParseResult]) -> Iterator[Diagnostic]:
    """Errors in the imported maps."""
    for reading in used:
        yield from (one for one in reading.diagnostics if one.severity is Severity.ERROR)


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
