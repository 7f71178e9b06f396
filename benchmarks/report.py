"""The measurements as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from measuring import Measured, Spread
from results import PageResults, Results, SizeResults
from targets import targets


def report(results: Results) -> str:
    """Return all tables."""
    return "\n".join(
        [
            *_machine(results),
            *_stages(results.sizes),
            *_processes(results.sizes),
            *_starts(results.starts),
            *_source(results.source),
            *_page(results.page),
            *_targets(results),
        ]
    )


def _machine(results: Results) -> Iterator[str]:
    packages = ("attrs", "click", "graphviz-pure", "lark", "rapidfuzz")
    yield (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + (f", Argdown {results.peer}" if results.peer else ", no Argdown here")
        + f"; {results.repeat} runs of each, in turns; best / median."
    )
    yield ""


def _stages(sizes: Sequence[SizeResults]) -> Iterator[str]:
    yield "## Stages within one warm process, seconds of CPU"
    yield ""
    names = {
        "tokens": "tokens",
        "tree": "Lark's tree of them",
        "parse": "read to model, tokens and tree included",
        "check": "doubts and citations",
        "format": "write text",
        "svg": "draw, without the engine",
        "dot": "write DOT",
        "warm": "Argdown: read to model",
    }
    rows = []
    for size in sizes:
        stages = dict(size.stages)
        if size.warm is not None:
            stages["warm"] = size.warm
        rows.append([f"{size.size:,}", *(_seconds(stages.get(name)) for name in names)])
    yield from _table(["statements", *names.values()], rows)


def _processes(sizes: Sequence[SizeResults]) -> Iterator[str]:
    yield "## Whole processes"
    yield ""
    head = ["statements", "command", "wall, s", "CPU, s", "peak, MB", "wall, against argmap's"]
    rows = []
    for size in sizes:
        for command, against in size.commands():
            measured = size.runs[command]
            ratio = "" if against is None else f"{_ratio(measured.wall, against.wall):.2f}"
            peak = f"{measured.peak.median:.0f}"
            cells = [_seconds(measured.wall), _seconds(measured.cpu), peak, ratio]
            rows.append([f"{size.size:,}", command, *cells])
    yield from _table(head, rows)


def _starts(starts: dict[str, Measured]) -> Iterator[str]:
    yield "## Start of a process"
    yield ""
    rows = [[name, _seconds(one.wall), _seconds(one.cpu)] for name, one in starts.items()]
    yield from _table(["command", "wall, s", "CPU, s"], rows)


def _source(source: dict[str, Spread]) -> Iterator[str]:
    yield "## A source of a million words, seconds of CPU"
    yield ""
    names = {
        "fingerprint": "its card made, with the fingerprint",
        "card": "1,000 citations verified by the card, which is read",
        "text": "1,000 citations verified by the text, which is read",
        "nearest": "the passage nearest to one phrase",
    }
    yield from _table(["work", "s"], [[names[name], _seconds(one)] for name, one in source.items()])


def _page(page: PageResults) -> Iterator[str]:
    yield "## A page of 1,000 statements"
    yield ""
    rows = [
        ["made beyond the layout, seconds of CPU", _seconds(page.made)],
        ["its size, MB", f"{page.megabytes:.2f}"],
    ]
    for kind, frames in page.frames.items():
        times = f"{frames.median:.1f} / {frames.most:.1f}"
        rows.append([f"a frame of a {kind} in Chromium, ms, median / 19 of 20 keep to", times])
    if not page.frames:
        rows.append(["a frame in Chromium", "no Chromium or no playwright here"])
    yield from _table(["what", "measured"], rows)


def _targets(results: Results) -> Iterator[str]:
    yield "## Targets"
    yield ""
    rows = [
        [target.name, target.wanted, target.shown, "met" if target.met else "**missed**"]
        for target in targets(results)
    ]
    yield from _table(["what", "target", "best / median", "by the median"], rows)


def _ratio(one: Spread, other: Spread) -> float:
    return one.median / other.median


def _seconds(spread: Spread | None) -> str:
    if spread is None:
        return ""
    digits = 3 if spread.median < 10 else 1
    return f"{spread.best:.{digits}f} / {spread.median:.{digits}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
