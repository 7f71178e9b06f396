"""The editor in a browser as a part of the site, in ``sandbox/``, where it has been built."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

BUILD: Final = Path(__file__).resolve().parent / "sandbox" / "build"
FOLDER: Final = "sandbox"


def is_built() -> bool:
    """Whether there is an editor that the site can have."""
    return (BUILD / "index.html").is_file()


def on_files(files: Any, *, config: Any) -> Any:
    """Called by MkDocs with the files of the site, to which the editor is added."""
    from mkdocs.structure.files import File

    if is_built():
        for path in sorted(BUILD.rglob("*")):
            if path.is_file():
                name = f"{FOLDER}/{path.relative_to(BUILD).as_posix()}"
                files.append(File.generated(config, name, abs_src_path=str(path)))
    return files
