"""The server's first page: the list of maps."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from argmap import __version__
from argmap.control_characters import visible
from argmap.frozen_class import frozen
from argmap.page.templates import environment, policy
from argmap.preview.live_page import client_file

READ: Final = "/read/"
"""URL prefix of pages."""


@frozen
class Bare:
    """A page without a map: its HTML, and the policy to send with it."""

    html: str
    policy: str


def link(address: str) -> str:
    """The URL of a map's page; a name that is not UTF-8 keeps its own bytes.

    >>> link("a b.argmap"), link("caf\\udce9.argmap")
    ('/read/a%20b.argmap', '/read/caf%E9.argmap')
    """
    return f"{READ}{quote(os.fsencode(address))}"


def index(maps: Mapping[str, str]) -> Bare:
    """The list of maps; ``maps`` has their titles by address.

    >>> '<a href="/read/a%20b.argmap">' in index({"a b.argmap": "Bridge"}).html
    True
    """
    sheet = client_file("argmap.serve", "index.css")
    rules = policy([sheet], [])
    html = (
        environment("argmap.serve", "client")
        .get_template("index.html.j2")
        .render(
            policy=rules,
            version=__version__,
            sheet=Markup(sheet),
            maps=[(link(address), visible(address), title) for address, title in maps.items()],
        )
    )
    return Bare(html, rules)
