"""docs/editors.md in the editors themselves, where they are installed: a map with a slip is opened,
the slip is shown, a definition is gone to, and a word is completed, all with the keys that a
writer presses. ``.ci/terminals`` brings Neovim and Helix as Debian's testing has them.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.docs.page import DOCS, blocks

PATIENCE = 30.0
MAP = "map: The mill\n\nthesis closed: It closed.\n  claime frost: It froze.\n  claim @closed\n"
NEOVIM, NEOVIM_BEFORE = (one.text for one in blocks(DOCS / "editors.md") if one.info == "lua")
(HELIX,) = (one.text for one in blocks(DOCS / "editors.md") if one.info == "toml")
(EMACS,) = (one.text for one in blocks(DOCS / "editors.md") if one.info == "elisp")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a map, in which ``argmap`` is this one."""
    pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")
    argmap = tmp_path / "bin" / "argmap"
    argmap.parent.mkdir()
    argmap.write_text(f"#!{sys.executable}\nfrom argmap.cli import run\nrun()\n")
    argmap.chmod(0o755)
    tmp_path.chmod(0o700)  # Emacs lets nobody else look at its socket
    (tmp_path / "mill.argmap").write_text(MAP, "utf-8")
    return tmp_path


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(DOCS.parent),
        "NVIM_LOG_FILE": str(home / "nvim.log"),
        "TERM": "xterm",
    }


def until(ask: Callable[[], str], wanted: str) -> str:
    """What is answered, once ``wanted`` is in it."""
    end = time.monotonic() + PATIENCE
    while wanted not in (told := ask()):
        assert time.monotonic() < end, f"{wanted!r} is not in {told!r}"
        time.sleep(0.1)
    return told


def called(command: list[str], home: Path) -> str:
    """What a program says; nothing where the editor is not there yet."""
    try:
        done = subprocess.run(
            command, env=environment(home), capture_output=True, text=True, timeout=5
        )
    except subprocess.TimeoutExpired:
        return ""  # it is busy
    return done.stdout or done.stderr


# Neovim


def neovim_version() -> tuple[int, ...]:
    if shutil.which("nvim") is None:
        return ()
    told = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    match = re.search(r"v(\d+)\.(\d+)", told)
    return tuple(map(int, match.groups())) if match else ()


@pytest.mark.parametrize(
    ("setup", "since"), [(NEOVIM, (0, 11)), (NEOVIM_BEFORE, (0, 8))], ids=["0.11", "0.8 to 0.10"]
)
def test_neovim(home: Path, setup: str, since: tuple[int, int]) -> None:
    if neovim_version() < since:
        pytest.skip(f"there is no Neovim {'.'.join(map(str, since))} here")
    if setup == NEOVIM_BEFORE:
        setup = NEOVIM.partition("vim.lsp.config")[0] + setup
    init = home / ".config" / "nvim" / "init.lua"
    init.parent.mkdir(parents=True)
    init.write_text(setup)
    socket = str(home / "nvim")
    command = ["nvim", "--headless", "--listen", socket, "mill.argmap"]
    with subprocess.Popen(
        command, cwd=home, env=environment(home), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as editor:  # fmt: skip
        try:
            _neovim(socket, home)
        finally:
            editor.kill()


def _neovim(socket: str, home: Path) -> None:
    def lua(code: str) -> Callable[[], str]:
        quoted = code.replace("'", "''")
        return lambda: called(["nvim", "--server", socket, "--remote-expr",
                               f"luaeval('{quoted}')"], home)  # fmt: skip

    def keys(typed: str) -> None:
        called(["nvim", "--server", socket, "--remote-send", typed], home)

    until(lua("vim.inspect(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0)))"),
          "unknown-kind")  # fmt: skip
    keys("5G$")
    keys(":lua vim.lsp.buf.definition()<CR>")
    until(lua("vim.api.nvim_win_get_cursor(0)[1]"), "3")
    keys("Go<C-u>  clai")
    until(lua("vim.api.nvim_get_current_line()"), "  clai")
    keys("<C-x><C-o>")
    until(lua("vim.api.nvim_get_current_line()"), "  claim:")


# Helix, which can be asked for nothing: so it is read in its log, and in what it writes


@pytest.mark.skipif(shutil.which("hx") is None, reason="there is no Helix here")
def test_helix(home: Path) -> None:
    settings = home / ".config" / "helix" / "languages.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(HELIX, "utf-8")
    log = home / "helix.log"
    map = home / "mill.argmap"

    def logged() -> str:
        return log.read_text("utf-8") if log.exists() else ""

    def written() -> str:
        return map.read_text("utf-8")

    with terminal(["hx", "-v", "--log", str(log), "mill.argmap"], home) as keyboard:

        def press(keys: str, asked: str = "") -> None:
            """Press keys that make it ask something, and give it time to show the answer."""
            before = logged().count(asked)
            os.write(keyboard, keys.encode())
            if asked:
                until(lambda: "asked" if logged().count(asked) > before else "", "asked")
                time.sleep(1)

        until(logged, "unknown-kind")
        time.sleep(0.5)
        press("4gg a", "textDocument/codeAction")
        press("\r:w\r")
        until(written, "  claim frost: It froze.")
        press("4ggfr r", "textDocument/prepareRename")
        press("\x15ice\r", "textDocument/rename")
        press(":w\r")
        until(written, "  claim ice: It froze.")
        press("5ggfogd", "textDocument/definition")
        press("A It is.\x1b")  # with more after it, this would be the key Alt
        time.sleep(0.5)
        press(":w\r")
        until(written, "thesis closed: It closed. It is.")
        press("geocla", "textDocument/completion")
        press("\x0e\r")
        time.sleep(0.5)
        press("No.\x1b")
        time.sleep(0.5)
        press(":w\r")
        until(written, "\n  claim: No.")


# Emacs


def emacs_has_eglot() -> bool:
    if shutil.which("emacs") is None or shutil.which("emacsclient") is None:
        return False
    command = ["emacs", "--batch", "--eval", '(princ (locate-library "eglot"))']
    told = subprocess.run(command, capture_output=True, text=True)
    return "eglot" in told.stdout


@contextmanager
def terminal(command: list[str], home: Path) -> Iterator[int]:
    """A program in a terminal of its own, whose keyboard is given."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    with subprocess.Popen(
        command, cwd=home, env=environment(home), stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ) as editor:  # fmt: skip
        os.close(theirs)
        threading.Thread(target=_drain, args=[ours], daemon=True).start()
        try:
            yield ours
        finally:
            editor.kill()


def _drain(screen: int) -> None:
    try:
        while os.read(screen, 65_536):
            pass
    except OSError:
        os.close(screen)


@pytest.mark.skipif(not emacs_has_eglot(), reason="there is no Emacs with eglot here")
def test_emacs(home: Path) -> None:
    init = home / ".emacs.d" / "init.el"
    init.parent.mkdir()
    quiet = "(setq native-comp-async-report-warnings-errors nil)"
    named = f'{quiet} (setq server-socket-dir "{home}" server-name "socket")'
    init.write_text(f"{named}\n(server-start)\n{EMACS}")

    def lisp(code: str) -> Callable[[], str]:
        within = f'(with-current-buffer (get-file-buffer "{home}/mill.argmap") {code})'
        return lambda: called(["emacsclient", "-s", f"{home}/socket", "-e", within], home)

    with terminal(["emacs", "-nw", "mill.argmap"], home) as keyboard:
        until(lisp("(mapcar #'flymake-diagnostic-text (flymake-diagnostics))"), "unknown-kind")
        os.write(keyboard, b"\x1b>\x10\x05\x02")  # to the end, a line up, to its end, a sign back
        until(lisp("(line-number-at-pos (window-point (get-buffer-window)))"), "5")
        os.write(keyboard, b"\x1b.")
        until(lisp("(line-number-at-pos (window-point (get-buffer-window)))"), "3")
        os.write(keyboard, b"\x1b>  clai")
        until(lisp("(buffer-string)"), "  clai")
        os.write(keyboard, b"\x1b\t")
        until(lisp("(list (buffer-string) (mapcar #'buffer-name (buffer-list)))"), "  claim")
