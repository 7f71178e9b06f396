"""One-line descriptions of the keywords, for completion and hover."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from argmap.wording.relations import RELATIONS as RELATION_WORDS

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thesis": "what the map argues for",
        "claim": "a statement that supports another",
        "evidence": "what the author offers as a fact, a testimony, a figure or an example",
        "argument": "an inference; the premises under it are linked",
        "counter": "an argument that attacks; the premises under it attack together",
        "assumption": "a premise that an argument needs but the author does not state",
        "warrant": "why the premises of an argument support its conclusion",
        "objection": "attacks a statement",
        "undercut": "attacks the inference of an argument",
        "unless": "an exception: the inference would fail if it were true; nobody says it is",
        "rebuttal": "attacks an objection, an undercut, a counter or another rebuttal",
        "question": "a question to be answered",
        "answer": "answers a question",
    }
)

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "a short heading, for readers who skim",
        "by": "whose view it is, if not the author's: A; B or A? or unnamed",
        "accepted": "how far the author agrees with this view",
        "scheme": "the scheme of the argument (Walton, Reed and Macagno 2008)",
        "strength": "how strongly the premises, if true, support the conclusion",
        "conceded": "how far the author grants it",
        "qualifier": "the author's words that hedge it: A; B",
        "confidence": "how sure you, the mapper, are of it, from 0 to 1",
        "cite": 'the passage in the source: "first words" ... "last words"',
        "figure": "a number that the source states: subject / measure = value",
        "tags": "words to find it by",
        "note": "your own remark",
        "link": "a web or email address",
    }
)

HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "map": "the title",
        "author": "whose argument this is",
        "date": "when the argument was made: 1957, or after 1988",
        "source": "the id of a source that the map cites; the first is the default",
        "use": "brings in another map: use FILE as NAME",
        "tags": FIELDS["tags"],
        "note": FIELDS["note"],
    }
)

RELATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {kind.value: words.meaning for kind, words in RELATION_WORDS.items()}
)

SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "section": "groups the statements that follow it at the top level",
        "subsection": "groups statements within the section above it",
    }
)

ALL: Final[Mapping[str, str]] = MappingProxyType(
    {**HEADERS, **FIELDS, **RELATIONS, **KINDS, **SECTIONS}
)
"""All keywords with their descriptions."""
