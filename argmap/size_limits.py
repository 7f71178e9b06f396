"""Up to what size a file is read, by what it is. All in bytes.

Where ``ARGMAP_MAX_BYTES`` gives another number, that is what counts for a map that is read once,
a source, a card and a theme: see :func:`argmap.file_io.limit_of`.
"""

from __future__ import annotations

from typing import Final

MAP: Final = 64 * 1024 * 1024
"""A map that a command or a program reads."""

MAP_WHILE_WRITTEN: Final = 8_000_000
"""A map that is read again at every change, in an editor or a preview: some 50,000 statements."""

NEIGHBOUR: Final = 1_000_000
"""A map that merely lies beside the one that someone writes."""

SOURCE: Final = 20_000_000
"""The text of a source, or its card: some three million words."""

IGNORE_FILE: Final = 1_000_000
"""What git ignores."""

THEME: Final = 1_000_000
"""A theme."""
