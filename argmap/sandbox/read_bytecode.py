"""Free the memory of bytecode that has been read, where files are in memory."""

from __future__ import annotations

import sys
from pathlib import Path


def forget_read_bytecode() -> None:
    """Delete the bytecode of all modules that are loaded and whose source is not there.

    No module is read twice, and the folders of packages stay, with what is not loaded yet. Modules
    in archives stay as well.
    """
    for module in tuple(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        origin = getattr(spec, "origin", None)
        if isinstance(origin, str) and origin.endswith(".pyc"):
            file = Path(origin)
            if file.is_file():
                file.unlink()
