"""Time limits and connection limits for the server's clients.

uvicorn closes a connection that is idle after a response, but waits without limit for the first
request, the rest of a request, and a client that does not read. A few hundred such connections
would leave none for the reader.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS: Final = 10.0
"""How long a client may take to send a request, from its first byte or from connecting."""

READING_SECONDS: Final = 60.0
"""How long a client may leave data unread."""

MOST_WAITING: Final = 64
"""Maximum number of connections without a complete request; one more closes the oldest."""

MOST_CONNECTIONS: Final = 400
"""Maximum number of connections; further clients get the response 503 (busy)."""


class TimeoutProtocol(H11Protocol):
    """uvicorn's HTTP protocol with time limits for sending and reading."""

    _waiting: dict[TimeoutProtocol, None] = {}  # noqa: RUF012 - all connections of the process
    _late: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Start waiting for a request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Receive data, which may complete or start a request."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Start waiting for the client to read."""
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
        """Start, continue or stop the time limit for the current request."""
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
