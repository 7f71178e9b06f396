"""Sources, their cards and fingerprints, and the verification of citations.

The text of a source is not part of the project. The project keeps a card, with a fingerprint in
which phrases can be found but which cannot be read. If the text is available too, citations are
compared with its exact words.
"""

from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes
from argmap.model.vocabulary import Status
from argmap.sources.card import Card
from argmap.sources.card_file import card_text, read_card
from argmap.sources.citation_checks import citation_problems
from argmap.sources.fingerprint import Fingerprint, fewest_words
from argmap.sources.library import Library, project_root
from argmap.sources.loaded_source import LoadedSource, Text
from argmap.sources.paragraphs import ParagraphRule, guess_rule, paragraph_starts
from argmap.sources.tokenization import Words
from argmap.sources.verification import REACH, Verdict, verify

if TYPE_CHECKING:
    from argmap.sources.card_creation import add_source
    from argmap.sources.citation_builder import Quotation, quote
    from argmap.sources.qualifier_checks import qualifier_problems
    from argmap.sources.qualifier_verification import QualifierVerdict, verify_qualifiers

__all__ = [
    "REACH",
    "Card",
    "Fingerprint",
    "Library",
    "LoadedSource",
    "ParagraphRule",
    "QualifierVerdict",
    "Quotation",
    "Status",
    "Text",
    "Verdict",
    "Words",
    "add_source",
    "card_text",
    "citation_problems",
    "fewest_words",
    "guess_rule",
    "paragraph_starts",
    "project_root",
    "qualifier_problems",
    "quote",
    "read_card",
    "verify",
    "verify_qualifiers",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "add_source": "card_creation",
        **dict.fromkeys(("Quotation", "quote"), "citation_builder"),
        "qualifier_problems": "qualifier_checks",
        **dict.fromkeys(("QualifierVerdict", "verify_qualifiers"), "qualifier_verification"),
    },
)
