"""Reading a source and citing it: paragraphs, and where in a map a citation goes."""

import json
from base64 import b64encode

import pytest

from argmap.language import loads, parse
from argmap.model import ArgmapError
from argmap.sandbox.calls import Calls
from argmap.sandbox.commands import run
from argmap.sandbox.reading import citation_place, source_text

TEXT = "Mills\n\nThe mill stopped\nin May.\n\nNobody re-\npaired it.\n"
MAP = """\
map: Mill
source: mill

thesis stopped: The mill stopped
    for good.
  title: The end

  claim broken: It was broken.

    note: Says who?
    claim wheel: Its wheel fell.
  argument:
    claim nobody: Nobody repaired it.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/mill.txt").write_text(TEXT)
    assert run(["source", "add", "seeds/mill.txt", "--author", "A. Miller"], tmp_path).code == 0
    return tmp_path


def test_a_source_has_the_paragraphs_that_citations_count(folder):
    source = source_text(folder, "mill")
    assert source["author"] == "A. Miller"
    assert source["paragraphs"] == ["Mills", "The mill stopped in May.", "Nobody repaired it."]
    cited = run(["cite", "mill", source["paragraphs"][2]], folder).output.decode()
    assert "Nobody repaired it" in cited


def test_a_text_that_its_card_does_not_fit_is_told(folder):
    (folder / "seeds/mill.txt").write_text("Another text altogether.")
    with pytest.raises(ArgmapError, match="is not the text from which its source card was made"):
        source_text(folder, "mill")


@pytest.mark.parametrize("id", ["nowhere", "../up", ""])
def test_a_source_without_a_card_is_told(folder, id):
    with pytest.raises(ArgmapError, match="no source card"):
        source_text(folder, id)


@pytest.mark.parametrize("line", range(4, 14))
def test_a_citation_belongs_to_the_statement_of_its_line(line):
    place = citation_place(MAP, line, "mill")
    lines = MAP.split("\n")
    lines.insert(place["after"], f'{" " * place["indent"]}cite: "mill"')
    reading = parse("\n".join(lines))
    assert reading.diagnostics == parse(MAP).diagnostics == ()
    (cited,) = (node for node in reading.map.nodes.values() if node.citations)
    began = max(
        (node for node in loads(MAP).nodes.values() if node.origin.span.line <= line),
        key=lambda node: node.origin.span.line,
    )
    assert cited.id == began.id


@pytest.mark.parametrize("empty", ['cite: ""', "cite:", "cite: “”"])
def test_a_citation_takes_the_place_of_an_empty_one_of_its_statement(empty):
    text = f"source: mill\n\nthesis t: T.\n  {empty}\n  evidence e: E.\n    by: Ann\n    {empty}\n"
    assert citation_place(text, 3, "mill")["empty"] == 4
    assert [citation_place(text, line, "mill")["empty"] for line in (5, 6, 7)] == [7, 7, 7]
    assert citation_place(text.replace(empty, 'cite: "E"'), 5, "mill")["empty"] is None


def test_a_source_that_a_map_does_not_declare_gets_a_header():
    assert citation_place("thesis t: T.\n", 1, "mill")["header"] == 1
    place = citation_place(MAP, 5, "river")
    assert (place["header"], place["with_id"]) == (3, True)


@pytest.mark.parametrize("text", ["", "map: Mill\n", "nonsense\n"])
def test_there_is_no_place_without_a_statement(text):
    with pytest.raises(ArgmapError, match="not on a statement"):
        citation_place(text, 1, "mill")


def asked(folder, arguments, scratch=None):
    answer = Calls(folder).call("run", [json.dumps({"arguments": arguments, "scratch": scratch})])
    return json.loads(answer.result)


def test_a_command_runs_in_the_project_or_beside_it(folder):
    (folder / "mill.argmap").write_text(MAP)
    told = asked(folder, ["export", "mill.argmap", "-o", "mill.json"])
    assert list(told["files"]) == ["mill.json"]
    given = {"seeds/x.txt": b64encode(b"One word, or two.").decode()}
    told = asked(folder, ["source", "add", "seeds/x.txt", "--folder=seeds"], given)
    assert list(told["files"]) == ["seeds/x.toml"]
    assert not (folder / "seeds/x.toml").exists()


def test_the_formats_of_the_page_are_those_of_the_commands(folder):
    formats = json.loads(Calls(folder).call("formats", []).result)
    for command, kind in (("import", "is_read"), ("export", "is_written")):
        usage = run([command, "--help"], folder).output.decode()
        listed = usage.split("--format [")[1].split("]")[0].replace("\n", "").replace(" ", "")
        assert listed.split("|") == [one["name"] for one in formats if one[kind]]
