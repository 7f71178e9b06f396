"""Convert SVGs to the pages of a PDF that keeps text as text and links as links."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from threading import get_ident
from typing import Any, Final, NamedTuple

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bundled_font import ADDRESSES, FONTS, font_faces
from argmap.render.output.graphviz import warn
from argmap.render.output.missing_glyphs import tell_missing
from argmap.render.output.svg_parts import Picture

_LONGEST: Final = 14_400.0
"""Maximum side of a PDF page in points."""

_INSTALL: Final = "pip install 'argmap[pdf]'"


class PdfPage(NamedTuple):
    """A page: a picture as large as it, and the overlay for the picture.

    The overlay is that of :func:`~argmap.render.output.pdf_overlay.lay_over`. ``bookmarks`` are the
    titles under which viewers list the page.
    """

    picture: Picture
    over: str
    bookmarks: tuple[str, ...] = ()


def to_pdf(pages: Sequence[PdfPage], title: str) -> bytes:
    """Return pictures as the pages of a PDF, made by WeasyPrint.

    The same pictures give the same bytes. Links lead to any page.

    Raises :class:`~argmap.model.ArgmapError` (``pdf-missing``) if WeasyPrint, or the Pango library
    that it uses, is not installed. Warns if a page had to be scaled down.
    """
    require_weasyprint()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    sizes: list[str] = []
    sections = [_section(page, sizes) for page in pages]
    document = (
        f'<html lang="en"><title>{escape(title)}</title>'
        f"<style>{font_faces(ADDRESSES)}{''.join(sizes)}html,body{{margin:0}}img{{display:block}}"
        "section{position:relative;break-after:page}section:last-child{break-after:auto}"
        "b[title]{display:block;height:0;bookmark-level:1;bookmark-label:attr(title)}"
        "main{position:absolute;left:0;top:0;transform-origin:0 0}"
        "main *{position:absolute;margin:0;white-space:pre}</style>" + "".join(sections)
    )
    # Only the data given here may be fetched, whatever a map contains.
    fetcher = URLFetcher(allowed_protocols=["data"])
    fetch_data = fetcher.fetch
    faces = {ADDRESSES[style]: path for style, path in FONTS.items()}

    def fetch(url: str, headers: object = None) -> Any:
        if url in faces:
            return URLFetcherResponse(url, faces[url].read_bytes())
        return fetch_data(url, headers)

    fetcher.fetch = fetch
    with _unsupported() as lost:
        made: bytes = HTML(string=document, url_fetcher=fetcher).write_pdf()
    tell_missing("".join(lost))
    return made


def require_weasyprint() -> None:
    """Raise :class:`~argmap.model.ArgmapError` (``pdf-missing``) if no PDF can be made."""
    try:
        from weasyprint import HTML  # noqa: F401
    except ImportError:
        message = "a PDF needs WeasyPrint 68 or later, which is not installed"
        raise ArgmapError([problem(Code.PDF_MISSING, message, hint=_INSTALL)]) from None
    except OSError as error:
        message = f"WeasyPrint cannot load the library Pango: {str(error).splitlines()[0]}"
        hint = "install it; on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0"
        raise ArgmapError([problem(Code.PDF_MISSING, message, hint=hint)]) from None


def _section(page: PdfPage, sizes: list[str]) -> str:
    """The HTML of a page; the CSS rule for its size is added to ``sizes`` if it is a new one."""
    wide, high = page.picture.size
    share = 1.0
    if max(wide, high) > _LONGEST:
        share = _LONGEST / max(wide, high)
        wide, high = wide * share, high * share
        message = f"the PDF is scaled down to {share:.0%}: a page has at most {_LONGEST:g} points"
        warn(Code.ENGINE_SIZE, message, "an SVG has no such limit")
    name = f"size-{wide:g}-{high:g}".replace(".", "_")
    size = f"@page {name}{{size:{wide:g}pt {high:g}pt;margin:0}}"
    if size not in sizes:
        sizes.append(size)
    data = b64encode(page.picture.file.encode()).decode()
    marks = "".join(f'<b title="{escape(title)}"></b>' for title in page.bookmarks)
    return (
        f'<section style="page:{name}">{marks}<img alt="" '
        f'style="width:{wide:g}pt;height:{high:g}pt" src="data:image/svg+xml;base64,{data}">'
        f'<main style="transform:scale({share:g})">{page.over}</main></section>'
    )


@contextmanager
def _unsupported() -> Iterator[dict[str, None]]:
    """Collect the characters that WeasyPrint finds in no font; it reports them only in its log."""
    lost: dict[str, None] = {}
    here = get_ident()

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == here and isinstance(record.args, tuple):
                found = record.args[:1]
                if "notdef" in record.msg and found and isinstance(found[0], str):
                    lost.setdefault(found[0])

    log, handler = logging.getLogger("weasyprint"), Handler()
    log.addHandler(handler)
    try:
        yield lost
    finally:
        log.removeHandler(handler)
