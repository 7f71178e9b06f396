"""All formats, and which of them a file is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from argmap.formats.foreign_text import parsed_json
from argmap.formats.format import Format, Sample
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code

_ARGMAP_JSON: Final = re.compile(
    r'\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"argmap"'
)


def _is_argmap_json(sample: Sample) -> bool:
    return _ARGMAP_JSON.match(sample.head) is not None


_KIALO: Final = re.compile(
    r"\s*(?:Discussion (?:Title|Name):.*\s+1\. |1\. [^\r\n]+[\r\n]+1\.1\. (?:Pro|Con): )"
)


def _is_kialo(sample: Sample) -> bool:
    return sample.suffix in (".txt", "") and _KIALO.match(sample.head) is not None


def _is_mup(sample: Sample) -> bool:
    is_json = sample.head.lstrip()[:1] == "{"
    return is_json and (sample.suffix == ".mup" or '"formatVersion"' in sample.head)


_BULLET: Final = r"(?:[-*+]|\d+[.)])\s+"
_OUTLINE: Final = re.compile(
    rf"^(?:[ \t]{{2,}}{_BULLET}\S"  # a list in a list, or a label, or a heading that is one
    rf"|{_BULLET}\W{{0,3}}(?:pro|con|for|against|objection|thesis|claim|evidence)\W{{0,2}}:"
    rf"|{_BULLET}[\[(][-+−–][\])]"
    r"|#.*\b(?:pros?|cons?|for|against|objections?)\W*$)",
    re.MULTILINE | re.IGNORECASE,
)


def _is_outline(sample: Sample) -> bool:
    return sample.suffix in (".md", ".markdown") and _OUTLINE.search(sample.head) is not None


_OPML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<opml\b", re.DOTALL)


def _is_opml(sample: Sample) -> bool:
    return _OPML.match(sample.head) is not None


_FORMATS: Final = (
    Format("json", "JSON of argmap", "argmap.formats.argmap_json", (".json",), _is_argmap_json),
    Format("kialo", "text exported from Kialo", "argmap.formats.kialo", (".txt",), _is_kialo),
    Format("mup", "a map of MindMup", "argmap.formats.mup", (".mup",), _is_mup),
    Format(
        "outline",
        "an outline in Markdown",
        "argmap.formats.outlines.markdown",
        (".md", ".markdown"),
        _is_outline,
    ),
    Format("opml", "OPML", "argmap.formats.outlines.opml", (".opml",), _is_opml),
    Format(
        "mm",
        "a map of FreeMind or Freeplane",
        "argmap.formats.outlines.freemind",
        (".mm",),
        lambda sample: sample.suffix == ".mm" and "<map" in sample.head,
        is_written=False,
    ),
    Format(
        "rtnl",
        "a map of Rationale",
        "argmap.formats.rtnl",
        (".rtnl",),
        lambda sample: sample.suffix == ".rtnl" or sample.head.startswith("#Rationale Version"),
        is_written=False,
    ),
    Format(
        "csv",
        "an edge list in CSV",
        "argmap.formats.tables.edge_list",
        (".csv", ".tsv"),
        lambda sample: sample.suffix in (".csv", ".tsv"),
    ),
    Format("graphml", "GraphML", "argmap.formats.graphs.graphml", (".graphml",), is_read=False),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({one.name: one for one in _FORMATS})
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

    Of several with one ending it is the one that is named like it: ``.json`` is JSON of argmap.
    The ending ``.txt`` is of no format here, since any text may have it.

    Raises :class:`ArgmapError` (``unknown-format``) if the ending is of no format, or of several.
    """
    suffix = Sample.of(b"", path).suffix
    found = [one for one in _FORMATS if one.is_written and suffix in one.suffixes]
    if suffix == ".txt":
        found = []  # whoever names a file so need not think of a format
    found = [one for one in found if f".{one.name}" == suffix] or found
    if len(found) == 1:
        return found[0]
    known = found or [one for one in _FORMATS if one.is_written]
    message = f"the name {path!r} does not say in which format to write it"
    hint = f"say which: --format with one of {', '.join(one.name for one in known)}"
    raise ArgmapError([problem(Code.UNKNOWN_FORMAT, message, hint=hint)])
