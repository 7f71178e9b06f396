"""What a benchmark has measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from measuring import Measured, Spread

CHECK: Final = "argmap check"
RENDER: Final = "argmap render"
ENGINE: Final = "the engine alone, drawing all of it"
LAYOUT: Final = "the engine alone, as argmap uses it"
PEER_SYNTAX: Final = "argdown (syntax alone)"
PEER_JSON: Final = "argdown json"
PEER_SVG: Final = "argdown map -f svg"

AGAINST: Final = {
    ENGINE: RENDER,
    LAYOUT: RENDER,
    PEER_SYNTAX: CHECK,
    PEER_JSON: CHECK,
    PEER_SVG: RENDER,
}
"""The command of argmap that another command is held against."""

SMALL: Final = "argmap check, 20 statements"


class SizeResults(NamedTuple):
    """What was measured with a map of one size.

    ``stages`` are seconds of CPU by the name of the stage, ``warm`` those that Argdown takes to
    read the text in a warm process, ``runs`` whole processes by their command.
    """

    size: int
    stages: dict[str, Spread]
    warm: Spread | None
    runs: dict[str, Measured]

    def commands(self) -> Iterator[tuple[str, Measured | None]]:
        """Each command with argmap's own that it is held against."""
        for name in self.runs:
            yield name, self.runs.get(AGAINST.get(name, ""))


class Frames(NamedTuple):
    """Milliseconds from one frame to the next: the median, and what 19 of 20 keep to."""

    median: float
    most: float


class PageResults(NamedTuple):
    """A page: seconds of CPU to make it beyond the layout, its size in megabytes, and the frames
    of a browser, if there is one, by what is done with the map.
    """

    made: Spread
    megabytes: float
    frames: dict[str, Frames]


class Results(NamedTuple):
    """Everything measured; ``peer`` is Argdown's version, ``None`` where there is none.

    ``source`` is what a source of a million words takes, ``compared`` what it takes to compare
    ten maps of 2,000 statements, in seconds of CPU. ``page`` is the page of a map of 1,000.
    """

    repeat: int
    peer: str | None
    sizes: list[SizeResults]
    starts: dict[str, Measured]
    source: dict[str, Spread]
    compared: Spread
    page: PageResults

    def size(self, size: int) -> SizeResults | None:
        """What was measured with maps of ``size`` statements."""
        return next((one for one in self.sizes if one.size == size), None)


def as_data(value: Any) -> Any:
    """Turn results into what JSON knows, with the names of their fields."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: as_data(part) for name, part in value._asdict().items()}
    if isinstance(value, dict):
        return {name: as_data(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_data(part) for part in value]
    return value
