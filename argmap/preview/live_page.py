"""What a live page adds to a page: its script, the diagnostics and the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Final

from argmap.analysis.coverage import Coverage
from argmap.frozen_class import frozen
from argmap.model import Argument, Diagnostic, Reference, Severity, Span, Statement
from argmap.page.map_page import Extension
from argmap.page.templates import environment
from argmap.verbalize.phrases import citations_found

_MOST: Final = 50  # diagnostics shown
_LONGEST: Final = 160  # characters shown of a line
_BEFORE: Final = 60  # of these, before the marked place


@frozen
class Transport:
    """How the states of a map reach its page.

    ``script`` is run in the scope of ``client/live.js``: it passes each state to ``show``, and asks
    for a whole page where that returns false. ``rules`` are the directives of the
    Content-Security-Policy that it needs, and ``style`` is how the page looks where it is shown.
    """

    script: str
    rules: tuple[str, ...] = ()
    style: str = ""


def extension(version: str, transport: Transport) -> Extension:
    """The extension that makes a page follow its map."""
    script = "".join(client_file("argmap.preview", name) for name in ("keeping.js", "live.js"))
    style = client_file("argmap.preview", "live.css") + transport.style
    return Extension(version, style, script + transport.script, transport.rules)


@cache
def client_file(package: str, name: str) -> str:
    """Read a file in the folder ``client`` of a package, which is for the browser."""
    return files(package).joinpath("client", name).read_text("utf-8")


def _fill(template: str, **values: object) -> str:
    return environment("argmap.preview", "client").get_template(template).render(values)


@frozen
class Excerpt:
    """The line of a diagnostic, divided into the text before, at and after its place."""

    before: str
    at: str
    after: str

    @property
    def is_whole(self) -> bool:
        """Whether the diagnostic is about the whole line."""
        return bool(self.after) and not self.before and not self.at

    @classmethod
    def of(cls, span: Span, lines: Sequence[str]) -> Excerpt | None:
        """The line of a span; ``None`` if there is no such line.

        >>> Excerpt.of(Span(1, 1, 1, 7), ["claime a: It lasts."])
        Excerpt(before='', at='claime', after=' a: It lasts.')
        """
        if not 0 < span.line <= len(lines):
            return None
        line = lines[span.line - 1]
        start = min(span.column - 1, len(line))
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        end = min(max(end, start), start + _LONGEST)
        first = max(0, start - _BEFORE) if len(line) > _LONGEST else 0
        cut = first + _LONGEST
        return cls(
            ("…" if first else "") + line[first:start],
            line[start:end],
            line[end:cut] + ("…" if len(line) > max(cut, end) else ""),
        )


class State(Enum):
    """What is shown of a map, besides its diagnostics; the value is the text for the reader."""

    SHOWN = "Findings"
    OLD_THEME = "This theme has errors. Showing the last version without errors"
    BEHIND = "This map has errors. Showing the last version without errors"
    NOTHING = "This map has errors. There is no picture yet"


def told_findings(
    found: Sequence[Diagnostic], lines: Mapping[str | None, Sequence[str]], state: State
) -> str:
    """Diagnostics as HTML; empty if there is nothing to report.

    ``lines`` has the lines of the files that the diagnostics name.

    >>> told_findings([], {}, State.SHOWN)
    ''
    """
    if not found:
        return ""
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    summary = ", ".join(
        f"{number} {severity}{'' if number == 1 or severity is Severity.INFO else 's'}"
        for severity, number in counts.items()
        if number
    )
    shown = [
        (one, Excerpt.of(one.span, lines.get(one.span.path, ())) if one.span else None)
        for one in found[:_MOST]
    ]
    return _fill(
        "findings.html.j2",
        found=shown,
        more=len(found) - len(shown),
        summary=summary,
        headline=state.value,
        behind=state is not State.SHOWN,
        worst=next(severity for severity in Severity if counts[severity]),
    )


def told_coverage(
    covered: Iterable[Coverage],
    nodes: Mapping[Reference, Statement | Argument],
    places: Mapping[str, str],
) -> str:
    """The coverage strip as HTML: each paragraph links to the first statement that cites it.

    ``nodes`` are the citing statements and arguments; ``places`` has the ids of their cards, if
    drawn.

    >>> told_coverage([], {}, {})
    ''
    """
    sources = list(covered)
    if not sources:
        return ""
    ids = {
        str(key): str(Reference(key.map, node.id or f"({node.kind})"))
        for key, node in nodes.items()
    }
    told = {one.source: citations_found(one.citations, one.found) for one in sources}
    return _fill("coverage.html.j2", sources=sources, ids=ids, names=places, told=told)
