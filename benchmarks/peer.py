"""Argdown's command line, installed below build/ where there is node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from measuring import FailedError, Spread

VERSION: Final = "1.7.5"
_PACKAGE: Final = f"@argdown/cli@{VERSION}"
_WARM: Final = Path(__file__).with_name("argdown_warm.cjs")


def find(build: Path) -> Path | None:
    """The program ``argdown``, installed below ``build`` if need be; ``None`` without node."""
    folder = build / f"argdown-{VERSION}"
    program = folder / "node_modules" / ".bin" / "argdown"
    npm = shutil.which("npm")
    if shutil.which("node") is None or npm is None:
        return None
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"Installing {_PACKAGE} into {folder} ...", file=sys.stderr)
        options = ["--no-audit", "--no-fund", "--no-save", "--prefix", str(folder)]
        subprocess.run([npm, "install", *options, _PACKAGE], check=False, stdout=sys.stderr)
    return program if program.exists() else None


def warm(program: Path, text: Path, repeat: int, statements: int) -> Spread | None:
    """What reading a text into Argdown's model takes in a warm process, in seconds of CPU.

    ``None`` where the program does not lie in a folder ``node_modules``. Raises
    :class:`FailedError` where Argdown reads another number of statements.
    """
    folder = next((up.parent for up in program.parents if up.name == "node_modules"), None)
    if folder is None:
        return None
    command = ["node", *map(str, (_WARM, folder, text, repeat))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    said = json.loads(done.stdout)
    if said["statements"] != statements:
        raise FailedError(f"Argdown read {said['statements']} statements of {statements}")
    return Spread.of(said["taken"])
