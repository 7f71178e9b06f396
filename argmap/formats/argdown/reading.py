"""Make a document of an Argdown text: its statements, arguments and relations.

The tree is walked without recursion, in the order in which Argdown walks it, because the names of
untitled nodes and some relations depend on it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from lark import Token, Tree

from argmap.formats.argdown.content import content_of, raw_text, shortcodes_of, shown
from argmap.formats.argdown.document import (
    Argument,
    Block,
    Document,
    Inference,
    ListBlock,
    Member,
    Nested,
    Relation,
    RelationType,
    Role,
    Section,
    Statement,
)
from argmap.formats.argdown.syntax import parsed
from argmap.formats.argdown.yaml_values import data_value, front_matter_value
from argmap.formats.foreign_text import broken
from argmap.model import Span

_Part = Token | Tree[Token]

_MARKERS: Final = {
    "OUTGOING_SUPPORT": (RelationType.SUPPORT, False),
    "OUTGOING_ATTACK": (RelationType.ATTACK, False),
    "OUTGOING_UNDERCUT": (RelationType.UNDERCUT, False),
    "INCOMING_SUPPORT": (RelationType.SUPPORT, True),
    "INCOMING_ATTACK": (RelationType.ATTACK, True),
    "INCOMING_UNDERCUT": (RelationType.UNDERCUT, True),
    "CONTRADICTION": (RelationType.CONTRADICTORY, True),
}
"""The type of a relation, and whether it goes out of what it is written under.

Argdown calls the direction by the other end: what is written behind ``+`` has an outgoing relation.
"""

_LINE_ENDS: Final = ("\n", "\r", "\u2028", "\u2029")


def document_of(text: str, path: str | None = None) -> Document:
    """Read a document.

    Raises :class:`ArgmapError` (``bad-import``), with the place, for what Argdown does not accept.

    >>> document = document_of("[t]: It lasts.\\n  - <no>: It fell.\\n")
    >>> [(one.type.value, one.source.title) for one in document.relations]
    [('attack', 'no')]
    """
    tree, comments = parsed(text, path)
    reader = _Reader(text, path)
    reader.document.comments = [
        (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), comment)
        for at, comment in comments
    ]
    reader.read(tree)
    return reader.document


class _Reader:
    def __init__(self, text: str, path: str | None) -> None:
        self.text = text
        self.path = path
        self.document = Document()
        self.untitled = 0
        self.nodes = 0
        self.section: Section | None = None
        self.inference: Inference | None = None  # the last one: Argdown never forgets it
        self.known: set[tuple[int, int, RelationType]] = set()
        self.aimed: set[tuple[int, RelationType]] = set()
        self.waiting: list[Callable[[], None]] = []

    def read(self, tree: Tree[Token]) -> None:
        """Read the blocks of the document."""
        before: Member | None = None
        for block in tree.children:
            if isinstance(block, Token):
                if block.type == "FRONT_MATTER":
                    self._front_matter(block)
                continue
            made = self._block(block, before)
            self.document.blocks.append(made)
            before = made if isinstance(made, Member) else None
        self._sections()

    def _front_matter(self, token: Token) -> None:
        self.document.front_matter = str(token)
        value = front_matter_value(token, self._span(token))
        self.document.settings = value if isinstance(value, dict) else {}

    def _block(self, tree: Tree[Token], before: Member | None) -> Block:
        if tree.data == "heading":
            return self._heading(tree)
        if tree.data == "pcs":
            return self._pcs(tree, before)
        if tree.data in ("ordered_list", "unordered_list"):
            items = [one for one in tree.children if isinstance(one, Tree)]
            return ListBlock([self._member(one) for one in items], tree.data == "ordered_list")
        return self._member(tree, Role.TOP_LEVEL)

    # Headings

    def _heading(self, tree: Tree[Token]) -> Section:
        start, *rest = tree.children
        assert isinstance(start, Token)
        content = content_of(rest)
        text, tags = self._shown(content)
        data_text, data = self._data(tree)
        level = len(start) - 1
        above = self.section
        while above is not None and above.level >= level:
            above = above.parent
        made = Section(
            len(self.document.sections) + 1,
            level,
            (text or "").strip(),
            raw_text(self.text, content),
            above,
            self._span(start),
            tags,
            content,
            data_text,
            data,
        )
        settings = self.document.group("group")
        if isinstance(data, dict):
            if data.get("isGroup") is not None and not settings.get("ignoreIsGroup"):
                made.is_group = bool(data["isGroup"])
            if not settings.get("ignoreIsClosed"):
                made.is_closed = data.get("isClosed")
        chosen = settings.get("sections")
        if isinstance(chosen, dict):
            found = chosen.get(made.title)
            if isinstance(found, dict) and found:
                made.is_group, made.is_closed = found.get("isGroup"), found.get("isClosed")
            elif made.is_group is None:
                made.is_group = False
        if above is not None:
            above.children.append(made)
        self.document.sections.append(made)
        self.document.deepest = max(self.document.deepest, level)
        self.section = made
        return made

    def _sections(self) -> None:
        """Give a section to nodes that are only referred to: that of the first place."""
        for nodes in (self.document.statements, self.document.arguments):
            for node in nodes.values():
                if node.section is None and node.members:
                    node.section = node.members[0].section

    # Statements and arguments

    def _member(self, tree: Tree[Token], role: Role = Role.NONE) -> Member:
        """Read a statement or an argument and everything that is nested under it."""
        waiting, self.waiting = self.waiting, []
        member = self._begin(tree, role)
        while self.waiting:
            self.waiting.pop()()
        self.waiting = waiting
        return member

    def _begin(
        self, tree: Tree[Token], role: Role, done: Callable[[], None] | None = None
    ) -> Member:
        """Read the head of a statement or an argument; queue what is under it, and its end."""
        is_argument = tree.data == "argument"
        first = tree.children[0]
        title, is_reference = None, False
        content = content_of(tree.children)
        if isinstance(first, Token) and first.type.endswith(("_DEFINITION", "_REFERENCE")):
            is_reference = first.type.endswith("_REFERENCE")
            title = str(first)[1 : -1 if is_reference else -2]
            if any(end in title for end in _LINE_ENDS):
                title, is_reference = None, False
        token = _first_token(tree)
        node = (self._argument if is_argument else self._statement)(title)
        text, tags = self._shown(content)
        member = Member(
            node,
            self._span(token),
            token.start_pos or 0,
            raw_text(self.text, content),
            text if text is not None else ("" if is_argument else None),
            is_reference,
            title is None,
            tags,
            content,
            role=role if not is_argument else Role.NONE,
        )
        relations = next((one for one in tree.children if _is(one, "relations")), None)
        member.data_text, member.data = self._data(tree)

        def finish() -> None:
            self._finish(member)
            if done is not None:
                done()

        self.waiting.append(finish)
        if isinstance(relations, Tree):
            self._queue(relations, member)
        return member

    def _queue(self, relations: Tree[Token], above: Member) -> None:
        """Queue the relations under a member, the first to be read first."""
        for relation in reversed(relations.children):
            if isinstance(relation, Tree):
                self.waiting.append(partial(self._relation, relation, above))

    def _relation(self, tree: Tree[Token], above: Member) -> None:
        marker, child = tree.children
        assert isinstance(marker, Token) and isinstance(child, Tree)
        type, goes_out = _MARKERS[marker.type]
        end: Statement | Argument | Inference = above.node  # type: ignore[assignment]
        if marker.type == "OUTGOING_UNDERCUT" and isinstance(end, Statement) and self.inference:
            end = self.inference

        def done() -> None:
            self._relate(type, goes_out, end, member.node)

        member = self._begin(child, Role.RELATION, done)
        onto = end if isinstance(end, Inference) else None
        above.relations.append(Nested(type, goes_out, member, onto))

    def _relate(self, type: RelationType, goes_out: bool, end: Any, other: Any) -> None:
        """Add a relation that goes out of ``end``, or into it, unless it is known."""
        source, target = (end, other) if goes_out else (other, end)
        key = (id(source), id(target), type)
        if key in self.known or (source is target and (id(target), type) in self.aimed):
            return  # a relation of a node to itself is dropped after any other into it
        self.aimed.add((id(target), type))
        if type is RelationType.CONTRADICTORY:
            self.known.add((id(target), id(source), type))
        self.known.add(key)
        made = Relation(type, source, target)
        self.document.relations.append(made)
        source.relations[made] = None
        target.relations[made] = None

    def _finish(self, member: Member) -> None:
        """Add a member to its node, after everything under it, as Argdown does."""
        node, data = member.node, member.data
        node.tags.update(dict.fromkeys(member.tags))
        if data:
            node.data = merged(node.data, data)
        member.section = self.section
        node.members.append(member)
        in_group = data.get("isInGroup") if isinstance(data, dict) else None
        if in_group is True or (
            not member.is_reference
            and (in_group is None and not (isinstance(data, dict) and "isInGroup" in data))
            and node.section is None
        ):
            node.section = member.section

    def _statement(self, title: str | None) -> Statement:
        title = self._title(title)
        found = self.document.statements.get(title)
        if found is None:
            self.nodes += 1
            found = self.document.statements[title] = Statement(title, self.nodes)
        return found

    def _argument(self, title: str | None) -> Argument:
        title = self._title(title)
        found = self.document.arguments.get(title)
        if found is None:
            self.nodes += 1
            found = self.document.arguments[title] = Argument(title, self.nodes)
        return found

    def _title(self, title: str | None) -> str:
        if title is None:
            self.untitled += 1
            return f"Untitled {self.untitled}"
        return title

    # Reconstructed arguments

    def _pcs(self, tree: Tree[Token], before: Member | None) -> Argument:
        if before is not None and isinstance(before.node, Argument):
            argument = before.node
        else:
            argument = self._argument(None)
        if self.section is not None:
            argument.section = self.section
        if argument.pcs:
            message = f"the argument <{argument.title}> has premises and conclusions already"
            broken(message, self._span(_first_token(tree)), "give this one a title of its own")
        inference: Inference | None = None
        for part in tree.children:
            assert isinstance(part, Tree)
            if part.data == "inference":
                inference = self._inference(part, argument)
                continue
            member = self._member(_statement_in(part))
            member.argument = argument
            member.role = Role.PREMISE
            if inference is not None:
                member.role, member.inference = Role.INTERMEDIATE, inference
                inference = None
            argument.pcs.append(member)
        argument.pcs[-1].role = Role.CONCLUSION
        return argument

    def _inference(self, tree: Tree[Token], argument: Argument) -> Inference:
        made = Inference(self._span(_first_token(tree)), argument)
        self.inference = made
        for part in tree.children:
            if not isinstance(part, Tree):
                continue
            if part.data == "rules":
                rules = [one for one in part.children if isinstance(one, Tree)]
                made.rules = [(self._shown(one.children)[0] or "").strip() for one in rules]
            elif part.data == "undercuts":
                for undercut in part.children:
                    if isinstance(undercut, Tree):
                        child = undercut.children[1]
                        assert isinstance(child, Tree)
                        member = self._member(child, Role.RELATION)
                        made.undercuts.append(Nested(RelationType.UNDERCUT, False, member, made))
                        self._relate(RelationType.UNDERCUT, False, made, member.node)
        made.data_text, made.data = self._data(tree)
        return made

    # Values

    def _shown(self, parts: list[_Part]) -> tuple[str | None, tuple[str, ...]]:
        model = self.document.group("model")
        return shown(
            parts, shortcodes_of(model), without_tags=bool(model.get("removeTagsFromText"))
        )

    def _data(self, tree: Tree[Token]) -> tuple[str, Any]:
        for part in tree.children:
            if isinstance(part, Token) and part.type == "DATA":
                return str(part), data_value(str(part), self._span(part))
        return "", None

    def _span(self, token: Token) -> Span:
        line, column = token.line or 1, token.column or 1
        return Span(line, column, line, column + 1, self.path)


def merged(below: Any, above: Any) -> Any:
    """Merge two values of data as Argdown does: deeply, the later one first."""
    if isinstance(below, dict) and isinstance(above, dict):
        result = dict(below)
        for key, value in above.items():
            result[key] = merged(result[key], value) if key in result else value
        return result
    if isinstance(below, list) and isinstance(above, list):
        return [
            *(merged(a, b) for a, b in zip(below, above, strict=False)),
            *above[len(below) :],
            *below[len(above) :],
        ]
    return above


def _is(part: _Part, name: str) -> bool:
    return isinstance(part, Tree) and part.data == name


def _statement_in(tree: Tree[Token]) -> Tree[Token]:
    found = tree.children[1]
    assert isinstance(found, Tree)
    return found


def _first_token(tree: Tree[Token]) -> Token:
    part: _Part = tree
    while isinstance(part, Tree):
        part = part.children[0]
    return part
