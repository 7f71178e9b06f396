"""How an inference without words of its own is named, wherever one is."""

from __future__ import annotations


def inference_from(premises: str) -> str:
    """An inference by its premises, which are already a phrase.

    >>> inference_from("“It is firm”"), inference_from("")
    ('the inference from “It is firm”', 'an inference without a premise')
    """
    return f"the inference from {premises}" if premises else "an inference without a premise"
