"""What the server answers, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from argmap.preview.preview import Options
from argmap.serve.application import application
from argmap.serve.request_checks import hosts
from argmap.serve.watcher import Watcher
from argmap.workspace.project import Project

ADDRESS = "http://127.0.0.1:8123"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    (folder / "secret.txt").write_text("a secret")
    app = application(Watcher(Project.of("maps"), Options()), hosts(8123))
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=True) as client:
        yield client


def test_a_folder_has_an_index_with_titles(client: TestClient, folder: Path) -> None:
    (folder / "maps" / "empty.argmap").write_text("")
    answer = client.get("/")
    assert '<a href="/read/maps/mill.argmap"><span class="title"' in answer.text
    assert "Why the weir fell silent" in answer.text
    assert "maps/empty.argmap is empty" in answer.text


def test_a_single_map_is_where_one_is_led(folder: Path) -> None:
    app = application(Watcher(Project.of("maps/mill.argmap"), Options()), hosts(8123))
    with TestClient(app, base_url=ADDRESS) as client:
        answer = client.get("/")
        assert answer.url.path == "/read/maps/mill.argmap"
        assert 'id="s-lazy"' in answer.text


@pytest.mark.slow
def test_a_map_that_is_new_can_be_asked_for(client: TestClient, folder: Path) -> None:
    assert client.get("/read/maps/new.argmap").status_code == 404
    (folder / "maps" / "new.argmap").write_text("map: New\nthesis t: It is new.\n")
    assert "It is new." in client.get("/read/maps/new.argmap").text


def test_a_page_is_made_anew_when_its_map_has_changed(client: TestClient, folder: Path) -> None:
    client.get("/read/maps/mill.argmap")
    (folder / "maps" / "mill.argmap").write_text("map: New\nthesis t: It is new.\n")
    assert "It is new." in client.get("/read/maps/mill.argmap").text


@pytest.mark.parametrize(
    "path",
    [
        "/maps", "/maps/mill.argmap", "/read/", "/read/maps", "/read/maps/", "/read/secret.txt",
        "/read/../secret.txt", "/read/maps/../secret.txt", "/read/maps/%2e%2e/secret.txt",
        "/read/%2e%2e%2f%2e%2e%2fetc/passwd", "/read//etc/passwd", "/read/maps/mill.argmap/",
        "/read/maps/mill.argmap%00", "/read/maps\\mill.argmap", "/events/secret.txt",
        "/seeds/miller.toml", "/read/seeds/miller.toml", "/%ff", "/read/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_but_maps_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/read/maps/mill.argmap", headers={"Origin": "http://evil"})
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8123", "localhost:8123", "LOCALHOST:8123", "[::1]:8123"]
)
def test_it_answers_to_the_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8123", "127.0.0.1", "localhost", "127.0.0.1:80", "",
     "127.0.0.1:8123.evil.example", "localhost.evil.example:8123", "0.0.0.0:8123"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/read/maps/mill.argmap", "/events/maps/mill.argmap"])
def test_it_answers_to_no_other_name(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert "weir" not in answer.text


def test_two_names_at_once_are_none(client: TestClient) -> None:
    headers = [("Host", "127.0.0.1:8123"), ("Host", "evil.example")]
    assert client.get("/", headers=headers).status_code == 421


def test_port_80_goes_without_saying() -> None:
    assert "localhost" in hosts(80)
    assert "localhost" not in hosts(8123)


def test_a_page_is_sent_with_a_strict_policy(client: TestClient) -> None:
    headers = client.get("/read/maps/mill.argmap").headers
    rules = dict(
        rule.strip().partition(" ")[::2] for rule in headers["content-security-policy"].split(";")
    )
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    for kind in ("script-src", "style-src"):
        assert all(one.startswith("'sha256-") for one in rules[kind].split())
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_there_is_no_websocket(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/events/maps/mill.argmap"),
    ):
        pass
