"""What is said of a statement, an argument or a heading, as fields of a map."""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown.data_fields import fields_from
from argmap.formats.argdown.document import Inference, Member, Node, Section
from argmap.formats.argdown.texts import heading_content, heading_title, legible
from argmap.formats.argdown.twigs import Twig
from argmap.formats.kept_json import kept_json
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ARGUMENTS

_Extra = list[tuple[str, str]]


def _own_fields(node: Node, kind: str) -> dict[str, Any] | None:
    """The fields that the data of a node has, if argmap has written it."""
    written = [one for one in node.members if one.data_text]
    if len(written) != 1 or written[0] is not node.canonical:
        return None
    return fields_from(written[0].data, written[0].data_text, kind)


def fields_of(twig: Twig, kind: str) -> dict[str, Any]:
    """Return the attributes of a part of a map of a kind, without its key and place."""
    node = twig.node
    is_argument = kind in ARGUMENTS
    extra: _Extra = []
    attributes: dict[str, Any] = {"text": "", "extra": extra}
    if twig.inference is not None:
        _add_inference(twig.inference, attributes, is_argument=is_argument)
    if twig.whole is not None:
        return attributes
    if not node.is_untitled:
        attributes["title"] = clean(node.title) or None
        if clean(node.title) != node.title:
            extra.append(("argdown-title", kept_json(node.title)))
    canonical = node.canonical
    if canonical is None:
        attributes["tags"] = tuple(one for one in node.tags if "," not in one)
        if not is_argument:
            attributes["text"] = clean(node.title) or "?"
            extra.append(("argdown-undefined", "yes"))
    else:
        found = legible(canonical.content, canonical.raw, canonical.tags)
        attributes["text"] = found.text or ("" if is_argument else clean(node.title) or "?")
        tags = dict.fromkeys((*node.tags, *found.tags))
        attributes["tags"] = tuple(one for one in tags if "," not in one and clean(one) == one)
        if found.raw is not None:
            extra.append(("argdown-text", kept_json(found.raw)))
    own = _own_fields(node, kind)
    _add_members(node, canonical, extra, has_fields=own is not None)
    if own is not None:
        extra += own.pop("extra", ())
        attributes |= own
    return attributes


def _add_members(node: Node, canonical: Member | None, extra: _Extra, *, has_fields: bool) -> None:
    """Keep the other texts of a node, and the tags and data that are written with references."""
    for member in node.members:
        if member is canonical:
            continue
        whole = " ".join(one for one in (member.raw, member.data_text) if one)
        if canonical is None:
            if member.data_text:
                extra.append(("argdown-data", kept_json(member.data_text)))
        elif member.is_reference:
            if whole:
                extra.append(("argdown-reference", kept_json(whole)))
        elif (member.raw, member.data_text) not in (
            (canonical.raw, canonical.data_text),
            (canonical.raw, ""),
        ):
            extra.append(("argdown-member", kept_json(whole)))
    if canonical is not None and canonical.data_text and not has_fields:
        extra.append(("argdown-data", kept_json(canonical.data_text)))


def _add_inference(inference: Inference, attributes: dict[str, Any], *, is_argument: bool) -> None:
    extra: _Extra = attributes["extra"]
    rules = [one for one in inference.rules if one]
    if len(rules) == 1 and is_argument and clean(rules[0]) == rules[0]:
        attributes["scheme"] = rules[0]
    else:
        extra += [("argdown-rule", kept_json(one)) for one in rules]
    if inference.data_text:
        extra.append(("argdown-inference", kept_json(inference.data_text)))


def section_fields(section: Section, level: int) -> tuple[str, _Extra]:
    """Return the title of a section of a map, and what else is kept of its heading."""
    title = heading_title(section.content) or "?"
    extra: _Extra = []
    if heading_content(title) != section.raw:
        extra.append(("argdown-text", kept_json(section.raw)))
    if section.level != level:
        extra.append(("argdown-level", str(section.level)))
    if section.data_text:
        extra.append(("argdown-data", kept_json(section.data_text)))
    return title, extra
