"""``argmap coverage``: the paragraphs of its sources that a map cites, and those it does not."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import click

from argmap.analysis.coverage import Coverage, coverage, ungrounded
from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, Input, exclude_option, inputs, workspace
from argmap.cli.terminal import Shown, counted, say, say_json, show, shown, style
from argmap.control_characters import visible
from argmap.model import ArgumentMap
from argmap.sources import Library, LoadedSource, verify

_ROW: Final = 50  # paragraphs per row of the strip
_NONE: Final = "·"
_SIGNS: Final = "▁▃▅▇█"  # one statement, two, three, four, five or more
_OPENING: Final = 8  # words shown of an uncited paragraph


@click.command(
    "coverage",
    help="""Show which statements cite each paragraph of a source, and which paragraphs are
    not cited.

    Statements that neither cite a source nor have support that does are listed at the end,
    except questions and assumptions. The command needs only the source card, not the text of
    the source. If the text is available, the first words of the uncited paragraphs are shown.
    """,
    epilog="""\b
Examples:
  argmap coverage essay.argmap
  argmap coverage maps/ --format json""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="MAP...")
@exclude_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Readable text, or a JSON list for programs.",
)
def command(paths: tuple[str, ...], exclude: tuple[str, ...], form: str) -> None:
    code = ExitCode.OK
    data: list[dict[str, object]] = []
    for input in inputs(paths, exclude):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = ExitCode.FILES
            continue
        reading = input.read()
        if reading.has_errors:
            show(reading.diagnostics, {input.name: input.lines}, err=True)
            code = max(code, ExitCode.FINDINGS)
            continue
        library = workspace().library(input.folder)
        found = coverage(verify(reading.map, library), library)
        if not found and form == "text":
            _say_lines(_nothing(input, reading.map))
        bare = ungrounded(reading.map)
        for one in found:
            if form == "json":
                data.append(_data(input, one, bare))
            else:
                _say_lines(_told(input, one, reading.map, library))
        if found and form == "text":
            _say_lines(_bare(input, reading.map, bare))
    if form == "json":
        say_json(data)
    sys.exit(code)


def _say_lines(lines: Iterable[str]) -> None:
    say(*(Shown(f"{shown(line)}\n") for line in lines), end="")


def _nothing(input: Input, map: ArgumentMap) -> Iterator[str]:
    """The message for a map without a source to show."""
    yield style(visible(input.name), bold=True)
    yield "it cites no source that has a source card"
    if map.uses:
        paths = ", ".join(visible(use.path) for use in map.uses)
        yield f"the citations are in the maps that it uses: {paths}"
    yield ""


def _data(input: Input, one: Coverage, bare: tuple[str, ...]) -> dict[str, object]:
    paragraphs = [
        {"number": part.number, "words": part.words, "cited_by": list(part.cited_by)}
        for part in one.paragraphs
    ]
    return {
        "map": input.name,
        "source": one.source,
        "words": one.words,
        "words_cited": one.words_cited,
        "uncited": list(one.uncited),
        "paragraphs": paragraphs,
        "ungrounded": list(bare),
    }


def _told(input: Input, one: Coverage, map: ArgumentMap, library: Library) -> Iterator[str]:
    total = len(one.paragraphs)
    cited = total - len(one.uncited)
    share = "the source has no words"
    if one.words:
        share = f"the cited passages make up {one.words_cited / one.words:.0%} of the text"
    yield style(visible(f"{input.name}: {one.source}"), bold=True)
    yield f"{cited} of {counted(total, 'paragraph')} {'is' if cited == 1 else 'are'} cited; {share}"
    yield "How many statements cite each paragraph (the higher the bar, the more):"
    yield from _strip(one)
    loaded = library.load(one.source)
    for cited, group in groupby(one.paragraphs, lambda part: bool(part.cited_by)):
        for part in group:
            number = f"{'¶' + str(part.number):>6}"
            if cited:
                yield f"{number}  {', '.join(_name(key, map) for key in part.cited_by)}"
            else:
                told = f"{number}  not cited{_opening(part.number, loaded)}"
                yield style(told, fg="yellow")
    yield ""


def _bare(input: Input, map: ArgumentMap, bare: tuple[str, ...]) -> Iterator[str]:
    """The ungrounded statements, each with its line."""
    if not bare:
        yield f"{visible(input.name)}: every statement cites a source or rests on one that does"
    else:
        total = counted(len(map), "statement")
        neither = "neither cites a source nor rests on one that does"
        if len(bare) > 1:
            neither = "neither cite a source nor rest on one that does"
        yield f"{visible(input.name)}: {len(bare)} of {total} {neither}"
    for key in bare:
        node = map[key]
        line = f"{node.origin.span.line}:" if node.origin is not None else ""
        words = node.text.split()
        opening = " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")
        yield style(f"{line:>6}  {_name(key, map)}: {visible(opening)}", fg="yellow")
    yield ""


def _strip(one: Coverage) -> Iterator[str]:
    """A bar for each paragraph: the higher, the more statements cite it."""
    for start in range(0, len(one.paragraphs), _ROW):
        row = one.paragraphs[start : start + _ROW]
        signs = "".join(
            _SIGNS[min(len(part.cited_by), len(_SIGNS)) - 1] if part.cited_by else _NONE
            for part in row
        )
        yield f"{'¶' + str(start + 1):>6}  {signs}"


def _name(key: str, map: ArgumentMap) -> str:
    return map[key].id or f"({map[key].kind})"


def _opening(paragraph: int, loaded: LoadedSource | None) -> str:
    """The first words of a paragraph, if its text is available."""
    if loaded is None or loaded.text is None:
        return ""
    start, end = loaded.fingerprint.words_of(paragraph, paragraph)
    words = loaded.passage(start, min(end, start + _OPENING))
    return f": “{visible(words)}{' …' if end - start > _OPENING else ''}”"
