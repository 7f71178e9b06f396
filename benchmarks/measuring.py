"""Time and memory of whole processes, and what many measurements amount to."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Usage(NamedTuple):
    """What one process took: seconds on the clock and of CPU, and megabytes at its peak.

    CPU and memory include the processes that it waited for; of memory the largest one counts.
    """

    wall: float
    cpu: float
    peak: float


class Spread(NamedTuple):
    """The best and the median of several measurements."""

    best: float
    median: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Sum up measurements, at least one."""
        kept = sorted(values)
        return cls(kept[0], median(kept))


class Measured(NamedTuple):
    """What one command took in several runs."""

    wall: Spread
    cpu: Spread
    peak: Spread

    @classmethod
    def of(cls, runs: Sequence[Usage]) -> Measured:
        """Sum up runs, at least one."""
        return cls(*(Spread.of(column) for column in zip(*runs, strict=True)))


class FailedError(Exception):
    """That a command to be measured did not do its work."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command in a folder and say what it took.

    The kernel lets a child begin with the peak of its parent, so whoever calls this has to stay
    small: maps are made and read in processes of their own.
    """
    with Path(folder, "output.txt").open("w+b") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise FailedError(f"{' '.join(map(str, command))}: {process.returncode}\n{said}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run_all(
    commands: Mapping[str, Sequence[str | Path]],
    folder: Path,
    environment: Mapping[str, str],
    repeat: int,
) -> dict[str, Measured]:
    """Run several commands in turns, so that what else the machine does meets all alike.

    Each is run once before anything counts, to fill the caches of files.
    """
    runs: dict[str, list[Usage]] = {name: [] for name in commands}
    for turn in range(repeat + 1):
        for name, command in commands.items():
            usage = run(command, folder, environment)
            if turn:
                runs[name].append(usage)
    return {name: Measured.of(taken) for name, taken in runs.items()}
