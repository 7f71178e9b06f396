"""All formats, and which of them a file is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.formats.foreign_text import parsed_json
from argmap.formats.format import Format, Sample
from argmap.formats.recognition import (
    RDF_OF_AIF,
    HasKeys,
    HasRoot,
    HasSuffix,
    is_aif,
    is_argdown,
    is_argmap_json,
    is_carneades,
    is_freemind,
    is_kialo,
    is_mindmup,
    is_outline,
    is_rationale,
    is_sadface,
    is_xaif,
)
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.model.frozen_dict import FrozenDict

_HANDOUTS: Final = "argmap.formats.handouts"
_OUTLINES: Final = "argmap.formats.outlines"


_FORMATS: Final = (
    Format("json", "JSON of argmap", "argmap.formats.argmap_json", (".json",), is_argmap_json),
    Format("aif", "AIF", "argmap.formats.aif", (".json",), is_aif),
    Format("xaif", "xAIF", "argmap.formats.aif.xaif", (".json",), is_xaif),
    Format("argdown", "Argdown", "argmap.formats.argdown", (".argdown", ".ad"), is_argdown),
    Format(
        "csv",
        "an edge list in CSV",
        "argmap.formats.tables.edge_list",
        (".csv", ".tsv"),
        HasSuffix((".csv", ".tsv")),
    ),
    Format("sadface", "SADFace", "argmap.formats.sadface", (".json",), is_sadface),
    Format(
        "arguebuf",
        "JSON of arguebuf",
        "argmap.formats.arguebuf",
        (".json",),
        HasKeys(("schemaVersion", "libraryVersion")),
        is_written=False,
    ),
    Format(
        "carneades",
        "YAML of Carneades",
        "argmap.formats.carneades",
        (".yml", ".yaml"),
        is_carneades,
    ),
    Format("lkif", "LKIF", "argmap.formats.lkif", (".xml",), HasRoot(("lkif",)), is_written=False),
    Format(
        "arggraph",
        "arggraph XML",
        "argmap.formats.arggraph",
        (".xml",),
        HasRoot(("arggraph",)),
        is_written=False,
    ),
    Format("aml", "AML", "argmap.formats.aml", (".aml",), HasRoot(("ARG",)), is_written=False),
    Format(
        "brat",
        "brat annotation",
        "argmap.formats.brat",
        (".ann",),
        HasSuffix((".ann",)),
        is_written=False,
    ),
    Format("graphml", "GraphML", "argmap.formats.graphs.graphml", (".graphml",), is_read=False),
    Format("markdown", "Markdown", f"{_HANDOUTS}.markdown", (".md",), is_read=False),
    Format("html", "HTML", f"{_HANDOUTS}.html", (".html",), is_read=False),
    Format("docx", "a Word document", f"{_HANDOUTS}.docx", (".docx",), is_read=False),
    Format("latex", "LaTeX", f"{_HANDOUTS}.latex", (".tex",), is_read=False),
    Format("text", "plain text", f"{_HANDOUTS}.plain", (".txt",), is_read=False),
    Format("kialo", "text exported from Kialo", "argmap.formats.kialo", (".txt",), is_kialo),
    Format("mup", "a map of MindMup", "argmap.formats.mup", (".mup",), is_mindmup),
    Format(
        "rtnl",
        "a map of Rationale",
        "argmap.formats.rtnl",
        (".rtnl",),
        is_rationale,
        is_written=False,
    ),
    Format(
        "outline",
        "an outline in Markdown",
        f"{_OUTLINES}.markdown",
        (".md", ".markdown"),
        is_outline,
    ),
    Format("opml", "OPML", f"{_OUTLINES}.opml", (".opml",), HasRoot(("opml",))),
    Format(
        "mm",
        "a map of FreeMind or Freeplane",
        f"{_OUTLINES}.freemind",
        (".mm",),
        is_freemind,
        is_written=False,
    ),
)

FORMATS: Final[Mapping[str, Format]] = FrozenDict({one.name: one for one in _FORMATS})
"""The formats by name."""


def recognised(data: bytes, path: str | None = None) -> tuple[Format, ...]:
    """Return the formats that a file may be in, judged by its name and its beginning.

    >>> [one.name for one in recognised(b'{"format": "argmap", "version": 1, "items": []}')]
    ['json']
    """
    sample = Sample.of(data, path)
    return tuple(one for one in _FORMATS if one.is_read and one.recognised(sample))


def format_of(data: bytes, path: str | None = None) -> Format:
    """Return the format of a file, judged by its name and its beginning.

    Raises :class:`ArgmapError`: ``unknown-format`` if it is none of the known ones, or may be
    several, and ``bad-import`` if it is nearly JSON.
    """
    found = recognised(data, path)
    if len(found) == 1:
        return found[0]
    name = path or "the file"
    if not found and RDF_OF_AIF in Sample.of(data, path).head:
        message = f"{name} is AIF in RDF, which argmap does not read"
        raise ArgmapError(
            [problem(Code.UNKNOWN_FORMAT, message, hint="AIFdb has the same map as JSON")]
        )
    if not found and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        parsed_json(data, path)  # a mistake in it may be why it is not recognised
    if not found:
        message = f"{name} is in no format that argmap reads"
        hint = "if it is, say in which with --format"
    else:
        message = f"{name} may be " + " or ".join(one.title for one in found)
        hint = "say which: " + " or ".join(f"--format {one.name}" for one in found)
    raise ArgmapError([problem(Code.UNKNOWN_FORMAT, message, hint=hint)])


def named(name: str) -> Format:
    """Return the format with a name.

    Raises :class:`ValueError` if there is none.
    """
    if name not in FORMATS:
        raise ValueError(f"format is {name!r}, not one of {', '.join(FORMATS)}")
    return FORMATS[name]


def written_to(path: str) -> Format:
    """Return the format in which a file with this name is written, by the ending of the name.

    Of several formats with one ending it is the first: ``.json`` is JSON of argmap.

    Raises :class:`ArgmapError` (``unknown-format``) if the ending is that of no format.
    """
    suffix = Sample.of(b"", path).suffix
    found = [one for one in _FORMATS if one.is_written and suffix in one.suffixes]
    if found:
        return found[0]
    known = [one for one in _FORMATS if one.is_written]
    message = f"the name {path!r} does not say in which format to write it"
    hint = f"say which: --format with one of {', '.join(one.name for one in known)}"
    raise ArgmapError([problem(Code.UNKNOWN_FORMAT, message, hint=hint)])
