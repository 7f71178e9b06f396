"""Commands that the page requests as JSON, run in the project's folder or in a temporary one."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.sandbox.commands import Outcome, run


def run_in(root: Path, request: str) -> str:
    """Run a command (:func:`.run`). Request and answer have the bytes of files in Base64.

    The request has the ``arguments``, and ``scratch``: files by their paths, with which the command
    runs in a temporary folder; or ``null``, to run it in the folder of the project, ``root``. The
    answer has the attributes of an :class:`.Outcome`.

    >>> import json
    >>> request = '{"arguments": ["fmt", "t"], "scratch": {"t": "dGhlc2lzIHQ6IFQu"}}'
    >>> json.loads(run_in(Path(), request))["files"]
    {'t': 'dGhlc2lzIHQ6IFQuCg=='}
    """
    asked = json.loads(request)
    if asked["scratch"] is None:
        return _told(run(asked["arguments"], root))
    with TemporaryDirectory() as folder:
        _fill(Path(folder), asked["scratch"])
        return _told(run(asked["arguments"], Path(folder)))


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(data))


def _told(outcome: Outcome) -> str:
    files = {
        name: None if data is None else b64encode(data).decode()
        for name, data in outcome.files.items()
    }
    output = b64encode(outcome.output).decode()
    told = {"code": outcome.code, "output": output, "messages": outcome.messages, "files": files}
    return json.dumps(told)
