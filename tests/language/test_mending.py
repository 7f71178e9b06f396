"""That a proposed fix never moves an argument in silence: slips, and where their fixes lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from argmap.language import parse
from argmap.model import ArgumentMap
from tests.language.pages import FOLDER, Line, read, wrap
from tests.language.sampling import turns
from tests.language.slips import INJECTORS, Slip, inject

pytest.importorskip("pygls", reason="fixes are what an editor proposes: pip install 'argmap[lsp]'")

from tests.language.mending import End, Mended, mend

WIDTHS = (48, 60, 72, 88, 100)
MAPS = Path(__file__).parents[2] / "maps"
STORED = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.iterdir())}
ESSAYS = {
    path.stem: text
    for path in sorted(MAPS.glob("*.argmap"))
    if "\nuse " not in (text := path.read_text("utf-8"))
}
TEXTS = STORED | ESSAYS


@cache
def page(name: str, width: int) -> list[Line]:
    return wrap(read(TEXTS[name]), width)


@cache
def clean(name: str) -> ArgumentMap:
    return parse(TEXTS[name]).map


def slips(names: list[str], tries: int) -> Iterator[tuple[Slip, str]]:
    """Slips of every kind, each made with a seed of its own, and the maps that they are in."""
    for kind in INJECTORS:
        for turn in range(tries):
            random = Random(f"{kind} {turn}")
            name = names[turn % len(names)]
            slip = inject(kind, page(name, random.choice(WIDTHS)), random)
            if slip is not None:
                yield slip, name


Table = dict[str, list[tuple[Slip, Mended]]]


@cache
def mended(stored: int = turns(15), essays: int = turns(3)) -> Table:
    """Where the fixes of slips lead, by kind of slip."""
    found: Table = {kind: [] for kind in INJECTORS}
    for slip, name in (*slips([*STORED], stored), *slips([*ESSAYS], essays)):
        found[slip.kind].append((slip, mend(slip.text, clean(name))))
    return found


def is_elsewhere(slip: Slip, outcome: Mended) -> bool:
    """Whether nothing that was found at first names a line of the slip."""
    places = {one.span.line for one in outcome.found if one.span}
    places |= {see.span.line for one in outcome.found for see in one.related}
    places |= {edit.span.line for one in outcome.found for fix in one.fixes for edit in fix.edits}
    return bool(outcome.found) and not places & slip.lines


def shown(table: Table) -> str:
    """The table as text."""
    heads = (*End, "elsewhere", "many")
    rows = [f"{'':44}" + "".join(f"{head:>10}" for head in heads)]
    total: Counter[str] = Counter()
    for kind, found in table.items():
        count: Counter[str] = Counter(str(outcome.end) for _, outcome in found)
        count["elsewhere"] = sum(is_elsewhere(slip, outcome) for slip, outcome in found)
        count["many"] = sum(len(outcome.found) > 2 for _, outcome in found)
        total += count
        rows.append(f"{kind:44}" + "".join(f"{count[head]:10}" for head in heads))
    rows.append(f"{'all':44}" + "".join(f"{total[head]:10}" for head in heads))
    return "\n".join(rows)


def of(end: End, table: Table) -> list[str]:
    """The slips that ended in a way, as a reader of the test wants to see them."""
    return [
        f"{slip.kind}: {outcome.codes}\n{slip.text}"
        for found in table.values()
        for slip, outcome in found
        if outcome.end is end
    ]


@pytest.mark.slow
def test_no_fix_leads_astray() -> None:
    table = mended()
    print(shown(table))  # noqa: T201
    assert sum(map(len, table.values())) > 300
    assert not of(End.ASTRAY, table), shown(table)


@pytest.mark.slow
def test_no_slip_is_silent() -> None:
    assert not of(End.SILENT, mended()), shown(mended())


@pytest.mark.slow
def test_one_slip_is_one_finding_or_two_and_on_its_own_line() -> None:
    every = [one for found in mended().values() for one in found]
    many = sum(len(outcome.found) > 2 for _, outcome in every)
    elsewhere = sum(is_elsewhere(slip, outcome) for slip, outcome in every)
    assert many <= 0.01 * len(every), shown(mended())
    assert elsewhere <= 0.005 * len(every), shown(mended())


if __name__ == "__main__":
    print(shown(mended(100, 40)))  # noqa: T201
