"""``argmap lsp``; tests/lsp talks with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

WITHOUT = (
    "import sys; sys.modules.update({name: None for name in ('pygls', 'lsprotocol')})\n"
    "from argmap.cli import main; main(['lsp'])"
)


def test_without_pygls_it_says_what_to_install() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 3
    assert done.stderr == (
        "argmap lsp needs pygls, which is not installed. Install it with:\n"
        "  pip install 'argmap[lsp]'\n"
    )
    assert done.stdout == ""


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")
    command = [sys.executable, "-m", "argmap", "lsp", "--log", str(tmp_path / "nowhere" / "a.log")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert "cannot write" in done.stderr


def test_what_goes_wrong_is_logged_to_a_file(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="pygls is missing: pip install 'argmap[lsp]'")
    log = tmp_path / "lsp.log"
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "lsp", "--log", str(log)],
        input=b"Content-Length: 999999999999\r\n\r\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "skipping a message" in log.read_text("utf-8")
