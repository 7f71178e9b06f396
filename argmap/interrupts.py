"""Handle Ctrl-C while the program loads: exit quietly, because nothing has been done yet.

The module imports only what Python has already loaded.
"""

# The C module behind signal, without the other imports of signal.
import _signal as signal  # type: ignore[import-not-found]
from os import _exit

EXIT_CODE = 130
"""The exit code of a program that Ctrl-C terminated, by shell convention."""


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
