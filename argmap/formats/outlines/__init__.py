"""Outlines as people write them: lists in Markdown, OPML, and maps of FreeMind and Freeplane.

:mod:`.markdown`, :mod:`.opml` and :mod:`.freemind` make items of a file, and :mod:`.outline_map`
makes a map of them. They have in common what becomes of an item:

- An item at the top is a ``thesis``, or a ``claim`` if nothing is under it, or a ``question``.
- What is under it says in a label what it is: ``Pro:`` or ``(+)`` is a ``claim``, ``Con:`` or
  ``(-)`` an ``objection`` or ``rebuttal``. ``Evidence:``, ``Argument:``, ``Premise:``,
  ``Assumption:``, ``Warrant:``, ``Counter:``, ``Undercut:``, ``Unless:``, ``Question:`` and
  ``Answer:`` are what they say, and so are ``Note:`` and ``Link:``.
- Premises and assumptions under one item are an ``argument``, even if nobody has written one.
- An item without a label supports what it is under, which is reported, or is an ``answer``.
- ``see "..."`` is a reuse of the statement with that text.
"""
