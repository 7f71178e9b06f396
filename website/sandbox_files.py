"""The editor in a browser as a part of the site, in ``sandbox/``, where it has been built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

BUILD: Final = Path(__file__).resolve().parent / "sandbox" / "build"
FOLDER: Final = "sandbox"
LINKS: Final = "documentation.json"
"""The file that says where the documentation is, as ``src/help.ts`` reads it."""


def is_built() -> bool:
    """Whether there is an editor that the site can have."""
    return (BUILD / "index.html").is_file()


def on_files(files: Any, *, config: Any) -> Any:
    """Called by MkDocs with the files of the site, to which the editor is added."""
    from mkdocs.structure.files import File

    if is_built():
        for path in sorted(BUILD.rglob("*")):
            name = f"{FOLDER}/{path.relative_to(BUILD).as_posix()}"
            if path.name == LINKS:
                said = json.dumps({"address": "../"})
                files.append(File.generated(config, name, content=said))
            elif path.is_file():
                files.append(File.generated(config, name, abs_src_path=str(path)))
    return files
