"""Size limits for files, in bytes, by type of file.

``ARGMAP_MAX_BYTES`` replaces the limits for maps that are read once, sources, cards and themes:
see :func:`argmap.file_io.limit_of`.
"""

from __future__ import annotations

from typing import Final

MAP: Final = 64 * 1024 * 1024
"""A map that a command or a program reads."""

MAP_WHILE_WRITTEN: Final = 8_000_000
"""A map that is read again at every change, in an editor or preview: about 50,000 statements."""

NEIGHBOUR: Final = 1_000_000
"""Another map in the folder of the map being edited."""

SOURCE: Final = 20_000_000
"""The text of a source, or its card: about three million words."""

IGNORE_FILE: Final = 1_000_000
"""A ``.gitignore`` file."""

THEME: Final = 1_000_000
"""A theme."""
