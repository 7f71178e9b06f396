"""Standard input with a size limit for messages."""

from __future__ import annotations

import logging
from io import RawIOBase
from typing import BinaryIO, Final

LARGEST: Final = 256_000_000
"""Maximum size of a message in bytes."""

_LONGEST_HEADER: Final = 8_192
_PIECE: Final = 1 << 20

log = logging.getLogger(__name__)


class BoundedInput(RawIOBase):
    """A stream that skips messages larger than :data:`LARGEST`.

    Otherwise a client could exhaust the server's memory.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line of a message header; only the first part of an overlong one."""
        return self._stream.readline(_LONGEST_HEADER)

    def read(self, size: int | None = -1, /) -> bytes:
        """A message of ``size`` bytes, or less if the input ends early."""
        wanted = size or 0
        if 0 <= wanted <= LARGEST:
            return self._stream.read(wanted)
        log.error("skipping a message of %d bytes", wanted)
        while wanted > 0 and (piece := self._stream.read(min(wanted, _PIECE))):
            wanted -= len(piece)
        return b"null"
