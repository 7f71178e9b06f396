"""The page of the frame that shows previews: an empty map that waits for messages."""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.page.map_page import PageOptions, compose
from argmap.preview.live_page import Transport, client_file, extension


def messages() -> Transport:
    """What a page needs to follow the messages of the page around it."""
    script, style = (client_file("argmap.sandbox", name) for name in ("messages.js", "frame.css"))
    return Transport(script, style=style)


def html() -> str:
    """The HTML of the frame, a static file: it needs no other, and asks for none.

    The page around it has to be in the same folder's origin. The frame posts ``ready`` when it can
    take states, and then shows each that it is sent; ``client/messages.js`` has all messages.

    >>> "connect-src" in html()
    False
    """
    return compose(ArgumentMap(), (), None, PageOptions(), extension("", messages())).html
