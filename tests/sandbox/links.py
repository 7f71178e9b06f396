"""The sandbox's links, asked of its TypeScript under Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
from attrs import frozen

SANDBOX = Path(__file__).resolve().parents[2] / "website" / "sandbox"
PROGRAM = Path(__file__).with_name("share_links.mjs")


@frozen
class Links:
    """A process that encodes and decodes links."""

    asked: IO[str]
    answers: IO[str]

    def _ask(self, **question: object) -> Any:
        self.asked.write(json.dumps(question) + "\n")
        self.asked.flush()
        return json.loads(self.answers.readline())

    def encode(self, files: object, open: str) -> Any:
        """The fragment of a project, or why there is none."""
        return self._ask(encode={"files": files, "open": open})

    def decode(self, fragment: str) -> Any:
        """The project of a fragment, or why there is none."""
        return self._ask(decode=fragment)

    def select(self, files: object, open: str, *, whole: bool = False, texts: bool = False) -> Any:
        """What of a project is shared."""
        wanted = {"whole": whole, "texts": texts}
        return self._ask(select={"files": files, "open": open}, wanted=wanted)


@contextmanager
def running_links() -> Iterator[Links]:
    """Run the process; skip where there is no Node.js or the sandbox's packages are missing."""
    if shutil.which("node") is None:
        pytest.skip("node is missing")
    if not (SANDBOX / "node_modules" / "esbuild").is_dir():
        pytest.skip("esbuild is missing: run 'npm ci' in website/sandbox")
    pipe = subprocess.PIPE
    command = ("node", str(PROGRAM), str(SANDBOX))
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Links(process.stdin, process.stdout)
