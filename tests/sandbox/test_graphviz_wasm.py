"""Graphviz as a function: it draws, and what it says is told as a program's is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from argmap.language import loads
from argmap.model import ArgmapError
from argmap.render import EngineWarning, render
from argmap.render.output.graphviz import find_engine, lay_out, use_engine
from argmap.sandbox.graphviz_wasm import use_function

MAP = loads("thesis t: It lasts.\n  claim c: It has lasted.\n")


class Said(NamedTuple):
    output: str = ""
    remarks: str = ""
    failed: bool = False


@pytest.fixture(autouse=True)
def none_in_use() -> Iterator[None]:
    yield
    use_engine(None)


def test_a_function_draws() -> None:
    drawn, program = render(MAP), find_engine()
    asked: list[str] = []

    def call(dot: str) -> Said:
        asked.append(dot)
        return Said(lay_out(dot, program).decode())

    use_function(call)
    assert render(MAP) == drawn
    assert len(asked) == 1


def test_a_function_that_fails_is_quoted() -> None:
    use_function(lambda dot: Said(remarks="syntax error in line 1", failed=True))
    with pytest.raises(ArgmapError) as caught:
        render(MAP)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "engine-failed"
    assert diagnostic.message == "Graphviz failed: syntax error in line 1"
    assert diagnostic.hint == "draw part of the map"


def test_a_function_that_draws_nothing_is_told() -> None:
    use_function(lambda dot: Said())
    with pytest.raises(ArgmapError, match="Graphviz returned no SVG: no reason given") as caught:
        render(MAP)
    assert caught.value.diagnostics[0].code == "engine-output"


def test_what_a_function_remarks_is_passed_on() -> None:
    program = find_engine()
    use_function(lambda dot: Said(lay_out(dot, program).decode(), "a node is lost"))
    with pytest.warns(EngineWarning, match="Graphviz: a node is lost") as caught:
        assert render(MAP).startswith(b"<?xml")
    warning = caught[0].message
    assert isinstance(warning, EngineWarning)
    assert warning.diagnostic.code == "engine-remark"
