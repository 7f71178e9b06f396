"""One-line descriptions of the keywords, for completion and hover."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from argmap.wording.relations import RELATIONS as RELATION_WORDS

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thesis": "what the map argues for",
        "claim": "a statement that bears on another",
        "evidence": "what the author offers as a fact, a testimony, a figure or an example",
        "argument": "a step of its own; the premises under it are linked",
        "assumption": "a premise that an argument needs and the author leaves unsaid",
        "warrant": "what licenses the step of an argument",
        "objection": "attacks a statement",
        "undercut": "attacks the step of an argument",
        "rebuttal": "attacks an objection, an undercut or another rebuttal",
        "question": "what is asked",
        "answer": "answers a question",
    }
)

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "by": "who holds it, where that is not the author",
        "scheme": "the scheme of the argument (Walton, Reed and Macagno 2008)",
        "strength": "how far the premises, if true, carry the conclusion",
        "conceded": "that the author grants it, and how far",
        "qualifier": "how its author hedges it",
        "confidence": "how sure you, the mapper, are of it, from 0 to 1",
        "cite": 'the passage of the source: "first words" ... "last words"',
        "figure": "a number that the source states: subject / measure = value",
        "tags": "words to find it by",
        "note": "a remark of yours",
        "link": "a web or mail address",
    }
)

HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "map": "the title",
        "author": "whose argument this is",
        "source": "the id of a source that the map cites; the first is the default",
        "use": "brings in another map: use FILE as NAME",
        "tags": FIELDS["tags"],
        "note": FIELDS["note"],
    }
)

RELATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {kind.value: words.meaning for kind, words in RELATION_WORDS.items()}
)

SECTION: Final = "groups what follows it at the top level"

ALL: Final[Mapping[str, str]] = MappingProxyType(
    {**HEADERS, **FIELDS, **RELATIONS, **KINDS, "section": SECTION}
)
"""All keywords with their descriptions."""
