"""The program as a whole: help, versions, usage, colour."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from argmap import __version__
from argmap.cli import main
from tests.cli.conftest import Run

COMMANDS = (
    "check",
    "cite",
    "compare",
    "completion",
    "coverage",
    "explain",
    "fmt",
    "lsp",
    "new",
    "page",
    "read",
    "render",
    "serve",
    "source",
)


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {name}")


def test_a_misspelt_command_gets_a_suggestion(run: Run) -> None:
    result = run("chekc", "good.argmap")
    assert result.exit_code == 2
    assert "There is no command 'chekc'. Did you mean 'check'?" in result.stderr


def test_no_path_is_wrong_usage(run: Run) -> None:
    assert run("check").exit_code == 2


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"argmap, version {__version__}\n"


def test_colour_only_where_it_is_wanted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = CliRunner().invoke(main, ["check", "bad.argmap"], color=True).stdout
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(main, ["check", "bad.argmap"], color=True).stdout


@pytest.mark.slow
def test_the_module_runs_as_a_program(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "good.argmap"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_checking_loads_nothing_that_draws(folder: Path) -> None:
    code = (
        "import sys; from argmap.cli import main\n"
        "try: main(['check', 'good.argmap'])\n"
        "except SystemExit: pass\n"
        "print([n for n in ('graphviz', 'argmap.render', 'subprocess') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_the_program_ends_with_its_code_and_all_that_it_said(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.write_text("claime x: It lasts.\n", "utf-8")
    command = [sys.executable, "-m", "argmap", "check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "unknown-kind" in done.stdout + done.stderr
    done = subprocess.run([*command[:3], "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.startswith("argmap, version")) == (0, True)


ASK: Final = "import sys; from argmap.cli.app import run; sys.argv[0] = 'argmap'; run()"


def started(*args: str, closed: str = "", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program as it is installed, with some of its streams closed."""
    shut = " ".join(f"{number}>&-" for number in closed)
    command = ["sh", "-c", f'exec "$@" {shut}', "sh", sys.executable, "-c", ASK, *args]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(command, check=False, **options)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("args", [("check", "bad.argmap"), ("fmt", "-"), ("--version",)])
def test_output_that_cannot_be_written_is_told(folder: Path, args: tuple[str, ...]) -> None:
    given = (folder / "good.argmap").read_bytes()
    with Path("/dev/full").open("wb") as full:
        done = started(*args, stdout=full, input=given)
    assert done.returncode == 3
    assert b"error: cannot write standard output: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
@pytest.mark.parametrize("closed", ["0", "1", "2", "012"])
def test_streams_that_are_closed_lead_nowhere(folder: Path, closed: str) -> None:
    assert started("check", "good.argmap", closed=closed).returncode == 0
    assert started("check", "bad.argmap", closed=closed).returncode == 1
    done = started("render", "good.argmap", "-o", "-", closed=closed)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
def test_closed_standard_input_is_an_empty_map(folder: Path) -> None:
    done = started("read", "-", closed="0")
    assert (done.returncode, b"It is empty." in done.stdout) == (0, True)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of another kind")
@pytest.mark.parametrize("args", [("read", "good.argmap"), ("fmt", "-"), ("check", "good.argmap")])
def test_a_pipe_that_nobody_reads_ends_it_without_a_word(
    folder: Path, args: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = started(*args, stdout=writing, input=b"map: A\n")
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of another kind")
def test_an_interruption_is_no_finding(folder: Path) -> None:
    code = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {ASK}"
    command = [sys.executable, "-c", code, "check", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        assert running.stdin is not None
        running.stdin.write(b"#" * 200_000)  # more than a pipe holds, so that it begins to read
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
        said, told = running.communicate(timeout=60)
    assert (running.returncode, said, told) == (130, b"", b"Interrupted.\n")


@pytest.mark.slow
def test_signs_that_the_output_lacks_are_written_as_numbers(folder: Path) -> None:
    (folder / "a.argmap").write_text("map: “Now” 漢\nthesis t: It lasts.\n", "utf-8")
    done = started("read", "a.argmap", env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(rb"\u201cNow\u201d \u6f22")


@pytest.mark.slow
def test_a_name_that_is_too_long_is_told(folder: Path) -> None:
    for args in (("render", "good.argmap", "-o", f"{'x' * 300}.svg"), ("check", "x" * 300)):
        done = started(*args)
        assert done.returncode == 3
        assert b"File name too long" in done.stderr + done.stdout
        assert b"Traceback" not in done.stderr
