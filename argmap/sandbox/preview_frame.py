"""The page of the frame that shows previews: an empty map that waits for messages."""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.page.map_page import PageOptions, compose
from argmap.preview.live_page import Transport, client_file, extension


def messages() -> Transport:
    """The script and style with which a page receives messages from the page around it."""
    names = ("beyond.js", "messages.js", "frame.css")
    beyond, script, style = (client_file("argmap.sandbox", name) for name in names)
    return Transport(f"{beyond}\n{script}", style=style)


def html() -> str:
    """The HTML of the frame: a static file that needs and requests no other files.

    The page around it must have the same origin. The frame posts ``ready`` when it can receive
    states, and then shows each state that it is sent; ``client/messages.js`` lists all messages.

    >>> "connect-src" in html()
    False
    """
    return compose(ArgumentMap(), (), None, PageOptions(), extension("", messages())).html
