"""Compile what the browser runs, and pack it; run by ``build_python.mjs`` in Pyodide itself.

Reads ``/sources.zip`` and the standard library that Pyodide brings, and writes ``/python.zip``:
argmap and what it needs as bytecode, with the templates of its pages compiled and the tables of its
grammar built, which would take seconds at each start; and in it ``stdlib.zip`` with as much of the
standard library as these import. The archives are not compressed, because both together compress
better. The same input gives the same bytes. The sources are where the browser has the bytecode
afterwards, so that argmap can be imported.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from importlib import invalidate_caches
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from io import BytesIO
from pathlib import Path
from site import getsitepackages
from types import CodeType
from zipfile import ZipFile, ZipInfo

SITE = Path(getsitepackages()[0])

STDLIB = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
WHOLE = ("_pyodide.", "pyodide.")
"""Packages that Pyodide imports from C and JavaScript."""

BEGIN_WITH = (
    "encodings.aliases", "encodings.ascii", "encodings.charmap", "encodings.cp1252",
    "encodings.cp437", "encodings.idna", "encodings.iso8859_1", "encodings.latin_1",
    "encodings.punycode", "encodings.raw_unicode_escape", "encodings.unicode_escape",
    "encodings.utf_16", "encodings.utf_16_be", "encodings.utf_16_le", "encodings.utf_32",
    "encodings.utf_32_be", "encodings.utf_32_le", "encodings.utf_8", "encodings.utf_8_sig",
    "importlib._bootstrap", "importlib._bootstrap_external", "importlib.resources.readers", "site",
    "zipimport",
)  # fmt: skip
"""What Python and Pyodide themselves begin with, or name in no import."""

NOT_HERE = (
    "_pydatetime", "_pydecimal", "_pyio", "_pyrepl", "argparse", "asyncio.proactor_events",
    "asyncio.windows_events", "asyncio.windows_utils", "bdb", "cmd", "concurrent.interpreters",
    "concurrent.futures.interpreter", "concurrent.futures.process", "ctypes", "curses", "doctest",
    "ensurepip", "http.cookiejar", "http.server", "mailbox", "multiprocessing", "optparse", "pdb",
    "plistlib", "pydoc", "rlcompleter", "sqlite3", "ssl", "tarfile", "test", "tkinter",
    "tracemalloc", "turtle", "unittest", "webbrowser", "xmlrpc",
)  # fmt: skip
"""What modules ask for where there are terminals, networks, processes, or other systems."""


def main() -> None:
    """Write the archive."""
    sources, library = modules_of("/sources.zip"), modules_of(STDLIB)
    used = {name: library[name] for name in used_modules(sources, library)}
    packed = dict(compiled(sources)) | prepared()
    packed["stdlib.zip"] = archive(dict(compiled(used)))
    Path("/python.zip").write_bytes(archive(packed))


def prepared() -> dict[str, bytes]:
    """What argmap would otherwise prepare at each start, where it looks for it."""
    with ZipFile("/sources.zip") as sources:
        sources.extractall(SITE)
    invalidate_caches()
    from argmap.language.grammar import terminals
    from argmap.page.templates import COMPILED, compiled_templates

    terminals()  # which writes the tables
    tables = next((SITE / "argmap").rglob("argmap.lark.tables"))
    found = {tables.relative_to(SITE).as_posix(): tables.read_bytes()}
    for package, folder in (("argmap.page", ""), ("argmap.preview", "client")):
        for name, code in compiled_templates(package, folder).items():
            path = Path(*package.split("."), folder, f"{name}{COMPILED}")
            found[path.as_posix()] = code
    return found


def modules_of(path: str) -> dict[str, bytes]:
    """The files of an archive."""
    with ZipFile(path) as read:
        return {name: read.read(name) for name in sorted(read.namelist()) if name[-1] != "/"}


def used_modules(sources: Mapping[str, bytes], library: Mapping[str, bytes]) -> list[str]:
    """The files of the standard library that are imported somewhere, also by its own modules."""
    files = {module_name(file): file for file in library if file.endswith(".py")}
    named = [*BEGIN_WITH, *(name for name in files if f"{name}.".startswith(WHOLE))]
    for file, source in sources.items():
        named += imported(file, source)
    used: set[str] = set()
    while named:
        words = named.pop().split(".")
        for length in range(1, len(words) + 1):
            name = ".".join(words[:length])
            if name in NOT_HERE:
                break
            if name in files and name not in used:
                used.add(name)
                named += imported(files[name], library[files[name]])
    return sorted(files[name] for name in used)


def imported(file: str, source: bytes) -> Iterator[str]:
    """The modules that a module may import, and names in them."""
    if not file.endswith(".py"):
        return
    package = module_name(file).split(".")
    if not file.endswith("/__init__.py"):
        package.pop()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{one.name}" for one in node.names)


def module_name(file: str) -> str:
    """The name of a module by its file.

    >>> module_name("asyncio/__init__.py"), module_name("asyncio/base_events.py")
    ('asyncio', 'asyncio.base_events')
    """
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def compiled(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Files, with bytecode in the place of Python."""
    for name, data in files.items():
        if name.endswith(".py"):
            yield f"{name}c", bytecode(name, data)
        else:
            yield name, data


def bytecode(name: str, source: bytes) -> bytes:
    """A module as bytecode that is not checked against its source, without docstrings.

    Pyodide gives the docstrings of ``_pyodide`` to what it defines in C, and fails without them.
    Only argmap's own modules keep their line numbers, which a tenth of all would be.
    """
    optimize = 0 if name.startswith("_pyodide/") else 2
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    if not name.startswith("argmap/"):
        code = without_lines(code)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def without_lines(code: CodeType) -> CodeType:
    """Code that does not know its line numbers."""
    constants = (without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(constants))


def archive(files: Mapping[str, bytes]) -> bytes:
    """An archive without the time at which it was written."""
    written = BytesIO()
    with ZipFile(written, "w") as target:
        for name, data in files.items():
            target.writestr(ZipInfo(name), data)
    return written.getvalue()


main()
