"""The headings and counts of an overview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.verbalize.phrases import counted, every, number

WHY: Final = "WHY"
AGAINST: Final = "AGAINST"
RELATED: Final = "RELATED"
ANSWERS: Final = "ANSWERS"
NOT_SHOWN: Final = "NOT SHOWN"
AGAINST_STEP: Final = "AGAINST THIS STEP"
UNSAID: Final = "Left unsaid:"
ANSWER: Final = "Answer:"
EXCEPTION: Final = "Unless:"
WARRANT: Final = "Warrant:"
UNANSWERED: Final = "unanswered"
ANSWERED: Final = "answered"
GRANTED: Final = "granted"
"""What stands above, before and after the statements of an overview."""


def reasons(total: int) -> str:
    """How many arguments speak for a thesis.

    >>> reasons(3)
    'three arguments'
    """
    return counted(total, "argument")


def objections(total: int, exceptions: int = 0) -> str:
    """How many objections there are.

    Exceptions ("unless") are among the ``total``, but nobody asserts them.

    >>> objections(5), objections(3, exceptions=1), objections(1, exceptions=1)
    ('five objections', 'one exception, two objections', 'one exception')
    """
    counts = {"exception": exceptions, "objection": total - exceptions}
    return ", ".join(counted(count, what) for what, count in counts.items() if count)


def against_reasons(total: int, exceptions: int = 0) -> str:
    """How many objections there are to the reasons for a thesis.

    >>> against_reasons(2), against_reasons(3, exceptions=1)
    ('two objections to its reasons', 'one exception, two objections to its reasons')
    """
    return f"{objections(total, exceptions)} to its reasons"


def against_its_reasons(shown: int, total: int) -> str:
    """The heading of objections to the reasons for a thesis, of which the first are shown.

    >>> against_its_reasons(3, 7), against_its_reasons(2, 2)
    ('AGAINST ITS REASONS (3 of 7)', 'AGAINST ITS REASONS')
    """
    share = f" ({shown:,} of {total:,})" if shown < total else ""
    return f"{AGAINST} ITS REASONS{share}"


def how_met(
    asserted: int, unanswered: int = 0, conceded: int = 0, granted: int = 0, partly: int = 0
) -> str:
    """How many of some objections are answered, granted without answer, and unanswered.

    ``granted`` and ``partly`` are how many of those that are answered are granted, too.

    >>> how_met(5), how_met(1), how_met(0)
    ('all answered', 'answered', '')
    >>> how_met(5, 2), how_met(2, 2), how_met(1, conceded=1)
    ('three answered, two unanswered', 'both unanswered', 'granted')
    >>> how_met(6, granted=2, partly=2), how_met(1, partly=1)
    ('all answered, two of them granted, two in part', 'granted in part and answered')
    """
    if asserted == granted + partly and not (granted and partly):
        extent = GRANTED if granted else f"{GRANTED} in part"
        return f"{every(asserted)}{extent} and {ANSWERED}" if asserted else ""
    return ", ".join((*_states(asserted, unanswered, conceded), *_extents(granted, partly)))


def _states(asserted: int, unanswered: int, conceded: int) -> Iterator[str]:
    counts = {
        ANSWERED: asserted - unanswered - conceded,
        GRANTED: conceded,
        UNANSWERED: unanswered,
    }
    for state, count in counts.items():
        if count:
            yield f"{every(count)}{state}" if count == asserted else f"{number(count)} {state}"


def _extents(granted: int, partly: int) -> Iterator[str]:
    """How many of the answered objections are granted as well."""
    if granted:
        yield f"{number(granted)} of them {GRANTED}"
    if partly:
        said = f"{number(partly)} in part"
        yield said if granted else f"{number(partly)} of them {GRANTED} in part"


def answers(total: int) -> str:
    """How many answers a question has.

    >>> answers(1)
    'one answer'
    """
    return counted(total, "answer")


def share(shown: int, total: int) -> str:
    """How much of a map an overview shows.

    >>> share(24, 97), share(5, 5), share(1, 1)
    ('97 statements, the 24 nearest to the theses', '5 statements', '1 statement')
    """
    if not total:
        return ""
    whole = f"{total:,} statement{'' if total == 1 else 's'}"
    return whole if shown >= total else f"{whole}, the {shown:,} nearest to the theses"


def inference(scheme: str) -> str:
    """A scheme beside the number of its argument: "from analogy".

    >>> inference("argument from analogy"), inference("analogy")
    ('from analogy', 'by analogy')
    """
    first, _, rest = scheme.partition(" ")
    if first.lower() == "argument" and rest:
        return rest
    return scheme if " " in scheme else f"by {scheme}"


def not_shown(count: int) -> str:
    """How many arguments, objections or answers are not shown.

    >>> not_shown(2)
    '2 not shown'
    """
    return f"{count:,} not shown"


def answered_in(places: str, *, also: bool = False) -> str:
    """Where an objection is answered, if the answers are not shown; ``also`` beside one that is.

    >>> answered_in("A2, p. 3"), answered_in("9, 14", also=True)
    ('answered in A2, p. 3', 'also answered in 9, 14')
    """
    return f"{'also ' if also else ''}{ANSWERED} in {places}"


def besides(summary: str) -> str:
    """What is below a statement besides that which is shown there.

    >>> besides("1 reason: A2")
    'also 1 reason: A2'
    """
    return f"also {summary}"


def more(statements: int, sections: str) -> str:
    """How many statements below another are not shown, and in which sections they are.

    >>> more(24, "A"), more(1_051, "C–E"), more(1, "")
    ('24 more in A', '1,051 more in C–E', '1 more')
    """
    where = f" in {sections}" if sections else ""
    return f"{statements:,} more{where}"


def hidden_statements(statements: int, sections: str) -> str:
    """How many statements there are in what is not shown, and in which sections.

    >>> hidden_statements(36, "A, D–G"), hidden_statements(1, "")
    ('36 statements in A, D–G', '1 statement')
    """
    where = f" in {sections}" if sections else ""
    return f"{statements:,} statement{'' if statements == 1 else 's'}{where}"


def others(count: int, *, are_theses: bool) -> str:
    """How many statements at the top of a map are not shown.

    >>> others(10, are_theses=False), others(1, are_theses=True)
    ('10 further claims', '1 further thesis')
    """
    if are_theses:
        return f"{count:,} further {'thesis' if count == 1 else 'theses'}"
    return f"{count:,} further claim{'' if count == 1 else 's'}"


def left_out(count: int, roots: str, statements: int, sections: str) -> str:
    """How many statements are not shown in all, and how many of them belong to certain roots.

    >>> left_out(138, others(1, are_theses=False), 7, "G")
    '138 statements, of which 7 in G belong to 1 further claim'
    >>> left_out(1, others(1, are_theses=True), 1, "")
    '1 statement, which belongs to 1 further thesis'
    >>> left_out(9, others(1, are_theses=True), 0, "")
    '9 statements'
    """
    said = f"{count:,} statement{'' if count == 1 else 's'}"
    if not statements:
        return said
    where = f" in {sections}" if sections else ""
    belong = "belongs" if statements == 1 else "belong"
    if statements == count:
        return f"{said}{where}, which {belong} to {roots}"
    return f"{said}, of which {statements:,}{where} {belong} to {roots}"
