"""That no hint leads into the next error: each is followed, and its problem is gone, and none came.

A hint that an editor can follow is taken as its edit; the others are followed here by hand, to the
letter, in :data:`IN_WORDS`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from argmap.analysis.checks import doubts
from argmap.language import parse
from argmap.model import Diagnostic
from argmap.sources import Library
from argmap.workspace import examine
from tests.docs.catalogue import BAD, lay_out
from tests.docs.page import Block

IN_WORDS: dict[str, dict[str, str]] = {
    "bad-figure": {"the weir = eleven wheels": "the weir / wheels = 11"},
    "bad-number": {"high": "0.9"},
    "misplaced-field": {
        "  strength: strong\n": "  argument:\n    strength: strong\n    claim: It was old.\n",
        "    conceded: wholly\n": "    objection: It thawed.\n      conceded: wholly\n",
    },
    "duplicate-field": {"the parish\n  by: the millwright": "the parish; the millwright"},
    "empty-text": {"closed:\n  by:\n": "closed: The mill had to close.\n"},
    "self-relation": {"frost same-as frost": "frost same-as closed"},
    "not-a-statement": {"flour agrees-with no-wheel": "flour rebuts no-wheel"},
    "not-an-argument": {"flour undercuts frost": "flour rebuts frost"},
    "no-premise": {"It had no wheel.\n": "It had no wheel.\n    claim: The frost broke it.\n"},
    "circular-support": {"    claim @closed\n": ""},
    "circular-nesting": {
        "\n@frost\n  claim frost: The frost broke the wheel.\n": (
            "  claim frost: The frost broke the wheel.\n\n@frost\n  evidence: It lay in the ice.\n"
        )
    },
    "used-map-outside": {"../wheel.argmap": "wheel.argmap"},
    "used-map-broken": {"broken.argmap as wheel": "wheel.argmap as wheel"},
    "used-map-circle": {"use there.argmap as there": "use wheel.argmap as there"},
    "not-drawn": {"\nthesis frost: The frost broke it.\n": ""},
    "uncited-evidence": {"sacks.\n": 'sacks.\n    cite: "wrote down every sack"\n'},
    "unread-number": {"1812 and 1857": "1812 to 1857"},
    "figure-clash": {"= 12": "= 11"},
    "unsafe-link": {"www.example.org": "https://www.example.org"},
    "self-objection": {"opened again.\n": "opened again.\n    by: the neighbours\n"},
    "conflicting-roles": {"\nlazy supports closed\n": ""},
    "unanswered-question": {"close?\n": "close?\n  answer: The frost broke its wheel.\n"},
    "unwritten-question": {
        "To be written: which question do these theses answer?": "Why did the mill close?"
    },
    "empty-section": {"section: The frost\n\n": ""},
    "no-card": {"source: almanac": "source: miller"},
}
"""By code: a stretch of the bad example, and what the hint says to write there."""

CITED = 'cite: "wrote down every sack"'
"""A citation that a fix adds, once its words are written."""

ALSO = {
    "unknown-source": {"no-card"},  # a source that is declared needs a card, which is a file
    "unknown-id": {"hanging-claim", "empty-text"},  # a claim that is added has yet to be written
    "indentation": {"hanging-claim"},  # as the second reading has it
    "bad-indentation": {"hanging-claim"},
    "stray-text": {"hanging-claim", "unanswered-question"},
}
"""What is true after a hint was followed, and was not to be seen before."""


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project of docs/diagnostics.md, with the source's text and the maps that it uses."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return lay_out(tmp_path)


def told(text: str, folder: Path) -> tuple[Diagnostic, ...]:
    """Everything that is said of a text, its doubts even where it has errors."""
    reading = parse(text, str(folder / "mill.argmap"))
    found = examine(reading, Library(folder), folder).diagnostics
    return (*found, *doubts(reading.map)) if reading.has_errors else found


def example(block: Block) -> str:
    """The bad example, with a title where that is not what it lacks."""
    return block.text if block.heading == "untitled" else f"map: A mill\n{block.text}"


def followed(block: Block, folder: Path) -> list[str]:
    """The bad example after each of the ways in which the hints of its code can be followed."""
    bad = text = example(block)
    mine = [one for one in told(bad, folder) if one.code == block.heading and one.hint]
    texts = [fix.apply(bad).replace('cite: ""', CITED) for one in mine for fix in one.fixes]
    for old, new in IN_WORDS.get(block.heading, {}).items():
        assert old in text, f"{block.heading}: {old!r} is not in the example"
        text = text.replace(old, new)
    return [*texts, text] if text != bad else texts


@pytest.mark.slow
@pytest.mark.parametrize("block", BAD, ids=str)
def test_a_hint_that_is_followed_leads_into_no_other_problem(block: Block, mill: Path) -> None:
    bad = told(example(block), mill)
    before = Counter(one.code for one in bad)
    hinted = any(one.hint for one in bad if one.code == block.heading)
    texts = followed(block, mill)
    assert bool(texts) == hinted, "follow its hint in IN_WORDS"
    for text in texts:
        after = Counter(one.code for one in told(text, mill))
        assert after[block.heading] < before[block.heading], text
        new = (after - before).keys() - ALSO.get(block.heading, set())
        assert not new, (text, [*map(str, told(text, mill))])
