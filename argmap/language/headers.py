"""Collect the header of a map: its title, author, sources and imported maps."""

from __future__ import annotations

import re

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.field_collector import FieldValues
from argmap.model import Applicability, Edit, Fix, Origin, Source, Span, Use
from argmap.model.clean_text import clean
from argmap.model.codes import Code
from argmap.model.vocabulary import ID, KEYWORDS

# Strings, which re compiles when they are first used: most maps need none of them.
_ONE_WORD = r"[^\s,;]+"
_FILE_ENDING = r"(?i)\.(?:txt|toml|md|pdf|docx?|html?)$"
_SECOND_USE = rf" as +({ID.pattern}) +(use) +"


class Headers:
    """Collects everything before the first statement."""

    def __init__(self, report: DiagnosticCollector) -> None:
        self.values = FieldValues()
        self.sources: list[Source] = []
        self.uses: list[Use] = []
        self._report = report

    @property
    def is_empty(self) -> bool:
        """Whether no header was found."""
        values = self.values
        found = (self.sources, self.uses, values.found, values.extra, values.comments)
        return not any(found)

    def header(self, name: str, text: str, line: str, span: Span, comments: list[str]) -> None:
        """Read ``map:``, ``author:``, ``date:`` or ``source:``."""
        if name != "source":
            self.values.keep_comments(name, comments)
            self.values.read(name, text, line, span, self._report)
            return
        self._keep(name, len(self.sources), comments)
        id = clean(text)
        try:
            self.sources.append(Source(id, Origin(span, end=_end(line, span))))
            self._report.sources.add(id)
        except ValueError:
            from argmap.language.recovery.suggestion import slug  # seldom needed

            hint = "write the id of a source card, such as 'wolfe-1957'; "
            hint += "if there are several, each on its own 'source:' line"
            message = f"{id!r} is not the id of a source" if id else "'source:' is empty"
            # Several on one line, or a file: taken, so that what cites them is not blamed.
            words = re.findall(ID.pattern, id.lower())
            fixes: tuple[Fix, ...] = ()
            if re.fullmatch(_ONE_WORD, id) and (meant := slug(_of_file(id))):
                hint, words = f"write 'source: {meant}'", [meant]
                if (end := _end(line, span)) is not None:
                    value = Span(span.line, span.end_column, *end, span.path)
                    fixes = (
                        Fix(hint.capitalize(), (Edit(value, f" {meant}"),), Applicability.SAFE),
                    )
            self._report.error(span, Code.BAD_ID, message, hint, fixes=fixes)
            for word in words:
                if word not in KEYWORDS:
                    self._report.sources.add(word)
                    self.sources.append(Source(word, Origin(span)))

    def use(self, path: str, name: str, line: str, span: Span, comments: list[str]) -> list[str]:
        """Read ``use PATH as NAME``; return the names of further maps on the same line."""
        self._keep("use", len(self.uses), comments)
        others = [match[1] for match in re.finditer(_SECOND_USE, path)]
        if others:
            message, hint = "this line names two maps", "put the second on a new line"
            second = re.search(_SECOND_USE, line)
            fixes = []
            if second is not None:
                gap = Span(span.line, second.end(1) + 1, span.line, second.start(2) + 1, span.path)
                title = "Put 'use' on a new line"
                fixes.append(Fix(title, (Edit(gap, "\n"),), Applicability.LIKELY))
            self._report.warning(span, Code.LOOKS_LIKE_STATEMENT, message, hint, fixes=fixes)
        if name in KEYWORDS:
            message = f"{name!r} is a keyword, not a name"
            self._report.error(span, Code.BAD_ID, message, "choose another name")
        elif not clean(path):
            message = "this line names no map"
            self._report.error(span, Code.BAD_HEAD, message, f"write 'use FILE as {name}'")
        else:
            self.uses.append(Use(path, name, Origin(span)))
        return others

    def _keep(self, name: str, count: int, comments: list[str]) -> None:
        self.values.comments.extend((name, count, comment) for comment in comments)


def _end(line: str, name: Span) -> tuple[int, int] | None:
    """Return the line and column after a header on one line; ``None`` for any other."""
    written = line.rstrip()
    is_slip = name.end_column != line.find(":") + 2
    return None if "\n" in written or is_slip else (name.line, len(written) + 1)


def _of_file(id: str) -> str:
    """Return a file name without its folder and extension, as the name of a source."""
    return re.sub(_FILE_ENDING, "", id.replace("\\", "/").rpartition("/")[2])
