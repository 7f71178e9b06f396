"""The project's frozen classes are those of attrs, down to their ``repr``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from argmap.frozen_class import frozen


def plain(decorator: Any) -> object:
    @decorator
    class Mill:
        name: str
        wheels: int = 2

    return Mill("Miller’s \n")


def with_options(decorator: Any) -> object:
    @decorator(kw_only=True, eq=False, slots=False)
    class Mill:
        name: str = attrs.field(repr=False)
        wheels: int = attrs.field(default=2, repr=hex)
        stones: tuple[str, ...] = ()

    return Mill(name="Miller’s", stones=("bed",))


def below_another(decorator: Any) -> object:
    @decorator
    class Mill:
        name: str

    @decorator
    class Watermill(Mill):
        river: str

    return Watermill("Miller’s", "Wye")


def with_its_own(decorator: Any) -> object:
    @decorator
    class Mill:
        name: str

        def __repr__(self) -> str:
            return f"<{self.name}>"

    return Mill("Miller’s")


def in_itself(decorator: Any) -> object:
    @decorator
    class Mill:
        parts: list[object]

    mill = Mill([])
    mill.parts.append(mill)
    return mill


def without(decorator: Any) -> object:
    @decorator(repr=False)
    class Mill:
        name: str

    return repr(Mill("Miller’s")).partition(" at 0x")[0]


@pytest.mark.parametrize(
    "made", [plain, with_options, below_another, with_its_own, in_itself, without]
)
def test_the_repr_is_the_one_of_attrs(made: Callable[[Any], object]) -> None:
    assert repr(made(frozen)) == repr(made(attrs.frozen))


def test_what_is_frozen_stays() -> None:
    mill: Any = plain(frozen)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        mill.name = "Another"
    assert mill == type(mill)("Miller’s \n", 2)
    assert hash(mill) == hash(attrs.evolve(mill))
