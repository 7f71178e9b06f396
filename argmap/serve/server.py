"""Run the server: its port, start and end."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code
from argmap.preview.preview import Options
from argmap.serve.application import application
from argmap.serve.connection_timeouts import MOST_CONNECTIONS, TimeoutProtocol
from argmap.serve.request_checks import hosts
from argmap.serve.watcher import Watcher
from argmap.workspace.project import Project

HOST: Final = "127.0.0.1"

_PATIENCE: Final = 2
"""Seconds that a response may still take when the server stops."""


def listen(port: int = 0) -> socket.socket:
    """Bind a port on the loopback interface; 0 means any free port.

    Raises :class:`ArgmapError` (``port-taken``) if the port is not available.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # So that a server can be restarted at once; two running servers never share a port.
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise ArgmapError([_port_problem(port, error)]) from None
    return taken


def _port_problem(port: int, error: OSError) -> Diagnostic:
    if error.errno == errno.EADDRINUSE:
        message = f"port {port} is in use, perhaps by another argmap serve"
    elif error.errno == errno.EACCES:
        message = f"port {port} is not allowed for this user"
    else:
        message = f"port {port} cannot be used: {error.strerror or error}"
    return problem(
        Code.PORT_TAKEN, message, hint="choose another, or leave out --port to use a free one"
    )


class _Server(uvicorn.Server):
    """A server that stops its listeners when it stops, and reports when it has started."""

    def __init__(
        self, config: uvicorn.Config, following: Watcher, started: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._following = following
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._following.end()
        await super().shutdown(sockets)


def serve(
    project: Project,
    taken: socket.socket,
    options: Options,
    started: Callable[[], None] = lambda: None,
) -> None:
    """Serve a project on a socket from :func:`listen` until Ctrl-C."""
    following = Watcher(project, options)
    config = uvicorn.Config(
        application(following, hosts(taken.getsockname()[1])),
        http=TimeoutProtocol,
        limit_concurrency=MOST_CONNECTIONS,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # client errors are not worth logging; application logs our own
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    try:
        _Server(config, following, started).run(sockets=[taken])
    except KeyboardInterrupt:
        return
    finally:
        taken.close()
