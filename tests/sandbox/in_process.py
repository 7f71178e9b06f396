"""An editor whose server runs in its own event loop, as the page's runs in its worker."""

from __future__ import annotations

import asyncio
import json

from argmap.sandbox import language_server
from tests.lsp.editor import Editor


class _Sender:
    """Where the editor writes; what it writes reaches the server at once, if the loop runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def write(self, data: bytes) -> None:
        if self._loop.is_running():
            language_server.receive(data.decode())
        else:
            self._loop.call_soon(language_server.receive, data.decode())

    def close(self) -> None:
        """Nothing is open."""


class InProcessEditor(Editor):
    """Talks with the server of this process, message by message."""

    def _connect(self) -> None:
        self.client.protocol.set_writer(_Sender(self.loop), include_headers=False)
        language_server.start(self._take)

    def _take(self, message: str) -> None:
        protocol = self.client.protocol
        protocol.handle_message(json.loads(message, object_hook=protocol.structure_message))

    def close(self) -> None:
        """Leave the server as it is: its process lives on."""
        self.loop.close()
