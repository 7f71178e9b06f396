"""Ctrl-C while the program loads: it ends without a word, for nothing has been done yet.

The package is most of what there is to load, so this is the first module that it imports. Where
argmap is a library of another program, nothing here touches the program's signals. Nothing is
imported here that Python has not loaded by then, for that would take time, too.
"""

# What the module signal is made of, without what that imports.
import _signal as signal  # type: ignore[import-not-found]
import sys
from itertools import pairwise
from os import _exit

EXIT_CODE = 130
"""What shells say of a program that Ctrl-C has ended."""


def is_program(argv: list[str], original: list[str]) -> bool:
    """Whether a process is ``argmap`` or ``python -m argmap``, by what it was started with.

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
    """Let Ctrl-C end the process at once, where it would raise an exception."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_again() -> None:
    """Undo :func:`end_quietly`: from now on there may be something to clear away."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(*_: object) -> None:
    _exit(EXIT_CODE)


IS_PROGRAM = is_program(sys.argv, sys.orig_argv) if hasattr(sys, "argv") else False

if IS_PROGRAM:
    end_quietly()
