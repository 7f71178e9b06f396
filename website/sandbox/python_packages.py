"""Collect the Python that runs in the browser: argmap and what it needs, as source text.

    python3 python_packages.py WHEELS SOURCES.zip

Downloads the wheels that ``requirements.txt`` pins to the folder ``WHEELS``, unless they are there,
and packs their modules with argmap of this checkout. ``build.mjs`` compiles the result. This file
uses only the standard library, so that it runs in any Python with pip.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PLATFORM = (
    "--python-version=3.13", "--implementation=cp", "--abi=cp313", "--abi=none",
    "--platform=manylinux_2_28_x86_64", "--platform=manylinux2014_x86_64", "--platform=any",
)  # fmt: skip
"""The wheels of one platform, wherever this runs: hashes are pinned, and .so are left out."""

LEFT_OUT = (
    "argmap/serve/",
    "argmap/render/output/fonts/",  # for PNG and PDF, which the browser makes itself
    *(f"cattrs/preconf/{name}.py" for name in ("bson", "cbor2", "msgpack", "msgspec", "orjson")),
    *(f"cattrs/preconf/{name}.py" for name in ("pyyaml", "tomlkit", "ujson")),
    "lark/__pyinstaller/",
    "lark/tools/",
)
KINDS = {".py", ".lark", ".txt", ".css", ".js", ".j2", ".md", ".toml", ".json", ".svg"}
"""What is packed of a package: modules and their data, not types or machine code."""


def main() -> None:
    """Write the archive."""
    wheels, target = map(Path, sys.argv[1:])
    download(wheels)
    packed = dict(sorted(sources(wheels)))
    with ZipFile(target, "w") as archive:
        for name, data in packed.items():
            archive.writestr(ZipInfo(name), data)


def download(wheels: Path) -> None:
    """Download the wheels; pip verifies their hashes, also of those that are there already."""
    wheels.mkdir(parents=True, exist_ok=True)
    command = (
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        "--require-hashes", "--disable-pip-version-check", *PLATFORM,
        "--dest", str(wheels), "--requirement", str(HERE / "requirements.txt"),
    )  # fmt: skip
    subprocess.run(command, check=True)


def sources(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """The files to pack, by their paths in ``site-packages``."""
    for wheel in pinned(wheels):
        with ZipFile(wheel) as archive:
            for name in archive.namelist():
                if is_packed(name):
                    yield name, archive.read(name)
                elif name.endswith(".dist-info/METADATA"):  # of which packages ask their version
                    yield name, archive.read(name).partition(b"\n\n")[0]
    for path in sorted((ROOT / "argmap").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and is_packed(name):
            yield name, path.read_bytes()
    for path in sorted((ROOT / "grammars").glob("*.lark")):  # as in the wheel: see pyproject.toml
        yield f"argmap/grammars/{path.name}", path.read_bytes()
    yield "argmap/docs/diagnostics.md", (ROOT / "docs/diagnostics.md").read_bytes()


def pinned(wheels: Path) -> Iterator[Path]:
    """The wheels of the pinned versions; an older build may have left others."""
    for line in (HERE / "requirements.txt").read_text("utf-8").splitlines():
        name, is_pin, version = line.partition(" ")[0].partition("==")
        if is_pin:
            (wheel,) = wheels.glob(f"{name.replace('-', '_')}-{version}-*.whl")
            yield wheel


def is_packed(name: str) -> bool:
    """Whether a file of a package is needed."""
    path = Path(name)
    is_tested = "tests" in path.parts or "__pycache__" in path.parts
    is_metadata = path.parts[0].endswith((".dist-info", ".libs"))
    return (
        path.suffix in KINDS and not is_tested and not is_metadata and not name.startswith(LEFT_OUT)
    )


if __name__ == "__main__":
    main()
