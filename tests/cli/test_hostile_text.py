"""What a map, a source, a name or a command line says never reaches the terminal as a command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CODES = [
    *range(0x09), 0x0B, 0x0C, 0x1B, 0x7F, *range(0x80, 0xA0), 0x061C, 0x200E, 0x200F,
    *range(0x202A, 0x202F), 0x2028, 0x2029, *range(0x2066, 0x206A), 0xE0041,
]  # fmt: skip
LET_IN = [code for code in CODES if code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F),
          *range(0x2066, 0x206A), 0xE0041, 0x2028, 0x2029, *range(0x80, 0xA0))]  # fmt: skip
BAD = "".join(map(chr, LET_IN))
ESCAPE = "\x1b]0;owned\x07\x1b[8m"
HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\U000e0041]"
)

ESSAY = f"The old mill by the weir had to close after {BAD} the frost of that winter came.\n"
MAP = f"""\
map: The {BAD} mill
author: A {BAD} miller
source: essay

thesis closed: The {BAD} mill had to close.
  tags: weather
  claim frost: The {BAD} frost broke the wheel.
    cite: "The old mill by the weir had to close"
    figure: the {BAD} wheels / count = 3
  objection lazy: It was {BAD} lazy.
    by: The {BAD} clerk
"""
BROKEN = f"""\
map: M{ESCAPE}
thesis t: It {BAD} lasts.
  claime{BAD} a: B{ESCAPE}
  claim b{BAD}: C
    cite: "nowhere {BAD} to be found at all"
"""
COMPARED = f"""\
map: Which {BAD}
use mill.argmap as mill
use other.argmap as other

question q: Which {BAD} is it?
other.t rebuts mill.closed: because {BAD}.
"""


@pytest.fixture
def maps(folder: Path) -> Path:
    (folder / "mill.argmap").write_text(MAP, "utf-8")
    (folder / "other.argmap").write_text(MAP.replace("closed:", "t:"), "utf-8")
    (folder / "broken.argmap").write_text(BROKEN, "utf-8")
    (folder / "both.argmap").write_text(COMPARED, "utf-8")
    (folder / "essay.txt").write_text(ESSAY, "utf-8")
    named = folder / f"na{BAD}me{ESCAPE}.argmap"
    named.write_text(BROKEN, "utf-8")
    if os.name != "nt":
        (folder / os.fsdecode(b"caf\xe9.argmap")).write_text(MAP, "utf-8")
    return folder


COMMANDS = [
    ("check", "."), ("check", "mill.argmap"), ("check", "broken.argmap"), ("check", f"no{BAD}"),
    ("read", "mill.argmap"), ("read", "."), ("compare", "both.argmap"),
    ("compare", "both.argmap", "--format", "markdown"), ("compare", "broken.argmap"),
    ("compare", "mill.argmap", "other.argmap"),
    ("compare", "mill.argmap", "other.argmap", "--full"),
    ("compare", "mill.argmap", "other.argmap", "--format", "markdown"),
    ("compare", "mill.argmap", "other.argmap", "--new", f"x{BAD}{ESCAPE}"),
    ("compare", "mill.argmap", f"{BAD}.argmap", "--new", "x"),
    ("coverage", "mill.argmap"), ("coverage", "."), ("fmt", "--diff", "."),
    ("fmt", "--check", "."), ("fmt", "."), ("render", ".", "-o", "out"),
    ("page", ".", "-o", "out"), ("page", "mill.argmap", "--with-source"), ("render", "mill.argmap"),
    ("render", "mill.argmap", "--focus", f"x{BAD}"), ("render", "mill.argmap", "--tags", f"x{BAD}"),
    ("render", "mill.argmap", "-o", f"x.{BAD}"), ("render", "mill.argmap", "-o", f"{BAD}/x.svg"),
    ("render", "mill.argmap", "--theme", f"{BAD}.toml"), ("render", "mill.argmap", "--theme", BAD),
    ("render", "mill.argmap", "--page", BAD), ("render", "mill.argmap", "--engine-binary", BAD),
    ("cite", "essay", "The old mill by the weir"), ("cite", "essay", f"The old mall by {BAD} wear"),
    ("cite", f"no{BAD}", "words"), ("cite", "essay", "frost of that winter", "--with-id"),
    ("explain", BAD), (BAD,), ("check", f"--{BAD}"), (f"--{BAD}",), ("check", "--format", BAD),
    ("new", f"x{BAD}{ESCAPE}"), ("new", "mill.argmap"), ("new", f"n{BAD}one/{BAD}"),
    ("source", "add", f"no{BAD}.txt"), ("source", BAD), ("completion", BAD),
    ("check", ".", "--exclude", f"{BAD}\\"), ("serve", f"no{BAD}"), ("lsp", "--log", f"no{BAD}/x"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: ascii(" ".join(args))[:60])
def test_nothing_hostile_is_printed(run: Run, maps: Path, args: tuple[str, ...]) -> None:
    assert run("source", "add", "essay.txt").exit_code == 0
    assert ": 0 errors" in run("check", "mill.argmap").stdout
    result = run(*args)
    said = result.stdout + result.stderr
    assert said or "-o" in args
    assert not HOSTILE.findall(said)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "."),
        ("compare", "both.argmap"),
        ("compare", "mill.argmap", "other.argmap"),
        ("coverage", "mill.argmap"),
    ],
)
def test_json_says_the_same_in_escapes(run: Run, maps: Path, args: tuple[str, ...]) -> None:
    run("source", "add", "essay.txt")
    said = run(*args, "--format", "json").stdout
    assert not HOSTILE.findall(said)
    assert "\u202e" in json.dumps(json.loads(said), ensure_ascii=False) or args[0] == "coverage"


def test_the_forms_for_programs_are_exact(run: Run, maps: Path) -> None:
    formatted = run("fmt", "-", input=MAP.encode()).stdout_bytes
    assert "\u202e".encode() in formatted
    run("fmt", "mill.argmap")
    assert (maps / "mill.argmap").read_bytes() == formatted
    run("render", "mill.argmap", "-o", "mill.svg")
    assert run("render", "mill.argmap", "-o", "-").stdout_bytes == (maps / "mill.svg").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_a_character_is_shown_by_its_number(run: Run, folder: Path, code: int) -> None:
    (folder / "a.argmap").write_text(f"claime x: A{chr(code)}B\n", "utf-8", newline="")
    said = run("check", "a.argmap").stdout
    assert not HOSTILE.findall(said)
    assert f"<U+{code:04X}>" in said


@pytest.mark.slow
def test_a_faults_traceback_is_shown_so_in_the_log(folder: Path) -> None:
    code = (
        "import logging, io, sys; from argmap.cli.logging_setup import LogFormatter\n"
        "log = logging.StreamHandler(); log.setFormatter(LogFormatter())\n"
        "logging.basicConfig(handlers=[log])\n"
        "try: raise ValueError('\\x1b[8m \\u202e')\n"
        "except ValueError: logging.exception('of %s', '\\x9b')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    said = done.stderr.decode()
    assert "ValueError: <U+001B>[8m <U+202E>" in said and "of <U+009B>" in said
    assert not HOSTILE.findall(said)
