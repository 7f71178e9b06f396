"""argmap of this checkout and what its language server needs, as an archive for Pyodide."""

from __future__ import annotations

from importlib.metadata import files
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "attrs", "cattrs", "click", "jinja2", "lark", "latex2mathml", "lsprotocol", "markupsafe",
    "pathspec", "pygls", "rapidfuzz", "typing_extensions",
)  # fmt: skip
KINDS = {".py", ".lark", ".txt", ".md"}


def pack(archive: Path) -> None:
    """Pack what is installed here: source text and data, nothing compiled."""
    with ZipFile(archive, "w") as packed:
        for package in PACKAGES:
            for file in files(package) or ():
                if file.suffix in KINDS and ".." not in file.parts:
                    packed.write(str(file.locate()), str(file))
        for path in (ROOT / "argmap").rglob("*"):
            if path.suffix in KINDS:
                packed.write(path, path.relative_to(ROOT))
        for path in (ROOT / "grammars").glob("*.lark"):
            packed.write(path, f"argmap/grammars/{path.name}")
        packed.write(ROOT / "docs" / "diagnostics.md", "argmap/docs/diagnostics.md")
