"""What one map, one file's name or one client may not do to the others."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import anyio
import httpx
import pytest
import uvicorn

from argmap.preview import preview
from argmap.preview.live_page import Transport
from argmap.preview.preview import Options, Preview, PreviewMaker
from argmap.serve import connection_timeouts
from argmap.serve.application import _titles
from argmap.serve.watcher import Watcher
from argmap.workspace import Workspace
from argmap.workspace.project import Project
from tests.preview.project import MAP
from tests.serve.conftest import Start
from tests.serve.running import wait_for

FAULTS = [
    ValueError("odd \u202e"),
    RecursionError("deep"),
    KeyError("x"),
    MemoryError(),
    OSError(5, "I/O"),
]


@pytest.fixture
def two(folder: Path) -> Project:
    (folder / "maps" / "other.argmap").write_text(MAP.replace("Why", "How"))
    return Project.of("maps")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=repr)
@pytest.mark.parametrize("where", ["parse_bytes", "examine", "compose", "coverage"])
def test_a_fault_in_one_map_is_told_on_its_page_and_in_the_log(
    two: Project,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    where: str,
    fault: Exception,
) -> None:
    file = two.maps()["maps/mill.argmap"]
    maker = PreviewMaker(two, Workspace(two.read, two.name), file, Transport(""))
    before = maker.first()
    file.write_text(MAP.replace("cheaper", "much cheaper"))
    with monkeypatch.context() as patch:

        def fail(*_: object, **__: object) -> None:
            raise fault

        patch.setattr(preview, where, fail)
        after = maker.next(before)
    assert after.is_behind and after.page is before.page
    assert f"argmap failed on this map: {type(fault).__name__}" in after.findings
    assert "\u202e" not in after.findings
    assert "cannot make the page of" in caplog.text and "Traceback" in caplog.text
    mended = maker.next(after)
    assert not mended.is_behind and mended.version != before.version


@pytest.mark.slow
def test_a_fault_in_one_map_ends_no_other(
    two: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = PreviewMaker.next

    def fail(self: PreviewMaker, before: Preview) -> Preview:
        if "no good" in self.file.read_text():
            raise ValueError("odd")  # beyond what the maker itself sees to
        return real(self, before)

    monkeypatch.setattr(PreviewMaker, "next", fail)
    files = two.maps()

    async def follow() -> None:
        following = Watcher(two, Options())
        told: dict[str, list[Preview]] = {address: [] for address in files}

        async def listen(address: str) -> None:
            one = following.live(address)
            assert one is not None
            async for state in one.previews():
                if state is not None:
                    told[address].append(state)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(following.run)
            for address in files:
                tasks.start_soon(listen, address)
            with anyio.fail_after(30):
                while not all(told.values()):
                    await anyio.sleep(0.02)
                files["maps/mill.argmap"].write_text(MAP.replace("cheaper", "no good"))
                await anyio.sleep(0.5)
                files["maps/other.argmap"].write_text(MAP.replace("cheaper", "much cheaper"))
                while len(told["maps/other.argmap"]) < 2:
                    await anyio.sleep(0.02)
                files["maps/mill.argmap"].write_text(MAP.replace("cheaper", "quite cheap"))
                while len(told["maps/mill.argmap"]) < 2:
                    await anyio.sleep(0.02)
            following.end()

    anyio.run(follow)
    assert "cannot reload a map" in caplog.text


def test_a_fault_in_one_map_leaves_the_list(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.serve import application

    real = application.parse_bytes

    def fail(data: bytes) -> object:
        if b"How" in data:
            raise ValueError("odd")
        return real(data)

    monkeypatch.setattr(application, "parse_bytes", fail)
    assert _titles(two) == {
        "maps/mill.argmap": "Why the weir fell silent",
        "maps/other.argmap": "maps/other.argmap",
    }


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere")
def test_names_that_are_not_utf_8_are_served_like_others(folder: Path, serving: Start) -> None:
    for name in (b"caf\xe9.argmap", b"a\x1b[1m\xff.argmap"):
        (folder / "maps" / os.fsdecode(name)).write_text(MAP.replace("map: Why", "map: How"))
    (folder / "maps" / os.fsdecode(b"un\xfftitled.argmap")).write_text("claime x: No.\n")
    running = serving("maps")
    listed = running.get("").text
    assert "/read/maps/caf%E9.argmap" in listed and "maps/caf&lt;0xE9&gt;.argmap" in listed
    for address in ("caf%E9", "a%1B%5B1m%FF", "mill"):
        page = running.get(f"read/maps/{address}.argmap")
        assert (page.status_code, "the weir fell silent" in page.text) == (200, True)
        with running.states(f"maps/{address}.argmap") as states:
            assert states.next()["behind"] is False
    page = running.get("read/maps/un%FFtitled.argmap")
    assert (page.status_code, "\x1b" in page.text) == (200, False)
    assert running.stop() == 0
    assert not [line for line in running.said if "Traceback" in line]


def test_what_is_passed_over_is_not_served(folder: Path) -> None:
    for name in ("node_modules/p/a.argmap", "old/b.argmap", "ignored/c.argmap"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(MAP)
    (folder / ".gitignore").write_text("ignored/\n")
    assert list(Project.of(".", ["old"]).maps()) == ["maps/mill.argmap"]


# Clients that take their time


class _Server(uvicorn.Server):
    def install_signal_handlers(self) -> None:
        pass


def half_open(port: int, said: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    client.sendall(said)
    return client


def is_closed(client: socket.socket) -> bool:
    client.settimeout(0.01)
    try:
        while client.recv(1000):  # an answer, perhaps, before the end
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


SLOW = [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: localhost", b"POST / HTTP/1.1\r\n"
        b"Host: localhost:1\r\nContent-Length: 100000\r\n\r\nabc"]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("said", SLOW)
def test_half_open_connections_are_ended_and_others_are_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    from threading import Thread

    from argmap.serve.application import application
    from argmap.serve.server import listen

    monkeypatch.setattr(connection_timeouts, "REQUEST_SECONDS", 1.0)
    following = Watcher(Project.of("maps"), Options())
    taken = listen()
    port = taken.getsockname()[1]
    config = uvicorn.Config(
        application(following, [f"127.0.0.1:{port}"]),
        http=connection_timeouts.TimeoutProtocol,
        limit_concurrency=connection_timeouts.MOST_CONNECTIONS,
        log_config=None,
        ws="none",
    )
    server = _Server(config)
    thread = Thread(target=lambda: server.run(sockets=[taken]))
    thread.start()
    try:
        wait_for(lambda: server.started, "the server starts")
        clients = [half_open(port, said) for _ in range(150)]
        answer = httpx.get(f"http://127.0.0.1:{port}/", timeout=20)
        assert answer.status_code == 200
        assert sum(is_closed(one) for one in clients) >= 150 - connection_timeouts.MOST_WAITING
        time.sleep(1.5)
        assert all(is_closed(one) for one in clients)
        assert not server.server_state.connections or len(server.server_state.connections) <= 1
    finally:
        server.should_exit = True
        following.end()
        thread.join(20)
        for one in clients:
            one.close()


@pytest.mark.slow
def test_a_line_that_once_ended_the_preview_is_told_and_all_goes_on(two: Project) -> None:
    files = two.maps()

    async def follow() -> None:
        following = Watcher(two, Options())
        told: dict[str, list[Preview]] = {address: [] for address in files}

        async def listen(address: str) -> None:
            one = following.live(address)
            assert one is not None
            async for state in one.previews():
                if state is not None:
                    told[address].append(state)

        mill, other = told["maps/mill.argmap"], told["maps/other.argmap"]
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(following.run)
            for address in files:
                tasks.start_soon(listen, address)
            with anyio.fail_after(30):
                while not all(told.values()):
                    await anyio.sleep(0.02)
                files["maps/mill.argmap"].write_text(f"{MAP}\nuse \u00a0 as b\n")
                while len(mill) < 2:
                    await anyio.sleep(0.02)
                files["maps/other.argmap"].write_text(MAP.replace("cheaper", "much cheaper"))
                while len(other) < 2:
                    await anyio.sleep(0.02)
                assert mill[-1].is_behind and mill[-1].findings
                files["maps/mill.argmap"].write_text(MAP.replace("cheaper", "quite cheap"))
                while mill[-1].is_behind:
                    await anyio.sleep(0.02)
            following.end()

    anyio.run(follow)
