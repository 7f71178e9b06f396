"""The index of a folder of pages: each map with a thumbnail, its author and its size."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from attrs import frozen
from markupsafe import Markup

from argmap import __version__
from argmap.model import ArgumentMap
from argmap.page.picture import dark_rules
from argmap.page.templates import fill, policy, style
from argmap.page.thumbnail import thumbnail
from argmap.render.description import describe_map


@frozen
class Entered:
    """A map in an index: the path of its page from there, in URL form, and how it is told of."""

    address: str
    title: str
    description: str
    picture: Markup

    @classmethod
    def of(cls, path: str, map: ArgumentMap, svg: bytes) -> Entered:
        """Enter a map whose page is at ``path``, parted by slashes, and which looks like ``svg``.

        >>> from argmap.render import render
        >>> map = ArgumentMap("Bridge")
        >>> Entered.of("two words.html", map, render(map)).address
        'two%20words.html'
        """
        return cls(quote(path), map.title or path, describe_map(map), thumbnail(svg))


def compose_index(entered: Iterable[Entered]) -> str:
    """The HTML of an index.

    >>> "<h1>Argument maps</h1>" in compose_index([])
    True
    """
    sheet = style("index.css").replace("/* dark picture */", dark_rules())
    return fill(
        "index.html.j2",
        policy=policy([sheet], []),
        version=__version__,
        sheet=Markup(sheet),
        maps=list(entered),
    )
