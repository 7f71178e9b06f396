"""The methods by which a map is edited; the work is done by the modules that they call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, cast, overload

from attrs import fields as attributes

from argmap.model.closest_id import Nearest
from argmap.model.items import Argument, Item, Statement
from argmap.model.vocabulary import ARGUMENTS, ArgumentKind, Kind

if TYPE_CHECKING:
    from typing import Unpack

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.edit_replace import Changes, NodeFields


class Unset:
    """Where nothing was said. ``None`` says something: the top level."""

    def __repr__(self) -> str:
        return "..."


UNSET: Final = Unset()

Part = Statement | Argument
Under = Part | str | None | Unset


_NO_FIELDS: Final = frozenset({"kind", "text", "key", "under", "origin"})


def _require_fields(kind: str, given: Iterable[str]) -> None:
    """Hold that a statement or an argument has these fields; :class:`TypeError` otherwise."""
    made = Argument if kind in ARGUMENTS else Statement
    known = [one.name for one in attributes(made) if one.name not in _NO_FIELDS]
    for name in given:
        if name not in known:
            near = Nearest(known).to(name)
            hint = f"did you mean {near!r}?" if near else f"the fields are {', '.join(known)}"
            raise TypeError(f"{kind} has no field {name!r}; {hint}")


class EditMethods:
    """The ways to edit an :class:`ArgumentMap`, which it inherits. Each gives another map.

    A part is named by its key or by itself; a reuse, a relation or a section, which has no key,
    by itself. A part that the map does not hold is a :class:`KeyError`.

    An edit that would bring an error into the map is refused with an :class:`ArgmapError`: a kind
    where it may not stand, a reference to nothing, a circle of support. With ``strict=False`` it
    is made all the same, and :func:`structure_problems` tells what is wrong then.
    """

    __slots__ = ()

    @overload
    def add(
        self,
        what: Item,
        *,
        under: Under = ...,
        before: Item | str | None = ...,
        after: Item | str | None = ...,
        strict: bool = ...,
    ) -> ArgumentMap: ...

    @overload
    def add(
        self,
        what: Kind | str,
        text: str = ...,
        *,
        id: str | None = ...,
        under: Under = ...,
        before: Item | str | None = ...,
        after: Item | str | None = ...,
        strict: bool = ...,
        **fields: Unpack[NodeFields],
    ) -> ArgumentMap: ...

    def add(
        self,
        what: Item | Kind | str,
        text: str = "",
        *,
        id: str | None = None,
        under: Under = UNSET,
        before: Item | str | None = None,
        after: Item | str | None = None,
        strict: bool = True,
        **fields: Any,
    ) -> ArgumentMap:
        """Return the map with one more part.

        ``what`` is a kind (``"argument"`` among them), with the text, the id and the fields of a
        statement or an argument; or it is a part: a :class:`Reuse`, a :class:`Relation`, a
        :class:`Section`. It goes below all that stands ``under`` another part, or ``before`` or
        ``after`` a sibling; otherwise to the end of the top level. There relations stay last.
        ``under`` may be ``MAP.id``, a statement of a used map, which is then reopened.

        Raises :class:`ValueError` for an id that is taken or is none, and :class:`TypeError` for a
        field that the part does not have.

        >>> from argmap.model import ArgumentMap, Relation
        >>> map = ArgumentMap("The mill").add("thesis", "It closed.", id="closed")
        >>> map = map.add("claim", "It froze.", id="frost", under="closed", by="the miller")
        >>> map = map.add("claim", "It was old.", before="frost")
        >>> [child.text for child in map.children("closed")]
        ['It was old.', 'It froze.']
        >>> map = map.add(Relation("frost", "in-tension-with", "closed"))
        """
        from argmap.model.edit_places import require_id
        from argmap.model.editing import add

        if not isinstance(what, str):
            if isinstance(what, Item) and (text or id is not None or fields):
                raise TypeError("a part has its text, its id and its fields already")
            return add(
                cast("ArgumentMap", self),
                what,
                under=under,
                before=before,
                after=after,
                strict=strict,
            )
        require_id(id)
        key = id if id is not None else "~1"
        item: Item
        what = ArgumentKind(what) if what in ARGUMENTS else Kind(what)
        _require_fields(what, fields)
        if isinstance(what, ArgumentKind):
            item = Argument(text, key=key, kind=what, **fields)
        else:
            item = Statement(what, text, key=key, **fields)
        return add(
            cast("ArgumentMap", self), item, under=under, before=before, after=after, strict=strict
        )

    def remove(
        self,
        part: Item | str,
        *,
        with_descendants: bool = False,
        with_references: bool = False,
    ) -> ArgumentMap:
        """Return the map without a part.

        What stands under it is removed as well if ``with_descendants`` is set, and what refers to
        it, or to what stands under it, if ``with_references`` is: reuses elsewhere, and relations.
        Otherwise an :class:`ArgmapError` says what there is. The comments of what is removed go
        with it; one that a blank line parts from it stays.

        >>> from argmap.language import dumps, loads
        >>> from argmap.model import ArgmapError
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n  claim b: Three.\\na supports b\\n")
        >>> try:
        ...     map.remove("a")
        ... except ArgmapError as error:
        ...     print(error.diagnostics[0].message)
        'a' is referred to: the relation 'a supports b'
        >>> print(dumps(map.remove("a", with_references=True)), end="")
        thesis t: One.
          claim b: Three.
        """
        from argmap.model.editing import remove

        return remove(
            cast("ArgumentMap", self),
            part,
            with_descendants=with_descendants,
            with_references=with_references,
        )

    def rename(self, part: Part | str, id: str | None) -> ArgumentMap:
        """Return the map with another id for a statement or an argument, wherever it is named.

        A part that has no id gets one. With ``None`` it has none any longer, which is refused
        where something refers to it. Raises :class:`ValueError` for an id that is taken or is
        none.

        >>> from argmap.language import dumps, loads
        >>> map = loads("thesis t: One.\\n  claim: Two.\\n")
        >>> print(dumps(map.rename("t~1", "two").rename("t", "one")), end="")
        thesis one: One.
          claim two: Two.
        """
        from argmap.model.editing import rename

        return rename(cast("ArgumentMap", self), part, id)

    def replace(
        self, part: Item | str, *, strict: bool = True, **changes: Unpack[Changes]
    ) -> ArgumentMap:
        """Return the map with a part that is changed: its kind, its id, its text or its fields.

        The changes go in by the names of the attributes; those of a reuse, a relation and a
        section are theirs (``target``, ``first``, ``second``, ``reason``, ``title``). What is not
        named stays. What stands under the part stays there, so a kind under which it may not stand
        is refused. Raises :class:`TypeError` for an attribute that the part has not, and
        :class:`ValueError` where a statement becomes an argument and would lose a field.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n")
        >>> map.replace("a", kind="objection", text="Not so.", tags=["doubt"])["a"].kind.value
        'objection'
        """
        from argmap.model.edit_replace import replace

        return replace(cast("ArgumentMap", self), part, changes, strict=strict)

    def move(
        self,
        part: Item | str,
        *,
        under: Under = UNSET,
        before: Item | str | None = None,
        after: Item | str | None = None,
        kind: Kind | str | None = None,
        strict: bool = True,
    ) -> ArgumentMap:
        """Return the map with a part, and what stands under it, in another place.

        It goes below all that stands ``under`` another part (``None`` is the top level), or
        ``before`` or ``after`` a sibling. Where it plays another role there, ``kind`` says which:
        an objection that is moved under another attack becomes a rebuttal. What was hung under it
        by reopening it stays where it stands in the text, and under it. Raises
        :class:`ArgmapError` where it may not stand, or stands under itself.

        >>> from argmap.language import dumps, loads
        >>> map = loads("thesis t: One.\\n  objection a: No.\\n  objection b: Well.\\n")
        >>> print(dumps(map.move("b", under="a", kind="rebuttal")), end="")
        thesis t: One.
          objection a: No.
            rebuttal b: Well.
        """
        from argmap.model.editing import move

        return move(
            cast("ArgumentMap", self),
            part,
            under=under,
            before=before,
            after=after,
            kind=kind,
            strict=strict,
        )
