"""Nonsense, death, size and disappearance: told, logged, and gone on from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "argmap", "lsp"]


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = message(
    id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None}
)
BYE = message(id=99, method="shutdown") + message(method="exit")


def talk(data: bytes) -> subprocess.CompletedProcess[bytes]:
    """What a server says to all that a client sends before it is gone."""
    pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")
    return subprocess.run(COMMAND, input=data, capture_output=True, timeout=60, check=False)


def answers(output: bytes) -> dict[object, dict[str, object]]:
    """The answers in an output by the id of what they answer."""
    found: dict[object, dict[str, object]] = {}
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        content = json.loads(rest[:length])
        id = content.get("id", content.get("method"))
        found[id if isinstance(id, (int, str)) else repr(id)] = content
        output = rest[length:]
    return found


NONSENSE = {
    "not JSON": b"Content-Length: 5\r\n\r\nhello",
    "a number": b"Content-Length: 2\r\n\r\n42",
    "no message": b"Content-Length: 2\r\n\r\n{}",
    "no header": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "noise": bytes(range(256)) * 50 + b"\r\n",
    "an unknown method": message(id=7, method="argmap/dance"),
    "an unknown notification": message(method="argmap/dance"),
    "a request without what it needs": message(id=7, method="textDocument/hover", params={}),
    "a text that is not open": message(id=7, method="textDocument/hover", params={
        "textDocument": {"uri": "file:///a"}, "position": {"line": 0, "character": 0}}),
    "a change of what is not open": message(method="textDocument/didChange", params={
        "textDocument": {"uri": "file:///a", "version": 2}, "contentChanges": [{"text": "a"}]}),
    "an id of another kind": message(id=[1], method="argmap/dance"),
    "an answer to nothing": message(id=55, result=None),
    "a URI that is none": message(method="textDocument/didOpen", params={"textDocument": {
        "uri": "file://[", "languageId": "argmap", "version": 1, "text": "map: M\n"}}),
}  # fmt: skip


@pytest.mark.parametrize("sort", NONSENSE)
def test_a_client_that_sends_nonsense_is_served_all_the_same(sort: str) -> None:
    text = {"uri": "untitled:a", "languageId": "argmap", "version": 1, "text": "thesis t: A.\n"}
    opened = message(method="textDocument/didOpen", params={"textDocument": text})
    where = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 2}}
    asked = message(id=8, method="textDocument/hover", params=where)
    done = talk(HELLO + NONSENSE[sort] + opened + asked + BYE)
    assert done.returncode == 0
    found = answers(done.stdout)
    assert "result" in found[1]
    assert "what the map argues for" in str(found[8])
    assert 99 in found


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"x": 1},
        {"textDocument": {"uri": "untitled:a"}, "position": {"line": -1, "character": 0}},
        {"textDocument": {"uri": "untitled:a"}, "position": {"line": 2**31, "character": 0}},
    ],
)
def test_a_request_that_says_nonsense_is_refused_and_not_passed_over(params: object) -> None:
    found = answers(
        talk(HELLO + message(id=7, method="textDocument/hover", params=params) + BYE).stdout
    )
    assert "error" in found[7] or "result" in found[7]


def test_what_is_asked_after_the_goodbye_is_refused() -> None:
    late = message(id=7, method="argmap/dance", params={})
    done = talk(HELLO + message(id=99, method="shutdown") + late + message(method="exit"))
    assert done.returncode == 0
    assert answers(done.stdout)[7]["error"]["code"] == -32600  # type: ignore[index]


def test_a_used_map_that_is_too_large_or_a_pipe_is_told(editor: Editor, project: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    with (project / "large.argmap").open("w") as file:
        file.write("thesis t: A.\n")
        file.truncate(55_000_000)
    os.mkfifo(project / "pipe.argmap")
    text = "use large.argmap as large\nuse pipe.argmap as pipe\n\nthesis t: A.\n"
    uri = editor.open(project / "a.argmap", text)
    told = [one.message for one in editor.findings(uri)]
    assert any("large.argmap: it has 55 MB" in one for one in told)
    assert any("pipe.argmap: it is not a regular file" in one for one in told)


def test_a_message_of_untold_size_is_passed_over() -> None:
    done = talk(HELLO + b"Content-Length: 999999999999\r\n\r\n{}" + b"x" * 4_000_000)
    assert done.returncode == 0
    assert b"skipping a message of 999999999999 bytes" in done.stderr
    assert b'Traceback (most recent call last):\n  File "<frozen' not in done.stderr


@pytest.mark.parametrize("end", [b"", b'Content-Length: 500\r\n\r\n{"jsonrpc"', b"Content-"])
def test_a_client_that_dies_leaves_no_server_behind(end: bytes) -> None:
    assert talk(HELLO + end).returncode == 0


def test_a_client_that_listens_no_more(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(HELLO)
        server.stdin.flush()
        server.stdout.read(20)
        server.stdout.close()
        try:
            for n in range(20):
                server.stdin.write(message(id=n + 2, method="textDocument/hover", params={}))
            server.stdin.close()
        except BrokenPipeError:
            pass
        assert server.wait(30) in (0, 141)  # of itself, or as one whose pipe nobody reads


def test_a_text_of_fifty_megabytes(new_editor: Callable[..., Editor]) -> None:
    editor = new_editor()
    line = "  claim c: A line of a text that is too large to be read while it is written.\n"
    uri = editor.open("untitled:large", "map: M\nthesis t: A.\n" + line * (50_000_000 // len(line)))
    (told,) = editor.findings(uri)
    assert told.code == "too-large"
    assert "run 'argmap check'" in told.message
    began = time.perf_counter()
    editor.insert(uri, 2, 0, "  cl")
    assert "claim:" in editor.labels(uri, 2, 4)
    assert time.perf_counter() - began < 30  # it does not read the text
    assert editor.hover(uri, 1, 2).startswith("**thesis**")
    editor.shut(uri)
    small = editor.open("untitled:small", "claime c: A.\n")
    assert "unknown-kind" in editor.codes(small)


def test_binary_text(editor: Editor) -> None:
    noise = bytes(range(256)).decode("latin-1") * 200
    uri = editor.open("untitled:binary", noise)
    assert "control-character" in editor.codes(uri)
    assert editor.hover(uri, 0, 3) == ""
    for ask in (editor.symbols, editor.foldings, editor.tokens):
        ask(uri)
    editor.actions(uri, 0, 9)
    assert editor.format(uri) is None


def test_positions_beyond_the_text(editor: Editor) -> None:
    uri = editor.open("untitled:beyond", "map: M\nthesis t: A.\n")
    assert editor.findings(uri) == []
    assert editor.hover(uri, 10_000, 10_000) == ""
    assert editor.definition(uri, 10_000, 0) is None
    editor.complete(uri, 1, 10_000)
    editor.insert(uri, 10_000, 10_000, "claime c: B.\n")
    assert editor.codes(uri) == ["unknown-kind"]


def test_files_that_vanish(new_editor: Callable[..., Editor], project: Path) -> None:
    editor = new_editor(root=project)
    (project / "one.argmap").write_text("map: One\nclaim stay: It stays.\n", "utf-8")
    text = "map: M\nuse one.argmap as one\nsource: miller\n\nthesis t: A.\n  claim @one.stay\n"
    uri = editor.open(project / "two.argmap", text)
    assert editor.codes(uri) == []
    for file in sorted(project.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    assert editor.definition(uri, 5, 15) is None
    editor.references(uri, 4, 7)
    editor.labels(uri, 5, 9)
    editor.save(uri)
    assert "used-map-missing" in [one.code for one in editor.next_findings(uri)]
    project.rmdir()
    editor.type(uri, text + "\n")
    assert "used-map-missing" in editor.codes(uri)
    assert len(editor.references(uri, 4, 7)) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_that_is_called_a_map_is_passed_over(editor: Editor, project: Path) -> None:
    os.mkfifo(project / "pipe.argmap")
    uri = editor.open(project / "a.argmap", "map: M\nthesis t: A.\n")
    assert editor.findings(uri) == []
    assert len(editor.references(uri, 1, 7)) == 1


def test_a_circle_of_used_maps(editor: Editor, project: Path) -> None:
    text = "map: M\nuse a.argmap as self\n\nthesis t: A.\n  claim @self.t\n"
    (project / "a.argmap").write_text(text, "utf-8")
    uri = editor.open(project / "a.argmap", text)
    editor.findings(uri)
    found = editor.references(uri, 3, 7)
    assert len({(one.uri, str(one.range)) for one in found}) == len(found) == 2


def test_a_text_that_breaks_the_reading_does_not_break_the_server(
    new_editor: Callable[..., Editor], project: Path
) -> None:
    (project / "seeds" / "miller.toml").write_bytes(b"\xff\xfe\x00")
    editor = new_editor()
    uri = editor.open(project / "a.argmap", "map: M\nsource: miller\n\nthesis t: A.\n  cite: ¶1\n")
    assert editor.codes(uri) == ["source-unreadable"]


def test_it_keeps_up_with_fast_typing(editor: Editor) -> None:
    uri = editor.open("untitled:fast", "map: M\n\n")
    for n, sign in enumerate("claime it-lasts: It lasts."):
        editor.insert(uri, 1, n, sign)
    assert editor.codes(uri) == ["unknown-kind"]


def test_a_key_in_a_map_of_5000_statements_is_answered_at_once(editor: Editor) -> None:
    """The measure is benchmarks/keystrokes.py; this tells only of a server that waits to read."""
    text = "map: M\nthesis t: It lasts.\n" + "".join(
        f"  claim c{n}: A statement among others, which has a text\n      of two lines.\n"
        for n in range(5_000)
    )
    uri = editor.open("untitled:5000", text)
    editor.findings(uri)
    editor.insert(uri, 4, 0, "  claim @\n")
    took = []
    for n in range(15):
        began = time.perf_counter()
        editor.insert(uri, 4, 9 + n, "c")
        editor.labels(uri, 4, 10 + n)
        took.append(time.perf_counter() - began)
    editor.shut(uri)
    assert sorted(took)[7] < 0.25


ODD_URIS = [
    "file:///nowhere/a%00b.argmap", "file:///%00", "file:///nowhere/\ud800.argmap", "file:///nowhere/%ff.argmap",
    "file:///" + "a" * 300, "file:///" + "a/" * 3000, "file:", "file://", "file:relative.argmap",
    "file:///nowhere/%", "file://host/share/a.argmap", "file:///dev/null",
    "file:///nowhere/%0a%1b%5b2J.argmap", "http://a/b", "untitled:%00", "", "%00", "file:///nowhere/a?b#c",
    "file:////nowhere//a.argmap", "file:///nowhere/../../../a.argmap",
]  # fmt: skip


ODD_TEXT = "map: M\nsource: x\nuse b.argmap as b\n\nthesis t: A.\n  claim c: B.\n"


def asked_of(uri: str) -> dict[str, dict[str, object]]:
    """What an editor may ask of a text, by the method."""
    text = {"textDocument": {"uri": uri}}
    where = text | {"position": {"line": 4, "character": 7}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 6, "character": 0}}
    return {
        "hover": where,
        "completion": where,
        "definition": where,
        "documentSymbol": text,
        "foldingRange": text,
        "references": where | {"context": {"includeDeclaration": True}},
        "rename": where | {"newName": "u"},
        "codeAction": text | {"range": whole, "context": {"diagnostics": []}},
        "formatting": text | {"options": {"tabSize": 2, "insertSpaces": True}},
    }


def test_a_text_with_an_odd_uri_is_served_like_any_other() -> None:
    said, wanted = HELLO, {}
    for uri in ODD_URIS:
        text = {"uri": uri, "languageId": "argmap", "version": 1, "text": ODD_TEXT}
        said += message(method="textDocument/didOpen", params={"textDocument": text})
        for method, params in asked_of(uri).items():
            id = 100 + len(wanted)
            wanted[id] = (uri, method)
            said += message(id=id, method=f"textDocument/{method}", params=params)
    found, code, told = converse(said, set(wanted))
    assert (code, "Traceback" in told) == (0, False), told
    refused = [wanted[id] for id in wanted if "error" in found[id]]
    assert not [(uri, method) for uri, method in refused if method != "rename"]


def converse(said: bytes, wanted: set[int]) -> tuple[dict[object, dict[str, object]], int, str]:
    """What a server answers to a client that waits for some answers before it takes its leave; its
    exit code, and its log.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        assert running.stdin is not None and running.stdout is not None
        patience = Timer(60, running.kill)
        patience.start()
        Thread(target=lambda: (running.stdin.write(said), running.stdin.flush())).start()
        found: dict[object, dict[str, object]] = {}
        while not wanted <= set(found):
            head = running.stdout.readline()
            assert head, "the server has ended"
            while running.stdout.readline() != b"\r\n":
                pass
            content = json.loads(running.stdout.read(int(head.split(b": ")[1])))
            if "id" in content:
                found[content["id"]] = content
        _, told = running.communicate(BYE, timeout=60)
        patience.cancel()
    return found, running.returncode, told.decode()


MALFORMED = {
    "parameters that are a number": message(id=3, method="textDocument/hover", params=3),
    "parameters that are missing": message(id=3, method="textDocument/hover", params={}),
    "a notification of something else": message(method="textDocument/didOpen", params={"x": 1}),
    "not JSON": NONSENSE["not JSON"],
    "a number": NONSENSE["a number"],
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_message_is_logged_on_one_line(data: bytes) -> None:
    done = talk(HELLO + data + BYE)
    assert done.returncode == 0
    told = done.stderr.decode().splitlines()
    assert len([line for line in told if "Unable to" in line]) == 1
    assert "Traceback" not in done.stderr.decode()
    assert 99 in answers(done.stdout)
