"""Formulas that LaTeX sets and that do nothing else.

A formula comes from a map that somebody else may have written, and TeX is a programming language:
it can read files and, if it is allowed to, run commands. So only commands of formulas are let
through, in braces that match; anything else is for a caller to write as text.
"""

from __future__ import annotations

import re
from typing import Final

_COMMAND: Final = re.compile(r"\\([A-Za-z@]+)")
_COMMANDS: Final = re.compile(
    "frac|dfrac|tfrac|binom|dbinom|tbinom|sqrt|over|choose|left|right|middle|big|Big|bigg"
    "|Bigg|bigl|bigr|Bigl|Bigr|biggl|biggr|Biggl|Biggr|text|textrm|textbf|textit|textsf|texttt"
    "|mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|mathfrak|mathscr|boldsymbol"
    "|operatorname|mathop|mathrel|mathbin|mathord|mathopen|mathclose|mathpunct|hat|widehat|bar"
    "|overline|underline|vec|dot|ddot|tilde|widetilde|check|acute|grave|breve|overbrace"
    "|underbrace|overrightarrow|overleftarrow|overset|underset|stackrel|substack|limits"
    "|nolimits|displaystyle|textstyle|scriptstyle|quad|qquad|pmod|bmod|pod|mod|not|arccos"
    "|arcsin|arctan|arg|cos|cosh|cot|coth|csc|deg|det|dim|exp|gcd|hom|inf|ker|lg|lim|liminf"
    "|limsup|ln|log|max|min|Pr|sec|sin|sinh|sup|tan|tanh|begin|end|phantom|boxed|prime|lbrace"
    "|rbrace|lvert|rvert|lVert|rVert|lbrack|rbrack|iint|iiint|ne|le|ge"
)
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\s*(?:\{([a-zB-V]*)\})?")
_ENVIRONMENTS: Final = re.compile("[pbBvV]?matrix|smallmatrix|cases|aligned|gathered")
_ESCAPE: Final = re.compile(r"\\[^A-Za-z@]")
_BRACES: Final = re.compile(r"[{}]")
_OTHER: Final = re.compile("[%#$]")


def is_only_a_formula(latex: str) -> bool:
    r"""Whether LaTeX sets the content of a formula and does nothing else.

    >>> is_only_a_formula(r"\frac{a}{b} \in \{1\}"), is_only_a_formula(r"\input{secret}")
    (True, False)
    >>> is_only_a_formula("a % b"), is_only_a_formula("a}{b"), is_only_a_formula(r"\end{document}")
    (False, False, False)
    """
    plain = _ESCAPE.sub(" ", latex)
    if "^^" in latex:  # TeX reads ^^69 as i, also in the name of a command
        return False
    if _OTHER.search(plain) or plain.endswith("\\") or not _are_nested(_BRACES.findall(plain)):
        return False
    environments = [match.groups() for match in _ENVIRONMENT.finditer(plain)]
    if not all(_ENVIRONMENTS.fullmatch(name or "") for _, name in environments):
        return False
    opened = [name if end == "begin" else f"/{name}" for end, name in environments]
    return _close(opened) and all(map(_is_known, _COMMAND.findall(plain)))


def _are_nested(braces: list[str]) -> bool:
    depth = 0
    for one in braces:
        depth += 1 if one == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _close(names: list[str]) -> bool:
    """Whether environments end in the order in which they began."""
    open_: list[str] = []
    for name in names:
        if not name.startswith("/"):
            open_.append(name)
        elif not open_ or open_.pop() != name[1:]:
            return False
    return not open_


def _is_known(command: str) -> bool:
    from latex2mathml.symbols_parser import convert_symbol

    return _COMMANDS.fullmatch(command) is not None or convert_symbol(f"\\{command}") is not None
