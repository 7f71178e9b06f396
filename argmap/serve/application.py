"""The web application: the list of maps, their pages, and the stream of updates."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from urllib.parse import unquote_to_bytes

from anyio import to_thread
from h11 import LocalProtocolError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from argmap.control_characters import visible
from argmap.formulas.plain_text import plain_text
from argmap.language import parse_bytes
from argmap.model import ArgmapError
from argmap.serve.event_stream import EVENTS, event_stream
from argmap.serve.index_page import READ, index, link
from argmap.serve.request_checks import RequestChecks
from argmap.serve.watcher import Watcher
from argmap.workspace.project import Project

_LOG = logging.getLogger(__name__)

_NOWHERE = "There is no such map here. For a list of maps, see /\n"


def application(following: Watcher, allowed: Iterable[str]) -> Starlette:
    """The server's application; ``allowed`` are the accepted values of the Host header.

    Its routes are ``/``, ``/read/ADDRESS`` and ``/events/ADDRESS``, where an address is that of a
    map in the project; addresses are never turned into paths.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(following.run())
        yield
        following.end()
        await task

    async def home(_: Request) -> Response:
        maps = await to_thread.run_sync(following.project.maps)
        if len(maps) == 1 and not following.project.given.is_dir():
            return RedirectResponse(link(next(iter(maps))), status_code=302)
        listed = index(await to_thread.run_sync(_titles, following.project))
        return HTMLResponse(listed.html, headers=_policy(listed.policy))

    async def read(request: Request) -> Response:
        live = following.live(_address(request, READ))
        if live is None:
            return PlainTextResponse(_NOWHERE, status_code=404)
        page = (await live.preview()).page
        return HTMLResponse(page.html, headers=_policy(page.policy))

    async def events(request: Request) -> Response:
        live = following.live(_address(request, EVENTS))
        if live is None:
            return PlainTextResponse(_NOWHERE, status_code=404)
        # The browser's version of the page: as it says itself or, after a lost connection, the
        # last one sent.
        shown = request.headers.get("last-event-id", request.query_params.get("page"))
        return StreamingResponse(event_stream(live, shown), media_type="text/event-stream")

    routes = [
        Route("/", home),
        Route(f"{READ}{{address:path}}", read),
        Route(f"{EVENTS}{{address:path}}", events),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(RequestChecks, allowed=allowed)],
        exception_handlers={Exception: _failed},
    )


def _address(request: Request, prefix: str) -> str:
    """The address in the request, as the raw bytes, since a file name need not be UTF-8."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    return os.fsdecode(unquote_to_bytes(raw)).removeprefix(prefix)


async def _failed(request: Request, error: Exception) -> Response:
    """Log a server error where the server runs; a client that disconnected is not an error."""
    if not isinstance(error, LocalProtocolError):
        _LOG.exception("cannot answer %s", request.url.path, exc_info=error)
    return PlainTextResponse("argmap serve failed to answer; see its output for details\n", 500)


def _policy(rules: str) -> dict[str, str]:
    return {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'"}


def _titles(project: Project) -> dict[str, str]:
    """The titles of the maps, by address."""
    titles = {}
    for address, file in project.maps().items():
        try:
            title = parse_bytes(project.read(file)).map.title
            titles[address] = plain_text(title) or visible(address)
        except ArgmapError as error:
            titles[address] = visible(error.diagnostics[0].message)
        except Exception as error:  # a bug in argmap, which is reported on the map's page
            _LOG.exception("cannot read %s", file, exc_info=error)
            titles[address] = visible(address)
    return titles
