"""Packages that a format needs and that may be missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code


def needed(module: str, package: str, extra: str, task: str) -> Any:
    """Import a module of an optional package.

    ``package`` is its name for people, ``extra`` the extra of argmap that installs it, and ``task``
    what needs it, as the subject of a sentence.

    Raises :class:`ArgmapError` (``package-missing``) if it is not installed.

    >>> needed("json", "JSON", "json", "reading JSON").__name__
    'json'
    """
    try:
        return import_module(module)
    except ImportError:
        message = f"{task} needs {package}, which is not installed"
        hint = f"pip install 'argmap[{extra}]'"
        raise ArgmapError([problem(Code.PACKAGE_MISSING, message, hint=hint)]) from None
