"""The speed that argmap promises, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from measuring import Spread
from results import CHECK, ENGINE, PEER_JSON, PEER_SVG, RENDER, SMALL, Results


class Target(NamedTuple):
    """A bound and what was measured; ``at_least`` says that it is a lower one."""

    name: str
    bound: float
    unit: str
    best: float
    median: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the median keeps to the bound."""
        return self.median >= self.bound if self.at_least else self.median <= self.bound

    @property
    def wanted(self) -> str:
        """The bound in words."""
        return f"{'at least' if self.at_least else 'at most'} {self.bound:g} {self.unit}"

    @property
    def shown(self) -> str:
        """What was measured, in words."""
        digits = 0 if self.unit == "MB" and self.bound > 10 else 2
        return f"{self.best:.{digits}f} / {self.median:.{digits}f} {self.unit}"


def targets(results: Results) -> Iterator[Target]:
    """Yield every target for which there are measurements."""
    large, medium = results.size(20_000), results.size(5_000)
    if large:
        parse = large.stages["parse"]
        yield Target("read 20,000 statements to the model, CPU", 1.0, "s", *parse)
        if medium:
            ratio = _ratio(parse, medium.stages["parse"])
            yield Target("the same, against 5,000 statements", 4.4, "times", *ratio)
    if SMALL in results.starts:
        yield Target(f"{SMALL}, start and all, wall", 0.25, "s", *results.starts[SMALL].wall)
    if large:
        peak = large.runs[CHECK].peak
        yield Target("check 20,000 statements, peak memory", 200, "MB", *peak)
    thousand = results.size(1_000)
    if thousand and RENDER in thousand.runs:
        ratio = _ratio(thousand.runs[RENDER].wall, thousand.runs[ENGINE].wall)
        yield Target("render 1,000 statements, against the engine alone", 1.25, "times", *ratio)
    for size, command, ours, bound in (
        (100, PEER_JSON, CHECK, 3.0),
        (20_000, PEER_JSON, CHECK, 2.0),
        (100, PEER_SVG, RENDER, 5.0),
        (1_000, PEER_SVG, RENDER, 3.0),
    ):
        one = results.size(size)
        if one and command in one.runs and ours in one.runs:
            ratio = _ratio(one.runs[command].wall, one.runs[ours].wall)
            name = f"{ours} of {size:,} statements, as fast as {command}"
            yield Target(name, bound, "times", *ratio, at_least=True)

    if results.source:
        source = results.source
        yield Target("fingerprint a million words, CPU", 5.0, "s", *source["fingerprint"])
        yield Target("verify 1,000 citations by it, CPU", 2.0, "s", *source["card"])
        yield Target("compare ten maps of 2,000 statements, CPU", 3.0, "s", *results.compared)
        yield Target("verify 1,000 citations by the text, CPU", 2.0, "s", *source["text"])
    page = results.page
    yield Target("make the page of 1,000 statements, beyond the layout, CPU", 2.0, "s", *page.made)
    yield Target("its size", 3.0, "MB", page.megabytes, page.megabytes)
    if pan := page.frames.get("pan"):
        yield Target("pan it by a frame in Chromium", 16.0, "ms", pan.median, pan.most)


def _ratio(one: Spread, other: Spread) -> Spread:
    return Spread(one.best / other.best, one.median / other.median)
