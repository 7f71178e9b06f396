"""An editor whose server runs in Pyodide, under Node.js."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.lsp.editor import Editor
from tests.sandbox.packed import ROOT, pack

PYODIDE = ROOT / "website" / "sandbox" / "node_modules" / "pyodide"
PROGRAM = Path(__file__).with_name("language_worker.mjs")

_PATIENCE = 180.0  # seconds for the start of Pyodide, on a machine that is busy
_LONGEST = 1 << 24  # bytes of a line that the server sends


def missing() -> str:
    """Why there can be no such editor here; empty if there can."""
    if shutil.which("node") is None:
        return "node is missing"
    if not PYODIDE.is_dir():
        return "Pyodide is missing: run 'npm ci' in website/sandbox"
    return ""


class PyodideEditor(Editor):
    """Talks with a language worker, line by line."""

    def __init__(self, folder: Path) -> None:
        self._archive = folder / "python.zip"
        super().__init__()

    def _connect(self) -> None:
        pack(self._archive)
        self.loop.run_until_complete(asyncio.wait_for(self._start(), _PATIENCE))
        self.client.protocol.set_writer(self, include_headers=False)
        self._hearing = self.loop.create_task(self._hear())

    async def _start(self) -> None:
        pipe = asyncio.subprocess.PIPE
        command = ("node", str(PROGRAM), str(PYODIDE), str(self._archive))
        self._worker = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, limit=_LONGEST
        )
        assert self._worker.stdout is not None
        assert json.loads(await self._worker.stdout.readline()) == {"kind": "ready"}

    async def _hear(self) -> None:
        protocol = self.client.protocol
        assert self._worker.stdout is not None
        while line := await self._worker.stdout.readline():
            message = json.loads(line)["message"]
            protocol.handle_message(json.loads(message, object_hook=protocol.structure_message))

    def _say(self, message: Mapping[str, object]) -> None:
        assert self._worker.stdin is not None
        self._worker.stdin.write(json.dumps(message).encode() + b"\n")

    def write(self, data: bytes) -> None:
        """Send a message of the protocol."""
        self._say({"kind": "lsp", "message": data.decode()})

    def files(self, files: Mapping[str, str]) -> None:
        """Write files of the project."""
        self._say({"kind": "files", "files": files})

    def close(self) -> None:
        """End the worker."""
        assert self._worker.stdin is not None
        self._worker.stdin.close()
        self.wait(self._worker.wait())
        self.wait(self._hearing)
        self.loop.close()
