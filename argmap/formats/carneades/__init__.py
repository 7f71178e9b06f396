"""YAML of Carneades 4 (Gordon and Walton 2016): argument graphs with issues and assumptions.

Reading. A statement is a statement, with an id made of its name; where the name cannot be an id,
``x-carneades-name`` keeps it. An argument is an ``argument`` under its conclusion: its premises
are linked, their roles are in ``x-carneades-roles``, and its undercutter stands as ``unless``. An
issue is a question and its positions are the answers; its proof standard is in
``x-carneades-standard``. What is assumed has ``x-carneades-assumed: true``. ``meta`` gives title,
note and source; what is not the graph (languages, schemes, tests, labels, ...) is kept below the
last statement, a field each, and written again.

Writing. An objection, a rebuttal or a counter is an argument for a statement that its target is
not so, and both are the positions of an issue: Carneades has no other attacks. An undercut and an
exception are undercutters. In a map that does not come from Carneades, statements that nothing
supports are assumed, unless they are exceptions. Lost are headings, holders, citations and all
other fields but schemes and strengths, sections, and other relations.

Reading and writing need PyYAML. The format is described at https://carneades.github.io.
"""

from argmap.formats.carneades.reading import read
from argmap.formats.carneades.writing import write

__all__ = ["read", "write"]
