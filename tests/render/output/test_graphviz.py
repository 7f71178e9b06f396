"""The engine: found, run, and what is said where it fails."""

from __future__ import annotations

import importlib.metadata
import sys
import sysconfig
from pathlib import Path

import pytest

from argmap.language import loads
from argmap.model import ArgmapError, Diagnostic
from argmap.render import render
from argmap.render.output import graphviz, graphviz_program
from argmap.render.output.graphviz import (
    Engine,
    EngineWarning,
    find_engine,
    lay_out,
    use_engine,
)
from argmap.render.output.graphviz_program import GraphvizProgram

DOT = "digraph { a -> b }"


def program(folder: Path, script: str) -> GraphvizProgram:
    """A program that stands for an engine."""
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return GraphvizProgram(str(path))


def failure(engine: Engine) -> Diagnostic:
    with pytest.raises(ArgmapError) as caught:
        lay_out(DOT, engine)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint
    return diagnostic


@pytest.fixture(autouse=True)
def no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(graphviz.VARIABLE, raising=False)


def test_the_embedded_engine_draws() -> None:
    assert lay_out(DOT, find_engine()).startswith(b"<?xml")


def test_the_engine_reads_from_standard_input_and_writes_an_svg(tmp_path: Path) -> None:
    script = "print('<?xml', sys.argv[1:], sys.stdin.read())"
    shown = lay_out(DOT, program(tmp_path, script)).decode()
    assert shown.strip() == f"<?xml ['-q', '-Tsvg'] {DOT}"


def test_an_engine_that_fails_is_quoted(tmp_path: Path) -> None:
    diagnostic = failure(program(tmp_path, "sys.exit('syntax error in line 1')"))
    assert diagnostic.code == "engine-failed"
    assert "exited with code 1: syntax error in line 1" in diagnostic.message


def test_an_engine_that_crashes_is_told(tmp_path: Path) -> None:
    diagnostic = failure(program(tmp_path, "import os\nos.abort()"))
    assert diagnostic.code == "engine-failed"
    assert "crashed: no reason given" in diagnostic.message


@pytest.mark.slow
def test_an_engine_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz_program, "TIMEOUT", 0.2)
    assert failure(program(tmp_path, "import time\ntime.sleep(60)")).code == "engine-timeout"


def test_an_engine_that_draws_nothing_is_told(tmp_path: Path) -> None:
    assert failure(program(tmp_path, "print('hello')")).code == "engine-output"


def test_a_file_that_is_no_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "engine"
    path.write_bytes(b"\x00\x01 no program")
    path.chmod(0o755)
    assert failure(GraphvizProgram(str(path))).code == "engine-missing"


def test_there_is_time_for_other_work_while_the_engine_is_at_its_own(tmp_path: Path) -> None:
    sign, real = tmp_path / "sign", find_engine().name
    script = f"""import os, time
while not os.path.exists({str(sign)!r}):
    time.sleep(0.01)
os.execv({real!r}, [{real!r}, *sys.argv[1:]])"""
    map = loads("thesis t: It lasts.")
    assert b"It lasts." in render(map, engine=program(tmp_path, script).name, meanwhile=sign.touch)


def test_what_the_engine_remarks_is_passed_on(tmp_path: Path) -> None:
    script = "print('<?xml'); print('a node is lost', file=sys.stderr)"
    with pytest.warns(EngineWarning, match="a node is lost") as caught:
        lay_out(DOT, program(tmp_path, script))
    warning = caught[0].message
    assert isinstance(warning, EngineWarning)
    assert warning.diagnostic.code == "engine-remark"


def test_another_engine_is_chosen_by_path_or_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = program(tmp_path, "")
    assert find_engine(chosen.name) == find_engine(Path(chosen.name)) == chosen
    monkeypatch.setenv(graphviz.VARIABLE, chosen.name)
    assert find_engine() == chosen


def test_an_engine_in_use_draws_unless_a_program_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = program(tmp_path, "print('<?xml')")
    monkeypatch.setenv(graphviz.VARIABLE, "no-dot")
    monkeypatch.setattr(graphviz, "_default", None)
    use_engine(used)
    assert find_engine() == used
    assert find_engine(sys.executable).name == sys.executable
    use_engine(None)
    with pytest.raises(ArgmapError, match="there is no program called 'no-dot'"):
        find_engine()


def test_an_engine_that_there_is_not_is_told() -> None:
    with pytest.raises(ArgmapError, match="there is no program called 'dto'"):
        find_engine("dto")


def test_the_embedded_engine_is_looked_for_in_four_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = Path(find_engine().name).name
    places = [tmp_path / place for place in ("python", "scripts", "files", "path")]
    for place in places:
        place.mkdir()
        (place / name).touch(0o755)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(places[1]))
    monkeypatch.setattr(sys, "executable", str(places[0] / "python"))

    class File:
        def __init__(self, file: str) -> None:
            self.name = file

        def locate(self) -> Path:
            return places[2] / name

    monkeypatch.setattr(importlib.metadata, "files", lambda _: [File("LICENSE"), File(name)])
    monkeypatch.setenv("PATH", str(places[3]))
    for place in places:
        assert find_engine().name == str(place / name)
        (place / name).unlink()
    monkeypatch.setattr(importlib.metadata, "files", lambda _: None)
    with pytest.raises(ArgmapError, match="pip install graphviz-pure"):
        find_engine()


def test_the_embedded_engine_may_be_no_distribution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(importlib.metadata, "files", missing)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArgmapError, match="is not installed"):
        find_engine()
