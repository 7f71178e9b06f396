"""Standard input as the server reads it: within bounds, whatever a client sends."""

from __future__ import annotations

import logging
from io import RawIOBase
from typing import BinaryIO, Final

LARGEST: Final = 256_000_000
"""The largest message that is taken, in bytes."""

_LONGEST_HEADER: Final = 8_192
_PIECE: Final = 1 << 20

log = logging.getLogger(__name__)


class BoundedInput(RawIOBase):
    """Reads from a stream; a message that claims to be larger than :data:`LARGEST` is passed over,
    so that no client makes the server ask for more memory than there is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line of a header; the first part of one that is far too long."""
        return self._stream.readline(_LONGEST_HEADER)

    def read(self, size: int | None = -1, /) -> bytes:
        """A message of ``size`` bytes, or as much of it as comes before the end."""
        wanted = size or 0
        if 0 <= wanted <= LARGEST:
            return self._stream.read(wanted)
        log.error("skipping a message of %d bytes", wanted)
        while wanted > 0 and (piece := self._stream.read(min(wanted, _PIECE))):
            wanted -= len(piece)
        return b"null"
