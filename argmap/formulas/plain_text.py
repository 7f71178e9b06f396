"""Texts as plain text, for pictures, tooltips, titles and searching."""

from __future__ import annotations

from argmap.formulas.inline_markup import InlineKind, has_markup, inline_parts


def plain_text(text: str) -> str:
    r"""Return a text as it is shown where there can only be plain text.

    >>> plain_text(r"By $\forall x (Fx \to Gx)$ and `modus ponens`")
    'By ∀x(Fx → Gx) and modus ponens'
    """
    if not has_markup(text):
        return text
    from argmap.formulas.linear_text import linear_text  # few maps have formulas

    return "".join(
        linear_text(part.content) if part.kind is InlineKind.FORMULA else part.content
        for part in inline_parts(text)
    )
