"""Parse Argdown with Lark: from a text to its tree."""

from __future__ import annotations

from functools import cache
from typing import Final

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken

from argmap.formats.argdown.lexer import Lexer
from argmap.formats.foreign_text import broken
from argmap.language.grammar import built_parser, grammar_path
from argmap.language.lexer import ended
from argmap.model import Span

_HINTS: Final = {
    "FRONT_MATTER": "front matter comes first, and an empty line after it",
    "DATA": "data in braces ends a statement; write a backslash before the brace if it is text",
    "STATEMENT_REFERENCE": "write a backslash before the bracket if it is text",
    "STATEMENT_DEFINITION": "a statement begins on a new line, after an empty one",
    "ARGUMENT_REFERENCE": "write a backslash before the bracket if it is text",
    "ARGUMENT_DEFINITION": "an argument begins on a new line, after an empty one",
    "HEADING_START": "put an empty line before and after a heading",
    "STATEMENT_NUMBER": "put an empty line before the first premise, and none between premises",
    **dict.fromkeys(
        (
            "INCOMING_SUPPORT",
            "INCOMING_ATTACK",
            "INCOMING_UNDERCUT",
            "OUTGOING_SUPPORT",
            "OUTGOING_ATTACK",
            "OUTGOING_UNDERCUT",
            "CONTRADICTION",
        ),
        "indent a relation below what it is about, without an empty line between them",
    ),
    "INFERENCE_START": "two hyphens begin an inference, which needs numbered premises above it",
}

_NO_CONCLUSION: Final = "premises need a line of hyphens below them, and below that a conclusion"
_EMPTY_LINE: Final = "write premises, the line of hyphens and the conclusion without empty lines"

_INVISIBLE: Final = {
    "NEWLINE": "a line to end",
    "EMPTYLINE": "an empty line",
    "INDENT": "a deeper line",
    "DEDENT": "a line that is less deep",
}


@cache
def _parser() -> Lark:
    grammar = grammar_path().with_name("argdown.lark").read_text("utf-8")
    return built_parser(grammar, "document", "argdown")


def parsed(text: str, path: str | None = None) -> tuple[Tree[Token], list[tuple[int, str]]]:
    """Return the tree of a text, and its comments as pairs of an offset and a text.

    Raises :class:`ArgmapError` (``bad-import``), with the place, for what Argdown does not accept.

    >>> tree, _ = parsed("# Why\\n\\n[t]: It lasts.\\n")
    >>> [str(block.data) for block in tree.iter_subtrees_topdown() if block.data != "document"]
    ['heading', 'statement']
    """
    lexer = Lexer(text, path)
    tokens = lexer.lex()
    if tokens and tokens[0].type == "NEWLINE":
        del tokens[0]
    try:
        return _parser().parse(ended(tokens)), lexer.comments
    except UnexpectedToken as error:
        found = error.token
        if found.type == "$END":
            end = len(text.rstrip())
            line, column = text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)
            where = Span(line, column, line, column, path)
            if not text.strip():
                broken("the text is empty, which Argdown does not allow", where)
            hint = _NO_CONCLUSION if "INFERENCE_START" in error.expected else ""
            broken("the text ends before it is complete", where, hint)
        shown = found.strip().partition("\n")[0][:40]
        named = repr(shown) if shown else _INVISIBLE.get(found.type, "this")
        message = f"Argdown does not allow {named} here"
        line, column = found.line or 1, found.column or 1
        where = Span(line, column, line, column + max(1, len(shown)), path)
        hint = _HINTS.get(found.type, "")
        if found.type == "EMPTYLINE":
            is_after_premise = "INFERENCE_START" in error.expected
            is_after_inference = error.expected == {"NEWLINE"}
            hint = _EMPTY_LINE if is_after_premise or is_after_inference else ""
        broken(message, where, hint)
