"""Argdown texts of other people: as Argdown reads them, and as argmap writes them again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps, loads, parse
from argmap.model import ArgmapError, Severity
from tests.formats.argdown.cases import CASES, drawn_by_argdown, drawn_by_argmap

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.is_dir(), reason=f"no cases here: {CASES}"),
]


def texts(*, accepted: bool) -> list[Any]:
    return [
        pytest.param(path, id=path.stem)
        for path in sorted(CASES.glob("*.argdown"))
        if path.with_name(f"{path.stem}.map.json").is_file() is accepted
    ]


@pytest.mark.parametrize("path", texts(accepted=True))
def test_the_map_of_a_text_is_the_one_that_argdown_draws(path: Path) -> None:
    text = path.read_bytes().decode()
    assert drawn_by_argmap(text) == drawn_by_argdown(path.with_name(f"{path.stem}.map.json"))


@pytest.mark.parametrize("path", texts(accepted=True))
def test_a_text_comes_back_with_the_same_nodes_and_edges(path: Path) -> None:
    map = decode(path.read_bytes(), path=path.name).map
    text = dumps(map)
    assert loads(text) == map
    assert not [one for one in parse(text).diagnostics if one.severity is Severity.ERROR]
    again = encode(loads(text), "argdown").data.decode()
    assert drawn_by_argmap(again) == drawn_by_argdown(path.with_name(f"{path.stem}.map.json"))


@pytest.mark.parametrize("path", texts(accepted=False))
def test_a_text_that_argdown_refuses_is_refused_with_its_place(path: Path) -> None:
    with pytest.raises(ArgmapError) as told:
        decode(path.read_bytes(), path=path.name)
    (one,) = told.value.diagnostics
    assert one.code == "bad-import" and one.span is not None and one.span.path == path.name
