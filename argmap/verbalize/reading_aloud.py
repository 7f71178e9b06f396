"""Put a map into plain English, step by step, so that writers can check what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill
from types import MappingProxyType
from typing import Final

from argmap.formats.handouts.document import Document, Entry, Heading, Paragraph
from argmap.model import ArgumentMap, Relation, Reopening, Reuse, Section
from argmap.model.type_checks import as_many, expect
from argmap.verbalize.order import Case, DiscoursePlan, Line, Said
from argmap.verbalize.phrases import capital, closed
from argmap.verbalize.sentences import Part, Sentences
from argmap.wording.citations import Verdict

_WIDTH: Final = 88
_INDENT: Final = 3
_UNDERLINES: Final = {0: "=", 1: "-", 2: "~"}
"""What underlines a title, by its level: that of the map has 0."""
_DEEPEST: Final = 8  # levels shown by indentation; deeper ones are numbered


def read_aloud(
    map: ArgumentMap,
    verdicts: Iterable[Verdict] = (),
    used: Mapping[str, ArgumentMap] = MappingProxyType({}),
) -> str:
    """Put a map into plain English: who argues what, for which reasons, against which objections.

    The text is wrapped at 88 columns and follows the order of the map: what is added to a reopened
    statement is said where it is reopened. Linked premises are "taken together", convergent
    reasons "independent". ``verdicts`` (from ``argmap.sources.verify``) add paragraph numbers to
    citations. ``used`` has the imported maps by name, so that their statements can be quoted.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Durability", author="Bertram D. Wolfe")
    >>> thesis = building.thesis("The system endures.")
    >>> _ = building.claim("Power has one centre.", under=thesis)
    >>> print(read_aloud(building.build()), end="")
    Durability
    ==========
    <BLANKLINE>
    Bertram D. Wolfe argues for one thesis.
    <BLANKLINE>
    Wolfe argues: The system endures.
    <BLANKLINE>
       Wolfe gives one reason for this: Power has one centre.
    """
    lines: list[str] = []
    for block in _told(map, verdicts, used):
        if isinstance(block, Heading):
            _head(lines, block.text, _UNDERLINES[block.level])
        else:
            _write(lines, block)
    return "\n".join(lines) + "\n"


def read_aloud_document(
    map: ArgumentMap,
    verdicts: Iterable[Verdict] = (),
    used: Mapping[str, ArgumentMap] = MappingProxyType({}),
) -> Document:
    """Return what :func:`read_aloud` says as a document, for Markdown, Word and so on.

    >>> from argmap.language import loads
    >>> read_aloud_document(loads("map: Mill\\nthesis t: It closed.\\n")).blocks[-1].runs[0].text
    'The thesis: It closed.'
    """
    title, *blocks = _told(map, verdicts, used)
    assert isinstance(title, Heading)
    entries = (
        block
        if isinstance(block, Heading)
        else Entry(block.depth, block.marker.strip(" -"), [block.text])
        if block.depth
        else Paragraph([block.text])
        for block in blocks
    )
    return Document(title.text, "", entries)


def _told(
    map: ArgumentMap, verdicts: Iterable[Verdict], used: Mapping[str, ArgumentMap]
) -> Iterator[Heading | Line]:
    """Yield the headings, the title with the level 0 first, and the lines."""
    expect(map, ArgumentMap, "map")
    verdicts = as_many(verdicts, Verdict, "verdicts")
    expect(used, Mapping, "used")
    for name, other in used.items():
        expect(other, ArgumentMap, f"used[{name!r}]")
    words = Sentences(map, verdicts, used)
    telling = DiscoursePlan(words)
    yield Heading(map.title or "A map without a title", 0)
    if opening := words.opening():
        yield Line(capital(opening), 0)
    under = _stretches(map)
    done: set[tuple[int, str]] = set()  # in a map with errors, a part may be below itself
    for stretch, item in enumerate(map.items):
        first: Line | Said | Case
        if isinstance(item, Section):
            title = item.title or f"A {item.keyword} without a title"
            yield Heading(title, item.level)
            for note in item.notes:
                yield Line(f"Note: {closed(note)}", 0)
            continue
        if isinstance(item, Relation):
            first = Line(capital(words.relation(item)), 0)
        elif isinstance(item, Reopening):
            if (stretch, item.target) in under:
                yield Line(f"Returning to {words.the(item.target)}:", 0)
            first = Case(item.target, 1, reopened=True)
        elif item.under is None:
            first = Said(item, 0, telling.root(item))
        else:
            continue
        # Depth first without recursion; the stack holds what is still to be said, the next part
        # last.
        stack = [first]
        while stack:
            step = stack.pop()
            if isinstance(step, Line):
                yield step
            elif isinstance(step, Said):
                yield telling.line(step)
                if not isinstance(step.part, Reuse):
                    stack.append(Case(step.part.key, step.depth + 1))
            elif (stretch, step.key) not in done:
                done.add((stretch, step.key))
                stack.extend(reversed(telling.case(step, under.get((stretch, step.key), ()))))


def _stretches(map: ArgumentMap) -> dict[tuple[int, str], list[Part]]:
    """The children of each part, by the stretch of text between two top-level items."""
    found: dict[tuple[int, str], list[Part]] = {}
    stretch = 0
    for position, item in enumerate(map.items):
        if isinstance(item, (Section, Relation, Reopening)) or item.under is None:
            stretch = position
        else:
            found.setdefault((stretch, item.under), []).append(item)
    return found


def _head(lines: list[str], title: str, underline: str) -> None:
    wrapped = fill(title, _WIDTH, break_long_words=False, break_on_hyphens=False)
    longest = max(len(line) for line in wrapped.split("\n"))
    lines.extend([*([""] if lines else []), wrapped, underline * min(longest, _WIDTH)])


def _write(lines: list[str], line: Line) -> None:
    indent = " " * (_INDENT * min(line.depth, _DEEPEST))
    level = f"(level {line.depth}) " if line.depth > _DEEPEST else ""
    if line.depth < 2:
        lines.append("")
    lines.append(
        fill(
            f"{line.marker}{level}{line.text}",
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + " " * len(line.marker),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
