"""What single constructs of Argdown become."""

from __future__ import annotations

import pytest

from argmap.formats import decode, encode
from argmap.language import dumps, loads
from tests.formats.argdown.cases import drawn_by_argmap


def imported(text: str) -> str:
    return dumps(decode(text.encode(), format="argdown").map).removeprefix(
        "x-imported: argdown\n\n"
    )


@pytest.mark.parametrize(
    ("text", "map"),
    [
        ("It lasts.\n", "claim: It lasts.\n"),
        ("[a]: A.\n  + [b]: B.\n", "thesis a: A.\n  claim b: B.\n"),
        ("[a]: A.\n  <- [b]: B.\n", "thesis a: A.\n  objection b: B.\n"),
        ("[a]: A.\n  - B.\n    - C.\n", "thesis a: A.\n  objection: B.\n    rebuttal: C.\n"),
        ("[a]: A.\n  +> [b]: B.\n", "claim a: A.\n\nclaim b: B.\n\na supports b\n"),
        ("[a]: A.\n  -> [b]: B.\n", "claim a: A.\n\nclaim b: B.\n\na rebuts b\n"),
        ("[a]: A.\n  >< [b]: B.\n", "claim a: A.\n\nclaim b: B.\n\na contradicts b\n"),
        ("<a>: A.\n  +> [b]: B.\n", "thesis b: B.\n  argument a: A.\n"),
        ("<a>: A.\n  -> [b]: B.\n", "thesis b: B.\n  counter a: A.\n"),
        ("<a>: A.\n", "claim a: A.\n  x-argdown-node: argument\n"),
        (
            "[a]: A.\n  - <b>: B.\n    - <c>: C.\n    _ <d>: D.\n    - [e]: E.\n",
            "thesis a: A.\n  counter b: B.\n    counter c: C.\n      x-argdown-relation: attack\n"
            "    counter d: D.\n    rebuttal e: E.\n",
        ),
        (
            "[a]: A.\n  + <b>: B.\n    + <c>: C.\n",
            "thesis a: A.\n  argument b: B.\n    claim c: C.\n      x-argdown-node: argument\n"
            "      x-argdown-relation: support\n",
        ),
        (
            "(1) A.\n(2) B.\n-- modus ponens --\n(3) [c]: C.\n",
            "thesis c: C.\n  argument:\n    scheme: modus ponens\n    claim: A.\n    claim: B.\n",
        ),
        (
            "<x>\n\n(1) A.\n(2) B.\n----\n(3) C.\n(4) D.\n----\n(5) [e]: E.\n",
            "thesis e: E.\n  argument x:\n    claim: C.\n      argument:\n"
            "        x-argdown-step-of: x\n        claim: A.\n        claim: B.\n    claim: D.\n",
        ),
        (
            "<x>\n\n(1) A.\n----\n(2) C.\n  -> [t]\n\n[t]: T.\n",
            "thesis t: T.\n  objection: C.\n    argument x:\n      claim: A.\n",
        ),
        ("[a]: A. #x #(y z)\n", "claim a: A.\n  tags: x, y z\n"),
        ("[a]: A #x b.\n", "claim a: A #x b.\n  tags: x\n"),
        ("[a]: It \\[sic] is.\n", "claim a: It [sic] is.\n"),
        ("[a]: A. // no comment", "claim a: A. // no comment\n"),
        (
            "[a]: A.\n  // Why?\n  + [b]: B.\n",
            "thesis a: A.\n  # Why?\n  claim b: B.\n",
        ),
    ],
)
def test_a_construct_becomes_this(text: str, map: str) -> None:
    assert imported(text) == map
    again = encode(loads(f"x-imported: argdown\n\n{map}"), "argdown").data.decode()
    assert drawn_by_argmap(again) == drawn_by_argmap(text)


def test_numbers_of_premises_say_which_inference_is_from_which() -> None:
    text = "<x>\n\n(1) A.\n(2) B.\n-- {uses: [1]} --\n(3) C.\n-- {uses: [2, 3]} --\n(4) [d]: D.\n"
    map = decode(text.encode(), format="argdown").map
    assert {map[one].text for one in map.arguments_for("d")[0].premises} == {"B.", "C."}
    again = encode(map, "argdown").data.decode()
    assert "uses" in again and drawn_by_argmap(again) == drawn_by_argmap(text)


def test_a_text_that_argdown_would_draw_differently_afterwards_is_told() -> None:
    text = "# H\n\n[a]: A. {isInGroup: false}\n  + [a]\n  - [b]\n"
    (told,) = decode(text.encode(), path="debate.argdown").losses
    assert told.code == "import-loss" and "drawn differently by Argdown: a" in told.message
    assert told.span is not None and told.span.path == "debate.argdown"


@pytest.mark.parametrize(
    "settings",
    [
        "selection:\n  selectedTags: 5\n  statementSelectionMode: [a]",
        "group:\n  regroup: [{title: [x], statements: [[a]], children: 3}]\n  groupDepth: x",
        "model: strict\nmap: [1]\ntitle: {a: b}\nsource: not an id",
        "model:\n  shortcodes: [1]\n  explodeArguments: yes",
    ],
)
def test_settings_of_any_sort_do_no_harm(settings: str) -> None:
    text = f"===\n{settings}\n===\n\n[a]: A.\n\n(1) [a]\n----\n(2) B.\n"
    map = decode(text.encode(), format="argdown").map
    assert encode(map, "argdown").data.decode().startswith(f"===\n{settings}\n===\n")
