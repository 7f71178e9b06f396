"""Answers in the very form in which they are sent.

An answer of thousands of parts, made of the protocol's classes, takes longer to be taken apart
again than to be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from cattrs import Converter


@frozen
class Ready:
    """Numbers, texts, lists and dictionaries by the names of the protocol."""

    data: list[Any]


def converter() -> Converter:
    """What turns messages into what is sent; it leaves alone what is ready."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_unstructure_hook(Ready, lambda one: one.data)
    return made
