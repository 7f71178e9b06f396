"""The signs of verdicts as shapes, since few fonts have all of them."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from argmap.render.text_layout.text_blocks import Run
from argmap.wording.citations import VERIFIED
from argmap.wording.verdicts import CRUX, SIGNS

_RADIUS: Final = 0.36
"""Radius of a sign in ems."""
_MIDDLE: Final = 0.34
"""Height of its middle above the baseline in ems."""
_THICK: Final = 0.1
"""Thickness of its lines in ems."""
_SIGNS: Final = frozenset((CRUX, VERIFIED, *SIGNS.values()))
_POINTS: Final = 5
_INNER: Final = 0.45
"""Radius of the inner corners of a star, relative to that of its points."""


def is_sign(run: Run) -> bool:
    """Whether a run is a single sign of an evaluation."""
    return run.text.strip() in _SIGNS


def sign_shape(run: Run, x: float, base: float) -> str:
    """The shape of a run that is a sign, given the start of its baseline."""
    em, text = run.face.size, run.text.strip()
    middle = x + run._replace(text=run.text.rstrip(" ")).width / 2, base - _MIDDLE * em
    drawn = f'd="{_path(text, middle, _RADIUS * em)}"'
    if text == VERIFIED:
        looks = f'stroke="{run.colour}" stroke-width="{1.4 * _THICK * em:.3g}"'
        return f'<path fill="none" {looks} d="{_tick(middle, _RADIUS * em)}"/>'
    if text in ("●", CRUX):
        return f'<path fill="{run.colour}" stroke="none" {drawn}/>'
    looks = f'stroke="{run.colour}" stroke-width="{_THICK * em:.3g}"'
    if text != "◐":
        return f'<path fill="none" {looks} {drawn}/>'
    half = _half(middle, _RADIUS * em)
    return (
        f'<path fill="none" {looks} {drawn}/><path fill="{run.colour}" stroke="none" d="{half}"/>'
    )


def _path(sign: str, middle: tuple[float, float], radius: float) -> str:
    x, y = middle
    if sign == CRUX:
        return _star(middle, radius * 1.2)
    circle = (
        f"M{x - radius:.7g},{y:.7g}a{radius:.4g},{radius:.4g} 0 1 0 {2 * radius:.4g},0"
        f"a{radius:.4g},{radius:.4g} 0 1 0 {-2 * radius:.4g},0Z"
    )
    if sign in ("●", "○", "◐"):
        return circle
    reach = radius * (sin(pi / 4) if sign == "⊗" else 0.9)
    cross = (
        f"M{x - reach:.7g},{y - reach:.7g}L{x + reach:.7g},{y + reach:.7g}"
        f"M{x - reach:.7g},{y + reach:.7g}L{x + reach:.7g},{y - reach:.7g}"
    )
    return circle + cross if sign == "⊗" else cross


def _tick(middle: tuple[float, float], radius: float) -> str:
    x, y = middle
    corners = (x - radius, y), (x - 0.3 * radius, y + 0.8 * radius), (x + radius, y - 0.9 * radius)
    return "M" + "L".join(f"{across:.7g},{down:.7g}" for across, down in corners)


def _half(middle: tuple[float, float], radius: float) -> str:
    """The left half of a circle."""
    x, y = middle
    return f"M{x:.7g},{y - radius:.7g}a{radius:.4g},{radius:.4g} 0 0 0 0,{2 * radius:.4g}Z"


def _star(middle: tuple[float, float], radius: float) -> str:
    x, y = middle
    corners = []
    for number in range(2 * _POINTS):
        far = radius * (_INNER if number % 2 else 1.0)
        turn = pi * number / _POINTS
        corners.append(f"{x + far * sin(turn):.7g},{y - far * cos(turn):.7g}")
    return f"M{'L'.join(corners)}Z"
