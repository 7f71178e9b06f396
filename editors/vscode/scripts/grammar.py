"""Write the grammar that colours maps in VS Code, from the words of the language itself.

    python editors/vscode/scripts/grammar.py

A test tells when ``syntaxes/argmap.tmLanguage.json`` is not what this would write.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from argmap.language.escaping import FIELD_WORDS, KIND_WORDS
from argmap.model.vocabulary import ATTACKS, FIELDS, HEADERS, ID, Extent, RelationKind

TARGET = Path(__file__).parents[1] / "syntaxes" / "argmap.tmLanguage.json"

KIND = "|".join(KIND_WORDS)
ATTACK = "|".join(sorted(ATTACKS))
SUPPORT = "|".join(word for word in KIND_WORDS if word not in ATTACKS)
VERB = "|".join(RelationKind)
NAME = ID.pattern
REFERENCE = rf"{NAME}(?:\.{NAME})?"
FOREIGN = rf"x-{NAME}"
TOLD_APART = ("map", "use", "tags")  # headers with a rule of their own
ENDS = r"(?=\s|$)"  # what follows a colon

# What can be nothing but the head of something, so that a text ends before it.
HEAD = (
    rf"#|(?:{KIND})(?: +@|(?: +[a-z0-9-]+)?:{ENDS})"
    rf"|(?:{'|'.join(FIELDS)}|section|x-[a-z0-9-]+):{ENDS}"
)
HANGS = rf"^\1 {{3,}}(?!{HEAD})(?=\S)"
"""The line of a text that goes on: it hangs deeper than a field or a child would stand."""


def grammar() -> dict[str, Any]:
    """The grammar, in TextMate's form."""
    return {
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["argmap"],
        "patterns": [
            {"include": f"#{name}"}
            for name in (
                "comment", "blank", "use", "header", "section", "statement", "reuse", "reopening",
                "cite", "figure", "conceded", "measured", "tags", "link", "field", "relation",
                "other",
            )
        ],
        "repository": rules(),
    }  # fmt: skip


def rules() -> dict[str, Any]:
    """Every rule by its name."""
    indent, colon = r"^( *)", rf"(:){ENDS}"
    others = "|".join(
        name
        for name in FIELDS
        if name not in ("cite", "figure", "conceded", "confidence", "strength", "tags", "link")
    )
    found: dict[str, Any] = {
        "comment": {"match": r"^ *(#.*)$", "captures": scopes("comment.line.number-sign")},
        "blank": {"match": r"^\s*$"},
        "use": {
            "match": rf"^(use) +(.*\S) +(as) +({NAME}) *$",
            "captures": scopes(
                "keyword.control.import", "string.unquoted", "keyword.control.import",
                "entity.name.namespace",
            ),
        },
        "reopening": {
            "match": rf"^ *(@)({REFERENCE}) *$",
            "captures": scopes("punctuation.definition.reference", "variable.other.reference"),
        },
        "section": text(
            rf"{indent}(section){colon}",
            ["keyword.other.section", "punctuation.separator"],
            content="markup.heading.section",
        ),
        "header": {
            "patterns": [
                text(
                    rf"^()(map){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                    content="markup.heading.title",
                ),
                text(
                    rf"^()(tags){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                    patterns=[{"include": "#tag"}],
                ),
                text(
                    rf"^()({'|'.join(name for name in HEADERS if name not in TOLD_APART)}"
                    rf"|{FOREIGN}){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                ),
            ]
        },
        "statement": text(
            rf"{indent}(?:({ATTACK})|({SUPPORT}))(?: +({NAME}))?{colon}",
            [
                "keyword.control.attack", "keyword.control.support", "entity.name.type.id",
                "punctuation.separator",
            ],
        ),
        "reuse": text(
            rf"{indent}(?:({ATTACK})|({SUPPORT})) +(@)({REFERENCE})(?:{colon}| *$)",
            [
                "keyword.control.attack", "keyword.control.support",
                "punctuation.definition.reference", "variable.other.reference",
                "punctuation.separator",
            ],
        ),
        "relation": text(
            rf"{indent}({REFERENCE}) +({VERB}) +({REFERENCE})(?:{colon}| *$)",
            [
                "variable.other.reference", "keyword.operator.word", "variable.other.reference",
                "punctuation.separator",
            ],
        ),
        "field": field(rf"{others}|{FOREIGN}", [{"include": "#escape"}]),
        "cite": field("cite", [{"include": "#citation"}]),
        "figure": field("figure", [{"include": "#figure-value"}]),
        "conceded": field(
            "conceded",
            [
                {
                    "match": rf"(?i){'|'.join(Extent)}|for argument's sake",
                    "name": "constant.language.extent.argmap",
                }
            ],
        ),
        "measured": field(
            "confidence|strength",
            [
                {"match": r"[0-9]*\.?[0-9]+", "name": "constant.numeric.argmap"},
                {"match": "weak|moderate|strong", "name": "constant.language.strength.argmap"},
            ],
        ),
        "tags": field("tags", [{"include": "#tag"}]),
        "tag": {"match": r"[^,\s](?:[^,]*[^,\s])?", "name": "constant.other.tag.argmap"},
        "link": field("link", [{"match": r"\S+", "name": "markup.underline.link.argmap"}]),
        "citation": {
            "patterns": [
                {"match": '"[^"]+"|“[^”]+”', "name": "string.quoted.double.argmap"},
                {"match": r"\.\.\.|…", "name": "punctuation.separator.ellipsis.argmap"},
                {
                    "match": r"(?:¶|par\.|pp?\.) *[0-9]+(?:[-–][0-9]+)?",
                    "name": "constant.numeric.place.argmap",
                },
                {"match": NAME, "name": "entity.name.namespace.source.argmap"},
            ]
        },
        "figure-value": {
            "patterns": [
                {
                    "match": r"([^/=]+)(/)([^=]+)(=)",
                    "captures": scopes(
                        "variable.other.subject", "keyword.operator", "variable.other.property",
                        "keyword.operator",
                    ),
                },
                {"match": r"[0-9]+(?:[.,][0-9]+)*", "name": "constant.numeric.argmap"},
            ]
        },
        "escape": {
            "match": rf"(?<=^|\s)\\+(?=#|@|use |(?:{'|'.join((*KIND_WORDS, *FIELD_WORDS))})\b)",
            "name": "constant.character.escape.argmap",
        },
        "other": {"match": r"^ *(\S.*)$", "captures": scopes("invalid.illegal.line")},
    }  # fmt: skip
    return found


def field(names: str, patterns: list[dict[str, Any]]) -> dict[str, Any]:
    """A field, or some that are read alike."""
    return text(
        rf"^( *)({names})(:){ENDS}",
        ["support.type.property-name", "punctuation.separator"],
        patterns=patterns,
    )


def text(
    begin: str,
    names: list[str],
    *,
    content: str | None = None,
    patterns: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """What begins with a head and goes on over the lines that hang below it.

    The first group of ``begin`` is the indentation, which ``while`` refers to.
    """
    rule: dict[str, Any] = {
        "begin": begin,
        "beginCaptures": {
            str(number): {"name": f"{name}.argmap"} for number, name in enumerate(names, 2)
        },
        "while": HANGS,
        "patterns": [{"include": "#escape"}] if patterns is None else patterns,
    }
    if content is not None:
        rule["contentName"] = f"{content}.argmap"
    return rule


def scopes(*names: str) -> dict[str, Any]:
    """The scopes of the groups of a pattern, from the first."""
    return {str(number): {"name": f"{name}.argmap"} for number, name in enumerate(names, 1)}


def written() -> str:
    """The grammar as its file has it."""
    return json.dumps(grammar(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), "utf-8")
