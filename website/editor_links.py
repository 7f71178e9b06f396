"""Links that open the examples of the documentation in the editor in a browser.

A link holds the files themselves: the fragment is ``#map=`` and the base64url of the raw deflate of
their JSON, as ``website/sandbox/src/share_link.ts`` reads it.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from html import escape
from typing import Final

from website.example_files import BESIDE, examples, name_of, needed, tutorial

_RAW: Final = -15  # zlib's window for a stream without header and checksum


def fragment(files: Mapping[str, str], open: str) -> str:
    """The fragment that holds some files; ``open`` is the path of the one that is shown.

    >>> fragment({"a.argmap": "thesis: It lasts."}, "a.argmap")[:8]
    '#map=q1Z'
    """
    data = json.dumps({"files": dict(files), "open": open}, ensure_ascii=False).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    packed = packer.compress(data) + packer.flush()
    return "#map=" + urlsafe_b64encode(packed).decode().rstrip("=")


class EditorLinks:
    """The links of a page, asked for block by block in the order of the page.

    ``editor`` is the address of the editor, relative to the page.
    """

    def __init__(self, markdown: str, editor: str) -> None:
        texts = {one.name: one.text for one in examples(markdown) if one.name.endswith(".txt")}
        self._known = {**BESIDE, **tutorial(), **texts}
        self._editor = editor

    def link(self, info: str, text: str) -> str:
        """The HTML of the link below a block; empty if the block is no map."""
        name = name_of(info)
        if name is None or not name.endswith(".argmap"):
            return ""
        self._known[name] = text
        address = escape(self._editor + fragment(needed(name, self._known), name))
        return (
            f'\n\n<p class="open-in-editor" data-search-exclude><a href="{address}">'
            "Open in the editor</a></p>\n"
        )
