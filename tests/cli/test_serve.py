"""``argmap serve`` where it cannot serve; what it does when it can is in tests/serve."""

from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "watchfiles"])
def test_without_the_extra_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in list(sys.modules):
        if name.startswith(("argmap.serve", missing)):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    result = run("serve", "good.argmap")
    assert result.exit_code == 3
    assert f"argmap serve needs {missing}" in result.stderr
    assert "pip install 'argmap[serve]'" in result.stderr
