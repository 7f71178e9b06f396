"""Write the grammar that colours maps in VS Code, from the words of the language itself.

    python editors/vscode/scripts/grammar.py

A test tells when ``syntaxes/argmap.tmLanguage.json`` is not what this would write.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from argmap.language.grammar import head, terminals
from argmap.model.vocabulary import ATTACKS, FIELDS, HEADERS, Extent

TARGET = Path(__file__).parents[1] / "syntaxes" / "argmap.tmLanguage.json"

WORDS = terminals()
ATTACK = "|".join(sorted(ATTACKS))
KIND = f"{WORDS['KIND']}|{WORDS['ARGUMENT']}"
FIELD = {name: WORDS[name.upper()] for name in FIELDS}
HEADER_WORDS = {
    name: WORDS[{"source": "SOURCE_OF"}.get(name, name.upper())]
    for name in HEADERS
    if name not in FIELDS and name != "use"
}
HEADER = "|".join(HEADER_WORDS.values())
UNTITLED = "|".join(word for name, word in HEADER_WORDS.items() if name != "map")
ANY_FIELD = f"{'|'.join(FIELD.values())}|{HEADER}|{WORDS['SECTION']}"
READ_ALIKE = "|".join(
    FIELD[name]
    for name in FIELDS
    if name
    not in ("cite", "figure", "accepted", "conceded", "confidence", "strength", "tags", "link")
)
HANGS = rf"^\1 {{3,}}(?!{head().pattern})(?=\S)"
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
    indent, colon = r"^( *)", r"(:)(?= |$)"
    kind = rf"(?:({ATTACK})|({KIND}))"
    reference = rf"({WORDS['REFERENCE']})"
    found: dict[str, Any] = {
        "comment": {"match": r"^ *(#.*)$", "captures": scopes("comment.line.number-sign")},
        "blank": {"match": r"^\s*$"},
        "use": {
            "match": rf"^({WORDS['USE']}) +({WORDS['PATH']}) +(as) +({WORDS['NAME']}) *$",
            "captures": scopes(
                "keyword.control.import", "string.unquoted", "keyword.control.import",
                "entity.name.namespace",
            ),
        },
        "reopening": {
            "match": rf"^ *(@){reference} *$",
            "captures": scopes("punctuation.definition.reference", "variable.other.reference"),
        },
        "section": text(
            rf"{indent}({WORDS['SECTION']}){colon}",
            ["keyword.other.section", "punctuation.separator"],
            content="markup.heading.section",
        ),
        "header": {
            "patterns": [
                text(
                    rf"^()({WORDS['MAP']}){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                    content="markup.heading.title",
                ),
                text(
                    rf"^()({FIELD['tags']}){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                    patterns=[{"include": "#tag"}],
                ),
                text(
                    rf"^()({UNTITLED}|{FIELD['note']}"
                    rf"|{WORDS['EXTRA']}){colon}",
                    ["keyword.other.header", "punctuation.separator"],
                ),
            ]
        },
        "statement": text(
            rf"{indent}{kind}(?: +({WORDS['ID']}))?{colon}",
            [
                "keyword.control.attack", "keyword.control.support", "entity.name.type.id",
                "punctuation.separator",
            ],
        ),
        "reuse": with_reason(
            rf"{kind} +(@){reference}",
            [
                "keyword.control.attack", "keyword.control.support",
                "punctuation.definition.reference", "variable.other.reference",
            ],
        ),
        "relation": with_reason(
            rf"{reference} +({WORDS['VERB']}) +{reference}",
            ["variable.other.reference", "keyword.operator.word", "variable.other.reference"],
        ),
        "field": field(rf"{READ_ALIKE}|{WORDS['EXTRA']}", [{"include": "#escape"}]),
        "cite": field(FIELD["cite"], [{"include": "#citation"}]),
        "figure": field(FIELD["figure"], [{"include": "#figure-value"}]),
        "conceded": field(
            f"{FIELD['accepted']}|{FIELD['conceded']}",
            [
                {
                    "match": rf"(?i){'|'.join(Extent)}|for argument's sake",
                    "name": "constant.language.extent.argmap",
                }
            ],
        ),
        "measured": field(
            f"{FIELD['confidence']}|{FIELD['strength']}",
            [
                {"match": r"[0-9]*\.?[0-9]+", "name": "constant.numeric.argmap"},
                {"match": "weak|moderate|strong", "name": "constant.language.strength.argmap"},
            ],
        ),
        "tags": field(FIELD["tags"], [{"include": "#tag"}]),
        "tag": {"match": r"[^,\s](?:[^,]*[^,\s])?", "name": "constant.other.tag.argmap"},
        "link": field(FIELD["link"], [{"match": r"\S+", "name": "markup.underline.link.argmap"}]),
        "citation": {
            "patterns": [
                {"match": WORDS["PHRASE"], "name": "string.quoted.double.argmap"},
                {"match": WORDS["_DOTS"], "name": "punctuation.separator.ellipsis.argmap"},
                {"match": WORDS["PLACE"], "name": "constant.numeric.place.argmap"},
                {"match": WORDS["SOURCE"], "name": "entity.name.namespace.source.argmap"},
            ]
        },
        "figure-value": {
            "patterns": [
                {
                    "match": rf"({WORDS['SUBJECT']})(/)({WORDS['MEASURE']})(=)",
                    "captures": scopes(
                        "variable.other.subject", "keyword.operator", "variable.other.property",
                        "keyword.operator",
                    ),
                },
                {"match": r"[0-9]+(?:[.,][0-9]+)*", "name": "constant.numeric.argmap"},
            ]
        },
        "escape": {
            "match": rf"(?<=^|\s)\\+(?=#|@|use |(?:{KIND}|{ANY_FIELD})\b)",
            "name": "constant.character.escape.argmap",
        },
        "other": {"match": r"^ *(\S.*)$", "captures": scopes("invalid.illegal.line")},
    }  # fmt: skip
    return found


def with_reason(head: str, names: list[str]) -> dict[str, Any]:
    """What a reason may follow: with a colon it goes on over lines, without one it does not."""
    return {
        "patterns": [
            text(rf"^( *){head}(:)(?= |$)", [*names, "punctuation.separator"]),
            {"match": rf"^ *{head} *$", "captures": scopes(*names)},
        ]
    }


def field(names: str, patterns: list[dict[str, Any]]) -> dict[str, Any]:
    """A field, or some that are read alike."""
    return text(
        rf"^( *)({names})(:)(?= |$)",
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
