"""Check whether links are safe."""

from __future__ import annotations

import re
from typing import Final

# Refuses everything else, and characters that must be escaped in a URL (RFC 3986).
# A string, which re compiles when it is first used: most maps have no links.
_SAFE: Final = r"""(?i)(?:https?://[^\s/\\"<>^`{|}]|mailto:[^\s/\\"<>^`{|}])[^\s\\"<>^`{|}]*"""


def is_safe_link(link: str) -> bool:
    """Whether a link is a complete http, https or mailto URL; only these become hyperlinks.

    >>> is_safe_link("https://example.org/a"), is_safe_link("javascript:alert(1)")
    (True, False)
    """
    return re.fullmatch(_SAFE, link) is not None
