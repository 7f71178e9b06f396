"""Argdown, the text format of argdown.org, as its command line 1.7.5 reads it.

What becomes of what:

- A statement becomes a statement: a thesis or claim at the top, a claim where it supports, an
  objection or rebuttal where it attacks. Its title becomes ``title:``, and the id is made of it.
  A statement that is only referred to has its title as text, and ``x-argdown-undefined``.
- An argument becomes an ``argument`` or, where it attacks, a ``counter``. One that supports and
  attacks nothing, or only supports an argument, becomes a claim with ``x-argdown-node: argument``.
- Premises and conclusions become an argument under its conclusion, with the premises under it. The
  steps to intermediate conclusions become arguments below them, with ``x-argdown-step-of``. One
  inference rule becomes ``scheme:``.
- Relations that the outline has no place for become reuses and relations. Where the kind does not
  say of what type Argdown takes a relation to be, ``x-argdown-relation`` does.
- Tags at the end of a text become ``tags:``, headings sections and subsections, comments comments.
- The front matter gives the title, the author and the date, and is kept below the last item.
- The rest is in ``x-argdown-`` fields: data in braces, further texts of a statement, the levels of
  deeper headings, texts with shortcodes, the numbers of untitled statements.

:func:`write` makes the same statements, arguments and relations of it again, so that Argdown draws
the same map. Their order in the text may be different, and so are line breaks. A text that Argdown
refuses is refused, with the place.

The reference is the documentation at https://argdown.org/syntax and the behaviour of
``@argdown/core`` 1.7.5.
"""

from __future__ import annotations

from argmap.formats.argdown.exporting import text_of
from argmap.formats.argdown.fidelity import differences
from argmap.formats.argdown.importing import imported
from argmap.formats.argdown.losses import losses
from argmap.formats.argdown.outline import Outline
from argmap.formats.argdown.reading import document_of
from argmap.formats.foreign_text import decoded
from argmap.formats.format import Exported, Imported
from argmap.language.gc_paused import gc_paused
from argmap.model import ArgumentMap


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an Argdown text; nothing of it is lost but its line breaks and its order.

    In rare texts what something belongs to depends on the order; then that is told as a loss.

    Raises :class:`ArgmapError` (``bad-import``), with the place, for what Argdown does not accept.

    >>> from argmap.language import dumps
    >>> print(dumps(read(b"[Durable]: It lasts. #law\\n  - <Fall>: It fell.\\n").map), end="")
    x-imported: argdown
    <BLANKLINE>
    thesis durable: It lasts.
      title: Durable
      tags: law
      counter fall: It fell.
        title: Fall
    """
    with gc_paused():
        document = document_of(decoded(data, path), path)
        map = imported(document)
        return Imported(map, differences(document, map, path))


def write(map: ArgumentMap) -> Exported:
    """Write a map as Argdown.

    >>> from argmap.language import loads
    >>> premises = "    claim: It is old.\\n    claim: What is old lasts.\\n"
    >>> map = loads(f"thesis t: It lasts.\\n  argument:\\n{premises}")
    >>> print(write(map).data.decode(), end="")
    [t]: It lasts.
    <BLANKLINE>
    (1) It is old.
    (2) What is old lasts.
    -----
    (3) [t]
    """
    outline = Outline(map)
    return Exported(text_of(outline).encode(), losses(outline))
