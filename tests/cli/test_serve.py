"""``argmap serve`` where it cannot serve; what it does when it can is in tests/serve."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "watchfiles"])
def test_without_the_extra_it_says_what_to_install(folder: Path, missing: str) -> None:
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from argmap.cli import main; main(['serve', 'good.argmap'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert f"argmap serve needs {missing}" in done.stderr
    assert "pip install 'argmap[serve]'" in done.stderr
