"""A map of an invented essay that has something of everything a page shows."""

from __future__ import annotations

import shutil
from pathlib import Path

from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.page import page
from argmap.page.map_page import Page
from argmap.sources import Library, add_source, verify

TEXT = Path(__file__).parents[1] / "sources" / "golden" / "miller.txt"

MAP = """\
map: Why the weir fell silent
author: A. Walker
source: miller

thesis silent: The weir fell silent because the trade had left it.
  tags: trade
  argument cheaper:
    scheme: argument from cause to effect
    claim flour: The farmers had found cheaper flour.
      cite: "the farmers had found cheaper flour"
    evidence corn: The upper farms sent less and less corn.
      cite: "In the first decade 44 per cent" ... "barely a tenth"
      figure: corn / share of the upper farms = 44 %
      link: https://example.org/corn
      link: javascript:alert(1)
    warrant trade-feeds: A mill lives on its trade.
    undercut habit: Habit kept some of them coming.
      by: the niece
      rebuttal @corn
  claim bees: Its last miller kept bees.
    qualifier: after the frost
    cite: "he kept bees"
    cite: "44 per cent of the corn"
  objection lazy: The river had grown lazy.
    by: the mill-wright
    conceded: in part, in dry years
    tags: river, water
    cite: "said the river had grown lazy"
    rebuttal watched: Water pays when it is watched.
      cite: "it pays when it is watched"
      note: Said of a tenant.

section: The river

question still: Is anything left of it?
  answer stones: Its stones are.
    cite: "The stones are still there"

lazy in-tension-with bees: Bees want a dry summer.
"""


def project(folder: Path, *, text: bool) -> Library:
    """A project with the essay's card, and, if it is to be at hand, its text."""
    add_source(TEXT, folder=folder / "seeds", title="The Miller's Almanac")
    if text:
        shutil.copy(TEXT, folder / "seeds")
    return Library(folder)


def mill() -> ArgumentMap:
    """The map."""
    return loads(MAP)


def mill_page(folder: Path, *, text: bool = True, with_source: bool = False) -> Page:
    """The map's page."""
    library = project(folder, text=text)
    map = mill()
    return page(map, verdicts=verify(map, library), library=library, with_source=with_source)
