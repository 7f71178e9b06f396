"""Prepare the process if argmap is started as a program, before anything else is loaded.

This is the first import of the package, because importing the package takes most of the loading
time. If argmap is used as a library, nothing of the process is changed. The module imports only
what Python has already loaded.
"""

import gc
import sys
from itertools import pairwise

from argmap.interrupts import end_quietly


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


if hasattr(sys, "argv") and is_program(sys.argv, sys.orig_argv):
    end_quietly()
    gc.disable()  # for good; see argmap.cli.app.run
