"""Light and dark from one SVG: rules of CSS that put a dark colour in the place of each light one.

The colours themselves stand in the SVG as attributes, so that a viewer without CSS shows the light
picture. A rule finds them by their value; so no two light colours that differ in the dark may be
equal, and where they are, one gives way by the least step of a channel, which nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.render.theme.theme import Theme


def parted(theme: Theme) -> Theme:
    """The theme with each of its colours standing for one colour of its dark side.

    >>> from argmap.render.theme.theme import AUTO
    >>> AUTO.page, AUTO.kinds["claim"].ground, parted(AUTO).kinds["claim"].ground
    ('#ffffff', '#ffffff', '#fffffe')
    """
    if theme.dark is None:
        return theme
    dark = dict(theme.dark.colours())
    meant: dict[str, str] = {}
    changed: dict[str, str] = {}
    for name, colour in theme.colours():
        for near in _nearest(colour):
            if meant.setdefault(near, dark[name]) == dark[name]:
                changed[name] = near
                break
    return evolve(theme.with_colours(changed), dark=theme.dark)


def _nearest(colour: str) -> Iterator[str]:
    """The colour, then others, each a little further off in blue than the one before."""
    head, blue = colour[:5], int(colour[5:], 16)
    for step in range(256):
        for other in (blue - step, blue + step):
            if 0 <= other <= 255:
                yield f"{head}{other:02x}"


def dark_rules(theme: Theme, within: str = "") -> str:
    """The rules by which an SVG in a :func:`parted` theme turns dark; empty for a fixed theme.

    ``within`` is what each selector begins with, so that the rules hold for one picture alone.
    They are for screens: paper stays light.
    """
    if theme.dark is None:
        return ""
    pairs = zip(theme.colours(), theme.dark.colours(), strict=True)
    found = dict.fromkeys((light, dark) for (_, light), (_, dark) in pairs if light != dark)
    rules = "".join(
        f'{within}[fill="{light}"]{{fill:{dark}}}{within}[stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in found
    )
    target = f"{within}:target{{outline-color:{theme.dark.link}}}"
    return f"@media screen and (prefers-color-scheme:dark){{{rules}{target}}}"
