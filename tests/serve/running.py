"""A server as a user starts it: a process of its own, asked over its port."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
from attrs import define, field

PATIENCE: Final = 20.0
"""Seconds until something that does not happen is taken for a failure."""


@define
class Running:
    """A server process, and the address that it named when it had started."""

    process: subprocess.Popen[str]
    address: str
    said: list[str] = field(factory=list)

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1].strip("/"))

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", headers=headers, timeout=PATIENCE)

    @contextmanager
    def states(self, address: str) -> Iterator[States]:
        """What is told of a map, as it is told."""
        url = f"{self.address}events/{address}"
        with httpx.stream("GET", url, timeout=PATIENCE) as answer:
            assert answer.status_code == 200
            yield States(answer.iter_lines())

    def stop(self, sign: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(sign)
        out, _ = self.process.communicate(timeout=PATIENCE)
        self.said.extend(out.splitlines())
        return self.process.returncode


@define
class States:
    """The states of a map, read one after the other."""

    lines: Iterator[str]

    def next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        for line in self.lines:
            assert time.monotonic() < end, "the server told nothing"
            if line.startswith("data: "):
                told: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return told
        raise AssertionError("the server told no more")

    def until(self, **wanted: Any) -> dict[str, Any]:
        """The next state that has these values; a text is wanted among the findings."""
        text = wanted.pop("says", "")
        end = time.monotonic() + PATIENCE
        while True:
            assert time.monotonic() < end, f"{wanted} {text} did not come"
            told = self.next()
            if all(told[name] == value for name, value in wanted.items()) and (
                text in told["findings"]
            ):
                return told


def start(*arguments: str, cwd: Path, **variables: str) -> Running:
    """Start a server and wait for it to say where it is."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "ARGMAP_TEXTS": "", **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "serve", *arguments],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.rstrip())
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return Running(process, found[0], said)
    raise AssertionError(f"it did not start: {said}")


def wait_for(check: Any, what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < end, f"it did not come about: {what}"
        time.sleep(0.02)
