"""The index of a folder of pages: each map with a thumbnail, its author and its size."""

from __future__ import annotations

import os
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from argmap import __version__
from argmap.control_characters import visible
from argmap.frozen_class import frozen
from argmap.page.map_page import Page
from argmap.page.templates import fill, policy, style
from argmap.page.thumbnail import thumbnail
from argmap.render import THEMES
from argmap.render.theme.light_dark import dark_rules, parted


@frozen
class IndexEntry:
    """A map in an index: the URL path of its page relative to the index, and its description."""

    address: str
    title: str
    description: str
    picture: Markup

    @classmethod
    def of(cls, path: str, page: Page) -> IndexEntry:
        """Make the entry of a page at ``path``, separated by slashes.

        >>> from argmap.model import ArgumentMap
        >>> from argmap.page import page
        >>> IndexEntry.of("two words.html", page(ArgumentMap("Bridge"))).address
        'two%20words.html'
        """
        # A name that is not UTF-8 keeps its bytes in the URL, and is shown with escapes.
        return cls(
            quote(os.fsencode(path)),
            page.title or visible(path),
            page.description,
            thumbnail(page.small.svg),
        )


def compose_index(entered: Iterable[IndexEntry]) -> str:
    """The HTML of an index.

    >>> "<h1>Argument maps</h1>" in compose_index([])
    True
    """
    sheet = style("index.css") + dark_rules(parted(THEMES["auto"]))
    return fill(
        "index.html.j2",
        policy=policy([sheet], []),
        version=__version__,
        sheet=Markup(sheet),
        maps=list(entered),
    )
