"""The labels of items in an outline, which say what an item is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

PRO: Final = "pro"
CON: Final = "con"
PREMISE: Final = "premise"
NOTE: Final = "note"
LINK: Final = "link"

_WORDS: Final[Mapping[str, str]] = {
    "pro": PRO, "pros": PRO, "for": PRO, "support": PRO, "supports": PRO, "reason": PRO,
    "because": PRO, "argument for": PRO, "in favour": PRO, "in favor": PRO,
    "con": CON, "cons": CON, "contra": CON, "against": CON, "objection": CON, "but": CON,
    "rebuttal": CON, "reply": CON, "counterargument": CON, "counter-argument": CON,
    "argument against": CON, "attack": CON, "however": CON,
    "thesis": "thesis", "main claim": "thesis", "claim": "claim", "evidence": "evidence",
    "premise": PREMISE, "co-premise": PREMISE, "assumption": "assumption",
    "hidden premise": "assumption", "warrant": "warrant", "undercut": "undercut",
    "unless": "unless", "exception": "unless", "question": "question", "issue": "question",
    "answer": "answer", "position": "answer", "argument": "argument", "counter": "counter",
    "note": NOTE, "comment": NOTE, "remark": NOTE, "link": LINK, "source": NOTE,
}  # fmt: skip
"""The words of labels, and what they mean."""

_PLUS: Final = "+➕⊕👍"
_MINUS: Final = "-−–—➖⊖👎"
_BOLD: Final = r"(?:\*\*|__|\*|_)?"
_NAMES: Final = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_LABEL: Final = re.compile(
    rf"{_BOLD}(?:(?P<word>{_NAMES}){_BOLD}\s?:{_BOLD}|[\[(](?P<bracketed>{_NAMES})[\])]:?)(?:\s+|$)",
    re.IGNORECASE,
)
_SIGNS: Final = rf"[{re.escape(_PLUS + _MINUS)}]"
_SIGN: Final = re.compile(rf"(?:[\[(](?P<inside>{_SIGNS})[\])]:?|(?P<bare>{_SIGNS}))(?:\s+|$)")
_STANCES: Final = re.compile(
    r"(?:(?:the|main|key) )?(?:(?:arguments?|reasons?|case|points?|evidence) )?"
    r"(?:(?P<pro>pros?|for|in favou?r(?: of (?:it|this|the \w+))?|supporting|advantages|support)"
    r"|(?P<con>cons?|contra|against|objections?|counter-?arguments?|disadvantages|opposing))"
    r"(?: (?:arguments?|reasons?|it|this|the \w+))?\s*:?",
    re.IGNORECASE,
)


def labelled(text: str) -> tuple[str, str]:
    """Return what the label of an item says it is, and its text without the label.

    >>> labelled("Con: It is new"), labelled("(+) It is old"), labelled("**Pro:** It is old")
    (('con', 'It is new'), ('pro', 'It is old'), ('pro', 'It is old'))
    >>> labelled("Forget it")
    ('', 'Forget it')
    """
    match = _LABEL.match(text)
    if match is not None:
        word = match["word"] or match["bracketed"]
        return _WORDS[word.lower()], text[match.end() :]
    match = _SIGN.match(text)
    if match is not None:
        sign = match["inside"] or match["bare"]
        return PRO if sign in _PLUS else CON, text[match.end() :]
    return "", text


def role_of(word: str) -> str:
    """Return what a word means as a label, or ``""``.

    >>> role_of("Con"), role_of("rss")
    ('con', '')
    """
    return _WORDS.get(word.strip().lower(), "")


def stance_of_heading(text: str) -> str:
    """Return whether what is under a heading is for or against the thesis, or ``""``.

    >>> stance_of_heading("Arguments against"), stance_of_heading("Costs")
    ('con', '')
    """
    sign, rest = labelled(text)
    if sign in (PRO, CON) and not rest:
        return sign
    match = _STANCES.fullmatch(text.strip())
    if match is None:
        return ""
    return PRO if match["pro"] else CON
