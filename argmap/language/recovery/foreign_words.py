"""Keywords of other tools, with their equivalents in argmap."""

from __future__ import annotations

from typing import Final

ALIASES: Final = {
    "premise": "claim", "reason": "claim", "because": "claim", "point": "claim",
    "statement": "claim", "proposition": "claim", "support": "claim", "pro": "claim",
    "supports": "claim", "premises": "claim", "premiss": "claim", "premisses": "claim",
    "conclusion": "thesis", "contention": "thesis", "main": "thesis",
    "fact": "evidence", "data": "evidence", "datum": "evidence", "example": "evidence",
    "attack": "objection", "con": "objection", "counter": "objection", "but": "objection",
    "contra": "objection", "contrary": "objection", "against": "objection",
    "opposition": "objection", "counterpoint": "objection", "rejoinder": "rebuttal",
    "retort": "rebuttal", "defence": "rebuttal", "defense": "rebuttal", "ground": "claim",
    "grounds": "claim", "proof": "evidence",
    "attacks": "objection", "counterargument": "objection", "counter-argument": "objection",
    "counterclaim": "objection", "counter-claim": "objection", "criticism": "objection",
    "reply": "rebuttal", "response": "rebuttal", "rebut": "rebuttal", "refutation": "rebuttal",
    "issue": "question",
    "undercutter": "undercut", "undercutting": "undercut",
    "inference": "argument", "step": "argument",
    "backing": "warrant", "license": "warrant",
    "quote": "cite", "quotation": "cite", "citation": "cite", "ref": "cite", "cites": "cite",
    "reference": "cite", "page": "cite", "remark": "note", "comment": "note",
    "year": "date", "holder": "by", "speaker": "by", "who": "by",
    "tag": "tags", "url": "link", "number": "figure",
    "sub-section": "subsection",
    "hedge": "qualifier", "concession": "conceded", "granted": "conceded",
}  # fmt: skip
"""Keywords of other tools, by lower-case word, and their equivalents."""

ORDINARY: Final = frozenset(
    """reason point statement support conclusion main fact data example attack but contrary against
    opposition criticism reply response issue step license defence defense ground grounds proof
    quote quotation citation ref reference page remark comment year holder speaker who tag url
    number concession granted""".split()  # noqa: SIM905
)
"""Those of them that can begin an English sentence and be followed by a colon."""
