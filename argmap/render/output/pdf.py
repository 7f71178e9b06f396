"""Convert the SVG to a one-page PDF that keeps text as text and links as links."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from threading import get_ident
from typing import Any, Final

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bundled_font import ADDRESSES, FONTS, font_faces
from argmap.render.output.graphviz import warn
from argmap.render.output.missing_glyphs import tell_missing
from argmap.render.output.svg_parts import Picture

_LONGEST: Final = 14_400.0
"""Maximum side of a PDF page in points."""

_INSTALL: Final = "pip install 'argmap[pdf]'"


def to_pdf(picture: Picture, over: str, title: str) -> bytes:
    """Return a picture as a one-page PDF, made by WeasyPrint.

    The same picture gives the same bytes. ``over`` is the overlay from
    :func:`~argmap.render.output.pdf_overlay.lay_over`.

    Raises :class:`~argmap.model.ArgmapError` (``pdf-missing``) if WeasyPrint, or the Pango library
    that it uses, is not installed. Warns if the page had to be scaled down.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except ImportError:
        message = "a PDF needs WeasyPrint 68 or later, which is not installed"
        raise ArgmapError([problem(Code.PDF_MISSING, message, hint=_INSTALL)]) from None
    except OSError as error:
        message = f"WeasyPrint cannot load the library Pango: {str(error).splitlines()[0]}"
        hint = "install it; on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0"
        raise ArgmapError([problem(Code.PDF_MISSING, message, hint=hint)]) from None
    wide, high = picture.size
    share = 1.0
    if max(wide, high) > _LONGEST:
        share = _LONGEST / max(wide, high)
        wide, high = wide * share, high * share
        message = f"the PDF is scaled down to {share:.0%}: a page has at most {_LONGEST:g} points"
        warn(Code.ENGINE_SIZE, message, "an SVG has no such limit")
    page = (
        f'<html lang="en"><title>{escape(title)}</title>'
        f"<style>{font_faces(ADDRESSES)}"
        f"@page{{size:{wide:g}pt {high:g}pt;margin:0}}html,body{{margin:0}}"
        f"img{{display:block;width:{wide:g}pt;height:{high:g}pt}}"
        f"main{{position:absolute;left:0;top:0;transform:scale({share:g});transform-origin:0 0}}"
        "main *{position:absolute;margin:0;white-space:pre}</style>"
        f'<img alt="" src="data:image/svg+xml;base64,{b64encode(picture.file.encode()).decode()}">'
        f"<main>{over}</main>"
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
        made: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf()
    tell_missing("".join(lost))
    return made


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
