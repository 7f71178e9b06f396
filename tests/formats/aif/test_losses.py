"""What AIF cannot say is told, and what is wrong in a file is told with its place."""

from __future__ import annotations

import gc
import json
from functools import partial
from typing import Any

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps, loads
from argmap.model import ArgmapError

DIALOGUE: dict[str, Any] = {
    "nodes": [
        {"nodeID": "1", "text": "It is so.", "type": "I"},
        {"nodeID": "2", "text": "Ann Lee : It is so", "type": "L"},
        {"nodeID": "3", "text": "Asserting", "type": "YA"},
    ],
    "edges": [
        {"edgeID": "1", "fromID": "2", "toID": "3", "formEdgeID": None},
        {"edgeID": "2", "fromID": "3", "toID": "1", "formEdgeID": None},
    ],
    "locutions": [],
}


def told(text: str, format: str = "aif") -> list[str]:
    """The losses, without that of ids, which is always the same."""
    found = [str(loss).partition(" info: ")[2] for loss in encode(loads(text), format).losses]
    return [one for one in found if not one.startswith("ids that are no numbers")]


@pytest.mark.parametrize(
    ("text", "losses"),
    [
        ("thesis t: A.\n  objection o: B.\n    rebuttal r: C.\n", []),
        ("thesis t: A.\n  by: Ann; Bob?\n", []),
        ("thesis t: A.\n  argument: Why.\n    claim: B.\n",
         ["the text of an argument has no place in AIF and is left out [export-loss]"]),
        ("thesis t: A.\n  argument:\n    claim: B.\n    assumption: C.\n    warrant: D.\n"
         "    unless: E.\n",
         ["'assumption' is written as a premise like any other [export-loss]",
          "'warrant' is written as a further premise [export-loss]",
          "'unless' is written as an undercut, which is asserted [export-loss]"]),
        ("question q: A?\n  answer: B.\n",
         ["'question' is written as a statement, and its answers are not linked to it "
          "[export-loss]"]),
        ("claim a: A.\nclaim b: B.\na in-tension-with b\na agrees-with b\na same-as b\n",
         ["'in-tension-with' has no place in AIF and is left out [export-loss]",
          "'agrees-with' has no place in AIF and is left out [export-loss]",
          "'same-as' is written as a rephrase, which has a direction [export-loss]"]),
        ("thesis t: A.\n  counter c:\n    claim: B.\n    rebuttal: C.\n",
         ["a rebuttal of a counter is written as an undercut of it [export-loss]"]),
        ("thesis t: A.\n  argument a:\n    claim b: B.\n  counter c:\n    claim: C.\n"
         "a rebuts t\nb rebuts a\nb supports c\n",
         ["'rebuts' with an argument on its left is left out, as in 'a rebuts t' [export-loss]",
          "'rebuts' onto an argument is written as an undercut [export-loss]",
          "support for a counter has no place in AIF and is left out [export-loss]"]),
        ("map: M\nuse o.argmap as o\n\nsection: S\n\nclaim a: A.\n  note: N.\n  by: unnamed\n"
         "  accepted: wholly\na rebuts o.x\n",
         ["sections have no place in AIF and are left out [export-loss]",
          "what refers to another map has no place in AIF and is left out [export-loss]",
          "'accepted:' has no place in AIF and is left out [export-loss]",
          "'by: unnamed' has no place in AIF and is left out [export-loss]",
          "the header 'map:' has no place in AIF and is left out [export-loss]",
          "the header 'use:' has no place in AIF and is left out [export-loss]",
          "'note:' has no place in AIF and is left out (1 time) [export-loss]"]),
        ("claim a: A.\n\nx-aif-edges: hm\nx-aif-sort: 3\n",
         ["'x-aif-edges:' cannot be read and is left out [export-loss]",
          "'x-aif-sort:' cannot be read and is left out [export-loss]"]),
        ("claim a: A.\n\nx-aif-timestamps: noon = 1.." + 5000 * "9" + "\n",
         ["'x-aif-timestamps:' cannot be read and is left out [export-loss]"]),
    ],
)  # fmt: skip
def test_what_is_lost_is_told(text: str, losses: list[str]) -> None:
    assert told(text) == losses
    assert len(told(text, "xaif")) == len(losses)


def test_that_ids_become_numbers_is_told() -> None:
    map = loads("thesis 7: A.\n  claim b: B.\n  claim: C.\n")
    (loss,) = encode(map, "aif").losses
    assert loss.message == "ids that are no numbers or are taken become new numbers in AIF (1 time)"
    assert loss.span is not None
    assert loss.span.line == 2


def test_that_somebody_no_longer_holds_it_is_told() -> None:
    map = decode(json.dumps(DIALOGUE).encode()).map
    assert map["1"].by is not None
    changed = map.replace("1", by="Bob Ray")
    exported = encode(changed, "aif")
    message = "the file still says that the statement is held by Ann Lee"
    assert [loss.message for loss in exported.losses] == [message]
    names = decode(exported.data).map["1"].by
    assert names is not None
    assert names.names == ("Ann Lee", "Bob Ray")


def test_what_is_beside_the_graph_in_xaif_is_told_when_aif_is_written() -> None:
    file = {"AIF": DIALOGUE, "text": "It is so", "OVA": {}}
    map = decode(json.dumps(file).encode()).map
    exported = encode(map, "aif")
    (loss,) = exported.losses
    assert loss.message == "what xAIF has beside the graph is left out: 'text', 'OVA'"
    assert json.loads(exported.data) == DIALOGUE
    assert json.loads(encode(map, "xaif").data) == file


def test_a_statement_gets_another_id_if_the_map_says_so() -> None:
    map = decode(json.dumps(DIALOGUE).encode()).map
    text = dumps(map).replace("claim 1:", "claim so:") + "x-aif-ids: 1 = so\n"
    exported = encode(loads(text), "aif")
    assert exported.losses == ()
    assert json.loads(exported.data) == DIALOGUE


def test_a_map_from_elsewhere_goes_out_as_aifdb_takes_it() -> None:
    for head in ("", "x-imported: kialo\n\n"):
        map = loads(f"{head}thesis t: A.\n  by: Ann Lee\n  claim b: B.\n")
        file = json.loads(encode(map, "aif").data)
        assert list(file) == ["nodes", "edges", "locutions", "schemefulfillments", "participants"]
        assert file["participants"] == [{"participantID": 1, "firstname": "Ann", "surname": "Lee"}]
        assert [one["nodeID"] for one in file["schemefulfillments"]] == ["3", "5"]


def test_aif_becomes_xaif() -> None:
    map = decode(json.dumps(DIALOGUE).encode()).map
    assert json.loads(encode(map, "xaif").data) == {"AIF": DIALOGUE}


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ([], "this is not AIF: it is not an object with 'nodes' and 'edges'"),
        ({"nodes": []}, "this is not AIF: 'edges' is missing"),
        ({"nodes": {}, "edges": []}, "this is not AIF: 'nodes' is not a list"),
        ({"nodes": [3], "edges": []}, "nodes[0] is 3, not an object"),
        ({"nodes": [{}], "edges": []}, "nodes[0].nodeID is missing; it should be a text or a"),
        ({"nodes": [{"nodeID": 1.5}], "edges": []}, "nodes[0].nodeID is 1.5, not a text or a who"),
        ({"nodes": [{"nodeID": True}], "edges": []}, "nodes[0].nodeID is true, not a text or a "),
        ({"nodes": [{"nodeID": 10**30}], "edges": []}, "nodes[0].nodeID is a number with too many"),
        ({"nodes": [{"nodeID": "1", "type": "I"}], "edges": []}, "nodes[0].text is missing; it sh"),
        ({"nodes": [{"nodeID": "1", "text": "", "type": ["I"]}], "edges": []},
         "nodes[0].type is a list, not a text"),
        ({"nodes": [], "edges": [{"fromID": "1"}]}, "edges[0].toID is missing; it should be a te"),
        ({"nodes": [], "edges": [None]}, "edges[0] is missing; it should be an object"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_told(file: Any, message: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        decode(json.dumps(file).encode(), format="aif")
    (problem,) = raised.value.diagnostics
    assert problem.code == "bad-import"
    assert problem.message.startswith(message)


@pytest.mark.parametrize("depth", [201, 900, 5000, 100_000])
def test_a_nested_file_is_refused(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    node = f'{{"nodeID": "1", "text": "", "type": "I", "deep": {deep}}}'
    for data in (
        f'{{"nodes": [], "edges": [], "meta": {deep}}}',
        f'{{"nodes": [{node}], "edges": []}}',
        f'{{"nodes": [{node}, {node}], "edges": []}}',
    ):
        with pytest.raises(ArgmapError, match="nested"):
            decode(data.encode(), format="aif")


def test_what_is_beside_a_deep_part_can_be_deleted() -> None:
    deep = json.loads("[" * 150 + "]" * 150)
    file = DIALOGUE | {"deep": deep}
    map = decode(json.dumps(file).encode()).map.add("claim", "Else.").remove("1")
    after = json.loads(encode(map, "aif").data)
    assert after["deep"] == deep
    assert [node["nodeID"] for node in after["nodes"]] == ["2", "3", "4"]


@pytest.mark.slow
def test_a_long_chain_is_nested_to_a_depth_that_can_be_read() -> None:
    count = 3000
    nodes = [{"nodeID": str(at), "text": f"Step {at}.", "type": "I"} for at in range(count)]
    nodes += [{"nodeID": str(count + at), "text": "RA", "type": "RA"} for at in range(1, count)]
    edges = [
        {"edgeID": str(2 * at + end), "fromID": ends[0], "toID": ends[1]}
        for at in range(1, count)
        for end, ends in enumerate(((str(at), str(count + at)), (str(count + at), str(at - 1))))
    ]
    data = json.dumps({"nodes": nodes, "edges": edges}).encode()
    map = decode(data).map
    text = dumps(map)
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) < 30
    assert json.loads(encode(loads(text), "aif").data) == json.loads(data)


@pytest.mark.slow
def test_reading_and_writing_leave_nothing_for_the_garbage_collector() -> None:
    """What they leave would pile up, because the collector is paused meanwhile."""
    data = json.dumps(DIALOGUE).encode()
    write = partial(encode, decode(data).map.add("claim", "New.", by="Ann Lee"), "aif")
    for task in (partial(decode, data), write):
        task()  # imports and caches
        gc.collect()
        gc.disable()
        try:
            task()
            assert gc.collect() == 0
        finally:
            gc.enable()
