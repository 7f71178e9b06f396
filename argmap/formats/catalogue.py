"""All formats, and which of them a file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from argmap.formats.foreign_text import parsed_json
from argmap.formats.format import Format, Sample
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code

_ARGMAP_JSON: Final = re.compile(
    r'\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"argmap"'
)


_BEFORE_THE_ROOT: Final = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


def _root(head: str) -> str:
    """The name of the root of an XML file, or nothing."""
    head = head.lstrip()
    while True:
        end = next((end for start, end in _BEFORE_THE_ROOT if head.startswith(start)), None)
        if end is None:
            root = re.match(r"<([\w:.-]+)", head)
            return root[1] if root is not None else ""
        _, _, head = head.partition(end)
        head = head.lstrip()


def _has_root(*names: str) -> Callable[[Sample], bool]:
    """Whether a file is XML with one of these names for its root."""

    def has_root(sample: Sample) -> bool:
        return _root(sample.head) in names

    return has_root


def _has_keys(*keys: str) -> Callable[[Sample], bool]:
    """Whether a file is JSON with all these keys, as far as one looks."""

    def has_keys(sample: Sample) -> bool:
        is_object = sample.head.lstrip()[:1] == "{"
        return is_object and all(re.search(f'"{key}"\\s*:', sample.head) for key in keys)

    return has_keys


def _has_suffix(*suffixes: str) -> Callable[[Sample], bool]:
    return lambda sample: sample.suffix in suffixes


def _is_carneades(sample: Sample) -> bool:
    keys = r"(?m)^(?:meta|statements|arguments|argument_schemes|assumptions|issues)\s*:"
    return sample.suffix in (".yml", ".yaml") and re.search(keys, sample.head) is not None


def _is_sadface(sample: Sample) -> bool:
    is_graph = _has_keys("nodes", "edges", "resources")(sample)
    return is_graph and not _has_keys("libraryVersion")(sample)


def _is_argmap_json(sample: Sample) -> bool:
    return _ARGMAP_JSON.match(sample.head) is not None


_KIALO: Final = re.compile(
    r"\s*(?:Discussion (?:Title|Name):[^\r\n]*[\r\n]\s*1\. "
    r"|1\. [^\r\n]+[\r\n]+1\.1\. (?:Pro|Con): )"
)


def _is_kialo(sample: Sample) -> bool:
    return sample.suffix in (".txt", "") and _KIALO.match(sample.head) is not None


def _is_mindmup(sample: Sample) -> bool:
    is_json = sample.head.lstrip()[:1] == "{"
    return is_json and (sample.suffix == ".mup" or _has_keys("formatVersion", "ideas")(sample))


_BULLET: Final = r"(?:[-*+]|\d+[.)])\s+"
_OUTLINE: Final = re.compile(
    rf"^(?:[ \t]{{2,}}{_BULLET}\S"  # a list in a list, or a label, or a heading that is one
    rf"|{_BULLET}\W{{0,3}}(?:pro|con|for|against|objection|thesis|claim|evidence)\W{{0,2}}:"
    rf"|{_BULLET}[\[(][-+−–][\])]"
    r"|#.*\b(?:pros?|cons?|for|against|objections?)\W*$)",
    re.MULTILINE | re.IGNORECASE,
)


def _is_outline(sample: Sample) -> bool:
    is_markdown = sample.suffix in (".md", ".markdown")
    return is_markdown and _OUTLINE.search(sample.head) is not None


def _is_freemind(sample: Sample) -> bool:
    return sample.suffix == ".mm" and _root(sample.head) == "map"


def _is_rationale(sample: Sample) -> bool:
    return sample.suffix == ".rtnl" or sample.head.startswith("#Rationale Version")


_HANDOUTS: Final = "argmap.formats.handouts"
_OUTLINES: Final = "argmap.formats.outlines"

_FORMATS: Final = (
    Format("json", "JSON of argmap", "argmap.formats.argmap_json", (".json",), _is_argmap_json),
    Format(
        "csv",
        "an edge list in CSV",
        "argmap.formats.tables.edge_list",
        (".csv", ".tsv"),
        _has_suffix(".csv", ".tsv"),
    ),
    Format("sadface", "SADFace", "argmap.formats.sadface", (".json",), _is_sadface),
    Format(
        "arguebuf",
        "JSON of arguebuf",
        "argmap.formats.arguebuf",
        (".json",),
        _has_keys("schemaVersion", "libraryVersion"),
        is_written=False,
    ),
    Format(
        "carneades",
        "YAML of Carneades",
        "argmap.formats.carneades",
        (".yml", ".yaml"),
        _is_carneades,
    ),
    Format("lkif", "LKIF", "argmap.formats.lkif", (".xml",), _has_root("lkif"), is_written=False),
    Format(
        "arggraph",
        "arggraph XML",
        "argmap.formats.arggraph",
        (".xml",),
        _has_root("arggraph"),
        is_written=False,
    ),
    Format("aml", "AML", "argmap.formats.aml", (".aml",), _has_root("ARG"), is_written=False),
    Format(
        "brat",
        "brat annotation",
        "argmap.formats.brat",
        (".ann",),
        _has_suffix(".ann"),
        is_written=False,
    ),
    Format("graphml", "GraphML", "argmap.formats.graphs.graphml", (".graphml",), is_read=False),
    Format("markdown", "Markdown", f"{_HANDOUTS}.markdown", (".md",), is_read=False),
    Format("html", "HTML", f"{_HANDOUTS}.html", (".html",), is_read=False),
    Format("docx", "a Word document", f"{_HANDOUTS}.docx", (".docx",), is_read=False),
    Format("latex", "LaTeX", f"{_HANDOUTS}.latex", (".tex",), is_read=False),
    Format("text", "plain text", f"{_HANDOUTS}.plain", (".txt",), is_read=False),
    Format("kialo", "text exported from Kialo", "argmap.formats.kialo", (".txt",), _is_kialo),
    Format("mup", "a map of MindMup", "argmap.formats.mup", (".mup",), _is_mindmup),
    Format(
        "rtnl",
        "a map of Rationale",
        "argmap.formats.rtnl",
        (".rtnl",),
        _is_rationale,
        is_written=False,
    ),
    Format(
        "outline",
        "an outline in Markdown",
        f"{_OUTLINES}.markdown",
        (".md", ".markdown"),
        _is_outline,
    ),
    Format("opml", "OPML", f"{_OUTLINES}.opml", (".opml",), _has_root("opml")),
    Format(
        "mm",
        "a map of FreeMind or Freeplane",
        f"{_OUTLINES}.freemind",
        (".mm",),
        _is_freemind,
        is_written=False,
    ),
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
