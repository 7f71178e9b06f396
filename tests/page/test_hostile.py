"""Whatever a map says, a page holds it as text: no markup and no script of the map's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparison import compare
from argmap.formulas import mathml
from argmap.formulas.plain_text import plain_text
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Kind,
    Relation,
    RelationKind,
    Reuse,
    Section,
    Source,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.page import page, sheet_page
from argmap.page.index import IndexEntry, compose_index
from argmap.page.map_page import Page
from argmap.sources import Library, add_source, verify
from tests.strategies import maps

pytestmark = pytest.mark.slow

HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>x()",
    '"><img src=x onerror=alert(1)>', "' onload='alert(1)", "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)", "data:text/html,<script>alert(1)</script>", "]]>", "<![CDATA[x",
    "&lt;script&gt;", "&#60;script&#62;", "&#x3c;b&#x3e;", "&amp;lt;b&amp;gt;", "<!--", "-->",
    "<svg/onload=alert(1)>", "</svg><iframe src=//x>", "</title><b>", "\u202ecod.exe\u202c",
    "\u2066left\u2069", "{{ 7*7 }}", "{% raw %}", "\\u003cscript\\u003e", "\u2028", "`${x}`",
    "<foreignObject><a href=javascript:x>", "</textarea>", "vbscript:x", "http://x/\"onclick=y",
    r"$\href{javascript:alert(1)}{x}$", r"$\text{<script>alert(1)</script>}$", "`<script>x()`",
    r"$\style{x:expression(alert(1))}{y}$", r"$\class{\" onload=x}{y}$", "$<img src=x>$",
    r"$\unicode{x3c}b\unicode{x3e}$", r"$\text{&#x3c;b&#x3e;}$", "$&lt;b&gt;$", "$", "`",
)  # fmt: skip

ELEMENTS = {
    "html", "head", "meta", "title", "link", "style", "body", "header", "div", "h1", "h2", "h3",
    "p", "span", "a", "input", "output", "button", "select", "option", "main", "section",
    "article", "mark", "aside", "ul", "li", "dl", "dt", "dd", "q", "i", "b", "details", "summary",
    "blockquote", "dialog", "kbd", "form", "script", "svg", "desc", "g", "polygon", "polyline",
    "path", "ellipse", "circle", "text", "rect", "strong", "small", "code", "em", "label",
    *mathml.ELEMENTS,
}  # fmt: skip

ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "rel", "href", "class", "id", "dir",
    "role", "aria-label", "aria-labelledby", "aria-hidden", "aria-pressed", "aria-controls",
    "aria-expanded", "aria-haspopup", "aria-live", "type", "placeholder", "autocomplete",
    "spellcheck", "for", "title",
    "disabled", "data-do", "data-filter", "data-passages", "value", "tabindex", "hidden",
    "method", "xmlns", "width", "height", "viewBox", "font-family", "font-size", "font-weight",
    "font-style", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity",
    "points", "d", "x", "y", "cx", "cy", "rx", "ry", "r", "transform", "textLength", "lengthAdjust",
    "text-anchor", "direction", "text-decoration", "xlink", "alttext", "open", "checked",
    "data-print", *mathml.ATTRIBUTES,
}  # fmt: skip

SCHEMES = re.compile(r"https?://|mailto:|#|data:,$", re.IGNORECASE)


def problems(html: str) -> Iterator[str]:
    """What is in a page that no template and no engine puts there."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    scripts = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield "a comment"
            continue
        tag = element.tag.rpartition("}")[2]
        if tag not in ELEMENTS:
            yield f"<{tag}>"
        if tag == "script":
            scripts.append(element)
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            if plain not in ATTRIBUTES:
                yield f"<{tag} {name}>"
            if plain == "href" and not SCHEMES.match(value) and not value.endswith(".html"):
                yield f"{name}={value!r}"
    if len(scripts) > 3 or any(
        "alert(" in (one.text or "") for one in scripts if not one.get("id")
    ):
        yield "a script of the map's"


def test_what_should_not_be_there_is_seen() -> None:
    assert list(problems("<p onclick=x>a<u>c</u><a href='javascript:x'>d</a><!-- e -->")) == [
        "<p onclick>", "<u>", "href='javascript:x'", "a comment",
    ]  # fmt: skip


hostile = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=4
).map(lambda parts: text if clean(text := " ".join(parts).strip()) else "x")
phrases = hostile.map(lambda text: clean(re.sub('["”“]', "", text)) or "x")


@st.composite
def hostile_maps(draw: st.DrawFn) -> ArgumentMap:
    """A map with something hostile in every field."""

    def common() -> dict[str, object]:
        return {
            "by": draw(hostile),
            "citations": [Citation((draw(phrases),))],
            "qualifier": draw(hostile),
            "tags": [draw(hostile)],
            "notes": [draw(hostile)],
            "links": [draw(hostile), draw(st.sampled_from(HOSTILE))],
            "extra": [("name", draw(hostile))],
        }

    figure = Figure(phrases_of(draw), phrases_of(draw), draw(hostile))
    granted = Concession(Extent.IN_PART, draw(hostile))
    items = [
        Section(draw(hostile)),
        Statement(Kind.THESIS, draw(hostile), key="t", figures=[figure], **common()),
        Argument(draw(hostile), key="a", under="t", scheme=draw(hostile), **common()),
        Statement(Kind.CLAIM, draw(hostile), key="c", under="a", **common()),
        Statement(Kind.OBJECTION, draw(hostile), key="o", under="t", concession=granted),
        Reuse(Kind.REBUTTAL, "c", "o", draw(hostile)),
        Relation("c", RelationKind.IN_TENSION, "o", draw(hostile)),
    ]
    return ArgumentMap(
        draw(hostile), items, author=draw(hostile), sources=[Source("s")], notes=[draw(hostile)]
    )


def phrases_of(draw: st.DrawFn) -> str:
    return re.sub("[/=]", "", draw(phrases)).strip() or "x"


def made(map: ArgumentMap) -> Page:
    return page(map, library=Library("nowhere"), with_source=True)


@given(map=hostile_maps())
@settings(max_examples=40)
def test_hostile_text_in_every_field_stays_text(map: ArgumentMap) -> None:
    found = made(map)
    assert list(problems(found.html)) == []
    assert list(problems(compose_index([IndexEntry.of("a.html", found)]))) == []


@st.composite
def hostile_comparisons(draw: st.DrawFn) -> Page:
    """The page of two hostile maps, brought together by a third."""
    one, other = draw(hostile_maps()), draw(hostile_maps())
    items = [
        Statement(Kind.QUESTION, draw(hostile), key="q"),
        Reuse(Kind.ANSWER, "one.t", "q", draw(hostile)),
        Statement(Kind.ANSWER, draw(hostile), key="own", under="q", by=draw(hostile)),
        Relation("one.t", RelationKind.CONTRADICTS, "two.c", draw(hostile)),
        Relation("one.c", RelationKind.IN_TENSION, "two.o", draw(hostile)),
        Relation("two.c", RelationKind.UNDERCUTS, "one.a", draw(hostile)),
    ]
    by = ArgumentMap(draw(hostile), items, notes=[draw(hostile)])
    return sheet_page(compare({"one": one, "two": other}, by), library=Library("nowhere"))


@given(found=hostile_comparisons())
@settings(max_examples=8, deadline=None)
def test_hostile_text_in_a_comparison_stays_text(found: Page) -> None:
    assert list(problems(found.html)) == []
    assert list(problems(compose_index([IndexEntry.of("a.html", found)]))) == []
    assert 'class="relation contradicts"' in found.html


@given(map=maps())
@settings(max_examples=25)
def test_any_map_makes_a_page_of_known_parts(map: ArgumentMap) -> None:
    assert list(problems(made(map).html)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_all_there_as_text(text: str) -> None:
    map = ArgumentMap("M", [Statement(Kind.THESIS, f"It says {text} here.", key="t")])
    tree = html5lib.parse(made(map).html, namespaceHTMLElements=False)
    (entry,) = (one for one in tree.iter("p") if one.get("class") == "text")
    for formula in entry.iter("{http://www.w3.org/1998/Math/MathML}math"):
        formula.text, formula[:] = formula.get("alttext"), []
    assert "".join(entry.itertext()) == plain_text(map["t"].text)


@given(words=st.lists(hostile, min_size=3, max_size=6))
@settings(max_examples=20)
def test_a_source_is_text_too(words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        text = Path(folder, "seeds", "s.txt")
        text.parent.mkdir()
        essay = "\n\n".join(["They grind slowly, the mills do.", *words]).replace("\0", "")
        text.write_bytes(essay.encode("utf-8", "replace"))
        add_source(text, folder=text.parent, title="<script>alert(1)</script>", author='"><b>')
        library = Library(folder)
        cited = Citation(("grind slowly, the mills",))
        thesis = Statement(Kind.THESIS, "They do.", key="t", citations=[cited])
        map = ArgumentMap("M", [thesis], sources=[Source("s")])
        found = page(map, verdicts=verify(map, library), library=library, with_source=True)
    assert "<mark data-passages" in found.html
    assert list(problems(found.html)) == []
