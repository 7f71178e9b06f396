"""The server: passes notifications and requests to the modules that handle them.

Requests that come while typing are answered at once, from the current lines and the last full
analysis. Explicit requests are answered from an analysis of the current text.
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import BinaryIO, Final, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.lsp import (
    completion,
    fixes,
    formatting,
    gc_policy,
    hover,
    references,
    rename,
    semantic_tokens,
    symbols,
)
from argmap.lsp.document import Document
from argmap.lsp.preserialized import Ready
from argmap.lsp.references import Lines, Occurrence, Target
from argmap.lsp.session import Server
from argmap.lsp.transport import BoundedInput

_REQUEST_FAILED: Final = -32803
_START: Final = types.Range(types.Position(0, 0), types.Position(0, 0))
_SWITCH: Final = 0.001  # seconds after which the parsing thread lets a response go first

log = logging.getLogger(__name__)


server = Server()


# Notifications


@server.feature(types.INITIALIZED)
def _initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be notified when maps, source cards and texts change on disk."""
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched is None or not watched.dynamic_registration:
        return
    globs = ("**/*.argmap", "**/seeds/*.toml", "**/seeds/*.txt")
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(glob) for glob in globs]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    one = types.Registration("argmap-files", method, options)
    ls.client_register_capability(types.RegistrationParams([one]))


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
async def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.open(params.text_document)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.change(params)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
async def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
async def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.refresh()


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
async def _watched(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.refresh()


# Requests while typing: answered at once, from the last full analysis


@server.feature(
    types.TEXT_DOCUMENT_COMPLETION,
    types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)),
)
def _completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    text = ls.texts.get(params.text_document.uri)
    return completion.complete(text.document, params.position, text.analysis) if text else None


@server.feature(types.TEXT_DOCUMENT_HOVER)
def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    asked = ls.client_capabilities.text_document
    forms = asked.hover.content_format if asked and asked.hover else None
    markdown = types.MarkupKind.Markdown in (forms or ())
    return hover.hover(text.document, params.position, text.analysis, markdown=markdown)


@server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, semantic_tokens.LEGEND)
def _tokens_in(ls: Server, params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    first, after = params.range.start.line, params.range.end.line + 1
    return types.SemanticTokens(semantic_tokens.tokens(text.document, first, after))


# Frequent requests that nobody waits for: these run in turn with the analyses, since both at once
# would make both late, and are sent by a separate thread, since they are large


@server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, semantic_tokens.LEGEND)
@server.thread()
def _tokens(ls: Server, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    data = ls.in_turn(semantic_tokens.tokens, text.document)
    return types.SemanticTokens(data, text.keep_tokens(data)[1])


@server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, semantic_tokens.LEGEND)
@server.thread()
def _tokens_since(
    ls: Server, params: types.SemanticTokensDeltaParams
) -> types.SemanticTokens | types.SemanticTokensDelta | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    data = ls.in_turn(semantic_tokens.tokens, text.document)
    before, name = text.keep_tokens(data, params.previous_result_id)
    if before is None:
        return types.SemanticTokens(data, name)
    return types.SemanticTokensDelta(semantic_tokens.difference(before, data), name)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
@server.thread()
def _symbols(ls: Server, params: types.DocumentSymbolParams) -> Ready | None:
    text = ls.texts.get(params.text_document.uri)
    return ls.in_turn(text.outline.symbols, text.document) if text else None


@server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
@server.thread()
def _foldings(ls: Server, params: types.FoldingRangeParams) -> Ready | None:
    text = ls.texts.get(params.text_document.uri)
    return ls.in_turn(symbols.foldings, text.document) if text else None


# Explicit requests: answered from the current text


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite]),
)
async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    document, analysis = await text.fresh()
    return fixes.actions(document, params.range, analysis)


@server.feature(types.TEXT_DOCUMENT_FORMATTING)
async def _formatting(
    ls: Server, params: types.DocumentFormattingParams
) -> list[types.TextEdit] | None:
    text = ls.texts.get(params.text_document.uri)
    if text is None:
        return None
    document, analysis = await text.fresh()
    edits = await ls.in_thread(formatting.formatting, document, analysis.reading)
    if edits is None:
        message = "argmap: cannot format the text until its errors are fixed"
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
    return cast("list[types.TextEdit] | None", edits)


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
async def _definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    found = _target(ls, params.text_document.uri, params.position)
    if found is None:
        return None
    document, target, _ = found
    if target.source and document.path is not None:
        card = await ls.in_thread(ls.projects.card_of, document.path, target.source)
        return types.Location(card.as_uri(), _START) if card is not None else None
    lines = document.lines
    if target.file is not None and target.file != document.path:
        other = ls.lines_of(target.file)
        if other is None:
            return None
        lines = other
    place = references.definition(target, lines)
    return ls.location(place, document) if place is not None else None


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
async def _references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    found = _target(ls, params.text_document.uri, params.position)
    if found is None:
        return None
    document, target, _ = found
    places = await ls.in_thread(_occurrences, target, document, ls.lines_of)
    wanted = (one for one in places if params.context.include_declaration or not one.is_given)
    located = (ls.location(one, document) for one in wanted)
    return [one for one in located if one is not None]


@server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
async def _may_rename(ls: Server, params: types.PrepareRenameParams) -> types.Range | None:
    found = _target(ls, params.text_document.uri, params.position)
    if found is None or not (found[1].id or found[1].name):
        return None
    return found[2]


@server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
async def _rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    found = _target(ls, params.text_document.uri, params.position)
    if found is None:
        return None
    document, target, _ = found
    lines_of = cache(ls.lines_of)  # each map is read once
    refusal = rename.refusal(target, params.new_name, document, lines_of)
    if not refusal:
        unread = await ls.in_thread(references.unread, target, document.path, lines_of)
        refusal = rename.half_way(unread)
    if refusal:
        raise JsonRpcException(refusal, _REQUEST_FAILED)
    places = await ls.in_thread(_occurrences, target, document, lines_of)
    changes: dict[str, list[types.TextEdit]] = {}
    for one in places:
        where = ls.location(one, document)
        if where is not None:
            edit = types.TextEdit(where.range, params.new_name)
            changes.setdefault(where.uri, []).append(edit)
    return types.WorkspaceEdit(changes=changes)


def _target(
    ls: Server, uri: str, position: types.Position
) -> tuple[Document, Target, types.Range] | None:
    """The document, target and word range at a position."""
    text = ls.texts.get(uri)
    if text is None:
        return None
    document = text.document
    row, column = document.place(position)
    found = references.target_at(document.lines, document.path, row, column)
    if found is None:
        return None
    target, start, end = found
    return document, target, document.range(row, start, end)


def _occurrences(target: Target, document: Document, lines_of: Lines) -> list[Occurrence]:
    found = references.occurrences(target, document.path, document.lines, lines_of)
    return list(found)


_READERS: Final = ("pygls.protocol.json_rpc", "pygls.server")


def _on_one_line(record: logging.LogRecord) -> bool:
    """Log a malformed message once, on one line.

    pygls logs such a message twice, each time with the traceback of its own parser.
    """
    said = str(record.msg)
    if said.startswith("Unable to handle message") and record.exc_info:
        record.msg, record.args = f"Unable to handle message: {record.exc_info[1]}", ()
        record.msg = record.msg.partition("\n")[0]
        record.exc_info = record.exc_text = None
    return not said.startswith("Unable to deserialize message")


def _is_trouble(record: logging.LogRecord) -> bool:
    """Whether a record is worth logging; a refused rename is shown to the user instead."""
    raised = record.exc_info[1] if record.exc_info else None
    return not (isinstance(raised, JsonRpcException) and raised.code == _REQUEST_FAILED)


def prepare() -> None:
    """Set garbage collection and logging up for a process that serves one editor."""
    gc_policy.begin()
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_trouble)
    for name in _READERS:
        logging.getLogger(name).addFilter(_on_one_line)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Serve one editor until it shuts the server down or disconnects."""
    prepare()
    sys.setswitchinterval(_SWITCH)
    server.start_io(cast(BinaryIO, BoundedInput(stdin)), stdout)
    log.info("the editor closed the connection")
