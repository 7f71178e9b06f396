"""A server in a process of its own, and all that can go wrong around it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.page.mill import TEXT
from tests.page.weirs import BOTH, SMITH, WALKER
from tests.preview.project import MAP
from tests.serve.conftest import Start
from tests.serve.running import Running, wait_for

pytestmark = pytest.mark.slow

FILE = Path("maps/mill.argmap")
ADDRESS = "maps/mill.argmap"
BROKEN = MAP.replace("objection lazy", "objektion lazy")


def fails(*arguments: str) -> str:
    """What a server says that cannot start."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "serve", *arguments],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    return done.stderr


def is_well(running: Running) -> bool:
    return "Why the weir fell silent" in running.get(f"read/{ADDRESS}").text


def test_it_says_where_it_is_and_stops_at_ctrl_c(serving: Start) -> None:
    running = serving(ADDRESS)
    assert is_well(running)
    assert running.stop() == 0
    assert running.said[-1] == "Stopped."
    assert not [line for line in running.said if "Traceback" in line]


def test_it_stops_at_once_though_someone_listens(serving: Start) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        states.next()
        assert running.stop() == 0
    assert running.said[-1] == "Stopped."
    assert not [line for line in running.said if "rror" in line]


def test_it_stops_when_it_is_told_to_end(serving: Start) -> None:
    assert serving(ADDRESS).stop(signal.SIGTERM) in (0, -signal.SIGTERM)


def test_it_listens_on_this_machine_alone(serving: Start) -> None:
    running = serving(ADDRESS)
    found = [
        one.laddr
        for one in psutil.Process(running.process.pid).net_connections("tcp")
        if one.status == psutil.CONN_LISTEN
    ]
    assert [(one.ip, one.port) for one in found] == [("127.0.0.1", running.port)]


def test_each_save_is_told(serving: Start) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        first = states.next()
        FILE.write_text(BROKEN)
        broken = states.until(behind=True, says="objektion")
        assert broken["page"] == first["page"]
        FILE.write_text(MAP.replace("cheaper", "much cheaper", 1))
        mended = states.until(behind=False)
        assert mended["page"] != first["page"]
        assert "much cheaper" in running.get(f"read/{ADDRESS}").text


def test_a_save_that_empties_the_file_first_is_told_once(serving: Start) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        states.next()
        with FILE.open("w") as stream:
            time.sleep(0.02)  # longer than the quiet that ends a change
            stream.write(MAP.replace("cheaper flour.", "cheap flour."))
        told = states.next()
        assert (told["behind"], told["findings"]) == (False, "")


def test_what_differs_is_told_and_no_more(serving: Start) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        first = states.next()
        assert first["since"] is None
        assert len(first["parts"]["entries"]) == 4
        FILE.write_text(MAP.replace("cheaper flour.", "cheap flour."))
        second = states.next()
        assert second["since"] == first["page"]
        assert not {"head", "essay", "help"} & set(second["parts"])
        new = [step for step in second["parts"]["groups"] if isinstance(step, str)]
        assert len(new) == 1
        assert "cheap flour" in new[0]
    with running.states(f"{ADDRESS}?page={second['page']}") as states:
        assert "parts" not in states.next()


def test_a_save_by_renaming_is_told_too(serving: Start) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        states.next()
        for text, behind in ((BROKEN, True), (MAP, False), (BROKEN, True)):
            beside = FILE.with_name(".mill.argmap.tmp")
            beside.write_text(text)
            beside.replace(FILE)
            states.until(behind=behind)


def test_cards_texts_and_used_maps_are_followed(serving: Start, folder: Path) -> None:
    FILE.write_text(MAP.replace("\n\n", "\nuse b.argmap as b\n\n", 1))
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        pages = [states.next()["page"]]

        def changed() -> None:
            pages.append(states.next()["page"])
            if pages[-1] in pages[:-1]:  # a file may be seen while it is written
                pages.append(states.next()["page"])
            assert pages[-1] not in pages[:-1]

        (folder / "maps" / "b.argmap").write_text("map: B\n")
        changed()
        card = folder / "seeds" / "miller.toml"
        card.write_text(card.read_text().replace("Almanac", "Calendar"))
        changed()
        shutil.copy(TEXT, folder / "seeds")
        changed()


def test_a_theme_file_is_followed(serving: Start, tmp_path: Path) -> None:
    theme = tmp_path / "book.toml"  # it may lie outside of the project: the user names it
    theme.write_text('[colours]\nink = "#101010"\n')
    running = serving(ADDRESS, "--theme", str(theme))
    with running.states(ADDRESS) as states:
        first = states.next()
        theme.write_text('[colours]\nink = "brown"\n')
        states.until(says="book.toml:2:1", page=first["page"], behind=False)
        theme.write_text('[colours]\nink = "#202020"\n')
        assert states.until(findings="")["page"] != first["page"]
        assert "#202020" in running.get(f"read/{ADDRESS}").text


def test_a_comparison_follows_the_maps_it_uses(serving: Start, folder: Path) -> None:
    for name, text in (("walker", WALKER), ("smith", SMITH), ("both", BOTH)):
        (folder / "maps" / f"{name}.argmap").write_text(text)
    running = serving("maps")
    with running.states("maps/both.argmap") as states:
        first = states.next()
        smith = folder / "maps" / "smith.argmap"
        smith.write_text(SMITH.replace("  claim busy", "  claime busy"))
        states.until(behind=True, says="maps/smith.argmap:8:3")
        smith.unlink()
        states.until(behind=True, says="used-map-missing")
        smith.write_text(SMITH.replace("The river had dried up.", "The river had run dry."))
        assert states.until(behind=False)["page"] != first["page"]
        assert "The river had run dry." in running.get("read/maps/both.argmap").text


def test_texts_in_another_folder_are_followed(serving: Start, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    running = serving(ADDRESS, ARGMAP_TEXTS=str(texts))
    with running.states(ADDRESS) as states:
        states.next()
        (texts / "miller.txt").write_text("Another text.")
        states.until(says="text-changed")


def test_a_file_through_all_that_can_become_of_it(serving: Start) -> None:
    """It vanishes, comes back, is half written, turns binary, grows to 50 MB, and is mended."""
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        first = states.next()
        FILE.unlink()
        assert states.until(says="No such file")["page"] == first["page"]
        FILE.write_text(MAP)
        states.until(behind=False, page=first["page"])
        FILE.write_bytes(b"")
        states.until(says="is empty")
        FILE.write_text(MAP[: MAP.index("fell silent.") - 20])
        states.next()
        FILE.write_bytes(MAP.encode("utf-16"))
        states.until(says="it is not text")
        FILE.write_bytes(MAP.encode() + b"\xff")
        states.until(says="is not valid UTF-8")
        FILE.write_bytes(b"\0\1\2" * 1000)
        states.until(says="it is not text")
        with FILE.open("wb") as stream:
            for _ in range(50):
                stream.write(b"x" * 1_000_000)
        states.until(says="it has 50 MB")
        assert running.get(f"read/{ADDRESS}").status_code == 200
        FILE.write_text(MAP)
        states.until(behind=False, page=first["page"])
    assert psutil.Process(running.process.pid).memory_info().rss < 300e6
    assert running.stop() == 0


def test_a_folder_that_goes_away_and_comes_back(serving: Start, folder: Path) -> None:
    running = serving(ADDRESS)
    with running.states(ADDRESS) as states:
        first = states.next()
        (folder / "maps").rename(folder / "away")
        states.until(says="No such file")
        (folder / "away").rename(folder / "maps")
        states.until(behind=False, page=first["page"])
        FILE.write_text(BROKEN)
        states.until(behind=True)


def test_a_page_asked_for_while_nobody_listens_is_of_the_files(serving: Start) -> None:
    running = serving("maps")
    assert is_well(running)
    FILE.write_text(MAP.replace("cheaper", "much cheaper", 1))
    assert "much cheaper" in running.get(f"read/{ADDRESS}").text


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        os.urandom(3000),
    ],
    ids=range(8),
)
def test_a_client_that_sends_nonsense(serving: Start, nonsense: bytes) -> None:
    running = serving(ADDRESS)
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as client:
        client.sendall(nonsense)
        client.settimeout(3)
        try:
            answer = client.recv(65536)
        except (TimeoutError, ConnectionError):
            answer = b""
    assert b"weir" not in answer
    assert b"Traceback" not in answer
    assert is_well(running)
    assert running.stop() == 0
    assert not [line for line in running.said if "Traceback" in line]


def test_clients_that_go_away_are_forgotten(serving: Start) -> None:
    running = serving(ADDRESS)
    for _ in range(20):
        with running.states(ADDRESS) as states:
            states.next()
    process = psutil.Process(running.process.pid)

    def open_connections() -> int:
        return len([one for one in process.net_connections("tcp") if one.status == "ESTABLISHED"])

    wait_for(lambda: open_connections() == 0, "all connections are closed")
    assert is_well(running)


def test_a_client_that_does_not_read_holds_up_nobody(serving: Start) -> None:
    running = serving(ADDRESS)
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        host = f"127.0.0.1:{running.port}"
        client.sendall(f"GET /events/{ADDRESS} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        with running.states(ADDRESS) as states:
            for number in range(20):
                FILE.write_text(MAP.replace("cheaper flour.", f"cheaper flour, {number}."))
                states.until(behind=False)
        assert running.stop() == 0
    assert running.said[-1] == "Stopped."


def test_a_client_that_dies_in_the_middle_of_an_answer(serving: Start) -> None:
    running = serving(ADDRESS)
    for path in (f"read/{ADDRESS}", f"events/{ADDRESS}"):
        client = socket.create_connection(("127.0.0.1", running.port), timeout=10)
        reset = struct.pack("ii", 1, 0)  # to close at once, without a farewell
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        host = f"127.0.0.1:{running.port}"
        client.sendall(f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        client.recv(100)
        client.close()
    FILE.write_text(BROKEN)
    with running.states(ADDRESS) as states:
        states.until(behind=True)
    assert running.stop() == 0
    assert not [line for line in running.said if "rror" in line]


def test_a_second_server_is_one_of_its_own(serving: Start) -> None:
    first, second = serving(ADDRESS), serving(ADDRESS)
    assert first.port != second.port
    FILE.write_text(BROKEN)
    for running in (first, second):
        with running.states(ADDRESS) as states:
            states.until(behind=True)
    assert (first.stop(), second.stop()) == (0, 0)


def test_a_port_in_use_is_told_of(serving: Start) -> None:
    running = serving(ADDRESS)
    told = fails(ADDRESS, "--port", str(running.port))
    assert f"port {running.port} is in use" in told
    assert "port-taken" in told
    assert is_well(running)


def test_a_port_can_be_taken_again_at_once(serving: Start) -> None:
    first = serving(ADDRESS)
    with first.states(ADDRESS) as states:
        states.next()
        first.stop()
    assert is_well(serving(ADDRESS, "--port", str(first.port)))


def test_what_is_not_there_is_told_of(folder: Path) -> None:
    assert "cannot read nowhere.argmap" in fails("nowhere.argmap")
    assert "there is no program called 'no-dot'" in fails("--engine-binary", "no-dot")
    assert "cannot read no.toml: No such file" in fails("--theme", "no.toml")
