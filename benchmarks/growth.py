"""How the cost of every kind of input grows with its size: ``python benchmarks/growth.py``.

Each kind is made at a size and at four times that size, and handled in a process of its own by
turns. The exponent is the logarithm, to the base of four, of the ratio of the least processor
times: 1 where the cost grows with the size, 2 where it grows with the square. With ``--check`` the
exit code is 1 where an exponent is above 1.5. Times below 20 ms are too short to judge by; the size
is doubled until the smaller input takes that long, or 60,000 units are reached.
"""

from __future__ import annotations

import math
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Final

from growth_inputs import INPUTS

from argmap.language.gc_paused import gc_paused

_FACTOR: Final = 4
_LIMIT: Final = 1.5
_SHORT: Final = 0.02
_LARGEST: Final = 60_000
_TURNS: Final = 3


def main() -> int:
    """Measure, print a table, and say whether anything grows too fast."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="exit with 1 above the limit")
    options.add_argument("kinds", nargs="*", help="only these kinds of input")
    given = options.parse_args()
    print("| input | units | seconds | at four times that | exponent |")
    print("|---|---|---|---|---|")
    too_fast = []
    for name, (size, make) in INPUTS.items():
        if given.kinds and name not in given.kinds:
            continue
        size, small, large = _measured(size, make)
        exponent = math.log(max(large, 1e-9) / max(small, 1e-9), _FACTOR)
        print(f"| {name} | {size:,} | {small:.3f} | {large:.3f} | {exponent:.2f} |", flush=True)
        if exponent > _LIMIT and large > _SHORT * _FACTOR:
            too_fast.append(name)
    if too_fast:
        print(f"\nThese grow too fast: {', '.join(too_fast)}")
    return 1 if too_fast and given.check else 0


def _measured(size: int, make: Callable[[int], Callable[[], object]]) -> tuple[int, float, float]:
    small = _least(make(size))
    while small < _SHORT and size * 2 <= _LARGEST:
        size *= 2
        small = _least(make(size))
    return size, small, _least(make(size * _FACTOR))


def _least(work: Callable[[], object]) -> float:
    """The least processor time of some turns, in seconds."""
    times = []
    for _ in range(_TURNS):
        with gc_paused():
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
