"""Names that a package gives and most programs do without: imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_attributes(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """What a package takes for its ``__getattr__`` (PEP 562): ``modules`` has for each name the
    module within the package that it is of.

    >>> lazy_attributes("argmap", {"compare": "comparison"})("compare").__name__
    'compare'
    """

    def get(name: str) -> Any:
        if name in modules:
            return getattr(import_module(f"{package}.{modules[name]}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get
