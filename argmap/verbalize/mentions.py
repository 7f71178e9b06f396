"""How statements and steps are mentioned: by their words, in full once, then by the first words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from argmap.comparison.attribution import is_unsaid
from argmap.comparison.combined_graph import CombinedGraph
from argmap.model import Reference
from argmap.verbalize.phrases import excerpt, listed
from argmap.wording.inferences import inference_from

_AGAIN: Final = 90
"""Characters quoted of a text that has been given in full."""
_WHOLE: Final = 1_000
"""Characters quoted of a text the first time."""


def inference(key: Reference, graph: CombinedGraph, quote: Callable[[Reference], str]) -> str:
    """An argument without words of its own, by its premises, each as ``quote`` gives it."""
    step = graph.step_of(key)
    return inference_from(listed([quote(one) for one in step.premises]) if step else "")


def quoted(key: Reference, graph: CombinedGraph, width: int = _WHOLE) -> str:
    """A statement or step in quotation marks, with a mark if its author does not state it.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> text = "thesis t: It lasts.\\n  argument a:\\n    claim c: It is firm.\\n"
    >>> graph = compare({"ay": loads(text)}).graph
    >>> print(quoted(Reference("ay", "t"), graph))
    “It lasts”
    >>> print(quoted(Reference("ay", "a"), graph))
    the inference from “It is firm”
    """
    words = own_words(key, graph)
    if not words:
        return inference(key, graph, lambda one: quoted(one, graph, width))
    is_marked = key in graph.maps and is_unsaid(key, graph.maps)
    unsaid = " (unstated)" if is_marked else ""
    return f"{excerpt(words.removesuffix('.'), width)}{unsaid}"


def own_words(key: Reference, graph: CombinedGraph) -> str:
    """The text of a statement or step, or else its title; empty if it has neither."""
    if key not in graph.maps:
        return str(key)
    return graph.maps[key].text or graph.maps[key].title or ""


def described(key: Reference, graph: CombinedGraph) -> str:
    """A statement or step in full, without quotation marks around its own words."""
    return own_words(key, graph) or quoted(key, graph)


class Mentions:
    """Mentions statements and steps in full the first time, and then by their first words."""

    def __init__(self, graph: CombinedGraph) -> None:
        self._graph = graph
        self._told: set[Reference] = set()

    def tell(self, key: Reference) -> str:
        """The whole text, which counts as told from now on."""
        self._told.add(key)
        return described(key, self._graph)

    def words(self, key: Reference) -> str:
        """The whole text the first time; after that its first words in quotation marks."""
        return self.short(key) if key in self._told else self.tell(key)

    def quoted(self, key: Reference) -> str:
        """The same in quotation marks the first time as well."""
        if not own_words(key, self._graph):
            return inference(key, self._graph, self.quoted)
        if key in self._told:
            return self.short(key)
        self._told.add(key)
        return quoted(key, self._graph)

    def short(self, key: Reference) -> str:
        """The first words in quotation marks."""
        return quoted(key, self._graph, _AGAIN)
