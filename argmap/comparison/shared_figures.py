"""The figures that several maps state for one measure, each figure once."""

from __future__ import annotations

from argmap.comparison.figure_comparison import FigurePair, Figures, StatedFigure
from argmap.frozen_class import frozen
from argmap.model.name_matching import normal_form


@frozen
class SharedFigure:
    """What several maps state for one measure of one subject.

    ``differ`` says that two of the values cannot both be true.
    """

    stated: tuple[StatedFigure, ...]
    differ: bool

    @property
    def subject(self) -> str:
        """What was counted."""
        return self.stated[0].figure.subject

    @property
    def measure(self) -> str:
        """What was counted of it."""
        return self.stated[0].figure.measure


def shared_figures(figures: Figures) -> tuple[SharedFigure, ...]:
    """Group the figures of the same measure, those that differ first.

    Related figures, which have different measures or no number, are left out.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     name: loads(f"thesis t: It lasts.\\n  figure: mills / left = {value}")
    ...     for name, value in (("a", "3"), ("b", "3"), ("c", "5"))
    ... }
    >>> (found,) = shared_figures(compare(maps).figures)
    >>> found.differ, sorted(one.figure.value for one in found.stated)
    (True, ['3', '3', '5'])
    """
    stated: dict[tuple[str, str], dict[StatedFigure, None]] = {}
    differing: set[tuple[str, str]] = set()
    for pair in figures.conflicts:
        differing.add(_measured(pair))
    for pair in (*figures.conflicts, *figures.agreements):
        stated.setdefault(_measured(pair), {}).update({pair.first: None, pair.second: None})
    found = [SharedFigure(tuple(ones), key in differing) for key, ones in stated.items()]
    return tuple(sorted(found, key=lambda one: not one.differ))


def _measured(pair: FigurePair) -> tuple[str, str]:
    figure = pair.first.figure
    return normal_form(figure.subject), normal_form(figure.measure)
