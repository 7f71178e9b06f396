"""Pages that are ready to be written, and their running heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from argmap.frozen_class import frozen
from argmap.model import Severity
from argmap.model.codes import Code
from argmap.render.output.graphviz import warn
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.pdf import PdfPage, to_pdf
from argmap.render.output.pdf_overlay import lay_over, linked_parts, set_run_apart
from argmap.render.output.picture_graph import Graph
from argmap.render.output.svg import to_svg
from argmap.render.output.svg_text import Pen
from argmap.render.pages.page_setup import MARGIN
from argmap.render.text_layout.text_blocks import Run, clipped
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Theme

_FACE: Final = Face(8)
_BASE: Final = 17.0
"""Points from the running head's text down to the page."""
_RULE: Final = 5.0
"""Points from the rule under the running head to the text above it."""
_APART: Final = 14.0


class Sheet(NamedTuple):
    """A page: what is drawn on it, its layout on the sheet, and the title of its section.

    ``bookmarks`` are the titles under which viewers list the page.
    """

    graph: Graph
    places: Places
    section: str = ""
    bookmarks: tuple[str, ...] = ()


@frozen
class Booklet:
    """Pages with a running head: the title and author, the section, and the number of the page."""

    sheets: Sequence[Sheet]
    title: str
    byline: str
    theme: Theme

    def pdf(self) -> bytes:
        """The pages as a PDF."""
        family = self.theme.fonts.family
        wanted = {part for sheet in self.sheets for part in linked_parts(sheet.graph)}
        # A statement that is on several pages has its link to the first of them.
        pages = []
        for number, sheet in enumerate(self.sheets, 1):
            said = f"page {number} of {len(self.sheets)}"
            picture = to_svg(
                sheet.graph, sheet.places, self.title, said, self.theme, Pen(set=set_run_apart)
            )
            over = lay_over(sheet.graph, sheet.places, family, wanted)
            head = self._head(sheet, said, picture.size[0])
            wanted -= {node.name for node in sheet.graph.nodes()}
            pages.append(PdfPage(picture, head + over, sheet.bookmarks))
        return to_pdf(pages, self.title)

    def _head(self, sheet: Sheet, page: str, wide: float) -> str:
        """The running head of a page so many points wide; it does not repeat a title below it."""
        room = wide - 2 * MARGIN
        muted = self.theme.muted
        number = Run(page, _FACE, muted)
        free = room - number.width - 2 * _APART
        where = clipped(sheet.section, _FACE, self.theme.ink, free / 2)
        is_titled = any(node.name == "title" for node in sheet.graph.nodes())
        left = "" if is_titled else " · ".join(filter(None, (self.byline, self.title)))
        whose = clipped(left, _FACE, muted, free - where.width)
        top = MARGIN - _BASE - _FACE.size
        return (
            self._line(whose, MARGIN, top)
            + self._line(where, wide - MARGIN - number.width - _APART - where.width, top)
            + self._line(number, wide - MARGIN - number.width, top)
            + f'<p style="left:{MARGIN:g}pt;top:{MARGIN - _BASE + _RULE:g}pt;width:{room:g}pt;'
            f'height:0;border-top:0.5pt solid {self.theme.hairline}"></p>'
        )

    def _line(self, run: Run, left: float, top: float) -> str:
        looks = (
            f"left:{left:.1f}pt;top:{top:g}pt;"
            f"font:{_FACE.size}pt/1 {self.theme.fonts.family};color:{run.colour}"
        )
        return f'<p style="{escape(looks)}">{escape(run.text)}</p>' if run.text else ""


def tell_pages(paper: Paper, count: int, points: float, small: Mapping[int, float]) -> None:
    """Say how many pages there are and how large their text is.

    ``small`` are the sizes of the text on pages of which a part had to be scaled down, by page.
    """
    turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
    pages = "1 page" if count == 1 else f"{count:,} pages"
    message = f"{paper.name.capitalize()}{turn}: {pages}, text at {points:.1f} points"
    warn(Code.PAGE_FIT, message, severity=Severity.INFO)
    for number, size in small.items():
        message = (
            f"page {number}: a part too large for a page is scaled down, text at {size:.1f} points"
        )
        warn(Code.SMALL_TEXT, message, "use larger paper, or divide its longest card")
