"""The editing methods of a map; other modules implement them."""

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
    """The default for an omitted argument, where ``None`` means the top level."""

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
    """The editing methods of :class:`ArgumentMap`, which inherits them; each returns a new map.

    A part is given by its key or as itself; a reuse, relation or section has no key and is given as
    itself. An unknown part raises :class:`KeyError`.

    An edit that would add an error to the map raises :class:`ArgmapError`: a kind where it is not
    allowed, a dangling reference, a cycle of support. With ``strict=False`` the edit is made
    anyway, and :func:`structure_problems` reports the errors.
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

        ``what`` is a kind (or ``"argument"``), with the text, id and fields of the new statement or
        argument; or it is a part, such as a :class:`Reuse`, a :class:`Relation` or a
        :class:`Section`. The new part becomes the last child of ``under``, or comes ``before`` or
        ``after`` a sibling; by default it goes to the end of the top level, before the final
        relations. ``under`` can be ``MAP.id``, a statement of an imported map, which is then
        reopened.

        Raises :class:`ValueError` for an invalid id or one that is taken, and :class:`TypeError`
        for a field that the part does not have.

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

        ``with_descendants`` also removes its descendants, and ``with_references`` the reuses and
        relations that refer to any removed part. Without these arguments, :class:`ArgmapError` is
        raised if there are any. Comments directly above a removed part are removed with it;
        comments separated from it by a blank line stay.

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
        """Return the map with a new id for a statement or an argument, in all references too.

        A part without an id gets one. ``None`` removes the id, which raises :class:`ArgmapError` if
        something refers to it. Raises :class:`ValueError` for an invalid id or one that is taken.

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
        """Return the map with changed attributes of a part: its kind, id, text or fields.

        ``changes`` are attributes by name, including those of reuses, relations and sections
        (``target``, ``first``, ``second``, ``reason``, ``title``, ``level``). Children stay, so a
        kind that does not allow them raises :class:`ArgmapError`. Raises :class:`TypeError` for an
        attribute that the part does not have, and :class:`ValueError` if a statement that becomes
        an argument would lose a field.

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
        """Return the map with a part and its descendants moved to another place.

        It becomes the last child of ``under`` (``None`` is the top level), or comes ``before`` or
        ``after`` a sibling. ``kind`` changes its kind, if it has another role there: an objection
        that is moved under another attack becomes a rebuttal. Children under a reopening of it stay
        where they are in the text, and remain its children. Raises :class:`ArgmapError` if it is
        not allowed there, or would be moved under itself.

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
