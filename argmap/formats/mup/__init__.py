"""Maps of MindMup (``.mup``), argument maps above all.

There is no specification; this follows mapjs, the code that MindMup is built on, and files of other
programs that write the format. A file is JSON: ideas in ideas, under keys that are numbers and give
the order. Version 2 has one root, the whole file; version 3 has any number of them.

What becomes of what:

- An idea is a statement: a ``thesis``, or a ``claim`` if nothing is under it, at the top. The id is
  that of the idea. Addresses at the end of its title are ``link:``, its note is ``note:``.
- An idea with ``attr.group`` is a bracket, which supports or opposes what it is under. With one
  idea in it that idea is a ``claim``, an ``objection`` or a ``rebuttal``. With several it is an
  ``argument`` or a ``counter``, and they are its linked premises. A bracket under a bracket attacks
  the inference: an ``undercut``, or a ``counter`` of several; a supporting one has a ``warrant``.
- An implicit idea (dashed) is an ``assumption``. A wide or narrow connector of a bracket is
  ``strength: strong`` or ``weak``.
- Ideas without brackets are read as claims that support what they are under, which is reported;
  they are answers if they are under a root that is a question.
- A link whose label is one of argmap's relations is that relation.
- Places, styles, icons, attachments, other links, themes and everything else is in ``x-mup-``
  fields below the last statement, by the id of the statement, so that a file comes back as the same
  JSON, and after changes with everything else as it was.

MindMup has no reuse, citations or views of other people; :func:`write` says what it leaves out, or
writes in another way.
"""

from argmap.formats.mup.reading import read
from argmap.formats.mup.writing import write

__all__ = ["read", "write"]
