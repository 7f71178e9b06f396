"""The states of a map as server-sent events: how they are sent, and how a page hears them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Final

from argmap.preview.live_page import Transport, client_file
from argmap.preview.preview import Preview
from argmap.serve.live_map import LiveMap

EVENTS: Final = "/events/"
"""URL prefix of a page's event stream."""

_RETRY: Final = 500
"""Milliseconds after which a browser that lost the connection tries again."""


def transport() -> Transport:
    """What a page needs to follow its event stream."""
    return Transport(client_file("argmap.serve", "events.js"), ("connect-src 'self'",))


async def event_stream(live: LiveMap, shown: str | None) -> AsyncIterator[str]:
    """Server-sent events: the state at once, and at every change.

    ``shown`` is the version of the page that the client has.
    """
    yield f"retry: {_RETRY}\n\n"
    sent: Preview | None = None
    async for preview in live.previews():
        if preview is None:
            yield ": still here\n\n"
            continue
        state = preview.state(shown, sent)
        shown, sent = preview.version, preview
        yield f"id: {shown}\nevent: state\ndata: {json.dumps(state)}\n\n"
