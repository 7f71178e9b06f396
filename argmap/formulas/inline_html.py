"""Texts with their formulas and code as HTML: formulas as MathML, code in ``code`` elements."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import tostring

from markupsafe import Markup, escape

from argmap.formulas.inline_markup import InlineKind, InlinePart, has_markup, inline_parts
from argmap.formulas.linear_text import linear_text
from argmap.formulas.mathml import mathml

_CODE: Final = Markup("<code>{}</code>")


def inline_html(text: str) -> Markup:
    """Return a text as HTML in which only its formulas and its code are elements.

    A formula has its plain text as ``alttext``, which the search uses. If it cannot be shown as
    MathML, it is text.

    >>> print(inline_html("<b> and `<b>`"))
    &lt;b&gt; and <code>&lt;b&gt;</code>
    >>> print(inline_html("$p < 1$"))
    <math alttext="p &lt; 1"><mrow><mi>p</mi><mo>&lt;</mo><mn>1</mn></mrow></math>
    """
    if not has_markup(text):
        return escape(text)
    return Markup("").join(map(_part, inline_parts(text)))


def _part(part: InlinePart) -> Markup:
    if part.kind is InlineKind.FORMULA:
        return _formula(part.content)
    return _CODE.format(part.content) if part.kind is InlineKind.CODE else escape(part.content)


@lru_cache(maxsize=4096)
def _formula(latex: str) -> Markup:
    tree = mathml(latex)
    if tree is None:
        return escape(latex)
    labelled = copy(tree)
    labelled.set("alttext", linear_text(latex))
    return Markup(tostring(labelled, encoding="unicode", short_empty_elements=False))
