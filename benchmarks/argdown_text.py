"""A map as Argdown text, so that the same work can be given to Argdown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from argmap import Argument, ArgumentMap, Reuse, Section, Statement


def argdown_text(map: ArgumentMap) -> str:
    """The same statements as nested lists with + and -, wrapped like the map.

    Every statement has a title, for Argdown draws no others. What Argdown has no word for is
    left out: citations, figures, who holds what.
    """
    return "\n".join(["===", f"title: {map.title}", "===", *_lines(map)]) + "\n"


def _lines(map: ArgumentMap) -> Iterator[str]:
    names = {key: f"s{number}" for number, key in enumerate(map.nodes)}
    depths: dict[str, int] = {}
    for item in map.items:
        if isinstance(item, Section):
            yield from ("", f"# {item.title}")
            continue
        if not isinstance(item, (Statement, Argument, Reuse)):
            raise TypeError(f"there is no Argdown for this: {item}")
        depth = 0 if item.under is None else depths[item.under] + 1
        attacks = not isinstance(item, Argument) and item.kind.attacks
        sign = "" if not depth else "- " if attacks else "+ "
        if isinstance(item, Reuse):
            text = f"[{names[item.target]}]"
        else:
            depths[item.key] = depth
            name = names[item.key]
            title = f"<{name}>" if isinstance(item, Argument) else f"[{name}]"
            text = f"{title}: {item.text}" if item.text else title
        if not depth:
            yield ""
        indent = "  " * depth
        yield from wrap(text, 88, initial_indent=indent + sign, subsequent_indent=f"{indent}    ")
