"""How long the server waits for whoever connects to it, and for how many at a time.

uvicorn ends a connection that is idle after an answer, and waits without end for the first
request, the rest of a request, and a client that does not read. A few hundred of these would leave
no connection for the reader.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS: Final = 10.0
"""How long a client may take for a request, from its first byte or its connection to its end."""

READING_SECONDS: Final = 60.0
"""How long a client may leave unread what was sent to it."""

MOST_WAITING: Final = 64
"""The connections that have not sent a whole request; one more ends the oldest of them."""

MOST_CONNECTIONS: Final = 400
"""The connections at a time; who comes beyond that is answered that the server is busy (503)."""


class TimeoutProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, to clients that send and read in good time."""

    _waiting: dict[TimeoutProtocol, None] = {}  # noqa: RUF012 - all connections of the process
    _late: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take some bytes, which may end a request or begin one."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to wait for the client to read."""
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(READING_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _watch(self) -> None:
        """Wait for the end of a request, from now on or still; or no more."""
        if self.transport.is_closing() or self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._stop_waiting()
        elif self._late is None:
            self._late = self.loop.call_later(REQUEST_SECONDS, self._give_up)
            self._waiting[self] = None
            if len(self._waiting) > MOST_WAITING:
                next(iter(self._waiting))._give_up()

    def _stop_waiting(self) -> None:
        self._waiting.pop(self, None)
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._stop_waiting()
        self.transport.abort()
