"""The engines that are here: the embedded one, another program, and WebAssembly in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pytest

from argmap.render.output.graphviz import Engine
from argmap.sandbox.graphviz_wasm import GraphvizFunction

SANDBOX = Path(__file__).parents[2] / "website" / "sandbox"
_LINES = Path(__file__).with_name("graphviz_lines.mjs")


class _Answer(NamedTuple):
    output: str
    remarks: str
    failed: bool


def translated(folder: Path) -> tuple[str, Path]:
    """Node, and the sandbox's own Graphviz, which is put in a folder as JavaScript."""
    node, esbuild = which("node"), SANDBOX / "node_modules" / ".bin" / "esbuild"
    if node is None:
        pytest.skip("no node here: install Node.js 20 or later")
    if not esbuild.exists():
        pytest.skip("the sandbox's packages are not here: run npm ci in website/sandbox")
    module = folder / "graphviz.mjs"
    given = [SANDBOX / "src" / "graphviz.ts", "--bundle", "--format=esm", "--log-level=error"]
    subprocess.run([esbuild, *given, f"--outfile={module}"], check=True)
    return node, module


@contextmanager
def webassembly(folder: Path) -> Iterator[Engine]:
    """Graphviz as the browser has it, in one Node that answers line by line."""
    node, module = translated(folder)
    with subprocess.Popen(
        [node, _LINES, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        into, out = process.stdin, process.stdout
        assert into is not None and out is not None

        def call(dot: str) -> _Answer:
            into.write(json.dumps(dot) + "\n")
            into.flush()
            return _Answer(**json.loads(out.readline()))

        yield GraphvizFunction(call)
        into.close()
