"""A map as a document in HTML, written only: one file without scripts, to read, print or paste."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from argmap.formats.format import Exported
from argmap.formats.handouts.document import Block, Document, Entry, Heading, Paragraph, Run, Weight
from argmap.formats.handouts.losses import handout_losses
from argmap.formats.handouts.outline import outline
from argmap.formulas.inline_html import inline_html
from argmap.model import ArgumentMap

_TAGS: Final = {Weight.STRONG: "strong", Weight.EMPHASIS: "em"}
_PAGE: Final = Markup(
    """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif }}
ul {{ list-style: none; margin: 0; padding-left: 1.6rem }}
body > ul {{ padding-left: 0 }}
li {{ margin: .35rem 0; break-inside: avoid-page }}
.number {{ font: 600 .8rem system-ui, sans-serif; margin-right: .2rem }}
</style>
<h1>{title}</h1>
{body}
</html>
"""
)


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in HTML."""
    return Exported(as_html(outline(map)).encode("utf-8"), handout_losses(map))


def as_html(document: Document) -> str:
    """Return a document as a page of HTML."""
    body: list[Markup] = []
    if document.byline:
        body.append(Markup("<p>{}</p>").format(document.byline))
    body += _blocks(document.blocks)
    title = document.title or "A map without a title"
    return str(_PAGE.format(title=title, body=Markup("\n").join(body)))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Markup]:
    """Yield the lines; entries are in lists that are nested as deeply as they are."""
    open_lists = 0
    for block in blocks:
        if isinstance(block, Entry):
            wanted = block.depth + 1
            if open_lists >= wanted:
                yield _CLOSED * (open_lists - wanted) + Markup("</li>")
            else:
                yield Markup("<ul>") + Markup("<li><ul>") * (wanted - open_lists - 1)
            open_lists = wanted
            yield _entry(block)
            continue
        yield _CLOSED * open_lists
        open_lists = 0
        if isinstance(block, Heading):
            yield Markup("<h{0}>{1}</h{0}>").format(block.level + 1, block.text)
        else:
            yield Markup("<p>{}</p>").format(_words(block))
    yield _CLOSED * open_lists


_CLOSED: Final = Markup("</li></ul>")


def _entry(entry: Entry) -> Markup:
    anchor = Markup(' id="{}"').format(entry.anchor) if entry.anchor else Markup("")
    number = Markup('<span class="number">{}</span> ').format(entry.marker) if entry.marker else ""
    return Markup("<li{}>{}{}").format(anchor, number, _words(entry))


def _words(block: Entry | Paragraph) -> Markup:
    return Markup("").join(map(_run, block.runs))


def _run(run: Run) -> Markup:
    text = escape(run.text) if run.is_literal else inline_html(run.text)
    tag = _TAGS.get(run.weight)
    return Markup("<{0}>{1}</{0}>").format(tag, text) if tag else text
