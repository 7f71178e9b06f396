"""One map as it is shown while it is written: its last good page, and what is wrong by now."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from warnings import catch_warnings, simplefilter

from attrs import evolve, field, frozen

from argmap import __version__
from argmap.analysis.coverage import coverage
from argmap.analysis.examination import Examination, examine
from argmap.language import parse_bytes
from argmap.model import ArgmapError, ArgumentMap, Diagnostic, Severity, problem
from argmap.page.document import Page, compose
from argmap.render.engine import EngineWarning
from argmap.serve.document import extension, told_coverage, told_findings
from argmap.serve.followed import Stamps, of_sources, stamps, used
from argmap.serve.project import Project
from argmap.sources import Library

_LOG = logging.getLogger(__name__)


@frozen
class Preview:
    """What there is to show of a map.

    ``page`` is made of the last text that was right, ``version`` names it. ``findings`` is the
    HTML of what is wrong with the text as it is now, ``coverage`` that of what the page's map
    cites. Whether the page is behind the text says ``is_behind``. ``rests_on`` has the files that
    all this was made of, as they were.
    """

    version: str
    page: Page
    findings: str
    coverage: str
    is_behind: bool
    rests_on: Stamps


@frozen
class Options:
    """How the pages are made: see :func:`argmap.page.page`."""

    with_source: bool = False
    engine: str | None = None


@frozen
class Shelf:
    """A library, and how the files were that it may have read: it reads each only once."""

    library: Library
    read: Stamps = field(factory=dict)

    def for_map(self, map: ArgumentMap) -> Shelf:
        """This shelf; or, where a file of the map's sources is not as it was, a new one."""
        now = stamps(of_sources(map, self.library))
        if all(self.read.get(path, stamp) == stamp for path, stamp in now.items()):
            return evolve(self, read={**self.read, **now})
        return Shelf(Library(self.library.root, self.library.texts), now)


@frozen
class Maker:
    """Makes the previews of one map; each from the one before, which it goes back to."""

    project: Project
    file: Path
    options: Options = Options()

    def first(self, shelf: Shelf) -> tuple[Preview, Shelf]:
        """The preview of a map that nothing is known of."""
        return self.next(self._empty(), shelf)

    def next(self, before: Preview, shelf: Shelf) -> tuple[Preview, Shelf]:
        """The preview of what the files are now, and the library that was used for it."""
        rests_on = stamps({*before.rests_on, self.file})  # before reading: no change is missed
        try:
            data = self.project.read(self.file)
        except ArgmapError as error:
            return self._behind(before, error.diagnostics, b"", rests_on), shelf
        reading = parse_bytes(data, self.project.name(self.file))
        if reading.has_errors:
            errors = reading.diagnostics
            return self._behind(before, errors, data, rests_on), shelf
        map = reading.map
        shelf = shelf.for_map(map)
        others = {
            **stamps(used(map, self.file, self.project)),
            **{path: shelf.read[path] for path in of_sources(map, shelf.library)},
        }
        rests_on = {self.file: rests_on[self.file], **others}
        version = self._version(data, others)
        if version == before.version and not before.is_behind:
            return evolve(before, rests_on=rests_on), shelf
        examination = examine(reading, shelf.library)
        found = list(examination.diagnostics)
        try:
            page = before.page
            if version != before.version:
                page = self._page(examination, shelf.library, version, found)
        except ArgmapError as error:
            return self._behind(before, error.diagnostics, data, rests_on), shelf
        except Exception as error:
            # A mistake of argmap's own, which must not end a server that someone writes with.
            _LOG.exception("cannot make the page of %s", self.file, exc_info=error)
            message = f"argmap failed at this map: {type(error).__name__}: {error}"
            found.append(problem("preview-failed", message, hint="please report it with the map"))
            return self._behind(before, found, data, rests_on), shelf
        covered = coverage(examination.verdicts, shelf.library)
        preview = Preview(
            version,
            page,
            told_findings(found, _lines(data), behind=False, drawn=True),
            told_coverage(covered, map),
            False,
            rests_on,
        )
        return preview, shelf

    def _page(
        self, examination: Examination, library: Library, version: str, found: list[Diagnostic]
    ) -> Page:
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            page = compose(
                examination.map,
                examination.verdicts,
                library,
                self.options.with_source,
                self.options.engine,
                extension(version),
            )
        found += [
            one.message.diagnostic for one in caught if isinstance(one.message, EngineWarning)
        ]
        return page

    def _behind(
        self, before: Preview, found: Iterable[Diagnostic], data: bytes, rests_on: Stamps
    ) -> Preview:
        """The last good page, with what keeps it from being that of the text."""
        told = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
        findings = told_findings(told, _lines(data), behind=True, drawn=bool(before.version))
        return evolve(before, findings=findings, is_behind=True, rests_on=rests_on)

    def _empty(self) -> Preview:
        """The page of a map that was never right."""
        map = ArgumentMap(self.project.name(self.file))
        page = compose(map, (), None, False, self.options.engine, extension(""))
        return Preview("", page, "", "", True, {})

    def _version(self, data: bytes, others: Stamps) -> str:
        """A name for a page by all that it is made of, the same after the server's next start."""
        made_of = (__version__, self.options.with_source, sorted(map(str, others.items())))
        return sha256(repr(made_of).encode() + data).hexdigest()[:16]


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
