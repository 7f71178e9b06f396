"""Links that may be followed."""

from __future__ import annotations

import re
from typing import Final

# Signs that no address may hold unescaped (RFC 3986) are refused with everything else.
_SAFE: Final = re.compile(
    r"""(?:https?://[^\s/\\"<>^`{|}]|mailto:[^\s/\\"<>^`{|}])[^\s\\"<>^`{|}]*""", re.IGNORECASE
)


def is_safe_link(link: str) -> bool:
    """Whether a link is a whole http, https or mailto address; no other is ever made one.

    >>> is_safe_link("https://example.org/a"), is_safe_link("javascript:alert(1)")
    (True, False)
    """
    return _SAFE.fullmatch(link) is not None
