"""The tables of a map as pandas data frames and as Arrow tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from argmap.formats.packages import needed
from argmap.formats.tables.rows import TABLES, to_tables
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    import pandas
    import pyarrow

_PANDAS: Final = {float: "Float64", int: "Int64", bool: "boolean", str: "string", list: "object"}


def to_frames(map: ArgumentMap) -> dict[str, pandas.DataFrame]:
    """Return the tables of a map as pandas data frames; see :func:`to_tables`.

    Values that are missing are ``pandas.NA``; the columns have the nullable types of pandas.

    Raises :class:`ArgmapError` (``package-missing``) without pandas.

    >>> from argmap.language import loads
    >>> frames = to_frames(loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n"))
    >>> frames["statements"].groupby("kind").size().to_dict()
    {'claim': 1, 'thesis': 1}
    """
    frames = needed("pandas", "pandas", "tables", "a data frame")
    found = {}
    for name, rows in to_tables(map).items():
        columns = TABLES[name]
        frame = frames.DataFrame(rows, columns=list(columns))
        found[name] = frame.astype({column: _PANDAS[sort] for column, sort in columns.items()})
    return found


def to_arrow(map: ArgumentMap) -> dict[str, pyarrow.Table]:
    """Return the tables of a map as Arrow tables, for Parquet files and other programs.

    Raises :class:`ArgmapError` (``package-missing``) without pyarrow.

    >>> from argmap.language import loads
    >>> to_arrow(loads("thesis t: It lasts."))["statements"]["text"].to_pylist()
    ['It lasts.']
    """
    arrow = needed("pyarrow", "pyarrow", "tables", "an Arrow table")
    types = {
        float: arrow.float64(),
        int: arrow.int64(),
        bool: arrow.bool_(),
        str: arrow.string(),
        list: arrow.list_(arrow.string()),
    }
    schemas: dict[str, Any] = {
        name: arrow.schema([(column, types[sort]) for column, sort in columns.items()])
        for name, columns in TABLES.items()
    }
    return {
        name: arrow.Table.from_pylist(rows, schema=schemas[name])
        for name, rows in to_tables(map).items()
    }
