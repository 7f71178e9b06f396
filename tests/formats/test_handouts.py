"""Maps as documents for readers: outlines and the numbered standard form."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest

from argmap import ArgmapError, load, loads
from argmap.formats import encode
from argmap.formats.handouts import outline, standard_form
from argmap.formats.handouts.writers import WRITERS, written
from argmap.model.numbering import numbers
from tests.cli.conftest import Run, folder, run  # noqa: F401 - fixtures

FOLDER = Path(__file__).parent / "handouts"
MILL = FOLDER / "mill.argmap"
SUFFIXES = {"markdown": "md", "html": "html", "latex": "tex", "text": "txt"}
MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))


@pytest.mark.parametrize("format", SUFFIXES)
@pytest.mark.parametrize("form", ["outline", "standard-form"])
def test_the_document_of_a_map(form: str, format: str) -> None:
    map = load(MILL)
    document = outline(map) if form == "outline" else standard_form(map)
    golden = FOLDER / f"{form}.{SUFFIXES[format]}"
    made = written(document, format)
    if os.environ.get("ARGMAP_UPDATE"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


@pytest.mark.slow
def test_a_word_document_has_headings_and_entries() -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document(io.BytesIO(encode(load(MILL), "docx").data))
    paragraphs = [(one.style.name, one.text) for one in made.paragraphs]
    assert paragraphs[0] == ("Title", "Why the mill closed")
    assert ("Heading 1", "A. What else was said") in paragraphs
    assert ("Heading 2", "Later") in paragraphs
    texts = [text for _, text in paragraphs]
    assert "2 Answer: The frost. It closed because of the frost." in texts
    assert any("With p = 1/2 it would have closed anyway, says model.py" in one for one in texts)
    indents = {
        one.text: one.paragraph_format.left_indent.pt
        for one in made.paragraphs
        if one.paragraph_format.left_indent is not None
    }
    assert indents["1 Question: Why did the mill close?"] < min(
        indent for text, indent in indents.items() if text.startswith("4 Premise")
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.slow
def test_every_statement_is_in_the_outline_with_its_number(path: Path) -> None:
    map = load(path)
    text = written(outline(map), "html").decode()
    for key, number in numbers(map).items():
        assert f'id="{number}"' in text, key
    assert text.count("<ul>") == text.count("</ul>")
    assert text.count("<li") == text.count("</li>")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.slow
def test_every_argument_is_in_standard_form(path: Path) -> None:
    map = load(path)
    blocks = standard_form(map).blocks
    conclusions = [one for one in blocks if getattr(one, "marker", "") == "∴ C"]
    counters = [one for one in map.conflicts if one.argument is not None]
    assert len(conclusions) == len(map.inferences) + len(counters)


def test_one_argument_or_what_supports_a_statement() -> None:
    map = load(MILL)
    assert len([b for b in standard_form(map, "broke").blocks if hasattr(b, "level")]) == 1
    assert len([b for b in standard_form(map, "frost").blocks if hasattr(b, "level")]) == 3
    with pytest.raises(KeyError):
        standard_form(map, "nothing")


HOSTILE = (
    "thesis t: <script>x</script> [a](javascript:x) ![i](http://x/y.png) \\input{/etc/passwd} "
    "^^5cinput $\\input{x}$ $\\frac{1}{2}$ # h | _e_ **s** &amp; `<b>` ~~~\n"
)


def test_a_text_never_becomes_markup_or_a_command() -> None:
    document = outline(loads(HOSTILE))
    html = written(document, "html").decode()
    assert "<script" not in html and "<b>" not in html
    latex = written(document, "latex").decode()
    body = latex.partition(r"\begin{document}")[2]
    assert r"\input" not in re.sub(r"\\textbackslash\{\}input", "", body)
    assert "^^" not in body
    markdown = written(document, "markdown").decode()
    assert r"\<script\>" in markdown and r"\]\(" not in markdown and r"\]" in markdown
    assert r"!\[i\]" in markdown


def test_what_is_left_out_is_told() -> None:
    told = [one.message for one in encode(load(MILL), "markdown").losses]
    assert told == ["the header 'tags:' has no place in a document for readers and is left out"]


@pytest.mark.parametrize("format", WRITERS)
def test_read_and_export_write_documents(
    run: Run,  # noqa: F811
    folder: Path,  # noqa: F811
    format: str,
) -> None:
    pytest.importorskip("docx")
    suffix = SUFFIXES.get(format, format)
    for command in (
        ["read", "good.argmap", "--format", format, "-o", f"read.{suffix}"],
        ["export", "good.argmap", "-o", f"outline.{suffix}"],
        ["export", "good.argmap", "--standard-form", "-o", f"standard.{suffix}"],
        ["export", "good.argmap", "--argument", "durability", "-o", f"one.{suffix}"],
    ):
        result = run(*command)
        assert result.exit_code == 0, result.output
        assert (folder / command[-1]).read_bytes()


def test_what_the_options_cannot_mean(run: Run, folder: Path) -> None:  # noqa: F811
    (folder / "more.argmap").write_text("thesis t: T.\n")
    for command, told in (
        (
            "export good.argmap --standard-form -o x.json",
            "the standard form is written as markdown",
        ),
        ("read good.argmap --evaluate --format html", "it goes with --format text"),
        ("read good.argmap more.argmap --format html", "one map goes into one document"),
    ):
        result = run(*command.split())
        assert result.exit_code == 2
        assert told in result.stderr
    result = run("export", "good.argmap", "--argument", "durabilty", "--format", "text")
    assert result.exit_code == 1
    assert "there is no argument or supported statement with the id 'durabilty'" in result.stderr
    assert "did you mean 'durability'?" in result.stderr


def test_without_python_docx_one_is_told_how_to_install_it(
    run: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ArgmapError, match=r"pip install 'argmap\[docx\]'"):
        encode(load(MILL), "docx")
    for command in ("export", "read"):
        result = run(command, "good.argmap", "--format", "docx", "-o", "x.docx")
        assert result.exit_code == 1
        assert "pip install 'argmap[docx]'" in result.stderr
