"""All engines draw the same pictures of the project's own maps."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import which

import attrs
import pytest

from argmap.language import loads, parse_file
from argmap.model import ArgmapError
from argmap.render import render
from argmap.render.drawings import booklet_of
from argmap.render.output.graphviz import Engine, find_engine, lay_out, use_engine
from argmap.render.output.graphviz_program import GraphvizProgram, embedded_program
from tests.sandbox.engines import SANDBOX, translated, webassembly
from tests.sandbox.pictures import (
    A4,
    OWN,
    ROOT,
    Draw,
    digests,
    drawn_by,
    placed_by_argmap,
    placed_by_graphviz,
)


@pytest.fixture(scope="module")
def wasm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with webassembly(tmp_path_factory.mktemp("graphviz")) as engine:
        yield engine


@pytest.fixture
def native() -> GraphvizProgram:
    path = which("dot")
    if path is None:
        pytest.skip("no dot here: apt-get install graphviz")
    return GraphvizProgram(path)


@pytest.fixture(autouse=True)
def none_in_use() -> Iterator[None]:
    yield
    use_engine(None)


def differing(pictures: Mapping[str, Draw], one: Engine, other: Engine) -> list[str]:
    """The names of those that two engines draw differently."""
    ours, theirs = drawn_by(one, pictures), drawn_by(other, pictures)
    return [name for name in pictures if ours[name] != theirs[name]]


def version(program: GraphvizProgram) -> str:
    """The version of Graphviz that a program is, or is a port of."""
    said = subprocess.run([program.name, "-V"], capture_output=True, text=True, check=True)
    found = re.search(r"(?i:graphviz version|port of graphviz) (\d[\d.]*)\D", said.stderr)
    assert found is not None, said.stderr
    return found[1]


@pytest.mark.slow
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_webassembly_draws_the_bytes_of_the_embedded_engine(path: Path, wasm: Engine) -> None:
    pictures = {**placed_by_graphviz(path), **placed_by_argmap(path)}
    assert differing(pictures, embedded_program(), wasm) == []


@pytest.mark.slow
def test_pyodide_draws_the_bytes_of_this_python(tmp_path: Path) -> None:
    node, module = translated(tmp_path)
    script = Path(__file__).with_name("pyodide_pictures.mjs")
    pyodide = SANDBOX / "node_modules" / "pyodide" / "pyodide.mjs"
    packages = Path(attrs.__file__).parents[1]
    command = [node, script, module, pyodide, ROOT, packages]
    drawn = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    assert json.loads(drawn) == json.loads(digests())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::argmap.render.EngineWarning")
def test_webassembly_sets_the_same_pages(wasm: Engine) -> None:
    map = parse_file(ROOT / "maps" / "rahv-1952.argmap").map
    use_engine(embedded_program())
    pages = booklet_of(map, A4).sheets
    use_engine(wasm)
    assert len(pages) > 2
    assert [page.places for page in booklet_of(map, A4).sheets] == [page.places for page in pages]


@pytest.mark.slow
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_any_graphviz_draws_the_same_where_argmap_places_all(
    path: Path, native: GraphvizProgram
) -> None:
    assert differing(placed_by_argmap(path), embedded_program(), native) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_another_graphviz_of_this_version_draws_the_same(
    path: Path, native: GraphvizProgram
) -> None:
    here, embedded = version(native), version(embedded_program())
    if here != embedded:
        pytest.skip(f"{native.name} is Graphviz {here}; pictures are promised for {embedded}")
    assert differing(placed_by_graphviz(path), embedded_program(), native) == []


@pytest.mark.slow
def test_webassembly_says_why_it_fails_and_goes_on(wasm: Engine) -> None:
    drawn = lay_out("digraph { a -> b }", wasm)
    for dot in ("digraph { a -> ", "digraph { a [label=<<b>>] }", "digraph { layout=none a }"):
        with pytest.raises(ArgmapError, match="Graphviz failed: ") as caught:
            lay_out(dot, wasm)
        assert "no reason given" not in str(caught.value)
        assert lay_out("digraph { a -> b }", wasm) == drawn


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
def test_webassembly_keeps_warnings_to_itself_as_programs_do(wasm: Engine) -> None:
    dot = "digraph { a -> b [color=nonesuch] }"
    assert lay_out(dot, wasm).startswith(b"<?xml")
    assert lay_out(dot, embedded_program()).startswith(b"<?xml")


@pytest.mark.slow
def test_characters_of_all_kinds_arrive(wasm: Engine) -> None:
    use_engine(wasm)
    map = loads("thesis t: Ünïcödé 漢字 🙂 & <b> lasts.\n")
    drawn = render(map)
    use_engine(None)
    assert find_engine() == embedded_program()
    assert render(map) == drawn
