"""One editor's session: the texts that it has open, and the thread that reads them.

Texts are sent whole on each change. That is a few milliseconds even for a map of 5,000 statements,
and nobody has to keep count of lines: pygls ends lines at signs at which an editor does not.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from argmap import __version__
from argmap.lsp.document import Document
from argmap.lsp.findings import findings
from argmap.lsp.open_text import OpenText
from argmap.lsp.project import Projects, text_of
from argmap.lsp.references import Occurrence
from argmap.lsp.study import Study


class Server(LanguageServer):
    """The language server of argmap: the open texts, and the thread that reads them."""

    def __init__(self) -> None:
        super().__init__(
            "argmap", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.projects = Projects()
        self.texts: dict[str, OpenText] = {}
        self.reader = ThreadPoolExecutor(1, "argmap-reader")

    def open(self, uri: str, version: int | None) -> None:
        """Take a text that was opened, or a new version of one that is open."""
        text = self.workspace.get_text_document(uri).source
        document = self.document(uri, text, version)
        if uri in self.texts:
            self.texts[uri].change(document)
        else:
            self.texts[uri] = OpenText(document, self.projects, self.reader, self._tell)

    def document(self, uri: str, text: str, version: int | None = None) -> Document:
        """A text with the columns counted as the client counts them."""
        return Document(uri, text, version, self.workspace.position_codec)

    def _tell(self, document: Document, study: Study) -> None:
        told = findings(study.examination.diagnostics, document)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, told, document.version)
        )

    def lines_of(self, file: Path) -> list[str] | None:
        """The lines of a map: as the editor has them where it is open, else as the disk has."""
        document = self.document_of(file)
        return document.lines if document is not None else None

    def document_of(self, file: Path) -> Document | None:
        """The text of a map's file, open or not; ``None`` where it cannot be read."""
        for text in self.texts.values():
            path = text.document.path
            if path is not None and (path == file or path.resolve() == file):
                return text.document
        found = text_of(file)
        return self.document(file.as_uri(), found) if found is not None else None

    def location(self, one: Occurrence, here: Document) -> types.Location | None:
        """An occurrence as the client names it; ``here`` is the text that has no file."""
        document = here if one.file is None else self.document_of(one.file)
        if document is None:
            return None
        return types.Location(document.uri, document.range(one.row, one.start, one.end))

    async def in_thread(self, call: Any, *arguments: Any) -> Any:
        """Do something that takes a while in the thread that reads texts."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.reader, call, *arguments)
