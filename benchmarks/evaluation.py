"""How long it takes to evaluate maps and frameworks, beside other programs in the same run.

``python benchmarks/evaluation.py`` prints tables; ``--quick`` leaves out the large frameworks. The
peers are measured if they are installed: ``pip install formal-argumentation python-argumentation
clingo python-sat``. Each task runs in a process of its own, and is stopped after ``--limit``
seconds. Times are those of the task alone, without start, imports and building the framework, but
with what a program imports or translates when it is called. Of several runs, the best counts, and
of three frameworks, the median. argmap gives extensions as a product over independent parts of a
framework, and counts it; clingo lists them all.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final

from argmap import load, loads
from argmap.comparison import ResolvedMaps
from argmap.evaluation import evaluate
from argmap.evaluation.fixed_point import solve
from argmap.evaluation.frameworks import Framework, grounded, preferred
from argmap.evaluation.net import Net, Sort
from argmap.model import ArgmapError

MAPS: Final = Path(__file__).resolve().parents[1] / "maps"

DOMAIN_HEURISTIC: Final = """
{in(X)} :- arg(X).
:- in(X), in(Y), att(X,Y).
defeated(X) :- in(Y), att(Y,X).
:- in(X), att(Y,X), not defeated(Y).
#heuristic in(X) : arg(X). [1,true]
#show in/1.
"""
"""Admissible sets; clingo's subset-maximal ones (--enum-mode=domRec) are the preferred extensions
(Egly, Gaggl and Woltran 2010; Gebser et al. 2013)."""

Pairs = Sequence[tuple[str, str]]


# Frameworks: families of random graphs, always the same for the same seed.


def erdos_renyi(count: int, each: int, seed: int) -> Pairs:
    """Attacks between random arguments, ``each`` of them for each argument."""
    random = Random(seed)
    wanted = count * each
    found: dict[tuple[str, str], None] = {}
    while len(found) < wanted:
        found[str(random.randrange(count)), str(random.randrange(count))] = None
    return list(found)


def barabasi_albert(count: int, each: int, seed: int) -> Pairs:
    """Each argument is linked to earlier ones that are linked often, one way or the other."""
    random = Random(seed)
    ends = list(range(each))
    found: list[tuple[str, str]] = []
    for number in range(each, count):
        for other in {random.choice(ends) for _ in range(each)}:
            pair = (number, other) if random.random() < 0.5 else (other, number)
            found.append((str(pair[0]), str(pair[1])))
            ends += [number, other]
    return found


def watts_strogatz(count: int, each: int, seed: int) -> Pairs:
    """Neighbours on a ring attack one another, some of them somebody further away."""
    random = Random(seed)
    found: dict[tuple[str, str], None] = {}
    for number in range(count):
        for step in range(1, each // 2 + 1):
            other = (number + step) % count
            if random.random() < 0.2:
                other = random.randrange(count)
            pair = (number, other) if random.random() < 0.5 else (other, number)
            found[str(pair[0]), str(pair[1])] = None
    return list(found)


def mutual(count: int, each: int, seed: int) -> Pairs:
    """Neighbours on a ring attack one another in both directions, half of them only in one."""
    random = Random(seed)
    found: dict[tuple[str, str], None] = {}
    for first, second in watts_strogatz(count, each, seed):
        found[first, second] = None
        if random.random() < 0.5:
            found[second, first] = None
    return list(found)


def layered(count: int, most: int, seed: int) -> Pairs:
    """Strongly connected components of up to ``most`` arguments, with attacks on later ones."""
    random = Random(seed)
    found: dict[tuple[str, str], None] = {}
    start, before = 0, range(0)
    while start < count:
        part = range(start, min(count, start + random.randint(1, most)))
        for number in part if len(part) > 1 else ():
            after = start + (number - start + 1) % len(part)
            found[str(number), str(after)] = None
            found[str(number), str(random.choice(part))] = None
        for _ in part if before else ():
            found[str(random.choice(before)), str(random.choice(part))] = None
        start, before = part.stop, part
    return list(found)


FAMILIES: Final[dict[str, Callable[[int, int], Pairs]]] = {
    "er2": lambda count, seed: erdos_renyi(count, 2, seed),
    "er4": lambda count, seed: erdos_renyi(count, 4, seed),
    "ba2": lambda count, seed: barabasi_albert(count, 2, seed),
    "ws4": lambda count, seed: watts_strogatz(count, 4, seed),
    "ws4 mutual": lambda count, seed: mutual(count, 4, seed),
    "scc8": lambda count, seed: layered(count, 8, seed),
}


# Tasks: each returns the seconds it took and the size of what it found.

Task = Callable[[Sequence[str], Pairs], tuple[float, int]]


def own_grounded(arguments: Sequence[str], attacks: Pairs) -> tuple[float, int]:
    framework = Framework(arguments, attacks)
    began = time.perf_counter()
    found = grounded(framework)
    return time.perf_counter() - began, len(found)


def formal_grounded(arguments: Sequence[str], attacks: Pairs) -> tuple[float, int]:
    from argumentation.core.dung import ArgumentationFramework, grounded_extension

    framework = ArgumentationFramework(frozenset(arguments), frozenset(attacks))
    began = time.perf_counter()
    found = grounded_extension(framework)
    return time.perf_counter() - began, len(found)


def pyarg_grounded(arguments: Sequence[str], attacks: Pairs) -> tuple[float, int]:
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
        AbstractArgumentationFramework,
    )
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    made = {name: Argument(name) for name in arguments}
    defeats = [Defeat(made[first], made[second]) for first, second in attacks]
    framework = AbstractArgumentationFramework("", list(made.values()), defeats)
    began = time.perf_counter()
    found = get_grounded_extension(framework)
    return time.perf_counter() - began, len(found)


def own_preferred(arguments: Sequence[str], attacks: Pairs) -> tuple[float, int]:
    framework = Framework(arguments, attacks)
    began = time.perf_counter()
    found = preferred(framework, seconds=LIMIT)
    return time.perf_counter() - began, found.total


def clingo_preferred(arguments: Sequence[str], attacks: Pairs) -> tuple[float, int]:
    from clingo import Control

    facts = "".join(f"arg({one})." for one in arguments)
    facts += "".join(f"att({first},{second})." for first, second in attacks)
    began = time.perf_counter()
    control = Control(["--models=0", "--heuristic=Domain", "--enum-mode=domRec", "--warn=none"])
    control.add("base", [], DOMAIN_HEURISTIC + facts)
    control.ground([("base", [])])
    count = 0
    with control.solve(yield_=True) as models:  # type: ignore[union-attr]
        for _ in models:
            count += 1
    return time.perf_counter() - began, count


GROUNDED: Final[dict[str, tuple[str, Task]]] = {
    "argmap": ("argmap", own_grounded),
    "formal-argumentation": ("argumentation", formal_grounded),
    "PyArg": ("py_arg", pyarg_grounded),
}
PREFERRED: Final[dict[str, tuple[str, Task]]] = {
    "argmap": ("argmap", own_preferred),
    "clingo": ("clingo", clingo_preferred),
}
LIMIT = 10.0


def limited(
    task: Task, arguments: Sequence[str], attacks: Pairs, repeat: int
) -> tuple[float, int] | None:
    """The best time of a task and the size of its result; ``None`` if it was stopped or failed."""

    def work(out: Connection) -> None:
        try:
            runs = [task(arguments, attacks) for _ in range(repeat)]
            out.send(min(runs))
        except (ArgmapError, ValueError, RuntimeError):
            out.send(None)

    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=work, args=(there,))
    process.start()
    there.close()
    found: tuple[float, int] | None = None
    try:
        if here.poll(LIMIT * 1.5):
            found = here.recv()
    except EOFError:
        found = None
    process.kill()
    process.join()
    return found if found is not None and found[0] <= LIMIT else None


def compared(tasks: dict[str, tuple[str, Task]], sizes: Sequence[int], repeat: int) -> None:
    """Print the times of a group of programs, for each family and size, and the ratio to ours."""
    names = [name for name, (module, _) in tasks.items() if find_spec(module)]
    print("| family | arguments | " + " | ".join(f"{name}, ms" for name in names) + " | ratio |")
    print("|---" * (len(names) + 3) + "|")
    for family, make in FAMILIES.items():
        for size in sizes:
            arguments = [str(number) for number in range(size)]
            runs = {
                name: [
                    limited(tasks[name][1], arguments, make(size, seed), repeat)
                    for seed in range(3)
                ]
                for name in names
            }
            counts = {
                tuple(one and one[1] for one in found)
                for found in runs.values()
                if None not in found
            }
            cells = [_median(runs[name]) for name in names]
            ratio = _ratio(cells)
            differs = "" if len(counts) <= 1 else " (results differ)"
            row = " | ".join(
                f"{cell * 1e3:,.1f}" if cell else f"over {LIMIT:g} s" for cell in cells
            )
            print(f"| {family} | {size:,} | {row} | {ratio}{differs} |", flush=True)


def _median(runs: Sequence[tuple[float, int] | None]) -> float | None:
    """The median of three runs; one that was stopped counts as the slowest."""
    times = sorted(one[0] if one is not None else LIMIT * 2 for one in runs)
    middle = times[len(times) // 2]
    return middle if middle <= LIMIT else None


def _shown(cell: float | None) -> str:
    return f"over {LIMIT:g} s" if cell is None else f"{cell * 1e3:,.1f}"


def _ratio(cells: Sequence[float | None]) -> str:
    own, *others = cells
    peer = others[0] if others else None
    if own is None or peer is None:
        return "–"
    return f"{peer / own:.1f}"


# Maps


def large_map(statements: int) -> ResolvedMaps:
    """A map with steps, linked premises, objections and rebuttals, of about this size."""
    lines = ["map: Large", ""]
    random = Random(7)
    written = 0
    while written < statements:
        lines += [f"thesis t{written}: Thesis {written}."]
        written += 1
        for _ in range(9):
            number = written
            lines += [
                f"  argument a{number}: Because.",
                f"    claim p{number}: Premise.",
                f"    claim q{number}: Premise.",
                f"      claim r{number}: Ground.",
            ]
            written += 3
            if random.random() < 0.5:
                lines += [
                    f"  objection o{number}: Objection.",
                    f"    rebuttal b{number}: Rebuttal.",
                    f"      claim c{number}: Ground.",
                ]
                written += 3
        lines.append("")
    return ResolvedMaps(loads("\n".join(lines) + "\n"), {})


def comparisons() -> Iterator[tuple[str, ResolvedMaps]]:
    """The comparison maps of the project."""
    for path in sorted(MAPS.glob("*.argmap")):
        map = load(path)
        if map.uses:
            used = {use.name: load(path.parent / use.path) for use in map.uses}
            yield path.stem, ResolvedMaps(map, used)


def evaluated(name: str, maps: ResolvedMaps, repeat: int) -> None:
    """Print how long a map takes: building the net, the verdict, and every single rejection."""
    best = [float("inf")] * 3
    for _ in range(repeat):
        began = time.perf_counter()
        net = evaluate(maps).net
        built = time.perf_counter()
        solve(net)
        judged = time.perf_counter()
        _what_ifs(net)
        done = time.perf_counter()
        found = built - began, judged - built, done - judged
        best = [min(pair) for pair in zip(best, found, strict=True)]
    statements = sum(node.sort is Sort.STATEMENT for node in net.nodes)
    cells = " | ".join(f"{1e3 * one:,.1f}" for one in best)
    both = 1e3 * (best[1] + best[2])
    print(f"| {name} | {statements:,} | {len(net.nodes):,} | {cells} | {both:,.1f} |", flush=True)


def _what_ifs(net: Net) -> None:
    """Reject every statement and step, each in a scenario of its own, some thousands at once."""
    numbers = [n for n, node in enumerate(net.nodes) if node.sort is not Sort.ATTACK]
    for start in range(0, len(numbers), 1 << 15):
        part = numbers[start : start + (1 << 15)]
        solve(net, len(part), {}, {number: 1 << at for at, number in enumerate(part)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="leave out the large frameworks")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for one task")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each task")
    given = parser.parse_args()
    globals()["LIMIT"] = given.limit
    print("Maps: milliseconds\n")
    print("| map | statements | parts | net | verdict | single rejections | the last two |")
    print("|---|---|---|---|---|---|---|")
    for name, maps in comparisons():
        evaluated(name, maps, given.repeat)
    evaluated("made", large_map(10_000), given.repeat)
    print("\nThe grounded extension\n")
    compared(GROUNDED, [50, 200, 1_000] if given.quick else [50, 200, 1_000, 10_000], given.repeat)
    print("\nAll preferred extensions\n")
    compared(PREFERRED, [10, 20, 50] if given.quick else [10, 20, 50, 200, 1_000], given.repeat)


if __name__ == "__main__":
    main()
