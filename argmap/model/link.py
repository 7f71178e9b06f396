"""Links that may be followed."""

from __future__ import annotations

import re
from typing import Final

_SAFE: Final = re.compile(r"(?:https?://[^\s/][^\s\x00-\x1f]*|mailto:[^\s/][^\s\x00-\x1f]*)", re.I)


def is_safe_link(link: str) -> bool:
    """Whether a link is a whole http, https or mailto address; no other is ever made one.

    >>> is_safe_link("https://example.org/a"), is_safe_link("javascript:alert(1)")
    (True, False)
    """
    return _SAFE.fullmatch(link) is not None
