"""A map as a document in LaTeX, written only: an article for pdfLaTeX, XeLaTeX or LuaLaTeX.

Entries are paragraphs with an indentation of their own, because lists of LaTeX are nested four
levels deep at most. Formulas are left as they are, unless their commands do more than set a
formula; everything else is escaped, so that a text never becomes a command.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats.format import Exported
from argmap.formats.handouts.document import Block, Document, Entry, Heading, Run, Weight
from argmap.formats.handouts.losses import handout_losses
from argmap.formats.handouts.outline import outline
from argmap.formulas.inline_markup import InlineKind, inline_parts
from argmap.formulas.safe_latex import is_only_a_formula
from argmap.model import ArgumentMap

_HEAD: Final = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi
\usepackage{amsmath,amssymb}
\usepackage[margin=2.5cm]{geometry}
\setlength{\parindent}{0pt}
\newcommand{\entry}[3]{{\par\leftskip=#1\relax\hangindent=2em\hangafter=1
  \makebox[2em][l]{\footnotesize\textbf{#2}}#3\par}\smallskip}
"""
_SIGNS: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "∴": r"\ensuremath{\therefore}",
    "¶": r"\P{}",
    "…": r"\ldots{}",
    "–": "--",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    **{sign: f"\\{sign}" for sign in "#$%&_{}"},
}
_ESCAPED: Final = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_MARKS: Final = {Weight.STRONG: r"\textbf", Weight.EMPHASIS: r"\emph"}


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in LaTeX."""
    return Exported(as_latex(outline(map)).encode("utf-8"), handout_losses(map))


def as_latex(document: Document) -> str:
    """Return a document as a file for LaTeX."""
    title = f"\\title{{{_escaped(document.title or 'A map without a title')}}}\n"
    author = f"\\author{{{_escaped(document.byline)}}}\n\\date{{}}\n"
    body = "\n".join(map(_block, document.blocks))
    return f"{_HEAD}{title}{author}\\begin{{document}}\n\\maketitle\n\n{body}\n\\end{{document}}\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        command = "section" if block.level == 1 else "subsection"
        return f"\n\\{command}*{{{_escaped(block.text)}}}\n"
    words = "".join(map(_run, block.runs))
    if isinstance(block, Entry):
        return f"\\entry{{{1.5 * block.depth:g}em}}{{{_escaped(block.marker)}}}{{{words}}}"
    return f"{words}\n"


def _run(run: Run) -> str:
    text = _escaped(run.text) if run.is_literal else _with_formulas(run.text)
    mark = _MARKS.get(run.weight)
    return f"{mark}{{{text}}}" if mark else text


def _with_formulas(text: str) -> str:
    return "".join(
        f"${part.content}$"
        if part.kind is InlineKind.FORMULA and is_only_a_formula(part.content)
        else f"\\texttt{{{_escaped(part.content)}}}"
        if part.kind is InlineKind.CODE
        else _escaped(part.content)
        for part in inline_parts(text)
    )


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _SIGNS[match[0]], text)
