"""Compile what the browser runs, and pack it; run by ``build.mjs`` in Pyodide itself.

Reads ``/sources.zip`` and the standard library that Pyodide brings, and writes ``/stdlib.zip`` and
``/python.zip``, with bytecode in the place of source. The same input gives the same bytes.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STDLIB = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
UNUSED = (
    "_pyrepl/", "curses/", "dbm/", "ensurepip/", "http/", "idlelib/", "multiprocessing/",
    "pydoc_data/", "sqlite3/", "test/", "tkinter/", "unittest/", "venv/", "wsgiref/",
    "xmlrpc/", "_pydecimal.py", "antigravity.py", "bdb.py", "cProfile.py", "cmd.py", "doctest.py",
    "ftplib.py", "imaplib.py", "mailbox.py", "pdb.py", "pickletools.py", "poplib.py", "profile.py",
    "pstats.py", "pydoc.py", "smtplib.py", "this.py", "timeit.py", "trace.py", "turtle.py",
    "webbrowser.py", "_ios_support.py", "_apple_support.py", "_android_support.py", "_aix_support.py",
    "_osx_support.py", "mimetypes.py", "tabnanny.py", "pyclbr.py", "sched.py",
)  # fmt: skip
"""Modules of the standard library that nothing in a browser tab uses."""


def main() -> None:
    """Write both archives."""
    pack("/stdlib.zip", dict(files_of(STDLIB, without=UNUSED)))
    pack("/python.zip", dict(files_of("/sources.zip", without=())))


def files_of(archive: str, without: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, compiled if they are Python."""
    with ZipFile(archive) as read:
        for name in sorted(read.namelist()):
            if name.endswith("/") or name.startswith(without):
                continue
            data = read.read(name)
            if name.endswith(".py"):
                yield f"{name}c", bytecode(name, data)
            else:
                yield name, data


def bytecode(name: str, source: bytes) -> bytes:
    """A module as bytecode that is not checked against its source, without docstrings."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def pack(target: str, files: Mapping[str, bytes]) -> None:
    """Write an archive without the time at which it was written."""
    with ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED, 9)


main()
