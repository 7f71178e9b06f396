"""Make control characters visible in output.

A terminal interprets control characters: they can move the cursor, hide text, or set the window
title. Bidirectional controls make text appear in another order than it has. Wherever argmap prints
text, these characters are shown by their code points.
"""

from __future__ import annotations

import re
from typing import Final

_SHOWN: Final = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1 controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, embeddings, overrides, isolates
    "\u2028\u2029"  # line and paragraph separators
    "\ufff9-\ufffb"  # interlinear annotations, which hide text
    "\ud800-\udfff"  # surrogates, including bytes of file names that are not UTF-8
    "\U000e0000-\U000e007f"  # tags, which are invisible
)
# A string, which re compiles when it is first used: nearly every text is printable.
_CONTROL: Final = f"\r\n|[{_SHOWN}]"


def visible(text: str) -> str:
    """Return a one-line text with control characters as code points, and tabs as spaces.

    A byte of a file name that is not UTF-8 is shown as that byte.

    >>> visible("a\\tb \\u202ec \\x1b[1m \\udcff")
    'a b <U+202E>c <U+001B>[1m <0xFF>'
    """
    text = text.replace("\t", " ")
    return text if text.isprintable() else re.sub(_CONTROL, _numbers, text)


def visible_lines(text: str) -> str:
    """Like :func:`visible`, but for a text of several lines: line breaks and tabs are kept.

    >>> visible_lines("a\\r\\n\\tb\\x85\\n")
    'a\\r\\n\\tb<U+0085>\\n'
    """
    return text if text.isprintable() else re.sub(_CONTROL, _number_in_text, text)


def escaped_json(text: str) -> str:
    """Escape all control characters in a JSON text, without changing its value.

    >>> escaped_json('["\\u202e", "\\U000e0041"]')
    '["\\\\u202e", "\\\\udb40\\\\udc41"]'
    """
    return re.sub(_CONTROL, _escapes, text)


def _numbers(found: re.Match[str]) -> str:
    return "".join(map(_number, found[0]))


def _number_in_text(found: re.Match[str]) -> str:
    return found[0] if found[0] in ("\r\n", "\n", "\t") else _number(found[0])


def _number(character: str) -> str:
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:  # a byte that os.fsdecode could not decode
        return f"<0x{number - 0xDC00:02X}>"
    return f"<U+{number:04X}>"


def _escapes(found: re.Match[str]) -> str:
    return "".join(one if one == "\n" else _escape(one) for one in found[0])


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
