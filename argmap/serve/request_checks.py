"""What stands before every answer: who may ask, and what a browser may do with what it gets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
"""What this machine calls itself."""

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
    """The values of the Host header that are let in.

    >>> sorted(hosts(8123))
    ['127.0.0.1:8123', '[::1]:8123', 'localhost:8123']
    """
    named = {f"{name}:{port}" for name in NAMES}
    return frozenset(named | set(NAMES) if port == 80 else named)


class Guard:
    """Lets in who asks for this machine by its own name, so that no page from elsewhere can reach
    the server through a name that was made to lead here (DNS rebinding); and sets the headers."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a websocket: there is none here
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
