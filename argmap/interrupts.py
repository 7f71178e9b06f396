"""Handle Ctrl-C while the program loads: exit quietly, because nothing has been done yet.

This is the first import of the package, because importing the package takes most of the loading
time. If argmap is used as a library, signal handlers are not changed. The module imports only what
Python has already loaded.
"""

# The C module behind signal, without the other imports of signal.
import _signal as signal  # type: ignore[import-not-found]
import sys
from itertools import pairwise
from os import _exit

EXIT_CODE = 130
"""The exit code of a program that Ctrl-C terminated, by shell convention."""


def is_program(argv: list[str], original: list[str]) -> bool:
    """Whether the process was started as ``argmap`` or ``python -m argmap``.

    >>> is_program(["/usr/bin/argmap", "check"], ["python", "/usr/bin/argmap", "check"])
    True
    >>> is_program(["-m", "check"], ["python", "-X", "dev", "-m", "argmap", "check"])
    True
    >>> is_program(["-m"], ["python", "-m", "pytest"]), is_program([""], ["python"])
    (False, False)
    """
    if argv[:1] == ["-m"]:
        return "-margmap" in original or ("-m", "argmap") in pairwise(original)
    name = argv[0].replace("\\", "/").rpartition("/")[2] if argv else ""
    return name in ("argmap", "argmap.exe")


def end_quietly() -> None:
    """Make Ctrl-C exit the process immediately instead of raising an exception."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_again() -> None:
    """Undo :func:`end_quietly`, once there may be something to clean up."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(*_: object) -> None:
    _exit(EXIT_CODE)


IS_PROGRAM = is_program(sys.argv, sys.orig_argv) if hasattr(sys, "argv") else False

if IS_PROGRAM:
    end_quietly()
