"""Outlines: in Markdown, OPML and FreeMind, and maps of Rationale; and what they become."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode, recognised
from argmap.formats.outlines.labels import role_of, stance_of_heading
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.language import dumps, loads
from argmap.model import (
    ArgmapError,
    Argument,
    ArgumentMap,
    Reopening,
    Section,
    Statement,
)
from tests.formats.golden_files import assert_becomes, assert_readable, golden, statements
from tests.formats.shared_cases import cases
from tests.strategies import maps

FILES = [
    *golden("outline", ".md"), *golden("opml", ".opml"), *golden("mm", ".mm"),
    *golden("rtnl", ".rtnl"),
]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_becomes_of_a_file(path: Path) -> None:
    data = path.read_bytes()
    assert [one.name for one in recognised(data, path.name)] == [path.parent.name]
    imported = decode(data, path=path.name)
    assert_becomes(imported, path.with_suffix(".argmap"))
    assert_readable(imported)
    assert not Path("/tmp/executed").exists()


@pytest.mark.parametrize("path", [*cases("outline"), *cases("rtnl"), *cases("mm")])
def test_other_peoples_files_are_read(path: Path) -> None:
    assert_readable(decode(path.read_bytes(), path=str(path)))


def tree(element: Element) -> Any:
    text = "" if element.children else element.text.strip()
    return element.name, element.attributes, text, [tree(child) for child in element]


@pytest.mark.parametrize("path", [*golden("opml", ".opml"), *cases("outline", "*.opml")])
def test_opml_comes_back_as_the_same_xml(path: Path) -> None:
    data = path.read_bytes()
    map = loads(dumps(decode(data, format="opml").map))
    assert tree(parsed_xml(encode(map, "opml").data, None)) == tree(parsed_xml(data, None))


def test_after_a_change_all_else_in_opml_comes_back() -> None:
    data = golden("opml", ".opml")[0].read_bytes()
    map = decode(data, format="opml").map
    [worn] = [one for one in map if one.text == "Its cables are worn"]
    edited = evolve(
        map,
        title="The old bridge",
        items=[
            evolve(one, text="Its cables are rusty") if one is worn else one for one in map.items
        ],
    )
    changed = encode(edited, "opml").data.decode()
    expected = data.decode().replace("Pro: Its cables are worn", "Its cables are rusty")
    expected = expected.replace(">The bridge<", ">The old bridge<")
    assert tree(parsed_xml(changed.encode(), None)) == tree(parsed_xml(expected.encode(), None))


def test_a_list_that_is_no_outline_is_not_taken_for_one() -> None:
    assert not recognised(b"# A program\n\n- It runs.\n- It is fast.\n", "README.md")
    assert recognised(b"# A debate\n\n- **Pro:** It runs.\n", "debate.md")
    assert recognised(b"# A debate\n\n## Arguments for\n\n- It runs.\n", "debate.md")


def outline(text: str) -> ArgumentMap:
    return decode(text.encode(), format="outline").map


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- A\n  - Con: B\n", ["thesis A", "objection B"]),
        ("- A\n\t- con: B\n\t\t- CON: C\n", ["thesis A", "objection B", "rebuttal C"]),
        ("- A\n   - **Con:** B\n", ["thesis A", "objection B"]),
        ("- A\n  - **Con**: B\n  - [pro] C\n", ["thesis A", "objection B", "claim C"]),
        ("- A\n  - (+) B\n  - (−) C\n", ["thesis A", "claim B", "objection C"]),
        ("- A\n  * + B\n  * - C\n", ["thesis A", "claim B", "objection C"]),
        ("- A\n  + B\n  - C\n", ["thesis A", "claim B", "objection C"]),
        ("* A\n  + B\n    - C\n", ["thesis A", "claim B", "claim C"]),
        ("- A: b\n  - For all I know: B\n", ["thesis A: b", "claim For all I know: B"]),
        ("- A?\n  - B\n", ["question A?", "answer B"]),
        ("- A?\n  - Pro: B\n", ["thesis A?", "claim B"]),
        ("- A\n  - Premise: B\n    - Con: C\n", ["thesis A", "claim B", "objection C"]),
        ("- A\n- Con: B\n- C\n- Pro: D\n", ["thesis A", "objection B", "thesis C", "claim D"]),
        ("# T\n- Con: B\n", ["thesis T", "objection B"]),
        ("A.\n\n- B\n- Con: C\n", ["thesis A.", "claim B", "objection C"]),
        ("- A\n  - Undercut: B\n", ["thesis A", "objection B"]),
        ("- A\n  - Counter: B\n    - Premise: C\n", ["thesis A", "claim C"]),
        ("- A\nB\n\n  C\n  - Con: D\n", ["thesis A B", "objection D"]),
        ("- A\n  - \n  - Con:\n", ["thesis A", "claim (empty)", "objection (empty)"]),
        ("- A\n  - x: B\n  - -\n", ["thesis A", "claim x: B", "objection (empty)"]),
    ],
)
def test_an_outline(text: str, made: list[str]) -> None:
    assert [f"{kind} {said}" for kind, said in statements(outline(text))] == made
    assert_readable(decode(text.encode(), format="outline"))


def test_premises_of_one_item_are_one_argument() -> None:
    map = outline("- A\n  - Premise: B\n  - Pro: C\n  - Assumption: D\n")
    [step] = map.arguments
    assert [one.text for one in map.children(step) if isinstance(one, Statement)] == ["B", "D"]
    assert (
        encode(map, "outline")
        .data.decode()
        .endswith("- A\n  - Premise: B\n  - Assumption: D\n  - Pro: C\n")
    )


def test_headings_are_sections_or_stances() -> None:
    assert stance_of_heading("Reasons for") == "pro"
    assert stance_of_heading("Objections") == "con"
    assert stance_of_heading("(−)") == "con"
    assert stance_of_heading("For whom the bell tolls") == ""
    assert role_of("link") == "link"
    map = outline("# T\nA.\n## One\n- Con: B\n### Two\n- Pro: C\n## Pros\n- D\n")
    assert [(one.title, one.level) for one in map.sections] == [("One", 1), ("Two", 2)]
    assert [(str(one.kind), one.text) for one in map.children(map.theses[0]) if one] == [
        ("objection", "B"), ("claim", "C"), ("claim", "D"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "form", "told"),
    [
        (b"", "outline", "1: this is not an outline: it has no list"),
        (b"# Title\n\nText.\n", "outline", "1: this is not an outline: it has no list"),
        (b"<rss/>", "opml", "1: this is not OPML: it has no body"),
        (b"<opml><head/></opml>", "opml", "1: this is not OPML: it has no body"),
        (b"<opml>", "opml", "1: this is not XML: no element found"),
        (b"<map/>", "mm", "1: this is not a map of FreeMind or Freeplane: it has no nodes"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><map/>", "mm", "1: this XML defines an entity, 'b'"),
        (b"print()\n", "rtnl", "1: this is not a map of Rationale: it creates no box"),
        (b'\na = CreateChild(b, "Claim")\n', "rtnl", "2: there is no box 'b' above this line"),
        (
            b'a = Create("Claim")\napp.SetText(a[7], "x")\n', "rtnl",
            "2: there is no box 'a[7]' above this line",
        ),
    ],
)  # fmt: skip
def test_what_is_broken_is_told(data: bytes, form: str, told: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        decode(data, format=form)
    (one,) = raised.value.diagnostics
    assert one.code == "bad-import"
    assert f"{one.span and one.span.line}: {one.message}".startswith(told)


@pytest.mark.parametrize("form", ["outline", "opml"])
def test_what_an_outline_leaves_out_is_told(form: str) -> None:
    map = loads("""\
map: The bridge
use other.argmap as other

thesis close: Close it.
  by: Mira
  link: https://a.org
  link: https://b.org
  claim a: Same.
  claim b: Same.
  objection @a

@other.x
  claim c: Elsewhere.

section: More
@close
  claim @other.y
a contradicts b
""")
    found = [f"{one.span.line}: {one.message}" for one in encode(map, form).losses if one.span]
    name = "an outline" if form == "outline" else "OPML"
    more = [
        "1: only the first link of each statement is written",
        "15: the sections are left out",
    ] * (form == "opml")
    assert sorted(found) == sorted([
        f"1: the header 'use:' has no place in {name} and is left out",
        f"5: 'by:' has no place in {name} and is left out (1 time)".replace("5:", "4:"),
        "10: a reference to a statement with this text is not clear (2 times)",
        "12: what is under a reopened statement is left out",
        "16: what is under a reopened statement is written below that",
        "18: a relation 'contradicts' is left out",
        *more,
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('SetText("Worn \\"cables\\" snap")', 'Worn "cables" snap'),
        ('SetText("Worn "cables" snap")', 'Worn "cables" snap'),
        ("SetText('Worn cables\\n\\tsnap')", "Worn cables snap"),
        ('SetText("Worn" + CR() + "cables")', "Worn cables"),
        ('app.SetText(a, u"Caf\\u00e9")', "Café"),
        ('SetText(open("/etc/passwd").read())', "(empty)"),
        ('SetText("A" if x else "B")', 'A" if x else "B'),
    ],
)
def test_texts_of_rationale(line: str, text: str) -> None:
    map = decode(f'a = Create("Claim")\n{line}\n'.encode(), format="rtnl").map
    assert statements(map) == [("claim", text)]


def test_a_box_that_is_made_in_another_way_does_not_overwrite_the_one_before() -> None:
    data = b'a = Create("Claim")\nSetText("A")\nb = CreateBox(a, "Claim", 5)\nSetText("B")\n'
    imported = decode(data, format="rtnl")
    assert statements(imported.map) == [("claim", "A")]
    assert [one.span and one.span.line for one in imported.losses] == [3]
    note = b'a = Create("Claim")\nSetText("A")\nb = CreateAnnotation(a, "Text")\nSetText("B")\n'
    assert decode(note, format="rtnl").map.statements[0].notes == ("B",)


def shape(map: ArgumentMap, *, sections: bool) -> list[Any]:
    """What an outline has of a map."""
    found: list[Any] = [map.title]
    for item in map.items:
        if isinstance(item, Section) and sections:
            found.append((item.level, item.title, item.notes))
        elif isinstance(item, (Statement, Argument)) and item.under is None:
            for depth, part in map.walk(item):
                links = getattr(part, "links", ())
                text = getattr(part, "text", "")
                found.append((depth, str(part.kind), text, part.notes, links))
    return found


def without_what_it_has_not(map: ArgumentMap) -> ArgumentMap:
    """The map without reuses, reopenings, relations, and addresses that are none."""
    items = []
    left: set[str] = set()
    for item in map.items:
        if isinstance(item, Reopening):
            left.add(item.target)
    for item in map.items:
        if isinstance(item, Section):
            items.append(evolve(item, title=f"On {item.title}"))
        elif isinstance(item, (Statement, Argument)) and not left:
            items.append(evolve(item, links=[], notes=item.notes))
    return evolve(map, items=items, closing_extra=())


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=100, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_map_can_be_written_and_read_again(data: st.DataObject) -> None:
    map = data.draw(maps())
    for form in ("outline", "opml"):
        assert_comes_back(map, form)


def assert_comes_back(map: ArgumentMap, form: str) -> None:
    written = encode(map, form).data
    imported = decode(written, format=form) if map.statements else None
    if imported is not None:
        assert_readable(imported)
    try:
        plain = without_what_it_has_not(map)
    except ValueError:  # the parent of something was left out
        return
    steps = [plain.children(one) for one in plain.arguments]
    premises = [
        any(isinstance(one, Statement) and one.kind.is_premise for one in below) for below in steps
    ]
    if not plain.statements or not all(premises):
        return  # an argument from nothing is read as a claim
    again = decode(encode(plain, form).data, format=form).map
    assert shape(again, sections=form == "outline") == shape(plain, sections=form == "outline")


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@given(random=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_is_damaged_is_read_or_told(path: Path, random: Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(data))
        data[at : at + random.randint(0, 4)] = random.choice(
            [b"", b"\n", b" ", b'"', b"<", b"-", b"Con:", b"\xff", b"\\", b"&", b"[", b"#", b"(0)"]
        )
    try:
        imported = decode(bytes(data), format=path.parent.name)
    except ArgmapError as error:
        assert error.diagnostics
        return
    assert_readable(imported)
    encode(imported.map, "outline")
    encode(imported.map, "opml")


@pytest.mark.slow
def test_deep_and_long_outlines() -> None:
    depth = 1_500
    text = "".join(f"{'  ' * at}- Con: Deep.\n" for at in range(depth)).replace("Con: ", "", 1)
    map = outline(text)
    assert len(map) == depth
    assert encode(map, "outline").data.decode().count("Con: Deep.") == depth - 1
    nested = b'<outline text="x">' * 3_000 + b"</outline>" * 3_000
    opml = decode(b"<opml><body>%s</body></opml>" % nested, format="opml").map
    assert len(opml) == 3_000
    assert encode(opml, "opml").data.count(b"<outline") == 3_000
    nodes = b'<map><node TEXT="x">' + b'<node TEXT="y"/>' * 20_000 + b"</node></map>"
    assert len(decode(nodes, format="mm").map) == 20_001
    lines = ['a0 = Create("Claim")\nSetText("x")']
    lines += [f'a{at} = CreateChild(a{at - 1}, "Reason")\nSetText("x")' for at in range(1, 3_000)]
    assert len(decode("\n".join(lines).encode(), format="rtnl").map) == 3_000


def test_each_table_and_block_of_code_is_reported_once() -> None:
    text = "- One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\ny\n```\n\n| c |\n| d |\n"
    losses = decode(text.encode(), format="outline").losses
    assert [(one.span.line, one.message) for one in losses if one.span] == [
        (3, "a table is not kept"),
        (7, "a block of code is not kept"),
        (12, "a table is not kept"),
    ]
