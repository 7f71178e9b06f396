"""Where that ends which a sign has opened.

What has been looked for is remembered, so that a text full of openings without ends takes no longer
than others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

# JavaScript's idea of white space and of line ends, which is not Python's.
SPACE: Final = "\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
LINE_ENDS: Final = "\n\r\u2028\u2029"

_DATA_STOP: Final = re.compile(rf"\}}[{SPACE}][^,}}]|[\r\u2028\u2029]")
_DATA_END: Final = re.compile(rf"\}}(?![{SPACE}]*[,}}])")


class Ends:
    """The ends in one text.

    >>> ends = Ends("a {b: c} d")
    >>> ends.find("}", 2), ends.of_data(2)
    (7, 8)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[tuple[str, str], int] = {}

    def find(self, sign: str, start: int, purpose: str = "") -> int:
        """Return where a sign is from ``start`` on, or -1.

        ``start`` must not go back for the same sign and ``purpose``.
        """
        known = self._found.get((sign, purpose), -2)
        if known == -1 or known >= start:
            return known
        self._found[sign, purpose] = found = self._text.find(sign, start)
        return found

    def on_line(self, sign: str, start: int, line_from: int) -> int:
        """Find a sign from ``start`` on, with no line end between ``line_from`` and it."""
        found = self.find(sign, start)
        if found < 0:
            return -1
        ends = self._line_ends
        at = bisect_left(ends, line_from)
        return -1 if at < len(ends) and ends[at] < found else found

    def of_data(self, start: int) -> int:
        """Return the end of the data that begins at a brace, or 0 if nothing ends it.

        It reaches to the last brace before one that is followed by a space and text.
        """
        stops, ends = self._data_stops, self._data_ends
        next_stop = bisect_right(stops, start)
        limit = stops[next_stop] if next_stop < len(stops) else len(self._text)
        last = bisect_right(ends, limit) - 1
        return ends[last] + 1 if last >= 0 and ends[last] > start else 0

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer(f"[{LINE_ENDS}]", self._text)]

    @cached_property
    def _data_stops(self) -> list[int]:
        return [found.start() for found in _DATA_STOP.finditer(self._text)]

    @cached_property
    def _data_ends(self) -> list[int]:
        return [found.start() for found in _DATA_END.finditer(self._text)]
