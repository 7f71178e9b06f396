"""The catalogue of diagnostics: every code has its entry, and every entry is as argmap does it."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from types import SimpleNamespace

import pytest
from attrs import frozen

from argmap.cli import app, new, new_file, terminal
from argmap.cli.inputs import inputs
from argmap.evaluation import evaluate
from argmap.evaluation.exports import export
from argmap.evaluation.frameworks import Framework, preferred, read_apx
from argmap.formats import as_json, decode, from_json, to_json
from argmap.formats.foreign_text import lost, parsed_json
from argmap.formats.packages import needed
from argmap.language import dump, dumps, parse, parse_file
from argmap.language.incremental import IncrementalParser
from argmap.lsp.analysis import read
from argmap.model import ArgmapError, ArgumentMap, Code, Diagnostic, Span
from argmap.render import Paper, View, render
from argmap.render.output import graphviz
from argmap.render.theme.theme_file import read_theme
from argmap.serve import preview
from argmap.sources import Library, add_source
from argmap.workspace import examine
from argmap.workspace.project import Project
from tests.docs.codes import codes
from tests.docs.page import DOCS, Block, assert_messages, blocks

PAGE = DOCS / "diagnostics.md"
BLOCKS = blocks(PAGE)
ENTRIES = re.findall(r"^### `(.+)`$\n\n\*\*(\w+)\.\*\*", PAGE.read_text("utf-8"), re.M)
GOOD = [block for block in BLOCKS if block.info == "argmap"]
BAD = [block for block in BLOCKS if block.info == "argmap bad"]
SHOWN = [block for block in BLOCKS if block.info in ("sh", "sh bad", "toml", "toml bad")]
"""Command lines and themes that make a problem that no map can show, or do not."""
SOURCE, MAP = "miller.txt", "mill.argmap"
OTHER_TEXT = "The weir once fed twelve wheels.\n"
MILL = parse(
    "map: The mill\nthesis closed: It had to close.\n  claim frost: The frost broke the wheel.\n"
    "    tags: weather\n"
).map
DRAWN = parse("map: The mill of 漢口\n").map
DOUBTS = {
    Code.FALLEN_THESIS,
    Code.GRANTED_ATTACK,
    Code.OPEN_ATTACK,
    Code.CIRCLE_ACROSS_MAPS,
    Code.CONFIDENCE_GAP,
}
"""Codes that are given only with ``argmap check --doubts``."""
USED = {
    "wheel.argmap": "",
    "broken.argmap": "claime x: No.\n",
    "there.argmap": "use back.argmap as back\n",
    "back.argmap": "use there.argmap as there\n",
}
"""Maps that those of the page use."""
BROKEN = "thesis closed: It had to close.\n  claime frost: The frost broke the wheel.\n"
"""What the message at the head of the page is of."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A project in the working folder, with the card of the page's text and not the text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    text = next(block.text for block in BLOCKS if block.info == f"text {SOURCE}")
    Path(SOURCE).write_text(text, "utf-8")
    add_source(SOURCE, folder="seeds")
    for name, lines in USED.items():
        Path(name).write_text(f"map: A map\n{lines}\nclaim broke: The wheel broke.\n", "utf-8")
    return Library(tmp_path)


def findings(block: Block, project: Library) -> list[Diagnostic]:
    """What ``argmap check`` tells; of the missing title only where the page speaks of it."""
    examination = examine(parse(block.text), project, project.root)
    if block.heading in DOUBTS:
        examination = examination.with_doubts()
    told = examination.diagnostics
    return [one for one in told if one.code != "untitled" or block.heading == "untitled"]


@pytest.mark.slow
def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    given, described = codes(), [code for code, _ in ENTRIES]
    missing = {code: places for code, places in given.items() if code not in described}
    assert not missing, "these codes want an entry in docs/diagnostics.md"
    assert sorted(set(described) - set(given)) == [], "no code is given by these names"
    assert len(described) == len(set(described))


@pytest.mark.parametrize("block", BAD, ids=str)
def test_a_bad_example_gives_its_code_and_no_other(block: Block, project: Library) -> None:
    told = findings(block, project)
    severity = dict(ENTRIES)[block.heading].lower()
    assert {(one.code, str(one.severity)) for one in told} == {(block.heading, severity)}


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_a_good_example_gives_no_finding(block: Block, project: Library) -> None:
    assert findings(block, project) == []


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_a_good_example_is_in_the_canonical_form(block: Block) -> None:
    assert dumps(parse(block.text).map) == block.text


def test_an_entry_has_a_bad_and_a_good_example_or_is_staged_here() -> None:
    bad, good = ({block.heading for block in some} for some in (BAD, GOOD))
    assert bad == good
    assert {code for code, _ in ENTRIES} == bad | set(STAGED)


@pytest.mark.slow
@pytest.mark.parametrize("block", SHOWN, ids=str)
def test_a_command_or_a_theme_gives_its_code_or_none(block: Block, project: Library) -> None:
    Path(MAP).write_text(dumps(MILL), "utf-8")
    for name in USED:
        Path(name).unlink()
    Path("later").mkdir()
    Path("later", SOURCE).write_text(OTHER_TEXT, "utf-8")
    is_bad = block.info.endswith(" bad")
    if block.info.startswith("toml"):
        try:
            told = [one.code for one in read_theme(block.text, "mill.toml").diagnostics]
        except ArgmapError as error:
            told = [one.code for one in error.diagnostics]
        assert told == ([block.heading] if is_bad else [])
        return
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("there is no bash here")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [shell, "-c", block.text],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    codes = re.findall(r"\[([a-z0-9-]+)\]$", done.stdout + done.stderr, re.M)
    assert codes == ([block.heading] if is_bad else [])
    assert bool(done.returncode) is is_bad


def test_what_is_shown_so_is_shown_in_pairs() -> None:
    for sort in ("sh", "toml"):
        bad, good = (
            [block.heading for block in SHOWN if block.info == info]
            for info in (f"{sort} bad", sort)
        )
        assert bad == good


# What no map can show: each of these makes the problem, in the project's folder.


@frozen
class Stage:
    """A project to spoil, and a way to put something in the place of another."""

    project: Library
    patch: pytest.MonkeyPatch


def raised(call: Callable[[], object]) -> Iterable[Diagnostic]:
    with pytest.raises(ArgmapError) as caught:
        call()
    return caught.value.diagnostics


def bad_card(stage: Stage) -> Iterable[Diagnostic]:
    card = Path("seeds/miller.toml")
    card.write_text(card.read_text("utf-8").replace("paragraphs = 3", "paragraphs = 4"), "utf-8")
    return stage.project.problems("miller")


def text_changed(stage: Stage) -> Iterable[Diagnostic]:
    Path("seeds", SOURCE).write_text(OTHER_TEXT, "utf-8")
    return stage.project.problems("miller")


def source_unreadable(stage: Stage) -> Iterable[Diagnostic]:
    Path("letter.txt").write_text(OTHER_TEXT, "utf-16")
    return raised(lambda: add_source("letter.txt", folder="seeds"))


def card_exists(stage: Stage) -> Iterable[Diagnostic]:
    Path("letter.txt").write_text(OTHER_TEXT, "utf-8")
    return raised(lambda: add_source("letter.txt", folder="seeds", id="miller"))


def engine_missing(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: render(DRAWN, engine="dto"))


def engine_format(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setattr(graphviz, "find_engine", lambda name: "dot")
    return raised(lambda: render(DRAWN, "gif"))


def engine_failed(stage: Stage) -> Iterable[Diagnostic]:
    engine_gives(stage, CompletedProcess("dot", 1, b"", b"syntax error in line 1"))
    return raised(lambda: render(DRAWN))


def engine_output(stage: Stage) -> Iterable[Diagnostic]:
    engine_gives(stage, CompletedProcess("dot", 0, b"", b""))
    return raised(lambda: render(DRAWN))


def engine_timeout(stage: Stage) -> Iterable[Diagnostic]:
    engine_gives(stage, TimeoutExpired("dot", graphviz.TIMEOUT))
    return raised(lambda: render(DRAWN))


def engine_remark(stage: Stage) -> Iterable[Diagnostic]:
    dot = "digraph { graph [bgcolor=white] 0 [shape=box] }"
    drawn = graphviz.lay_out(dot, "svg", graphviz.find_engine())
    engine_gives(stage, CompletedProcess("dot", 0, drawn, b"a line was drawn twice"))
    return warned(lambda: render(DRAWN))


def engine_size(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setattr("resvg_py.svg_to_bytes", lambda **options: b"")
    stage.patch.setattr("argmap.render.output.png.missing", lambda *given: "")
    return warned(lambda: render(DRAWN, "png", scale=1000))


def engine_glyphs(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setattr("argmap.render.output.png.missing", lambda unusual, *others: unusual)
    return warned(lambda: render(DRAWN, "png"))


def png_missing(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setitem(sys.modules, "resvg_py", None)
    return raised(lambda: render(DRAWN, "png"))


def png_failed(stage: Stage) -> Iterable[Diagnostic]:
    def fail(**options: object) -> bytes:
        raise ValueError("the picture is too large")

    stage.patch.setattr("resvg_py.svg_to_bytes", fail)
    stage.patch.setattr("argmap.render.output.png.missing", lambda *given: "")
    return raised(lambda: render(DRAWN, "png"))


def outlines_missing(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setitem(sys.modules, "uharfbuzz", None)
    return raised(lambda: render(DRAWN, text="outlines"))


def outlines_partial(stage: Stage) -> Iterable[Diagnostic]:
    pytest.importorskip("uharfbuzz")
    return warned(lambda: render(DRAWN, text="outlines"))


def pdf_missing(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setitem(sys.modules, "weasyprint", None)
    return raised(lambda: render(DRAWN, "pdf"))


def page_fit(stage: Stage) -> Iterable[Diagnostic]:
    return warned(lambda: render(MILL, paper=Paper.of("a4")))


def small_text(stage: Stage) -> Iterable[Diagnostic]:
    map = parse("map: Mills\n" + "thesis: One mill more.\n" * 40).map
    return warned(lambda: render(map, paper=Paper.of("16:9"), view=View(depth=0)))


def no_such_id(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: render(MILL, view=View(focus="forst")))


def no_such_tag(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: render(MILL, view=View(tags=["trade"])))


def bad_json(stage: Stage) -> Iterable[Diagnostic]:
    data = as_json(MILL)
    data["items"][1]["citatons"] = "the miller"
    return raised(lambda: from_json(data, "mill.json"))


def bad_framework(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: read_apx("arg(old). arg(lazy).\natt(sold,lazy).\n", "mill.apx"))


def export_loss(stage: Stage) -> Iterable[Diagnostic]:
    return export(evaluate(MILL), "bag").losses


def unknown_format(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: decode(b"{}", path="debate.json"))


def foreign_format(stage: Stage) -> Iterable[Diagnostic]:
    Path("mill.json").write_text(to_json(MILL), "utf-8")
    return [next(inputs(["mill.json"])).problem]


def bad_import(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: parsed_json(b'{"nodes": [\n  {}\n{}]}', "debate.json"))


def import_loss(stage: Stage) -> Iterable[Diagnostic]:
    return [lost("the layout of 12 ideas is not kept", Span(1, 1, 1, 2, "debate.mup"))]


def package_missing(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setitem(sys.modules, "docx", None)
    return raised(lambda: needed("docx", "python-docx", "docx", "writing Word documents"))


def sat_missing(stage: Stage) -> Iterable[Diagnostic]:
    stage.patch.setitem(sys.modules, "pysat.solvers", None)
    names = [str(number) for number in range(1001)]
    ring = list(zip(names, [*names[1:], names[0]], strict=True))
    return raised(lambda: preferred(Framework(names, ring)))


def bad_theme(stage: Stage) -> Iterable[Diagnostic]:
    return raised(lambda: read_theme('[colours]\npaper = "#fff8e7"\n', "mill.toml"))


def faint_colour(stage: Stage) -> Iterable[Diagnostic]:
    return read_theme('[colours]\nlink = "#7cc4ee"\n', "mill.toml").diagnostics


def engine_gives(
    stage: Stage, outcome: CompletedProcess[bytes] | Exception, name: str = "dot"
) -> None:
    def run(*args: object, **options: object) -> CompletedProcess[bytes]:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    stage.patch.setattr(graphviz, "find_engine", lambda engine: name)
    stage.patch.setattr("subprocess.run", run)


def warned(call: Callable[[], object]) -> Iterable[Diagnostic]:
    with pytest.warns(graphviz.EngineWarning) as caught:
        call()
    told = (one.message for one in caught)
    return [one.diagnostic for one in told if isinstance(one, graphviz.EngineWarning)]


def not_utf8(stage: Stage) -> Iterable[Diagnostic]:
    Path(MAP).write_text("thesis closed: Der Müller ging.\n", "latin-1")
    return parse_file(MAP).diagnostics


def control_character(stage: Stage) -> Iterable[Diagnostic]:
    return parse("thesis closed: It had to\x07 close.\n", MAP).diagnostics


def unreadable(stage: Stage) -> Iterable[Diagnostic]:
    return [one.problem for one in inputs([MAP]) if one.problem]


def too_large(stage: Stage) -> Iterable[Diagnostic]:
    text = "#" * 8_000_001
    return read(IncrementalParser(), [text]).diagnostics


def no_maps(stage: Stage) -> Iterable[Diagnostic]:
    return [one.problem for one in inputs(["seeds"]) if one.problem]


def file_exists(stage: Stage) -> Iterable[Diagnostic]:
    told: list[Diagnostic] = []
    stage.patch.setattr(
        new_file, "show", lambda diagnostics, *rest, **options: told.extend(diagnostics)
    )
    Path(MAP).touch()
    with pytest.raises(SystemExit):
        new.command.main([MAP])
    return told


def system_error(stage: Stage) -> Iterable[Diagnostic]:
    told: list[Diagnostic] = []
    stage.patch.setattr(
        terminal, "show", lambda diagnostics, *rest, **options: told.extend(diagnostics)
    )
    stage.patch.setattr(app, "_what_failed", lambda _: "cannot listen for connections")
    app.report_os_error(OSError(errno.EMFILE, "Too many open files"))
    return told


def unwritable(stage: Stage) -> Iterable[Diagnostic]:
    Path(MAP).mkdir()
    return raised(lambda: dump(ArgumentMap("The mill"), MAP))


def port_taken(stage: Stage) -> Iterable[Diagnostic]:
    server = pytest.importorskip("argmap.serve.server", reason="pip install 'argmap[serve]'")

    def bind(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "in use")

    stage.patch.setattr(server.socket, "socket", lambda *_: SimpleNamespace(
        bind=bind, setsockopt=lambda *_: None, close=lambda: None
    ))  # fmt: skip
    return raised(lambda: server.listen(8000))


def preview_failed(stage: Stage) -> Iterable[Diagnostic]:
    told: list[Diagnostic] = []

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    def tell(found: Iterable[Diagnostic], *_: object, **__: object) -> str:
        told.extend(found)
        return ""

    Path(MAP).write_text("map: The mill\nthesis closed: The mill had to close.\n", "utf-8")
    stage.patch.setattr(preview, "told_findings", tell)
    project = Project.of(MAP)
    workspace = preview.Workspace(project.read, project.name)
    maker = preview.PreviewMaker(project, workspace, Path(MAP).resolve())
    first = maker.first()
    told.clear()
    Path(MAP).write_text("map: The mill\nthesis closed: The mill is closed.\n", "utf-8")
    stage.patch.setattr(preview, "compose", fail)
    maker.next(first)
    return told


STAGED: dict[str, Callable[[Stage], Iterable[Diagnostic]]] = {
    act.__name__.replace("_", "-"): act
    for act in (
        bad_card, text_changed, source_unreadable, card_exists,
        engine_missing, engine_format, engine_failed, engine_output, engine_timeout,
        engine_remark, engine_size, engine_glyphs,
        png_missing, png_failed, outlines_missing, outlines_partial,
        pdf_missing, page_fit, small_text, no_such_id, no_such_tag,
        bad_theme, faint_colour, bad_json, bad_framework, export_loss, sat_missing,
        unknown_format, foreign_format, bad_import, import_loss, package_missing,
        not_utf8, control_character, unreadable, too_large, no_maps, file_exists, unwritable,
        system_error, port_taken, preview_failed,
    )
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("code", STAGED)
def test_a_staged_problem_gives_its_code_and_no_other(
    code: str, project: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list(STAGED[code](Stage(project, monkeypatch)))
    assert {(one.code, str(one.severity)) for one in told} == {(code, dict(ENTRIES)[code].lower())}


@pytest.mark.slow
def test_messages_are_those_of_argmap(
    project: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(before: Block | None, block: Block) -> str:
        if before is None:
            told: Iterable[Diagnostic] = parse(BROKEN, MAP).diagnostics
        elif before.info == "argmap bad":
            told = findings(before, project)
        else:
            apart = tmp_path / block.heading
            shutil.copytree("seeds", apart / "seeds")
            with monkeypatch.context() as patch:
                patch.chdir(apart)
                told = list(STAGED[block.heading](Stage(Library(apart), patch)))
        return "".join(f"{one}\n" for one in told)

    assert_messages(PAGE, tell)
