"""Formulas and code on a page: MathML and code elements, and plain text where no element can be."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest

from argmap.comparison import compare
from argmap.language import loads
from argmap.page import page, sheet_page
from argmap.page.index import IndexEntry, compose_index
from tests.render.test_formulas import MAP, comparison_map

MATH = "{http://www.w3.org/1998/Math/MathML}math"
BAYES = r"p(h|e) = \frac{p(e|h)\,p(h)}{p(e)}"


def tree(html: str) -> Element:
    return html5lib.parse(html, namespaceHTMLElements=False)


def of_class(parsed: Element, name: str) -> list[Element]:
    return [one for one in parsed.iter() if one.get("class") == name]


def shown(element: Element) -> str:
    """What an element says, with formulas as their plain text and code in backticks."""
    said = element.text or ""
    for child in element:
        if child.tag == MATH:
            said += f"⟨{child.get('alttext')}⟩"
        else:
            said += f"`{shown(child)}`" if child.tag == "code" else shown(child)
        said += child.tail or ""
    return said


def test_a_formula_is_mathml_and_code_is_code() -> None:
    parsed = tree(page(loads(f"thesis t: By ${BAYES}$, see `b < a`.\n")).html)
    (text,) = of_class(parsed, "text")
    assert shown(text) == "By ⟨p(h|e) = p(e|h)p(h)/p(e)⟩, see `b < a`."
    (formula,) = text.iter(MATH)
    assert [one.tag.rpartition("}")[2] for one in formula.iter()][:3] == ["math", "mrow", "mi"]
    assert any(one.tag.endswith("mfrac") for one in formula.iter())


@pytest.mark.slow
def test_in_every_text_of_an_entry() -> None:
    parsed = tree(page(loads(MAP)).html)
    said = " ".join(shown(one) for one in parsed.iter() if one.tag in ("article", "header"))
    for sign in ("α₁", "α₂", "α₃", "α₄", "α₅", "α₆", "α₇", "α₈", "α₉", "β₁", "β₂", "β₅", "β₆"):
        assert f"⟨{sign}⟩" in said
    for code in ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d1", "d2", "d5", "d7"):
        assert f"`{code}`" in said
    assert "$" not in said


@pytest.mark.slow
def test_the_title_of_the_document_and_the_index_are_plain_text() -> None:
    made = page(loads(MAP))
    title = tree(made.html).find("head/title")
    assert title is not None
    assert title.text == made.title == "On α₁ and c1"
    assert "On α₁ and c1" in compose_index([IndexEntry.of("a.html", made)])


def test_a_long_text_with_a_formula_is_cut_off_as_plain_text() -> None:
    text = r"It is a matter of $\alpha \to \beta$ that is not settled by what was said above."
    parsed = tree(page(loads(f"thesis t: T.\n  claim c: {text}\n")).html)
    (link,) = [one for one in parsed.iter("a") if one.get("href") == "#s-c" and one.get("class")]
    assert shown(link) == "It is a matter of α → β that is not settled by what was…"


def test_a_short_one_keeps_its_formula() -> None:
    parsed = tree(page(loads("thesis t: T.\n  claim c: It is $x$.\n")).html)
    (link,) = [one for one in parsed.iter("a") if one.get("href") == "#s-c" and one.get("class")]
    assert shown(link) == "It is ⟨x⟩."


def test_malformed_latex_and_prices_are_text() -> None:
    parsed = tree(page(loads(r"thesis t: From $5 to $10, $\frac{1}$, \$x\$." + "\n")).html)
    (text,) = of_class(parsed, "text")
    assert shown(text) == r"From $5 to $10, \frac{1}, $x$."


def test_the_page_of_a_comparison() -> None:
    found = sheet_page(compare({"one": loads(MAP), "two": loads(MAP)}, comparison_map("one")))
    parsed = tree(found.html)
    said = " ".join(shown(one) for one in parsed.iter() if one.tag in ("article", "header"))
    for number in range(1, 7):
        assert f"⟨γ{chr(ord('₀') + number)}⟩" in said
        assert f"`e{number}`" in said
    assert "$" not in said
    options = [one.text for one in parsed.iter("option")]
    assert "Which γ₂ and e2?" in options
