"""Recognise the format of a file by the ending of its name and its beginning."""

from __future__ import annotations

import re
from typing import Final

from argmap.formats.format import Sample
from argmap.frozen_class import frozen

_ARGMAP_JSON: Final = re.compile(
    r'\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"argmap"'
)


_BEFORE_THE_ROOT: Final = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


def root(head: str) -> str:
    """The name of the root of an XML file, or nothing."""
    head = head.lstrip()
    while True:
        end = next((end for start, end in _BEFORE_THE_ROOT if head.startswith(start)), None)
        if end is None:
            root = re.match(r"<([\w:.-]+)", head)
            return root[1] if root is not None else ""
        _, _, head = head.partition(end)
        head = head.lstrip()


@frozen
class HasRoot:
    """A test for XML with one of these names for its root."""

    names: tuple[str, ...]

    def __call__(self, sample: Sample) -> bool:
        return root(sample.head) in self.names


@frozen
class HasKeys:
    """A test for JSON with all these keys, as far as one looks."""

    keys: tuple[str, ...]

    def __call__(self, sample: Sample) -> bool:
        is_object = sample.head.lstrip()[:1] == "{"
        return is_object and all(re.search(rf'"{key}"\s*:', sample.head) for key in self.keys)


@frozen
class HasSuffix:
    """A test for the ending of a name."""

    suffixes: tuple[str, ...]

    def __call__(self, sample: Sample) -> bool:
        return sample.suffix in self.suffixes


def is_carneades(sample: Sample) -> bool:
    keys = r"(?m)^(?:meta|statements|arguments|argument_schemes|assumptions|issues)\s*:"
    return sample.suffix in (".yml", ".yaml") and re.search(keys, sample.head) is not None


def is_sadface(sample: Sample) -> bool:
    is_graph = HasKeys(("nodes", "edges", "resources"))(sample)
    return is_graph and not HasKeys(("libraryVersion",))(sample)


def is_argmap_json(sample: Sample) -> bool:
    return _ARGMAP_JSON.match(sample.head) is not None


_EMPTY_AIF: Final = re.compile(r'\s*\{\s*"nodes"\s*:\s*\[\s*\]\s*,\s*"edges"\s*:\s*\[')
RDF_OF_AIF: Final = "arg.dundee.ac.uk/aif#"


def is_aif(sample: Sample) -> bool:
    has_nodes = HasKeys(("nodes", "nodeID"))(sample) or _EMPTY_AIF.match(sample.head) is not None
    return has_nodes and not is_xaif(sample)


is_xaif: Final = HasKeys(("AIF",))


_KIALO: Final = re.compile(
    r"\s*(?:Discussion (?:Title|Name):[^\r\n]*[\r\n]\s*1\. "
    r"|1\. [^\r\n]+[\r\n]+1\.1\. (?:Pro|Con): )"
)


def is_kialo(sample: Sample) -> bool:
    return sample.suffix in (".txt", "") and _KIALO.match(sample.head) is not None


def is_mindmup(sample: Sample) -> bool:
    is_json = sample.head.lstrip()[:1] == "{"
    return is_json and (sample.suffix == ".mup" or HasKeys(("formatVersion", "ideas"))(sample))


_BULLET: Final = r"(?:[-*+]|\d+[.)])\s+"
_OUTLINE: Final = re.compile(
    rf"^(?:[ \t]{{2,}}{_BULLET}\S"  # a list in a list, or a label, or a heading that is one
    rf"|{_BULLET}\W{{0,3}}(?:pro|con|for|against|objection|thesis|claim|evidence)\W{{0,2}}:"
    rf"|{_BULLET}[\[(][-+−–][\])]"
    r"|#.*\b(?:pros?|cons?|for|against|objections?)\W*$)",
    re.MULTILINE | re.IGNORECASE,
)


def is_outline(sample: Sample) -> bool:
    is_markdown = sample.suffix in (".md", ".markdown")
    return is_markdown and _OUTLINE.search(sample.head) is not None


def is_freemind(sample: Sample) -> bool:
    return sample.suffix == ".mm" and root(sample.head) == "map"


def is_rationale(sample: Sample) -> bool:
    return sample.suffix == ".rtnl" or sample.head.startswith("#Rationale Version")


_ARGDOWN_TITLE: Final = re.compile(r"^(?:\[[^\]\n]+\]|<[\w][^<>\n=]*>)(?::|[ \t]*$)", re.MULTILINE)
_ARGDOWN_RELATION: Final = re.compile(
    r"^[ \t]+(?:\+>|->|_>|<\+|<-|<_|><|\+|-|_) ?(?:\[[^\]\n]+\]|<[\w][^<>\n=]*>)", re.MULTILINE
)


def is_argdown(sample: Sample) -> bool:
    """A text without a name needs both a title and a relation; Markdown has neither of them so."""
    if sample.suffix:
        return sample.suffix in (".argdown", ".ad")
    return bool(_ARGDOWN_TITLE.search(sample.head) and _ARGDOWN_RELATION.search(sample.head))
