"""Discussions of Kialo, in the text that Kialo exports.

The format has no specification; this follows files that Kialo has exported. The first line is
``Discussion Title: ...``. A claim is a line with its number, its stance and its text::

    1. The old bridge should be closed.
    1.1. Pro: Its cables are worn, [says the report](https://example.org/report).
    1.2. Con: The town needs it.
    1.2.1. Pro: -> See 1.1.

What becomes of what:

- The title is the title of the map, and the first claim its thesis. If the claims under it have no
  stance, it is a question and they are its answers; if there are several first claims, the title is
  the question.
- A Pro is a ``claim``; a Con is an ``objection``, or a ``rebuttal`` if it attacks an attack. The id
  is the number, with hyphens. ``-> See 1.1.`` is a reuse of that statement.
- A text has no markup: the address of a link is a ``link:``, and its words are in
  ``x-kialo-words:``; brackets are without their backslashes. Where this does not say how a text was
  written, it is in ``x-kialo-text:``, which counts as long as nobody changes the text.
- ``x-kialo-`` fields also keep unusual line ends, blank lines and the like, so that a file from
  Kialo comes back byte for byte. After a change all else comes back the same, with new numbers.

Kialo has no linked premises, undercuts, assumptions or citations; :func:`write` says what it leaves
out, or writes as a Pro or Con of another statement.
"""

from argmap.formats.kialo.reading import read
from argmap.formats.kialo.writing import write

__all__ = ["read", "write"]
