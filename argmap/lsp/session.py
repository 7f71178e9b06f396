"""An editor session: the open texts, and the thread that parses them.

The session keeps the texts itself. pygls would too, but it splits lines at characters at which
editors do not (U+2028, form feed), and processes the whole text on every keystroke.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from argmap import __version__
from argmap.language import ParseResult
from argmap.lsp import gc_policy
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Document
from argmap.lsp.lsp_diagnostics import findings
from argmap.lsp.open_project import Projects
from argmap.lsp.open_text import OpenText
from argmap.lsp.preserialized import converter
from argmap.lsp.references import Occurrence
from argmap.workspace.map_files import text_while_written

_IDLE: Final = 3.0  # seconds without a keystroke before slow housekeeping runs

_Made = TypeVar("_Made")

log = logging.getLogger(__name__)


class _Protocol(LanguageServerProtocol):
    """The pygls protocol, except that the session handles changes of texts."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Pass a change on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Parse a message; answer an invalid request with an error, since clients wait for one."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Handle a message; requests after shutdown are refused, not ignored."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            refusal = JsonRpcInvalidRequest("the server is shutting down")
            self._send_response(message.id, error=refusal.to_response_error())
            return
        super().handle_message(message)


class Server(LanguageServer):
    """argmap's language server: the open texts, and the thread that parses them."""

    def __init__(self) -> None:
        super().__init__("argmap", __version__, protocol_cls=_Protocol, converter_factory=converter)
        self.projects = Projects(self._open_reading)
        self.texts: dict[str, OpenText] = {}
        self.reader: Executor = ThreadPoolExecutor(1, "argmap-reader")
        self._told: dict[str, Document] = {}  # the versions whose diagnostics were sent
        self._idle: asyncio.TimerHandle | None = None

    def use_executors(self, reader: Executor, answerer: Executor) -> None:
        """Work without threads: set what parses texts, and what runs ``thread()`` features.

        The latter wait for results of the former.
        """
        self.reader = reader
        self._thread_pool = cast(ThreadPoolExecutor, answerer)  # pygls only submits calls to it

    def open(self, item: types.TextDocumentItem) -> None:
        """Add a text that was opened."""
        if item.uri in self.texts:
            self.texts[item.uri].close()
        document = self.document(item.uri, item.text, item.version)
        self.texts[item.uri] = OpenText(document, self.projects, self.reader, self._announce)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Update a text to a new version."""
        text = self.texts.get(params.text_document.uri)
        if text is None:
            log.warning("%s was changed and is not open", params.text_document.uri)
            return
        version = params.text_document.version
        text.change(text.document.changed(params.content_changes, version))
        self._when_idle()

    def document(self, uri: str, text: str, version: int | None = None) -> Document:
        """A document with columns counted as the client counts them."""
        return Document.of(uri, text, version, self.workspace.position_codec)

    def close(self, uri: str) -> None:
        """Remove a text that was closed, and clear its diagnostics."""
        text = self.texts.pop(uri, None)
        self._told.pop(uri, None)
        if text is not None:
            text.close()
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
            self._refresh_users(text.document)

    def refresh(self) -> None:
        """Analyse every text again, because something on disk has changed."""
        for text in self.texts.values():
            text.refresh()

    def _refresh_users(self, used: Document) -> None:
        """Analyse again the texts that use an open map that has changed."""
        for text in self.texts.values():
            if text.document is not used and text.uses(used.path):
                text.refresh()

    def _when_idle(self) -> None:
        """Run housekeeping that stops every thread for a moment, once nobody has typed for a
        while."""
        if self._idle is not None:
            self._idle.cancel()
        self._idle = asyncio.get_running_loop().call_later(_IDLE, gc_policy.look_through)

    def _announce(self, document: Document, analysis: Analysis) -> None:
        items = findings(analysis.examination.diagnostics, document)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, items, document.version)
        )
        if self._told.get(document.uri) is not document:
            self._told[document.uri] = document
            self._refresh_users(document)

    def lines_of(self, file: Path) -> list[str] | None:
        """The lines of a map: from the editor if it is open, otherwise from disk."""
        document = self.document_of(file)
        return document.lines if document is not None else None

    def document_of(self, file: Path) -> Document | None:
        """The document of a map's file, open or not; ``None`` if it cannot be read."""
        text = self._open(file)
        if text is not None:
            return text.document
        found = text_while_written(file)
        return self.document(file.as_uri(), found) if found is not None else None

    def _open(self, file: Path) -> OpenText | None:
        """The open text of a file, if any; also called from the parsing thread."""
        for text in list(self.texts.values()):
            path = text.document.path
            if path is not None and (path == file or path.resolve() == file):
                return text
        return None

    def _open_reading(self, file: Path) -> ParseResult | None:
        text = self._open(file)
        return text.reading() if text is not None else None

    def location(self, one: Occurrence, here: Document) -> types.Location | None:
        """An occurrence as an LSP location; ``here`` is the current document, maybe without a
        file."""
        document = here if one.file is None else self.document_of(one.file)
        if document is None:
            return None
        return types.Location(document.uri, document.range(one.row, one.start, one.end))

    async def in_thread(self, call: Any, *arguments: Any) -> Any:
        """Run something slow in the parsing thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.reader, call, *arguments)

    def in_turn(self, call: Callable[[Document], _Made], document: Document) -> _Made:
        """The same, for a thread that may wait for the result."""
        return self.reader.submit(call, document).result()
