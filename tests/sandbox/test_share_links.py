"""Links that hold a project: they come back whole, and hostile ones are refused in plain words."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.docs.page import DOCS, blocks
from tests.sandbox.links import Links, running_links
from website.editor_links import EditorLinks, fragment

pytestmark = pytest.mark.slow

ROOT = DOCS.parent
MAP = "thesis t: It lasts.\n"
UNICODE = "map: Zürich, 東京, שלום, 🗺️\n\nthesis t: Ça dure – or not?\n"
SHARED = {"files": {"a.argmap": UNICODE, "seeds/one.toml": 'id = "one"\n'}, "open": "a.argmap"}
CHANGED = "This link is damaged: part of it was cut off or changed."


@pytest.fixture(scope="module")
def links() -> Iterator[Links]:
    with running_links() as links:
        yield links


def of_bytes(data: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return "#map=" + urlsafe_b64encode(packer.compress(data) + packer.flush()).decode().rstrip("=")


def of_json(value: object) -> str:
    return of_bytes(json.dumps(value).encode())


def inflated(link: str) -> object:
    text = link.removeprefix("#map=")
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return json.loads(zlib.decompress(data, -15))


def test_what_the_page_writes_it_reads_and_python_reads(links: Links) -> None:
    link = links.encode(SHARED["files"], "a.argmap")
    assert set(link.removeprefix("#map=")) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )
    assert links.decode(link) == SHARED
    assert inflated(link) == SHARED


def test_a_text_with_half_a_character_can_be_opened_from_its_link(links: Links) -> None:
    link = links.encode({"a.argmap": f"{MAP}# \ud83d and \U0001f642\n"}, "a.argmap")
    assert links.decode(link)["files"] == {"a.argmap": f"{MAP}# \ufffd and \U0001f642\n"}


def test_what_python_writes_the_page_reads(links: Links) -> None:
    assert links.decode(fragment(SHARED["files"], "a.argmap")) == SHARED  # type: ignore[arg-type]


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.argmap")), ids=lambda p: p.stem)
def test_every_map_of_the_project_comes_back(links: Links, path: Path) -> None:
    files = {path.name: path.read_text("utf-8")}
    expected = {"files": files, "open": path.name}
    assert links.decode(links.encode(files, path.name)) == expected
    assert links.decode(fragment(files, path.name)) == expected


def test_a_link_of_another_kind_is_none(links: Links) -> None:
    assert links.decode("") is None
    assert links.decode("#editor") is None


def test_a_link_that_was_cut_off_is_told(links: Links) -> None:
    whole = links.encode(SHARED["files"], "a.argmap")
    for length in range(len("#map="), len(whole)):
        assert links.decode(whole[:length]) == {"problem": CHANGED}, length
    assert links.decode(whole + ").") == {"problem": CHANGED}


@pytest.mark.parametrize(
    "link",
    ["#map=%3Cscript%3E", "#map=a b", "#map=====", "#map=AAAA", of_bytes(b"{"), of_bytes(b"\xff")],
)
def test_what_is_no_link_is_told(links: Links, link: str) -> None:
    assert links.decode(link) == {"problem": CHANGED}


@pytest.mark.parametrize(
    "value",
    [None, [], "text", 7, {}, {"files": None}, {"files": [MAP]}, {"open": "a.argmap"}],
)
def test_what_is_no_project_is_told(links: Links, value: object) -> None:
    assert links.decode(of_json(value)) == {"problem": "This link contains no project."}


def test_a_bomb_is_not_unpacked(links: Links) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b'{"files":{"a.argmap":"')
    for _ in range(300):
        packed += packer.compress(b"A" * 1_000_000)
    packed += packer.flush()
    link = "#map=" + urlsafe_b64encode(packed).decode().rstrip("=")
    assert links.decode(link) == {"problem": "This link contains more than 1,000,000 bytes."}


def test_deep_json_is_no_project(links: Links) -> None:
    assert "problem" in links.decode(of_bytes(b"[" * 900_000))
    deep = b'{"files":{"a.argmap":"m"},"more":' + b"[" * 400_000 + b"]" * 400_000 + b"}"
    assert set(links.decode(of_bytes(deep))) in ({"problem"}, {"files", "open"})


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/a.argmap", "../a.argmap", "maps/../../a.argmap", "./a.argmap", "maps//a.argmap",
        "maps\\a.argmap", "C:a.argmap", "a\0.argmap", "a\n.argmap", "a\u202egrama.argmap",
        "a\u200b.argmap", ".git/a.toml", ".argmap", "a.html", "a.js", "a.argmap/", "a", "__proto__",
        "maps /a.argmap", f"{'a' * 300}.argmap",
    ],
)  # fmt: skip
def test_a_path_that_no_file_may_have_is_refused(links: Links, path: str) -> None:
    (problem,) = links.decode(of_json({"files": {"b.argmap": MAP, path: MAP}})).values()
    assert problem.startswith("The project in this link was refused: ")
    assert not [one for one in problem if unicodedata.category(one) in ("Cc", "Cf", "Cs")]


def test_a_folder_with_the_name_of_a_file_is_refused(links: Links) -> None:
    files = {"a.argmap": MAP, "a.argmap/b.argmap": MAP}
    assert links.decode(of_json({"files": files})) == {
        "problem": "The project in this link was refused: the file “a.argmap/b.argmap” cannot be "
        "used, because it is in a folder that is named like a file."
    }


def test_too_many_files_are_refused(links: Links) -> None:
    files = {f"{number}.argmap": MAP for number in range(101)}
    assert "101 files" in links.decode(of_json({"files": files}))["problem"]
    files.popitem()
    assert len(links.decode(of_json({"files": files}))["files"]) == 100


@pytest.mark.parametrize("text", [None, 7, ["map"], {"map": 1}, "\ud800"])
def test_what_is_not_text_is_refused(links: Links, text: object) -> None:
    assert links.decode(of_json({"files": {"a.argmap": text}})) == {
        "problem": "The project in this link was refused: a.argmap is not text."
    }


def test_a_project_without_a_map_is_refused(links: Links) -> None:
    told = links.decode(of_json({"files": {"seeds/a.txt": "Words."}}))
    assert told == {"problem": "This link contains no map."}


def test_unknown_keys_are_ignored_and_a_map_is_shown(links: Links) -> None:
    link = of_json({"files": {"a.argmap": MAP}, "open": "../b.argmap", "theme": "dark"})
    assert links.decode(link) == {"files": {"a.argmap": MAP}, "open": "a.argmap"}


def test_what_is_too_much_for_a_link_is_told(links: Links) -> None:
    told = links.encode({"a.argmap": "x" * 1_000_000}, "a.argmap")
    assert told["problem"].startswith("This is too much for a link: 1,000,")


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_whatever_is_in_a_link_is_a_project_or_told(links: Links, data: bytes) -> None:
    for link in (of_bytes(data), "#map=" + urlsafe_b64encode(data).decode().rstrip("=")):
        assert set(links.decode(link)) in ({"problem"}, {"files", "open"})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {
            "files": st.dictionaries(st.text(max_size=12).map(lambda t: t + ".argmap"), JSON),
            "open": JSON,
        }
    )
)
@settings(max_examples=200)
def test_what_is_opened_is_text_in_the_project(links: Links, value: object) -> None:
    told = links.decode(of_json(value))
    if "problem" in told:
        return
    assert told["open"] in told["files"]
    for path, text in told["files"].items():
        assert isinstance(text, str)
        assert not path.startswith(("/", "."))
        assert not {"..", ""} & set(path.split("/"))


# What is shared of a project

PROJECT = {
    "both.argmap": "use maps/one.argmap as one\nquestion q: ?\n",
    "maps/one.argmap": "source: card\nuse ../two.argmap as two\n" + MAP,
    "two.argmap": MAP,
    "other.argmap": "source: more\n" + MAP,
    "seeds/card.toml": "id",
    "seeds/card.txt": "Somebody else's words.",
    "seeds/more.toml": "id",
}


def test_a_map_is_shared_with_what_it_uses(links: Links) -> None:
    shared = links.select(PROJECT, "both.argmap")
    assert set(shared["files"]) == {
        "both.argmap",
        "maps/one.argmap",
        "two.argmap",
        "seeds/card.toml",
    }
    assert set(links.select(PROJECT, "two.argmap")["files"]) == {"two.argmap"}


@pytest.mark.parametrize("used", ["constructor", "__proto__", "toString", "../../up.argmap", "/"])
def test_what_is_used_and_is_no_file_is_not_shared(links: Links, used: str) -> None:
    files = {"a.argmap": f"use {used} as x\nsource: constructor, __proto__\n{MAP}"}
    assert links.select(files, "a.argmap")["files"] == files


def test_texts_are_shared_only_if_they_are_wanted(links: Links) -> None:
    assert set(links.select(PROJECT, "two.argmap", whole=True)["files"]) == set(PROJECT) - {
        "seeds/card.txt"
    }
    assert set(links.select(PROJECT, "two.argmap", whole=True, texts=True)["files"]) == set(PROJECT)
    assert "seeds/card.txt" in links.select(PROJECT, "both.argmap", texts=True)["files"]


# The links of the documentation


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_every_example_of_the_documentation_can_be_opened(links: Links, page: Path) -> None:
    markdown = page.read_text("utf-8")
    made = EditorLinks(markdown, "sandbox/index.html")
    for block in blocks(page):
        html = made.link(block.info, block.text)
        assert bool(html) == (block.info.split()[:1] == ["argmap"])
        if html:
            (address,) = re.findall(r'href="sandbox/index.html(#[^"]+)"', html)
            told = links.decode(unescape(address))
            assert told["files"][told["open"]] == block.text
