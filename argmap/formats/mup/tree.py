"""The ideas of a file of MindMup as a tree that has been checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from argmap.formats.foreign_text import broken, line_span
from argmap.formats.mup.ideas import Json, rank_order
from argmap.frozen_class import frozen


@frozen
class Child:
    """An idea under another, with its key there; ``is_usual`` if keys just count the ideas."""

    idea: Json
    rank: str = "1"
    is_usual: bool = True

    @property
    def attr(self) -> Json:
        attr: Json = self.idea.get("attr", {})
        return attr

    @property
    def is_bracket(self) -> bool:
        return bool(self.attr.get("group"))

    @property
    def attacks(self) -> bool:
        return self.attr.get("group") == "opposing"

    @property
    def name(self) -> str:
        """What messages call the idea."""
        id = self.idea.get("id")
        return f"idea {id!r}" if isinstance(id, (int, str)) else "an idea"


def check(idea: Any, where: str, path: str | None) -> None:
    """Raise :class:`ArgmapError` (``bad-import``) if a value is no idea."""
    if not isinstance(idea, dict):
        broken(f"{where} is not an idea", line_span(1, path))
    for name in ("attr", "ideas"):
        if not isinstance(idea.get(name, {}), dict):
            broken(f"'{name}' of {where} is not an object", line_span(1, path))


def children(idea: Json, where: str, path: str | None) -> list[Child]:
    """Return the ideas under an idea, in their order; ``where`` is what messages call it.

    Raises :class:`ArgmapError` (``bad-import``) if they are none.
    """
    ideas = idea.get("ideas", {})
    if not isinstance(ideas, dict):
        broken(f"'ideas' of {where} is not an object", line_span(1, path))
    try:
        ranks = sorted(ideas, key=rank_order)
    except ValueError:
        broken(f"the keys of 'ideas' of {where} are not all numbers", line_span(1, path))
    is_usual = ranks == [str(at) for at in range(1, len(ranks) + 1)]
    for rank in ranks:
        check(ideas[rank], f"idea {rank} of {where}", path)
    return [Child(ideas[rank], rank, is_usual) for rank in ranks]


def every_idea(file: Json) -> Iterator[Json]:
    """Yield the file and every idea in it, checked or not."""
    waiting: list[Any] = [file]
    while waiting:
        idea = waiting.pop()
        if isinstance(idea, dict):
            yield idea
            ideas = idea.get("ideas")
            waiting += ideas.values() if isinstance(ideas, dict) else ()


def has_brackets(file: Json) -> bool:
    """Whether a file has a bracket; if not, it is a mind map and not an argument map."""
    attrs = (idea.get("attr") for idea in every_idea(file))
    return any(isinstance(attr, dict) and bool(attr.get("group")) for attr in attrs)


def repeated_ids(file: Json) -> frozenset[str]:
    """Return the ids, as texts, that several ideas have."""
    times = Counter(str(idea["id"]) for idea in every_idea(file) if "id" in idea)
    return frozenset(id for id, number in times.items() if number > 1)
