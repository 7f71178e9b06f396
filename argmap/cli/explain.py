"""``argmap explain``: the meaning of a diagnostic code, with a bad and a good example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from shutil import get_terminal_size
from textwrap import indent, wrap
from typing import Final

import click
from click.shell_completion import CompletionItem

from argmap.cli.terminal import COLOURS, Shown, say, shown, style
from argmap.diagnostic_docs import Explanation, explanations

_BAD, _GOOD, _SAID = "Bad:", "Good:", "argmap says:"
_HEADINGS: Final = {
    "argmap bad": _BAD, "sh bad": _BAD, "toml bad": _BAD,
    "argmap": _GOOD, "sh": _GOOD, "toml": _GOOD, "text": _SAID,
}  # fmt: skip
_WIDEST: Final = 88  # maps are wrapped at this width too


def _codes(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Shell completion for codes, each with its meaning."""
    return [
        CompletionItem(entry.code, help=entry.summary)
        for entry in explanations().values()
        if entry.code.startswith(incomplete)
    ]


@click.command(
    "explain",
    help="""Explain an error or warning code, with a bad and a good example.

    CODE is the word in brackets after a message. Without it, all codes are listed.
    """,
    epilog="""\b
Examples:
  argmap explain placement
  argmap explain""",
)
@click.argument("asked", metavar="[CODE]", required=False, shell_complete=_codes)
def command(asked: str | None) -> None:
    if asked is None:
        _say_lines(_listed())
        return
    code = asked.strip("[]")
    entry = explanations().get(code)
    if entry is None:
        from difflib import get_close_matches

        near = get_close_matches(code.lower(), explanations(), n=1)
        hint = f"Did you mean {near[0]!r}?" if near else "argmap explain lists all codes."
        raise click.UsageError(f"There is no code {code!r}. {hint}")
    _say_lines(_told(entry))


def _say_lines(lines: Iterable[str]) -> None:
    say(*(Shown(f"{shown(line)}\n") for line in lines), end="")


def _listed() -> Iterator[str]:
    """Every code on a line, by chapter."""
    width = max(map(len, explanations()))
    for chapter, inside in groupby(explanations().values(), lambda entry: entry.chapter):
        yield style(chapter, bold=True)
        for entry in inside:
            code = style(f"{entry.code:<{width}}", fg=COLOURS[entry.severity])
            yield shown("  ", code, f"  {entry.summary}")


def _told(entry: Explanation) -> Iterator[str]:
    """An entry formatted for the terminal."""
    severity = style(str(entry.severity), fg=COLOURS[entry.severity], bold=True)
    yield shown(style(entry.code, bold=True), ": ", severity)
    width = min(_WIDEST, get_terminal_size().columns)
    for part in entry.parts:
        yield ""
        if part.sort in _HEADINGS:
            yield style(_HEADINGS[part.sort], bold=True)
            yield indent(part.text.rstrip("\n"), "    ")
        else:
            yield from wrap(part.text, width, break_long_words=False, break_on_hyphens=False)
