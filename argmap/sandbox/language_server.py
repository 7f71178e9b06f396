"""The language server in a Web Worker: :mod:`argmap.lsp`, controlled by messages.

The worker calls :func:`start` once, and :func:`receive` with each message from the editor. A
message in either direction is the text of one JSON-RPC object, without the header that it has on
standard input.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable
from typing import Final

from pygls.exceptions import JsonRpcException

from argmap.lsp.server import prepare, server
from argmap.sandbox.executors import DeferringExecutor, ImmediateExecutor

_MOMENT: Final = 0.005  # seconds for which answers that nobody waits for let other messages pass

_waiting: deque[str] = deque()

log = logging.getLogger(__name__)


class _Writer:
    """Where pygls writes, in place of standard output."""

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send

    def write(self, data: bytes) -> None:
        """Send a message."""
        self._send(data.decode())

    def close(self) -> None:
        """Do nothing: the page ends the worker."""


def start(send: Callable[[str], None]) -> None:
    """Start the server, in a thread with an event loop.

    ``send`` is called with each message to the editor, always from the loop.
    """
    prepare()
    server.use_executors(ImmediateExecutor(), DeferringExecutor(_MOMENT))
    server.protocol.set_writer(_Writer(send), include_headers=False)


def receive(message: str) -> None:
    """Queue a message from the editor. It is handled in a later turn of the event loop."""
    _waiting.append(message)
    if len(_waiting) == 1:
        asyncio.get_running_loop().call_soon(_handle_first)


def _handle_first() -> None:
    """Handle one message per turn, so that a request sees the changes of the messages before it.

    A change is carried out by a task in the turn after the one that takes its message.
    """
    message = _waiting[0]
    try:
        protocol = server.protocol
        protocol.handle_message(json.loads(message, object_hook=protocol.structure_message))
    except SystemExit:
        log.info("the editor has exited")
    except Exception as error:
        log.error("unable to handle a message: %s", error)
        server.report_server_error(error, JsonRpcException)
    finally:
        _waiting.popleft()
        if _waiting:
            asyncio.get_running_loop().call_soon(_handle_first)
