"""Two invented essays on one weir, and a map that brings them together."""

from __future__ import annotations

from argmap.comparison import Comparison, compare
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.page import sheet_page
from argmap.page.map_page import Page

WALKER = """\
map: Why the weir fell silent
author: A. Walker
source: miller

thesis silent: The trade had left the weir.
  claim corn: The upper farms sent less corn.
    by: the reeve
    cite: "less and less corn"
    figure: corn / share of the upper farms = 44 %
    claim roads: Roads led to other mills.
  claim unsaid: Nobody spoke of it.
"""

SMITH = """\
map: The lazy river
author: B. Smith

thesis dried: The river had dried up.
  argument low:
    claim stones: One walked across on stones.
      figure: corn / share of the upper farms = 60 %
  claim busy: The farms sent as much corn as ever.
thesis kept: The weir was well kept.
"""

BOTH = """\
map: Trade or river?
use walker.argmap as walker
use smith.argmap as smith

question why: Why did the weir fall silent?
  answer @walker.silent: For want of trade.
  answer @smith.dried: For want of water.

question kept: Was it well kept?
  answer @smith.kept: It was.

walker.corn contradicts smith.busy: Either they sent less or they did not.
walker.roads in-tension-with smith.stones: One may walk and yet drive.
smith.kept agrees-with walker.silent: Nobody blames the miller.
"""


def weirs() -> Comparison:
    """The comparison."""
    used: dict[str, ArgumentMap] = {"walker": loads(WALKER), "smith": loads(SMITH)}
    return compare(used, loads(BOTH))


def weirs_page() -> Page:
    """Its page."""
    return sheet_page(weirs())
