"""An editor for tests: pygls's own client, talking over stdio with a server of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
PATIENCE = 30.0


class Editor:
    """Opens texts, types, and asks; each call waits for its answer."""

    def __init__(
        self,
        root: Path | None = None,
        *,
        encodings: Iterable[types.PositionEncodingKind] = (),
        markdown: bool = True,
        watches: bool = False,
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        self.count_told = 0
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.news = asyncio.Event()
        self.client = LanguageClient("test-editor", "1")
        self._listen()
        self._tokens = ""
        self._versions: dict[str, int] = {}
        self._connect()
        forms = [types.MarkupKind.Markdown] if markdown else [types.MarkupKind.PlainText]
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
            text_document=types.TextDocumentClientCapabilities(
                hover=types.HoverClientCapabilities(content_format=forms)
            ),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=watches
                )
            ),
        )
        asked = types.InitializeParams(
            capabilities=capabilities, root_uri=root.as_uri() if root else None
        )
        self.server = self.wait(self.client.initialize_async(asked)).capabilities
        self.client.initialized(types.InitializedParams())

    def _connect(self) -> None:
        """Start a server; editors with a server of another kind put theirs here."""
        self.wait(self.client.start_io(sys.executable, "-m", "argmap", "lsp"))

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = params
            self.count_told += 1
            self.news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def _message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _registered(params: types.RegistrationParams) -> None:
            self.registered += [one.method for one in params.registrations]
            self.news.set()

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something to its end."""
        return self.loop.run_until_complete(asyncio.wait_for(work, PATIENCE))

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The server."""
        server = self.client._server
        assert server is not None
        return server

    def close(self) -> None:
        """Say goodbye as an editor does."""
        if self.process.returncode is None:
            self.wait(self.client.shutdown_async(None))
            self.client.exit(None)
            self.wait(self.process.wait())
        self.wait(self.client.stop())
        self.loop.close()

    # Telling

    def open(self, path: Path | str, text: str) -> str:
        """Open a text; a path that is a text itself is a URI. Returns its URI."""
        uri = path if isinstance(path, str) else path.as_uri()
        self._versions[uri] = 1
        self.told.pop(uri, None)
        item = types.TextDocumentItem(uri, "argmap", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """Change a text to another."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def edit(self, uri: str, *edits: types.TextEdit) -> None:
        """Change parts of a text, one after another, as an editor sends them."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[uri], uri),
                [types.TextDocumentContentChangePartial(one.range, one.new_text) for one in edits],
            )
        )

    def insert(self, uri: str, line: int, character: int, text: str) -> None:
        """Type something at a position."""
        at = types.Position(line, character)
        self.edit(uri, types.TextEdit(types.Range(at, at), text))

    def save(self, uri: str) -> None:
        """Say that a text was saved."""
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def shut(self, uri: str) -> None:
        """Close a text."""
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    # Asking

    def findings(self, uri: str) -> list[types.Diagnostic]:
        """The problems of the newest version of a text, once they are told."""

        async def until_told() -> list[types.Diagnostic]:
            while True:
                told = self.told.get(uri)
                if told is not None and told.version == self._versions[uri]:
                    return list(told.diagnostics)
                self.news.clear()
                await self.news.wait()

        return self.wait(until_told())

    def next_findings(self, uri: str) -> list[types.Diagnostic]:
        """The problems that are told next, whatever was told before."""
        self.told.pop(uri, None)
        return self.findings(uri)

    def codes(self, uri: str) -> list[str]:
        """The codes of the problems of a text."""
        return [str(one.code) for one in self.findings(uri)]

    def complete(self, uri: str, line: int, character: int) -> list[types.CompletionItem]:
        """What is proposed at a position."""
        found = self.wait(
            self.client.text_document_completion_async(
                types.CompletionParams(
                    types.TextDocumentIdentifier(uri), types.Position(line, character)
                )
            )
        )
        assert isinstance(found, types.CompletionList)
        return list(found.items)

    def labels(self, uri: str, line: int, character: int) -> list[str]:
        """The labels of what is proposed at a position."""
        return [one.label for one in self.complete(uri, line, character)]

    def hover(self, uri: str, line: int, character: int) -> str:
        """What is said of what stands at a position; empty for nothing."""
        found = self.wait(
            self.client.text_document_hover_async(
                types.HoverParams(
                    types.TextDocumentIdentifier(uri), types.Position(line, character)
                )
            )
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    def definition(self, uri: str, line: int, character: int) -> types.Location | None:
        """Where what stands at a position is given."""
        found = self.wait(
            self.client.text_document_definition_async(
                types.DefinitionParams(
                    types.TextDocumentIdentifier(uri), types.Position(line, character)
                )
            )
        )
        assert found is None or isinstance(found, types.Location)
        return found

    def references(
        self, uri: str, line: int, character: int, *, given: bool = True
    ) -> list[types.Location]:
        """Every place of what stands at a position."""
        found = self.wait(
            self.client.text_document_references_async(
                types.ReferenceParams(
                    types.ReferenceContext(given),
                    types.TextDocumentIdentifier(uri),
                    types.Position(line, character),
                )
            )
        )
        return list(found or [])

    def rename(
        self, uri: str, line: int, character: int, new: str
    ) -> dict[str, list[types.TextEdit]]:
        """The edits of a rename, by the URI of their text."""
        found = self.wait(
            self.client.text_document_rename_async(
                types.RenameParams(
                    types.TextDocumentIdentifier(uri), types.Position(line, character), new
                )
            )
        )
        return {uri: list(edits) for uri, edits in ((found and found.changes) or {}).items()}

    def actions(self, uri: str, first: int, last: int | None = None) -> list[types.CodeAction]:
        """What may be done about some lines."""
        end = types.Position(first if last is None else last, 0)
        found = self.wait(
            self.client.text_document_code_action_async(
                types.CodeActionParams(
                    types.TextDocumentIdentifier(uri),
                    types.Range(types.Position(first, 0), end),
                    types.CodeActionContext([]),
                )
            )
        )
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    def format(self, uri: str) -> list[types.TextEdit] | None:
        """The edits that format a text."""
        found = self.wait(
            self.client.text_document_formatting_async(
                types.DocumentFormattingParams(
                    types.TextDocumentIdentifier(uri), types.FormattingOptions(2, True)
                )
            )
        )
        return None if found is None else list(found)

    def symbols(self, uri: str) -> list[types.DocumentSymbol]:
        """The outline of a text."""
        found = self.wait(
            self.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            )
        )
        return [one for one in found or [] if isinstance(one, types.DocumentSymbol)]

    def foldings(self, uri: str) -> list[tuple[int, int]]:
        """What can be folded, as first and last line."""
        found = self.wait(
            self.client.text_document_folding_range_async(
                types.FoldingRangeParams(types.TextDocumentIdentifier(uri))
            )
        )
        return [(one.start_line, one.end_line) for one in found or []]

    def tokens(self, uri: str) -> list[int]:
        """The semantic tokens of a text, as they are sent."""
        found = self.wait(
            self.client.text_document_semantic_tokens_full_async(
                types.SemanticTokensParams(types.TextDocumentIdentifier(uri))
            )
        )
        return list(found.data) if found else []

    def tokens_of(self, uri: str, first: int, after: int) -> list[int]:
        """The semantic tokens of some lines."""
        where = types.Range(types.Position(first, 0), types.Position(after, 0))
        found = self.wait(
            self.client.text_document_semantic_tokens_range_async(
                types.SemanticTokensRangeParams(types.TextDocumentIdentifier(uri), where)
            )
        )
        return list(found.data) if found else []

    def tokens_since(
        self, uri: str, name: str | None = None
    ) -> types.SemanticTokens | types.SemanticTokensDelta | None:
        """What has changed of the tokens since those of a name, by default the last ones."""
        name = self._tokens if name is None else name
        found = self.wait(
            self.client.text_document_semantic_tokens_full_delta_async(
                types.SemanticTokensDeltaParams(types.TextDocumentIdentifier(uri), name)
            )
        )
        self._tokens = (found and found.result_id) or ""
        return found


def applied(text: str, edits: Iterable[types.TextEdit]) -> str:
    """A text after some edits, whose columns are counted in UTF-16 as by any editor."""
    coded = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [0]
    for line in coded:
        starts.append(starts[-1] + len(line) + 2)

    def at(position: types.Position) -> int:
        row = min(position.line, len(coded) - 1)
        return starts[row] + min(2 * position.character, len(coded[row]))

    data = text.encode("utf-16-le")
    last = len(data)
    for edit in sorted(edits, key=lambda one: at(one.range.start), reverse=True):
        start, end = at(edit.range.start), at(edit.range.end)
        assert start <= end <= last, "edits overlap"
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
        last = start
    return data.decode("utf-16-le")
