"""``argmap cite``: find words in a source and print the line that cites them."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from attrs import evolve

from argmap.cli.app import ExitCode
from argmap.cli.terminal import say, show
from argmap.model import Severity, problem
from argmap.model.codes import Code
from argmap.sources import Library, Quotation, quote
from argmap.sources.fuzzy_match import is_too_long, marked, too_long_hint


@click.command(
    "cite",
    help="""Find a passage in a source and print the 'cite:' line for it.

    A short passage is quoted in full; a longer one is cited by its first and last words, or with
    --whole by all of them. If the words occur in several places, there is a line for each. If they
    are not found and the source's text is available, the closest match is shown with the difference
    marked.
    """,
    epilog="""\b
Examples:
  argmap cite wolfe-1957 "restoration of its basic outlines"
  argmap cite wolfe-1957 "a whole sentence, or several, pasted from the essay"
""",
)
@click.argument("source")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--with-id", is_flag=True, help="Name the source in the line, for a map with several sources."
)
@click.option("--whole", is_flag=True, help="Quote all the words, however many they are.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project's folder; by default, the current project.",
)
def command(source: str, words: tuple[str, ...], with_id: bool, whole: bool, folder: Path) -> None:
    library = Library.near(folder)
    loaded = library.load(source)
    problems = library.problems(source)
    show(problems, {}, err=True)
    if loaded is None:
        if not problems:
            message = f"there is no source card for {source!r} in {library.cards_folder}"
            show([problem(Code.NO_CARD, message, hint=library.advice(source))], {}, err=True)
        sys.exit(ExitCode.FILES)
    wanted = " ".join(words)
    found = quote(wanted, loaded, whole=whole)
    if not found:
        hint = (
            "" if loaded.text else "if the text were available, argmap would show the closest match"
        )
        if loaded.missing:
            hint = f"{loaded.missing}; {hint}"
        if loaded.text and is_too_long(wanted):
            hint = too_long_hint()
        message = f"“{wanted}” is not in {source}"
        show([problem(Code.CITATION_NOT_FOUND, message, hint=hint)], {}, err=True)
        sys.exit(ExitCode.FINDINGS)
    lines = [_line(one, source if with_id else None) for one in found]
    for line, one in dict(zip(lines, found, strict=True)).items():
        say(line)
        if one.likeness < 100:
            say(f"nearest: “{marked(wanted, one.printed)}”", err=True)
        if (times := lines.count(line)) > 1:
            hint = "add words until only one place matches"
            message = f"{one.citation.passage} occurs {times} times in {one.citation.place}"
            show(
                [problem(Code.CITATION_AMBIGUOUS, message, hint=hint, severity=Severity.WARNING)],
                {},
                err=True,
            )
    exact = all(one.likeness == 100 for one in found)
    sys.exit(ExitCode.OK if exact else ExitCode.FINDINGS)


def _line(one: Quotation, source: str | None) -> str:
    return f"cite: {evolve(one.citation, source=source).written}"
