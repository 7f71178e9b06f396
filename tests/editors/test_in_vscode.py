"""The extension in VS Code itself, in a browser, as a writer has it.

VS Code comes as code-server, which the variable CODE_SERVER names (docs/vscode.md says how to get
it); the extension is the .vsix that ``npm run package`` has built. Without either this is skipped.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import psutil
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

ROOT: Final = Path(__file__).parents[2]
EXTENSION: Final = ROOT / "editors" / "vscode" / "argmap.vsix"
PAGE: Final = ROOT / "docs" / "vscode.md"
CODE_SERVER: Final = shlex.split(os.environ.get("CODE_SERVER", ""))
MAP: Final = """map: The mill

thesis closed: It closed.
  claime frost: It froze.
thesis sold: It was sold.
  claim @closed
"""
PATIENCE: Final = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CODE_SERVER, reason="CODE_SERVER names no code-server"),
    pytest.mark.skipif(not EXTENSION.exists(), reason=f"there is no {EXTENSION.name} yet"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("vscode")
    argmap = home / "argmap"
    argmap.write_text(f"#!{sys.executable}\nfrom argmap.cli import run\nrun()\n")
    argmap.chmod(0o755)
    settings = home / "data" / "User" / "settings.json"
    settings.parent.mkdir(parents=True)
    told = {"argmap.path": str(argmap), "security.workspace.trust.enabled": False}
    settings.write_text(json.dumps(told), "utf-8")
    (home / "maps").mkdir()
    return home


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """VS Code with the extension in it, at an address on this machine."""
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    folders = ["--user-data-dir", str(home / "data"), "--extensions-dir", str(home / "extensions")]
    (line,) = re.findall(r"^code (.+)$", PAGE.read_text("utf-8"), re.M)
    subprocess.run(
        [*CODE_SERVER, *folders, *shlex.split(line)],
        cwd=EXTENSION.parent, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*CODE_SERVER, *folders, "--auth", "none", "--bind-addr", f"127.0.0.1:{port}",
               "--disable-telemetry", "--disable-update-check"]  # fmt: skip
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield _answering(f"127.0.0.1:{port}")
        finally:
            for one in psutil.Process(server.pid).children(recursive=True):
                one.terminate()
            server.terminate()


def _answering(address: str) -> str:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://{address}/healthz", timeout=5):
                return address
        except OSError:
            assert time.monotonic() < end, "code-server does not answer"
            time.sleep(0.2)


@pytest.fixture
def page(browser: Browser, address: str, home: Path) -> Iterator[Page]:
    """A window of VS Code in which a map with a slip is open."""
    file = home / "maps" / "mill.argmap"
    file.write_text(MAP, "utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(1_000 * PATIENCE)
    opened = json.dumps([["openFile", f"vscode-remote://{address}{file}"]])
    page.goto(f"http://{address}/?folder={file.parent}&payload={quote(opened)}")
    page.wait_for_selector(".squiggly-error")
    page.click(".view-lines")
    yield page
    context.close()


def servers(home: Path) -> set[int]:
    """The language servers that run."""
    found = set()
    for one in psutil.process_iter(["cmdline"]):
        command = one.info["cmdline"] or []
        if str(home / "argmap") in command and "lsp" in command:
            found.add(one.pid)
    return found


def another_server(home: Path, before: set[int]) -> None:
    end = time.monotonic() + PATIENCE
    while not servers(home) - before:
        assert time.monotonic() < end, "no server was started again"
        time.sleep(0.2)


def go_to(page: Page, line: int) -> None:
    page.keyboard.press("Control+g")
    page.wait_for_selector(".quick-input-widget input")
    page.keyboard.type(str(line))
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text=Ln {line},")


def command(page: Page, name: str) -> None:
    page.keyboard.press("F1")
    page.wait_for_selector(".quick-input-widget input")
    page.keyboard.type(name)
    page.click(f".quick-input-list .monaco-list-row:has-text('{name}')")


def shown(page: Page) -> str:
    text = page.locator(".view-lines").first.inner_text()
    return text.replace("\u00a0", " ")


def test_a_slip_is_put_right_by_its_quick_fix(page: Page) -> None:
    go_to(page, 4)
    page.keyboard.press("End")
    page.keyboard.press("Control+.")
    page.wait_for_selector("text=Write 'claim frost: It froze.'")
    page.wait_for_timeout(500)  # the menu takes no key before
    page.keyboard.press("Enter")
    page.wait_for_selector(".squiggly-error", state="detached")
    assert "  claim frost: It froze." in shown(page)


def test_definition_completion_and_hover(page: Page) -> None:
    go_to(page, 6)
    page.keyboard.press("End")
    page.keyboard.press("F12")
    page.wait_for_selector("text=Ln 3,")
    go_to(page, 7)
    page.keyboard.type("  evid")
    page.click(".suggest-widget .monaco-list-row:has-text('evidence')")
    page.wait_for_selector(".view-line:has-text('evidence:')")
    page.hover(".view-line span:text-is('closed')")
    page.wait_for_selector(".monaco-hover:has-text('It closed.')")


def preview(page: Page) -> Frame:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for frame in page.frames:
            if frame.query_selector("#picture") is not None:
                return frame
        page.wait_for_timeout(200)
    raise AssertionError("there is no preview")


def test_the_preview_is_beside_the_text_and_keeps_the_last_good_picture(page: Page) -> None:
    go_to(page, 4)
    page.keyboard.press("Control+k")
    page.keyboard.press("v")
    frame = preview(page)
    frame.wait_for_selector("#banner:not([hidden])")
    assert "claime" in frame.inner_text("#banner")
    for _ in range(2):
        page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type("claim frost: It froze.")
    page.keyboard.press("Control+s")
    frame.wait_for_selector("#picture svg")
    assert "froze" in (frame.text_content("#picture svg") or "")
    frame.wait_for_selector("#banner", state="hidden")


def test_a_server_that_dies_is_started_again_and_so_it_is_on_request(
    page: Page, home: Path
) -> None:
    before = servers(home)
    (one,) = before
    os.kill(one, signal.SIGKILL)
    another_server(home, before)
    before |= servers(home)
    command(page, "argmap: Restart the Language Server")
    another_server(home, before)
    page.wait_for_selector(".squiggly-error")
