"""The engine's SVG made fit to be read aloud, linked to, styled, and set in other fonts.

The engine writes an element a line, so the text is gone through line by line; to read it into a
tree and to write that out again would take several times as long. What users wrote stands in it
as escaped text and attribute values only, never at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape, unescape
from operator import itemgetter
from typing import Final
from unicodedata import bidirectional

from argmap.model import ArgmapError, problem
from argmap.render.metrics import is_exact, width
from argmap.render.schemes import dark_rules
from argmap.render.theme import Theme

_QUOTE: Final = '"'
_HEAD: Final = re.compile(r'<svg (width="[\d.]+pt" height="[\d.]+pt")\s+(viewBox="[-\d. ]+")[^>]*>')
_GROUP: Final = re.compile(r'<g id="([^"]*)" class="(?:node|edge) ?([^"]*)">')
_GRAPH: Final = re.compile(r'<g id="[^"]*" class="graph" (transform="[^"]*")>')
_ANCHOR: Final = re.compile(r'<g id="[^"]*"><a (?:xlink:href="([^"]*)" )?xlink:title="([^"]*)"')
_TEXT: Final = re.compile(
    r'<text (?:xml:space="preserve" )?text-anchor="start" (x="[^"]*" y="[^"]*") '
    r'font-family="[^"]*"((?: font-weight="bold")?)([^>]*?) font-size="([\d.]+?)(?:\.0+)?"'
    r"([^>]*)>([^<]*)</text>"
)


def finish(svg: str, title: str, description: str, theme: Theme, order: Iterable[str] = ()) -> str:
    """Return the engine's SVG with what a reader of any kind needs.

    - ``title`` and ``description`` for the whole, and for every card and line a role, a label
      and a tooltip; the engine's anchors stay only where they lead somewhere;
    - the length of each line of type whose width is known: where a viewer has no font with the
      metrics of Arial, its glyphs are fitted to the card, not cut off by it;
    - its parts in ``order``, which names them by their ids, for the engine draws a map that runs
      to the right from its end;
    - no comments, no doctype, and the names of fonts once;
    - where the theme has a dark side, the rules by which a viewer turns to it.

    Raises :class:`~argmap.model.ArgmapError` where this is no SVG of Graphviz.
    """
    svg = svg.replace("&#45;", "-")
    head = _HEAD.search(svg)
    if head is None or not svg.rstrip().endswith("</svg>"):
        message = "the engine's SVG is not what Graphviz writes"
        raise ArgmapError([problem("engine-output", message, hint="try another engine")])
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{head[1]} {head[2]} "
        f'role="graphics-document document" aria-labelledby="map-title map-description" '
        f'font-family="{escape(theme.fonts.family, quote=False).replace(_QUOTE, "&quot;")}">',
        f'<title id="map-title">{escape(title)}</title>',
        f'<desc id="map-description">{escape(description)}</desc>',
        f"<style>:target{{outline:2px solid {theme.link};outline-offset:3px}}"
        f"{dark_rules(theme)}</style>",
        *_in_order(_elements(svg[head.end() :].splitlines()), order),
    ]
    return "\n".join(parts) + "\n"


def _in_order(lines: Iterable[str], order: Iterable[str]) -> Iterator[str]:
    """The lines with the groups among them in an order; others keep theirs, at the end."""
    rank = {id: number for number, id in enumerate(order)}
    groups: list[tuple[int, list[str]]] = []
    after: list[str] = []
    for line in lines:
        if line.startswith('<g id="'):
            id = line[7 : line.index('"', 7)]
            groups.append((rank.get(id, len(rank)), []))
        if not groups:
            yield line
        elif groups[-1][1][-1:] == ["</g>"] and not line.startswith('<g id="'):
            after.append(line)
        else:
            groups[-1][1].append(line)
    for _, group in sorted(groups, key=itemgetter(0)):
        yield from group
    yield from after


def _elements(lines: Iterable[str]) -> Iterator[str]:
    """The drawing's elements, a line each.

    A group is opened when it is known whether an anchor, and so a tooltip, follows it at once.
    """
    group: re.Match[str] | None = None
    ends: list[str] = []  # what to write for each anchor that is open
    after_anchor = False
    for line in lines:
        if line.startswith(("<title>", "<!--")) or not line:
            continue
        anchor = _ANCHOR.match(line) if line.startswith("<g id=") else None
        if group is not None:
            yield _opened(group, anchor[2] if anchor else "")
            group = None
        if line.startswith("<text "):
            yield _text(line)
        elif anchor is not None:
            ends.append("</a>" if anchor[1] else "")
            if anchor[1]:
                yield f'<a xlink:href="{anchor[1]}">'
        elif line.startswith("<g id="):
            group = _GROUP.match(line)
            if group is None:
                yield _GRAPH.sub(r"<g \1>", line)
        elif line == "</a>":
            after_anchor = True
            end = ends.pop()
            if end:
                yield end
        elif line == "</g>" and after_anchor:
            after_anchor = False
        else:
            yield line


def _opened(group: re.Match[str], tip: str) -> str:
    """The beginning of a group; the first line of its tooltip is what a screen reader says."""
    start = f'<g id="{group[1]}" class="{group[2]}"'
    if not tip:
        return f"{start}>"
    label, newline, _ = tip.partition("&#10;")
    whole = f"<title>{tip.replace('&#10;', chr(10)) if newline else tip}</title>"
    return f'{start} role="graphics-symbol" aria-label="{label}">{whole}'


def _text(line: str) -> str:
    """A line of type, with its length where that is known."""
    match = _TEXT.fullmatch(line)
    if match is None:
        return line
    place, bold, slope, size, looks, content = match.groups()
    content = content.rstrip(" ")
    length = _length(content, size, bool(bold))
    if not length and _is_leftward(unescape(content)):
        looks += ' direction="rtl" text-anchor="end"'
    return f'<text {place}{bold}{slope} font-size="{size}"{looks}{length}>{content}</text>'


@lru_cache(maxsize=10_000)
def _length(content: str, size: str, bold: bool) -> str:
    text = unescape(content)
    if not text or not is_exact(text):
        return ""
    return f' textLength="{width(text, float(size), bold):.1f}" lengthAdjust="spacingAndGlyphs"'


def _is_leftward(text: str) -> bool:
    """Whether a line runs from right to left, by its first letter (Unicode annex 9, P2)."""
    for char in text:
        direction = bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
