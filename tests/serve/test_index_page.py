"""The list of maps as HTML."""

from __future__ import annotations

from argmap.serve.index_page import index


def test_what_a_map_says_is_never_markup() -> None:
    line = "<script>alert(1)</script>"
    assert "<script" not in index({f"{line}.argmap": line}).html


def test_an_index_of_nothing_says_how_to_begin() -> None:
    assert "argmap new" in index({}).html
