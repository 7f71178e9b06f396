"""Responses that are already in their JSON form.

Converting a response with thousands of protocol objects takes longer than making it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygls.protocol import default_converter

from argmap.frozen_class import frozen

if TYPE_CHECKING:
    from cattrs import Converter


@frozen
class Ready:
    """A response made of numbers, strings, lists and dictionaries with the protocol's names."""

    data: list[Any]


def converter() -> Converter:
    """The converter for messages, which leaves :class:`Ready` responses unchanged."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_unstructure_hook(Ready, lambda one: one.data)
    return made
