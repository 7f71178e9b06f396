"""A language client that does nothing but send and receive: it measures the server alone."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue
from typing import Any


class Wire:
    """A server of its own over stdio; :meth:`ask` returns once the answer is there as data."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "argmap", "lsp"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answers: Queue[dict[str, Any]] = Queue()
        self._told: Queue[dict[str, Any]] = Queue()
        self._count = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self.tell("initialized", {})

    def _listen(self) -> None:
        out = self._server.stdout
        assert out is not None
        while header := out.readline():
            length = int(header.partition(b":")[2])
            while out.readline().strip():
                pass
            message = json.loads(out.read(length))
            if "id" in message and "method" not in message:
                self._answers.put(message)
            elif message.get("method") == "textDocument/publishDiagnostics":
                self._told.put(message["params"])

    def _send(self, message: dict[str, Any]) -> None:
        into = self._server.stdin
        assert into is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        into.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        into.flush()

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: object) -> Any:
        """Send a request and wait for its result."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while (answer := self._answers.get(timeout=60))["id"] != self._count:
            pass
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def findings(self, version: int) -> list[Any]:
        """Wait for what is told of a version of the text, and return it."""
        while (told := self._told.get(timeout=60)).get("version") != version:
            pass
        found: list[Any] = told["diagnostics"]
        return found

    def close(self) -> None:
        """Say goodbye."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self._server.wait(30)
