"""What the rooms of the library offer can be found in the reference on the site."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

import argmap

ROOMS = [f"argmap.{one.name}" for one in iter_modules(argmap.__path__) if one.ispkg]


@pytest.mark.parametrize("name", ROOMS)
def test_no_name_is_hidden_by_a_module(name: str) -> None:
    """The site would show neither: a module comes first, and its contents are not shown."""
    room = import_module(name)
    offered = frozenset(getattr(room, "__all__", ()))
    assert not offered & {one.name for one in iter_modules(room.__path__)}
