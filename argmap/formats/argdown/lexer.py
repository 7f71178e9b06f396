"""The lexer of Argdown: the tokens of a text, with indents and dedents.

What a character means depends on where it is: ``-`` at the start of a line is an attack, ``--`` an
inference, and elsewhere both are text. At each place the tokens are tried in the order in which
Argdown tries them, and the first that fits is taken, not the longest.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from lark import Token

from argmap.formats.argdown.open_ends import LINE_ENDS, SPACE, Ends
from argmap.formats.foreign_text import broken, line_span
from argmap.language.lexer import token

_CONTROL: Final = r"\\@#*_\[\],.:;</>\-\r\n(){}"

_MARKER: Final = re.compile(
    rf"([' \t]*)(?:(\+>)|(->)|(<?\+)|(<?-)|(><)|(_>)|(<_|_(?=[{SPACE}]))"
    rf"|([0-9]+\.(?=[{SPACE}]))|(\*(?=[{SPACE}])))"
)
_MARKERS: Final = (
    "INCOMING_SUPPORT",
    "INCOMING_ATTACK",
    "OUTGOING_SUPPORT",
    "OUTGOING_ATTACK",
    "CONTRADICTION",
    "INCOMING_UNDERCUT",
    "OUTGOING_UNDERCUT",
    "ORDERED_LIST_ITEM",
    "UNORDERED_LIST_ITEM",
)
_INFERENCE_START: Final = re.compile(r"[' \t]*--")
_STATEMENT_NUMBER: Final = re.compile(r"[' \t]*\([0-9]+\)")
_HEADING: Final = re.compile(r"#+ ")
_EMPTYLINE: Final = re.compile(r"(?:[ \t]*(?:\r\n|\n)){2,}")
_NEWLINE: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_SPACES: Final = re.compile(r"[ \t]+")
_FREESTYLE: Final = re.compile(rf"[^{_CONTROL}]+")
_CONTROL_CHARACTER: Final = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")
_ESCAPED: Final = re.compile(rf"\\[^{LINE_ENDS}] *")
_SHORTCODE: Final = re.compile(rf"\.[^{SPACE}]+?\.[ \t]?|:[^{SPACE}]+?:[ \t]?")
_TAG: Final = re.compile(r"#[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+[ \t]?")
_FRONT_MATTER: Final = re.compile(r"===+[\s\S]*?===+")
_INFERENCE_END: Final = re.compile(r"-{2,}")
_LINE_COMMENT: Final = re.compile(rf"//[^{LINE_ENDS}]*(?=[\r\n])")
_LINES_AFTER: Final = re.compile(r"(?:[ \t]*\r\n|\n|\r)*")
_LINE_AFTER: Final = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*[\r\n]))?")
_MARK_END: Final = r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z))"
_MARKS: Final = tuple(
    (name, re.compile(rf"{sign}{_MARK_END}"), re.compile(rf"{sign}(?![{SPACE}])"))
    for name, sign in (
        ("BOLD", r"\*\*"),
        ("UNDERSCORE_BOLD", "__"),
        ("ITALIC", r"\*"),
        ("UNDERSCORE_ITALIC", "_"),
    )
)


class Lexer:
    """The tokens of one text.

    ``comments`` are the comments, which Argdown drops, as pairs of an offset and a text.
    """

    def __init__(self, text: str, path: str | None = None) -> None:
        self.text = text
        self.path = path
        self.tokens: list[Token] = []
        self.comments: list[tuple[int, str]] = []
        self._columns = [0]  # of the open levels of indentation
        self._marks: list[str] = []  # open bold and italic
        self._ends = Ends(text)
        self._last = ""  # the type of the last token
        self._line_start = 0
        self._line = 1
        self._seen = 0

    def lex(self) -> list[Token]:
        """Return all tokens.

        Raises :class:`ArgmapError` (``bad-import``) for a backslash with nothing behind it.

        >>> [one.type for one in Lexer("[t]: It lasts.\\n  - No.\\n").lex()]
        ... # doctest: +NORMALIZE_WHITESPACE
        ['STATEMENT_DEFINITION', 'FREESTYLE', 'CONTROL_CHARACTER', 'NEWLINE', 'INDENT',
         'OUTGOING_ATTACK', 'FREESTYLE', 'CONTROL_CHARACTER', 'NEWLINE', 'DEDENT']
        """
        at, end = 0, len(self.text)
        inference = False
        while at < end:
            new = self._in_inference(at) if inference else self._in_text(at)
            if new <= at:
                self._stuck(at)
            at = new
            inference = self._last == "INFERENCE_START" or (
                inference and self._last != "INFERENCE_END"
            )
        if self._last == "EMPTYLINE":
            self.tokens.pop()
        self._close_levels(end)
        return self.tokens

    # Places

    def _put(self, type: str, start: int, end: int) -> int:
        """Add a token; return where it ends."""
        text = self.text
        if start > self._seen:
            lines = text.count("\n", self._seen, start)
            if lines:
                self._line += lines
                self._line_start = text.rindex("\n", self._seen, start) + 1
            self._seen = start
        made = token(type, text[start:end], self._line, start - self._line_start + 1)
        made.start_pos, made.end_pos = start, end
        self.tokens.append(made)
        self._last = type
        return end

    def _stuck(self, at: int) -> NoReturn:
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        broken(
            "there is nothing behind this backslash",
            line_span(line, self.path, column),
            "write two backslashes for one",
        )

    # Levels

    def _level(self, columns: int, at: int) -> None:
        """Open or close levels for a line with this indentation."""
        levels = self._columns
        if columns > levels[-1]:
            levels.append(columns)
            self._put("INDENT", at, at)
        while len(levels) > 1 and columns < levels[-1]:
            levels.pop()
            self._put("DEDENT", at, at)

    def _close_levels(self, at: int) -> None:
        last = self._last
        for _ in self._columns[1:]:
            self._put("DEDENT", at, at)
        del self._columns[1:]
        self._last = last

    # Tokens

    def _in_text(self, at: int) -> int:
        """Read the token at a place outside inferences; return where it ends."""
        text, last = self.text, self._last
        first = text[at]
        if first in "</" and (end := self._comment(at)):
            return end
        if first == "=" and (found := _FRONT_MATTER.match(text, at)):
            return self._put("FRONT_MATTER", at, found.end())
        if first == "{" and (end := self._ends.of_data(at)):
            return self._put("DATA", at, end)
        if first == "\\":
            found = _ESCAPED.match(text, at)
            return self._put("ESCAPED", at, found.end()) if found else at
        if first in ".:":
            found = _SHORTCODE.match(text, at)
            return self._put(
                "SHORTCODE" if found else "CONTROL_CHARACTER",
                at,
                (found or _CONTROL_CHARACTER.match(text, at) or self._nothing(at)).end(),
            )
        if first in " \t\r\n":
            if last != "EMPTYLINE" and (found := _EMPTYLINE.match(text, at)):
                if found.end() < len(text):
                    self._close_levels(at)
                return self._put("EMPTYLINE", at, found.end())
            if found := _NEWLINE.match(text, at):
                return self._put("NEWLINE", at, found.end())
        if last in ("", "NEWLINE", "EMPTYLINE") and (end := self._marker(at, first)):
            return end
        if first in "*_" and (end := self._mark(at)):
            return end
        if first in "[#<@" and (end := self._titled(at, first)):
            return end
        if found := _SPACES.match(text, at):
            return found.end()
        if found := _FREESTYLE.match(text, at):
            return self._put("FREESTYLE", at, found.end())
        found = _CONTROL_CHARACTER.match(text, at)
        return self._put("CONTROL_CHARACTER", at, found.end()) if found else at

    def _nothing(self, at: int) -> re.Match[str]:
        self._stuck(at)

    def _in_inference(self, at: int) -> int:
        """Read the token at a place between ``--`` and ``--``; return where it ends."""
        text = self.text
        first = text[at]
        if first in "</" and (end := self._comment(at)):
            return end
        for name, pattern in _INFERENCE_TOKENS:
            if found := pattern.match(text, at):
                return self._put(name, at, found.end())
        if first == "{" and (end := self._ends.of_data(at)):
            return self._put("DATA", at, end)
        if first == ",":
            return self._put("_LIST_DELIMITER", at, at + 1)
        if found := _SPACES.match(text, at):
            return found.end()
        for name, pattern in _WORDS:
            if found := pattern.match(text, at):
                return self._put(name, at, found.end())
        return at

    def _marker(self, at: int, first: str) -> int:
        """Read a token that is only found at the start of a line."""
        text = self.text
        if self._last != "EMPTYLINE" and (found := _INFERENCE_START.match(text, at)):
            self._close_levels(at)
            return self._put("INFERENCE_START", at, found.end())
        marker = _MARKER.match(text, at)
        if marker is not None and marker.lastindex is not None and marker.lastindex < 9:
            return self._nested(marker, at)
        if first == "#" and (found := _HEADING.match(text, at)):
            return self._put("HEADING_START", at, found.end())
        if found := _STATEMENT_NUMBER.match(text, at):
            self._close_levels(at)
            return self._put("STATEMENT_NUMBER", at, found.end())
        return self._nested(marker, at) if marker is not None else 0

    def _nested(self, marker: re.Match[str], at: int) -> int:
        assert marker.lastindex is not None
        name = _MARKERS[marker.lastindex - 2]
        self._level(len(marker[1]) + name.endswith("LIST_ITEM"), at)
        return self._put(name, at, marker.end())

    def _mark(self, at: int) -> int:
        """Read the beginning or the end of bold or italic text."""
        for name, ending, _ in _MARKS:
            if self._marks and self._marks[-1] == name and (found := ending.match(self.text, at)):
                self._marks.pop()
                return self._put(f"{name}_END", at, found.end())
        for name, _, beginning in _MARKS:
            if found := beginning.match(self.text, at):
                self._marks.append(name)
                return self._put(f"{name}_START", at, found.end())
        return 0

    def _titled(self, at: int, first: str) -> int:
        """Read a link, a tag, or a title in brackets: a definition, a reference or a mention."""
        if first == "[":
            if end := self._link_end(at):
                return self._put("LINK", at, end)
            return self._title(at, "STATEMENT", "]")
        if first == "<":
            return self._title(at, "ARGUMENT", ">")
        if first == "#":
            return self._tag(at)
        second = self.text[at + 1 : at + 2]
        if second in ("[", "<"):
            close = "]" if second == "[" else ">"
            end = self._ends.on_line(close, at + 3, at + 2)
            if end >= 0:
                end = self._with_space(end + 1)
                kind = "STATEMENT" if second == "[" else "ARGUMENT"
                return self._put(f"{kind}_MENTION", at, end)
        return 0

    def _title(self, at: int, kind: str, close: str) -> int:
        end = self._ends.on_line(f"{close}:", at + 2, at + 1)
        if end >= 0:
            return self._put(f"{kind}_DEFINITION", at, end + 2)
        if self.text[at + 1 : at + 2] not in ("", "-"):
            end = self._ends.on_line(close, at + 2, at + 2)
            if end >= 0:
                return self._put(f"{kind}_REFERENCE", at, end + 1)
        return 0

    def _link_end(self, at: int) -> int:
        text = self.text
        if text[at + 1 : at + 2] == "]":
            return 0
        middle = self._ends.find("]", at + 2)
        if (
            middle < 0
            or not text.startswith("(", middle + 1)
            or text[middle + 2 : middle + 3] == ")"
        ):
            return 0
        end = self._ends.find(")", middle + 3, "link")
        return self._with_space(end + 1) if end >= 0 else 0

    def _tag(self, at: int) -> int:
        if self.text.startswith("(", at + 1) and self.text[at + 2 : at + 3] != ")":
            end = self._ends.find(")", at + 3)
            if end >= 0:
                return self._put("TAG", at, self._with_space(end + 1))
        found = _TAG.match(self.text, at)
        return self._put("TAG", at, found.end()) if found else 0

    def _with_space(self, end: int) -> int:
        return end + 1 if self.text[end : end + 1] in (" ", "\t") else end

    def _comment(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            end = self._ends.find("-->", at + 4) + 3
        elif text.startswith("/*", at):
            end = self._ends.find("*/", at + 2) + 2
        else:
            ends = (self._ends.find(sign, at, "comment") for sign in "\r\n")
            found = _LINE_COMMENT.match(text, at) if max(ends) >= 0 else None
            end = found.end() if found else 0
        if end < 4:  # also where nothing ends it
            return 0
        self.comments.append((at, text[at:end]))
        if self._last == "EMPTYLINE":
            pattern = _LINES_AFTER
        elif self._last == "NEWLINE":
            pattern = _LINE_AFTER
        else:
            return end
        after = pattern.match(text, end)
        return after.end() if after else end


def begins_marker(text: str) -> bool:
    """Whether a text at the start of a line would be taken for a relation, a heading or the like.

    >>> begins_marker("- no"), begins_marker("(1) no"), begins_marker("-no-"), begins_marker("no")
    (True, True, True, False)
    """
    marker = _MARKER.match(text)
    if marker is not None and marker.lastindex is not None and marker.lastindex > 1:
        return True
    return any(one.match(text) for one in (_HEADING, _INFERENCE_START, _STATEMENT_NUMBER))


_INFERENCE_TOKENS: Final = (
    ("NEWLINE", _NEWLINE),
    ("ESCAPED", _ESCAPED),
    ("SHORTCODE", _SHORTCODE),
    ("INFERENCE_END", _INFERENCE_END),
)
_WORDS: Final = (("FREESTYLE", _FREESTYLE), ("CONTROL_CHARACTER", _CONTROL_CHARACTER))
