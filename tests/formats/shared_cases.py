"""Files of other programs that are not part of the project, where they are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[3] / "shared" / "cases" / "interchange"


def cases(folder: str, pattern: str = "*") -> list[Any]:
    """The files of a folder as parameters of a test; a single skipped one if there are none."""
    found = sorted(one for one in (CASES / folder).glob(pattern) if one.is_file())
    if not found:
        reason = f"the files of other programs are not here: {folder}/{pattern}"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="none")]
    return [pytest.param(path, id=path.name) for path in found]
