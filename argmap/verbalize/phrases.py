"""Building blocks of English prose: numbers, lists, names and verbs, short quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_PARTICLE: Final = r"(?i:de|da|del|della|der|den|di|du|la|le|van|von|zu|al|el|ibn|bin)"
_PERSON: Final = re.compile(
    rf"""(?:[^\W\d_]\.\s?|[^\W\d_][\w'’-]*\s)+?                      # B. D. / Bertram
    (?P<surname>(?:{_PARTICLE}\s)*(?![IVX]+$)[^\W\d_][\w'’-]+)    # von Mises
    (?:\s(?:Jr|Sr)\.?|\s[IVX]+)?""",
    re.VERBOSE,
)
_BODIES: Final = {
    "association", "board", "bureau", "church", "club", "commission", "committee", "congress",
    "corporation", "council", "court", "department", "foundation", "government", "group",
    "institute", "institution", "international", "journal", "league", "ministry", "movement",
    "office", "organisation", "organization", "parliament", "party", "post", "press", "review",
    "school", "society", "state", "states", "times", "union", "university",
}  # fmt: skip
_MANY: Final = re.compile(r"\band\b|[;,&]")
_ASIDE: Final = re.compile(r",\s(?:above|as|at|by|especially|in|led|mostly|through|with)\s.*$")
_ONE: Final = re.compile(r"(?:an?|one|each|every)\s", re.IGNORECASE)
_BEFORE_COMPLEMENT: Final = re.compile(r"\s(?:about|at|for|from|in|of|on|to|who|with)\s")
_GROUPS: Final = ("ics", "ians", "iks", "ists", "ites")
_PLURALS: Final = frozenset(
    {"al.", "both", "children", "few", "many", "men", "most", "others", "people", "several"}
    | {"some", "they", "those", "women"}
)
_END: Final = re.compile(r"[.!?…][\"'”’)\]]*$")


def number(count: int) -> str:
    """A number as a word up to twelve, as digits above.

    >>> number(3), number(40)
    ('three', '40')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, what: str, plural: str = "") -> str:
    """A number with its noun, in the plural if needed.

    >>> counted(1, "reason"), counted(3, "thesis", "theses")
    ('one reason', 'three theses')
    """
    return f"{number(count)} {what if count == 1 else plural or what + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as a list within a sentence.

    >>> listed(["a", "b", "c"]), listed(["a", "b"], "or")
    ('a, b and c', 'a or b')
    """
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def unmarked(text: str) -> str:
    """A text from a map for a Markdown document, with all markup escaped.

    >>> print(unmarked("*It* lasts"))
    \\*It\\* lasts
    """
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~$" else sign for sign in text)


def capital(text: str) -> str:
    """The text with its first letter capitalised."""
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """The text as a whole sentence, with a full stop added if it lacks an end.

    >>> closed("It lasts"), closed("Does it last?")
    ('It lasts.', 'Does it last?')
    """
    return text if _END.search(text) else f"{text}."


def excerpt(text: str, width: int = 60) -> str:
    """The beginning of a text in quotation marks.

    >>> excerpt("Power with a single centre rebuilds its framework.", 30)
    '“Power with a single centre…”'
    """
    return f"“{beginning(text, width).removesuffix('.')}”"


def beginning(text: str, width: int) -> str:
    """A text, or its first words and an ellipsis if it is longer than ``width`` characters.

    >>> beginning("It lasts.", 20), beginning("It lasts, they say, for ever.", 20)
    ('It lasts.', 'It lasts, they say…')
    """
    if len(text) <= width:
        return text
    return text[:width].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def short_name(author: str) -> str:
    """The short form of a name in running text: a person's surname, otherwise the whole name.

    >>> short_name("Bertram D. Wolfe"), short_name("Ludwig von Mises"), short_name("The Guardians")
    ('Wolfe', 'von Mises', 'The Guardians')
    """
    words = author.split()
    if not 2 <= len(words) <= 5 or _MANY.search(author) or words[-1].lower() in _BODIES:
        return author
    proper = all(word[0].isupper() or re.fullmatch(_PARTICLE, word) for word in words)
    person = _PERSON.fullmatch(author)
    if not proper or person is None or words[0].lower() in ("a", "an", "the"):
        return author
    return person["surname"]


def within(name: str) -> str:
    """A name within a sentence.

    >>> within("The miller"), within("Wolfe")
    ('the miller', 'Wolfe')
    """
    return f"the {name[4:]}" if name.startswith("The ") else name


def genitive(name: str) -> str:
    """A name in the genitive, within a sentence.

    >>> genitive("Wolfe"), genitive("The Guardians")
    ("Wolfe's", "the Guardians'")
    """
    name = within(name)
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def is_plural(name: str) -> bool:
    """Whether a name stands for several people, judging by its form.

    >>> [is_plural(name) for name in ("Western observers", "Friedrich Engels", "Marx and Engels")]
    [True, False, True]
    >>> is_plural("those who call it so"), is_plural("the Kremlin, through its mouthpieces")
    (True, False)
    """
    name = _ASIDE.sub("", name)
    if _ONE.match(name):
        return False
    if _MANY.search(name):
        return True
    head = _BEFORE_COMPLEMENT.split(f"{name} ", maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    if last in _PLURALS or last.endswith(_GROUPS):
        return True
    common = head and (head[-1][0].islower() or head[0].lower() in ("the", "most", "some"))
    return bool(common) and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def verb(name: str, what: str) -> str:
    """A regular verb that agrees with a name.

    >>> verb("Wolfe", "argue"), verb("Western observers", "object")
    ('argues', 'object')
    """
    return what if is_plural(name) else f"{what}s"


def does(name: str, what: str, also: bool = False) -> str:
    """A name with its verb; ``also`` if others did the same before.

    >>> does("Wolfe", "argue"), does("Western observers", "object", also=True)
    ('Wolfe argues', 'Western observers also object')
    """
    comma = "," if _ASIDE.search(name) else ""
    return f"{name}{comma} {'also ' if also else ''}{verb(name, what)}"


def every(count: int) -> str:
    """What comes before a word that is true of all of some things.

    >>> [f"{every(count)}answered" for count in (1, 2, 3)]
    ['answered', 'both answered', 'all answered']
    """
    return {1: "", 2: "both "}.get(count, "all ")


def citations_found(count: int, found: int) -> str:
    """How many of some citations are found in their source.

    >>> citations_found(1, 1), citations_found(2, 2), citations_found(3, 3)
    ('1 citation, found', '2 citations, both found', '3 citations, all found')
    >>> citations_found(5, 4)
    '5 citations, 4 found'
    """
    said = f"{count:,} citation{'' if count == 1 else 's'}"
    return f"{said}, {every(count) if found == count else f'{found:,} '}found"
