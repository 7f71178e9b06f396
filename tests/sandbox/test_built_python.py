"""What the build prepares, so that Python need not do it at each start in the browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.sandbox.engines import SANDBOX, translated
from tests.sandbox.test_sandbox_in_browser import built

__all__ = ["built"]

pytestmark = pytest.mark.browser  # which the build is made for

PROGRAM = """
from jinja2 import Environment
from lark.parsers.lalr_analysis import LALR_Analyzer

def refuse(*given, **named):
    raise AssertionError("this takes seconds at each start")

Environment._parse = LALR_Analyzer.compute_lalr = refuse

from argmap.language import loads
from argmap.preview.live_page import State, told_findings
from argmap.language.parser import parse
from argmap.page.templates import environment

print(loads("thesis t: It lasts.").statements[0].text)
environment().get_template("page.html.j2")
environment().get_template("entry.html.j2")
reading = parse("claime c: It has.")
print(told_findings(reading.diagnostics, {None: ["claime c: It has."]}, State.NOTHING)[:20])
"""


def test_neither_the_grammar_nor_a_template_is_compiled_in_the_browser(
    built: Path, tmp_path: Path
) -> None:
    node, _ = translated(tmp_path)
    script = Path(__file__).with_name("built_python.mjs")
    pyodide = SANDBOX / "node_modules" / "pyodide" / "pyodide.mjs"
    command = [node, script, pyodide, built / "python.bin", PROGRAM]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("It lasts.\n<details")
