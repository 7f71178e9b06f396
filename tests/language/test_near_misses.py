"""Hanging lines that begin like a head out of form are told of; prose that is wrapped is not."""

from __future__ import annotations

import textwrap

import pytest

from argmap.language import dumps, parse

SHAPES = """\
thesis; x
Evidence - x
evidence -- it froze
objection by Hume: x
Objection (Hume): it froze
rebuttal [b]: it froze
evidence. x
claim c. It froze
Claim, It froze
claim – It froze
Objection — It froze
claim of the miller: it froze
claim The mill froze
evidence "the great frost"
premise: x
because: x
Because: it froze
Premise 1: it froze
P1: it froze
Counterargument: it froze
con: x
cite "x"
cite „x“
by Hume
conceded wholly
note - see below
section; The frost
subsection; The frost
Subsection - the frost
@q why
@other.q why
use x.argmap
[x] no colon
[ ] to do
[frost] it froze
<frost> it froze
""".splitlines()

PROSE = """\
The evidence is thin. By the time the mill closed, nobody spoke of a claim; the objection, however,
stood. Note that he denies it. Use of the mill ended in 1857. Evidence from Sheffield shows this,
and evidence, if any, follows - so he says - from the thesis. His thesis - old as it is - holds.
Argument by analogy is weak; objection by objection he goes on. Claims of this sort are rare. For
that reason: nothing. "Is it so?" claim his friends. Cf. claim 3 of the list, e.g. evidence for it,
and p. 3. The question of the mill: who owned it? The question (so he says) is open. [He] was there.
[1] Smith says so. [sic] Answer he would not. By Hume's account it froze. Links between the two are
rare. In part he conceded wholly what they asked. Because of this he left. But he stayed: it was
cold. Reason: it froze. Example: the mill. Fact - and this is odd - nobody saw it. Tags and notes.
Section 5 says so. Subsection 5, too. Conceded in part, it stood. The claim. The warrant. No
evidence. None. What did he claim? Nothing. By and by the claim fell; by law, it stood. Use what you
will. Objection Smith made none. They cite "the fist" and use any map. To this premise: nothing. Ask
the warrant; Hume does. See the claim. Hume denies it. It is an objection by Hume: so he says. The
notes (by the miller) say so, and the answer (if it is one): no.
"""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "above",
    ["question q: Which of them is it?\n    ", "thesis t: It froze.\n  note: It did.\n      "],
)
def test_what_begins_like_a_head_after_a_sentence_is_told(shape: str, above: str) -> None:
    reading = parse(f"{above}{shape}\n")
    (found,) = reading.diagnostics
    assert found.code == "looks-like-statement"
    assert found.span is not None
    assert found.span.line == above.count("\n") + 1
    escaped = parse(f"{above}\\{shape}\n")
    assert escaped.diagnostics == ()
    assert parse(dumps(escaped.map)) == escaped


@pytest.mark.slow
@pytest.mark.parametrize("width", range(28, 121))
@pytest.mark.parametrize(
    ("head", "hang"), [("thesis t: ", 4), ("thesis t: It froze.\n  note: ", 6)]
)
def test_prose_that_mentions_such_words_is_prose(width: int, head: str, hang: int) -> None:
    lines = textwrap.wrap(PROSE, width, break_on_hyphens=False)
    assert parse(head + f"\n{' ' * hang}".join(lines) + "\n").diagnostics == ()
