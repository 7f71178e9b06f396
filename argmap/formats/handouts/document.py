"""A document for readers, before it is written as Markdown, HTML, LaTeX and so on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import field

from argmap.frozen_class import frozen


class Weight(Enum):
    """How a run of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@frozen
class Run:
    """Some words in one weight; formulas and code in them are set as such.

    ``is_literal`` text has neither, such as a phrase of a source.
    """

    text: str
    weight: Weight = Weight.PLAIN
    is_literal: bool = False


def as_runs(runs: Iterable[Run | str]) -> tuple[Run, ...]:
    """Convert runs and strings to runs."""
    return tuple(Run(one) if isinstance(one, str) else one for one in runs)


@frozen
class Heading:
    """A heading; its level is 1 for the parts of the document, and 2 for what is within them."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    """A paragraph of its own."""

    runs: tuple[Run, ...] = field(converter=as_runs)


@frozen
class Entry:
    """An entry of an outline.

    ``depth`` counts from 0. ``marker`` stands in front of it, as a rule its number. ``anchor`` is
    what references to it lead to, if it is a statement or argument in its own place.
    """

    depth: int
    marker: str
    runs: tuple[Run, ...] = field(converter=as_runs)
    anchor: str = ""


Block = Heading | Paragraph | Entry


def as_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Convert an iterable of blocks to a tuple."""
    return tuple(blocks)


@frozen
class Document:
    """A document: title, author and date, and its blocks."""

    title: str
    byline: str
    blocks: tuple[Block, ...] = field(converter=as_blocks)
