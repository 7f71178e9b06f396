"""Checks before every response: allowed hosts, and security headers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
"""Names of this machine."""

_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_POLICY: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def hosts(port: int) -> frozenset[str]:
    """The accepted values of the Host header.

    >>> sorted(hosts(8123))
    ['127.0.0.1:8123', '[::1]:8123', 'localhost:8123']
    """
    named = {f"{name}:{port}" for name in NAMES}
    return frozenset(named | set(NAMES) if port == 80 else named)


class RequestChecks:
    """Middleware that rejects requests for other hosts and sets the security headers.

    Checking the host prevents DNS rebinding: a page from elsewhere cannot reach the server under
    another name.
    """

    def __init__(self, app: ASGIApp, allowed: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # websockets are not supported
            await send({"type": "websocket.close", "code": 1000})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", _POLICY)
            await send(message)

        app = self._app if self._lets_in(scope) else _REFUSAL
        await app(scope, receive, guarded)

    def _lets_in(self, scope: Scope) -> bool:
        asked = Headers(scope=scope).getlist("host")
        return len(asked) == 1 and asked[0].lower() in self._allowed


_REFUSAL: Final = PlainTextResponse(
    "argmap serve only answers requests to localhost, 127.0.0.1 and [::1] with its port.\n",
    status_code=421,
)
