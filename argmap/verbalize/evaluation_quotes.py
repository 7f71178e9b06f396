"""How an evaluation's parts are quoted in prose: by their words, and whose they are."""

from __future__ import annotations

from attrs import field

from argmap.comparison.chronology import is_later
from argmap.evaluation import Evaluation
from argmap.evaluation.net import Node
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.verbalize.mentions import Mentions, inference, own_words
from argmap.verbalize.phrases import capital, short_name
from argmap.verbalize.speakers import speaker
from argmap.wording.inferences import inference_from


@frozen
class Quotes:
    """Quotes statements and steps by the numbers of their nodes.

    The first time, a text is quoted in full, and after that by its first words. ``ids`` adds the
    ids.
    """

    evaluation: Evaluation
    ids: bool = False
    _mentions: Mentions = field(init=False)

    @_mentions.default
    def _none_so_far(self) -> Mentions:
        return Mentions(self.evaluation.graph)

    def who(self, key: Reference) -> str:
        """Whose view a statement is."""
        return speaker(key, self.evaluation.graph.maps)

    def quote(self, number: int) -> str:
        """A statement or step in quotation marks."""
        node = self.evaluation.net.nodes[number]
        if node.members:
            return self._quoted(node.members[0])
        return self.quote(node.needs[0]) if node.needs else inference_from("")

    def _quoted(self, key: Reference) -> str:
        name = f" ({key})" if self.ids else ""
        graph = self.evaluation.graph
        if own_words(key, graph):
            return f"{self._mentions.quoted(key)}{name}"
        return f"{inference(key, graph, self._quoted)}{name}"

    def opening(self, number: int) -> str:
        """The same at the start of a sentence."""
        return capital(self.quote(number))

    def attributed(self, number: int) -> str:
        """The same with whose view it is, in a comparison."""
        node = self.evaluation.net.nodes[number]
        if not node.members and node.needs:
            return self.attributed(node.needs[0])
        if not self.evaluation.graph.maps.used or not node.members:
            return self.quote(number)
        return f"{self.who(node.members[0])}: {self.quote(number)}"

    def heading(self, key: Reference) -> str:
        """The words of a statement whose account begins, without quotation marks."""
        return self._mentions.tell(key)

    def from_elsewhere(self, attacker: int, target: Node) -> str:
        """Whose view an attacker is, if it is from another map than what it attacks."""
        node = self.evaluation.net.nodes[attacker]
        if node.members and target.members and node.members[0].map != target.members[0].map:
            return f"{self.who(node.members[0])}: "
        return ""

    def is_later(self, attacker: int, target: Node) -> bool:
        """Whether an attacker is from a map that was written after that of what it attacks."""
        node, maps = self.evaluation.net.nodes[attacker], self.evaluation.graph.maps
        if not node.members or not target.members:
            return False
        return is_later(node.members[0].map, target.members[0].map, maps)

    def raised_by(self, number: int) -> str:
        """Who raises an attack within a map, if that is not the map's author; else empty."""
        maps = self.evaluation.graph.maps
        for key in self.evaluation.net.nodes[number].members:
            voice = maps.map_of(key).other_voice(key.key)
            if voice:
                return voice
        return ""

    def granted(self, number: int) -> str:
        """Who grants a point, and how far, as a relative clause; empty if it is not granted."""
        maps = self.evaluation.graph.maps
        for key in self.evaluation.net.nodes[number].members:
            if concession := maps[key].concession:
                author = maps.author(key.map)
                who = f"which {short_name(author)} grants" if author else "granted"
                return f"{who} {concession.extent}"
        return ""
