"""Which statements and arguments of a document are in its map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.formats.argdown.document import (
    Argument,
    Document,
    End,
    Inference,
    Member,
    Node,
    Relation,
    Role,
    Statement,
)
from argmap.formats.argdown.steps import Members, exploded

_NONE: Members = {}


class Selection:
    """The statements and arguments of a map, by title, chosen by the settings of the document."""

    def __init__(self, document: Document, relations: list[Relation]) -> None:
        self.settings = document.group("selection")
        arguments, self._members = document.arguments, _NONE
        if document.group("model").get("explodeArguments"):
            arguments, self._members = exploded(document, relations)
        self.at: dict[int, list[Relation]] = {}
        for relation in relations:
            for end in (relation.source, relation.target):
                self.at.setdefault(id(end), []).append(relation)
        statements = document.statements
        self.statements = {title: one for title, one in statements.items() if self._may(one)}
        self.arguments = {title: one for title, one in arguments.items() if self._may(one)}
        # Arguments are judged by the statements that are left, as Argdown does.
        self.statements = {
            title: one for title, one in self.statements.items() if self._has_statement(one)
        }
        self.arguments = {
            title: one for title, one in self.arguments.items() if self._has_argument(one)
        }

    def members(self, node: Node) -> list[Member]:
        """The members of a statement, with the steps of arguments as arguments if that is set."""
        return self._members.get(id(node), node.members)

    def reaches(self, relation: Relation, end: End) -> bool:
        """Whether an end of a relation is in the selection, itself or by an argument with it."""
        if isinstance(end, Argument):
            return end.title in self.arguments
        if isinstance(end, Inference):
            return end.argument.title in self.arguments
        if end.title in self.statements:
            return True
        role = Role.PREMISE if relation.target is end else Role.CONCLUSION
        return any(
            (relation.is_symmetric or member.role is role) and self._in_argument(member.argument)
            for member in self.members(end)
        )

    def _in_argument(self, argument: Argument | None) -> bool:
        return argument is not None and argument.title in self.arguments

    def _setting(self, name: str, default: Any) -> Any:
        value = self.settings.get(name)
        return default if value is None else value

    def _may(self, node: Node) -> bool:
        """Whether a node may be selected at all."""
        settings = self.settings
        if not settings.get("ignoreIsInMap"):
            data = node.data if isinstance(node.data, dict) else {}
            if "isInMap" in data and data["isInMap"] is not True:
                return False
        kind = "Arguments" if isinstance(node, Argument) else "Statements"
        if node.title in _list(settings.get(f"exclude{kind}")):
            return False
        sections = _list(settings.get("selectedSections"))
        if sections and not (
            node.section.title in sections
            if node.section is not None
            else settings.get("selectElementsWithoutSection") is True
        ):
            return False
        tags = _list(settings.get("selectedTags"))
        if not tags:
            return True
        if not node.tags:
            return settings.get("selectElementsWithoutTag") is True
        return any(tag in tags for tag in node.tags)

    def _has_statement(self, node: Statement) -> bool:
        settings = self.settings
        if not settings.get("ignoreIsInMap") and node.setting("isInMap") is True:
            return True
        if node.title in _list(settings.get("includeStatements")):
            return True
        relations = self.at.get(id(node), [])
        related = any(self.reaches(one, one.other(node)) for one in relations)
        used = any(
            member.role in (Role.PREMISE, Role.CONCLUSION) and self._in_argument(member.argument)
            for member in self.members(node)
        )
        if self._setting("excludeDisconnected", True) and not (used or related):
            return False
        mode = self._setting("statementSelectionMode", "with-title")
        if mode == "all":
            return True
        if mode == "with-title":
            return (not used and related) or not node.title.startswith("Untitled")
        if mode == "top-level":
            return (not used and related) or node.is_top_level
        if mode == "with-relations":
            return related
        if mode == "not-used-in-argument":
            return not used
        if mode == "with-more-than-one-relation":
            return related and (not used or self._partners(node, relations) > 1)
        return False

    def _partners(self, node: Statement, relations: Iterable[Relation]) -> int:
        count = 0
        for relation in relations:
            other = relation.other(node)
            if isinstance(other, Statement):
                if node.title in self.statements:
                    role = Role.PREMISE if relation.target is other else Role.CONCLUSION
                    count += sum(
                        one.role is role and self._in_argument(one.argument)
                        for one in self.members(other)
                    )
            elif self.reaches(relation, other):
                count += 1
        return count

    def _has_argument(self, node: Argument) -> bool:
        if not self._setting("excludeDisconnected", True):
            return True
        if not self.settings.get("ignoreIsInMap") and node.setting("isInMap") is True:
            return True
        if any(self.reaches(one, one.other(node)) for one in self.at.get(id(node), ())):
            return True
        return any(self._connects(member) for member in node.pcs)

    def _connects(self, member: Any) -> bool:
        """Whether a premise or conclusion connects its argument with something in the map."""
        inference = member.inference
        if inference is not None and any(
            self.reaches(one, one.other(inference)) for one in self.at.get(id(inference), ())
        ):
            return True
        node = member.node
        if member.role is Role.INTERMEDIATE:
            return False
        for relation in self.at.get(id(node), ()):
            if not relation.is_symmetric:
                own = relation.source if member.role is Role.PREMISE else relation.target
                if own is node:
                    continue
            if self.reaches(relation, relation.other(node)):
                return True
        if node.title in self.statements:
            return True
        wanted = Role.PREMISE if member.role is Role.CONCLUSION else Role.CONCLUSION
        return any(
            one.role is wanted and self._in_argument(one.argument) for one in self.members(node)
        )


def _list(value: Any) -> Any:
    return value if isinstance(value, (list, str)) else ()
