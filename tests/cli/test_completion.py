"""Completion in the shells themselves, as their users have it."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SHELLS = ("bash", "zsh", "fish")


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"there is no {shell} here")


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """An environment in which ``argmap`` is this one, with a home of its own."""
    programs = folder / "bin"
    programs.mkdir()
    argmap = programs / "argmap"
    argmap.write_text(f"#!{sys.executable}\nfrom argmap.cli import run\nrun()\n")
    argmap.chmod(0o755)
    (folder / "map-one.argmap").touch()
    root = Path(__file__).parents[2]
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(root),
        "HOME": str(folder),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_every_shell(run: Run, shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("Click asks bash itself for its version")
    told = run("completion", shell)
    assert told.exit_code == 0
    assert f"_ARGMAP_COMPLETE={shell}_complete" in told.stdout


def test_another_shell_is_wrong_usage(run: Run) -> None:
    told = run("completion", "tcsh")
    assert told.exit_code == 2
    assert "bash" in told.stderr
    assert "zsh" in told.stderr


BASH = """
eval "$(argmap completion bash)"
COMP_WORDS=({words}) COMP_CWORD={last}
_argmap_completion argmap
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.slow
@needs("bash")
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("argmap expl", ["explain"]),
        ("argmap render --th", ["--theme"]),
        ("argmap render --theme d", ["dark"]),
        ("argmap explain place", ["placement"]),
    ],
)
def test_bash_completes(environment: dict[str, str], words: str, wanted: list[str]) -> None:
    script = BASH.format(words=words, last=len(words.split()) - 1)
    told = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert told.stdout.split() == wanted


@needs("fish")
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("argmap expl", ["explain"]),
        ("argmap explain place", ["placement"]),
        ("argmap check map", ["map-one.argmap"]),
        ("argmap render --theme=d", ["--theme=dark"]),
    ],
)
def test_fish_completes(environment: dict[str, str], words: str, wanted: list[str]) -> None:
    script = f"argmap completion fish | source; complete --do-complete '{words}'"
    told = subprocess.run(
        ["fish", "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert [line.split("\t")[0] for line in told.stdout.splitlines()] == wanted


@pytest.mark.slow
@pytest.mark.parametrize(
    "shell", [pytest.param("bash", marks=needs("bash")), pytest.param("zsh", marks=needs("zsh"))]
)
@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("argmap expl\t", "argmap explain "),
        ("argmap check map\t", "map-one.argmap"),
        ("argmap render --theme=da\t", "argmap render --theme=dark"),
    ],
)
def test_the_tab_key_completes(
    environment: dict[str, str], shell: str, typed: str, becomes: str
) -> None:
    start = {
        "bash": (["bash", "--norc", "-i"], 'eval "$(argmap completion bash)"'),
        "zsh": (
            ["zsh", "-f", "-i"],
            'autoload -U compinit; compinit -D; eval "$(argmap completion zsh)"',
        ),
    }
    command, setup = start[shell]
    shown = typed_into(command, environment, setup, typed, becomes)
    assert becomes in shown.replace("\r", "").replace("\x07", "")


def typed_into(
    command: list[str], environment: dict[str, str], setup: str, typed: str, wanted: str
) -> str:
    """What an interactive shell shows after some keys; it is read until ``wanted`` is shown."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as shell:
        try:
            os.write(ours, f"PS1=; {setup}; echo rea''dy\n".encode())
            read_until(ours, "ready")
            os.write(ours, typed.encode())
            return read_until(ours, wanted)
        finally:
            shell.kill()
            os.close(theirs)
            os.close(ours)


def read_until(terminal: int, wanted: str, seconds: float = 15) -> str:
    shown = ""
    end = time.monotonic() + seconds
    while wanted not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown
