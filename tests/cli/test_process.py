"""The program as a process: what it writes arrives whole, and what ends it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from tests.cli.conftest import GOOD
from tests.cli.test_app import COMMANDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, limits and signals of another kind")

ARGMAP: Final = [sys.executable, "-m", "argmap"]
LARGE: Final = "map: M\n\nthesis t: It lasts.\n" + "".join(
    f"  claim c{number}: Some reason, which is number {number} of many that are given here.\n"
    for number in range(3000)
)


def started(*args: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    variables = os.environ | options.pop("env", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run([*ARGMAP, *args], check=False, timeout=100, env=variables, **options)


@pytest.fixture
def large(folder: Path) -> Path:
    (folder / "large.argmap").write_text(LARGE)
    return folder


WRITES: Final = [
    ("fmt", "-"),
    ("read", "large.argmap"),
    ("check", "large.argmap", "--format", "json"),
]


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("args", WRITES[:2])
def test_output_beyond_a_limit_is_an_error(
    large: Path, args: tuple[str, ...], unbuffered: str
) -> None:
    limited = ["bash", "-c", 'ulimit -f 100; exec "$@" > out.txt', "bash", *ARGMAP, *args]
    done = subprocess.run(
        limited, input=LARGE.encode(), capture_output=True, check=False, timeout=100,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    assert done.returncode == 3
    assert b"cannot write standard output: File too large" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("args", WRITES[:2])
def test_a_pipe_that_does_not_wait_gets_all(
    large: Path, args: tuple[str, ...], unbuffered: str
) -> None:
    expected = started(*args, input=LARGE.encode()).stdout
    assert len(expected) > 100_000
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    got: list[bytes] = []

    def read() -> None:
        while piece := os.read(reading, 4096):
            got.append(piece)
            time.sleep(0.0005)

    slow = Thread(target=read)
    slow.start()
    done = started(
        *args, input=LARGE.encode(), stdout=writing, env={"PYTHONUNBUFFERED": unbuffered}
    )
    os.close(writing)
    slow.join()
    os.close(reading)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"".join(got) == expected


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("args", [*WRITES, ("--help",), ("explain",), ("--version",)])
def test_a_full_disk_is_told(large: Path, args: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(
            *args, input=LARGE.encode(), stdout=full, env={"PYTHONUNBUFFERED": unbuffered}
        )
    assert done.returncode == 3
    assert b"cannot write standard output: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3])
def test_ctrl_c_while_it_loads_gives_no_traceback(folder: Path, delay: float) -> None:
    code = (
        "import os, sys; sys.argv = ['/usr/bin/argmap', 'check', '-']\n"
        "class Told:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'click' or name == 'argmap.language':\n"
        "            if self.first: os.write(1, b'loads'); self.first = False\n"
        "    first = True\n"
        "sys.meta_path.insert(0, Told())\n"
        "from argmap.cli import run; run()"
    )
    assert interrupted([sys.executable, "-c", code], delay) == (130, b"", True)


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.05, 0.1, 0.15, 0.2, 0.3])
def test_ctrl_c_while_the_module_loads_gives_no_traceback_of_argmaps(
    folder: Path, delay: float
) -> None:
    _, said, _ = interrupted([*ARGMAP, "check", "-"], delay)
    # What Python does before, and the first line of the package, cannot be helped.
    assert b"argmap/language" not in said and b"click" not in said


def interrupted(command: list[str], delay: float) -> tuple[int, bytes, bool]:
    """How a program ends that is interrupted so many seconds after it began to load: its exit code,
    what it says but that it was interrupted, and whether it had begun.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        assert running.stdout is not None
        begun = "-c" in command and running.stdout.read(5) == b"loads"
        time.sleep(delay)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    return running.returncode, told.replace(b"Interrupted.\n", b""), begun


@pytest.mark.slow
def test_help_does_not_hang_on_docstrings(folder: Path) -> None:
    for command in ([], *([name] for name in COMMANDS), ["source", "add"]):
        plain = started(*command, "--help")
        stripped = started(*command, "--help", env={"PYTHONOPTIMIZE": "2"})
        assert plain.returncode == stripped.returncode == 0
        assert plain.stdout == stripped.stdout


@pytest.mark.slow
def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    for args in (
        ["check", "."],
        ["check", "-"],
        ["serve"],
        ["new", "a"],
        ["source", "add", "a.txt"],
    ):
        script = f'cd {gone} && rmdir {gone} && exec "$@"'
        done = subprocess.run(
            ["sh", "-c", script, "sh", *ARGMAP, *args], input=GOOD.encode(), capture_output=True,
            check=False, timeout=60,
        )  # fmt: skip
        gone.mkdir(exist_ok=True)
        said = done.stderr + done.stdout
        assert b"Traceback" not in said and b"standard output" not in said
        assert done.returncode in (0, 3)
        if done.returncode == 3:
            assert b"no longer exists" in said or b"No such file or directory" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("OSError(5, 'Input/output error')", b"Input/output error [system-error]"),
        ("OSError('odd')", b"odd [system-error]"),
        ("OSError(2, 'No such file', b'x\\xff')", b"cannot use x<0xFF>: No such file"),
        ("OSError(9, 'Bad file', 7)", b"cannot use 7: Bad file"),
    ],
)
def test_an_error_of_the_system_is_told_for_what_it_is(
    folder: Path, error: str, said: bytes
) -> None:
    code = (
        "import sys, argmap.cli.check as check; from argmap.cli import run\n"
        f"def fail(*a, **k): raise {error}\n"
        "check.inputs = fail; sys.argv = ['argmap', 'check', 'good.argmap']; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 3
    assert said in done.stderr
    assert b"standard output" not in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "ascii:strict"}, {"LC_ALL": "POSIX"},
        {"TERM": "dumb", "NO_COLOR": "1"}, {"HOME": "", "COLUMNS": "1"},
    ],
)  # fmt: skip
def test_any_locale_will_do(folder: Path, variables: dict[str, str]) -> None:
    (folder / "é漢.argmap").write_text(GOOD.replace("endures", "endüres 漢"), "utf-8")
    plain = started("check", "é漢.argmap", "--format", "json")
    assert started("check", "é漢.argmap", "--format", "json", env=variables).stdout == plain.stdout
    formatted = (folder / "é漢.argmap").read_bytes()
    assert started("fmt", "-", input=formatted, env=variables).stdout == formatted
    for args in (["read", "é漢.argmap"], ["check", "."], ["fmt", "--diff", "."], ["new", "ö"]):
        done = started(*args, env=variables)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1)
        (folder / "ö.argmap").unlink(missing_ok=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/urandom", "pipe.argmap", "link.argmap"])
def test_a_device_in_place_of_a_map_is_told(folder: Path, name: str) -> None:
    os.mkfifo(folder / "pipe.argmap")
    (folder / "link.argmap").symlink_to("/dev/zero")
    for command in ("check", "fmt", "read", "coverage", "compare", "render", "page"):
        done = started(command, name)
        assert done.returncode == 3
        assert b"it is a device or a pipe, not a file" in done.stdout + done.stderr
    (folder / "uses.argmap").write_text(f"map: U\nuse {Path(name).name} as z\n\nthesis t: T.\n")
    if name == "pipe.argmap":
        assert b"it is" in started("check", "uses.argmap").stdout


@pytest.mark.slow
def test_a_map_has_a_size_that_can_be_changed(large: Path) -> None:
    few = {"ARGMAP_MAX_BYTES": "1000"}
    for args in (["check", "large.argmap"], ["check", "-"], ["fmt", "-"]):
        done = started(*args, input=LARGE.encode(), env=few)
        assert done.returncode == 3
        assert b"more than 1,000 bytes; ARGMAP_MAX_BYTES sets" in done.stdout + done.stderr
    with Path("/dev/zero").open("rb") as zero:
        done = started("check", "-", stdin=zero, env={"ARGMAP_MAX_BYTES": "1000000"})
    assert done.returncode == 3


@pytest.mark.slow
def test_what_a_shell_opens_is_read(folder: Path) -> None:
    script = f"{sys.executable} -m argmap check <(cat good.argmap)"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert (done.returncode, b"1 map" in done.stdout) == (0, True)
