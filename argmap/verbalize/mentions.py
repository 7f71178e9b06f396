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
_LITTLE_MORE: Final = 120
"""Characters of a text that is quoted in full again, since a few words more save nothing."""
_WHOLE: Final = 1_000
"""Characters quoted of a text the first time."""


def own_words(key: Reference, graph: CombinedGraph) -> str:
    """The text of a statement or step, or else its title; empty if it has neither."""
    if key not in graph.maps:
        return str(key)
    return graph.maps[key].text or graph.maps[key].title or ""


def inference(key: Reference, graph: CombinedGraph, quote: Callable[[Reference], str]) -> str:
    """An argument without words of its own, by its premises, each as ``quote`` gives it."""
    step = graph.step_of(key)
    return inference_from(listed([quote(one) for one in step.premises]) if step else "")


def described(key: Reference, graph: CombinedGraph) -> str:
    """A statement or step in full, without quotation marks around its own words.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> text = "thesis t: It lasts.\\n  argument a:\\n    claim c: It is firm.\\n"
    >>> graph = compare({"ay": loads(text)}).graph
    >>> described(Reference("ay", "t"), graph), described(Reference("ay", "a"), graph)
    ('It lasts.', 'the inference from “It is firm”')
    """
    return own_words(key, graph) or _in_quotes(key, graph, _WHOLE)


class Mentions:
    """Mentions statements and steps in full the first time, and then by their first words.

    ``words`` is for where it is said whose words they are; ``quoted`` and ``short`` mark premises
    that their author does not state.
    """

    def __init__(self, graph: CombinedGraph) -> None:
        self._graph = graph
        self._told: set[Reference] = set()

    def tell(self, key: Reference) -> str:
        """The whole text, which counts as told from now on."""
        self._told.add(key)
        return described(key, self._graph)

    def words(self, key: Reference) -> str:
        """The whole text the first time; after that its first words in quotation marks."""
        return _in_quotes(key, self._graph, _AGAIN) if key in self._told else self.tell(key)

    def quoted(self, key: Reference) -> str:
        """The whole text in quotation marks the first time, then its first words."""
        if not own_words(key, self._graph):
            return inference(key, self._graph, self.quoted)
        width = _AGAIN if key in self._told else _WHOLE
        self._told.add(key)
        return _marked(key, self._graph, width)

    def short(self, key: Reference) -> str:
        """The first words in quotation marks."""
        return _marked(key, self._graph, _AGAIN)


def _in_quotes(key: Reference, graph: CombinedGraph, width: int) -> str:
    """A statement in quotation marks, or an argument without words by its premises."""
    words = own_words(key, graph).removesuffix(".")
    if not words:
        return inference(key, graph, lambda one: _marked(one, graph, width))
    return excerpt(words, width if len(words) > _LITTLE_MORE else _LITTLE_MORE)


def _marked(key: Reference, graph: CombinedGraph, width: int) -> str:
    """The same, with a mark if it is a premise that its author does not state."""
    said = _in_quotes(key, graph, width)
    is_marked = key in graph.maps and is_unsaid(key, graph.maps)
    return f"{said} (unstated)" if is_marked else said
