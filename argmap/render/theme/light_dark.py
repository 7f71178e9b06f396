"""Light and dark in one SVG: CSS rules that replace each light colour by a dark one.

The SVG has the light colours as attributes, so that a viewer without CSS shows the light picture.
The rules select elements by colour value; so two light colours with different dark counterparts
must not be equal. Where they are, one is changed by the smallest step of a channel, which is
invisible.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.render.theme.theme import Theme


def parted(theme: Theme) -> Theme:
    """The theme with its colours made distinct, so that each has one dark counterpart.

    >>> from argmap.render.theme.theme import AUTO
    >>> AUTO.page, AUTO.kinds["claim"].ground, parted(AUTO).kinds["claim"].ground
    ('#ffffff', '#ffffff', '#fffffe')
    """
    if theme.dark is None:
        return theme
    dark = dict(theme.dark.colours())
    counterparts: dict[str, str] = {}
    changed: dict[str, str] = {}
    for name, colour in theme.colours():
        for near in _nearest(colour):
            if counterparts.setdefault(near, dark[name]) == dark[name]:
                changed[name] = near
                break
    return evolve(theme.with_colours(changed), dark=theme.dark)


def _nearest(colour: str) -> Iterator[str]:
    """The colour itself, then similar ones, each a step further away in blue."""
    head, blue = colour[:5], int(colour[5:], 16)
    for step in range(256):
        for other in (blue - step, blue + step):
            if 0 <= other <= 255:
                yield f"{head}{other:02x}"


def dark_rules(theme: Theme, within: str = "") -> str:
    """The CSS rules that turn an SVG in a :func:`parted` theme dark; empty for a fixed theme.

    ``within`` is the start of each selector, so that the rules apply to one picture only. The
    rules are for screens: on paper, pictures stay light.
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
