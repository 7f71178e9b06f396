"""Maps as tables, for data frames and spreadsheets: statements, steps, conflicts and more.

:func:`to_tables` makes lists of rows, :func:`to_frames` pandas data frames and :func:`to_arrow`
Arrow tables of them; :func:`from_tables` makes a map of any of the three. The tables have the
statements and the argument graph, but neither comments nor the order of what is under a statement.
"""

from argmap.formats.tables.data_frames import to_arrow, to_frames
from argmap.formats.tables.reading import from_tables
from argmap.formats.tables.rows import TABLES, to_tables

__all__ = ["TABLES", "from_tables", "to_arrow", "to_frames", "to_tables"]
