"""Slips that a type checker sees: each line that ends with ``# SLIP`` has one, and no other.

Nothing here is run."""

from __future__ import annotations

import argmap
from argmap.sources import Library, verify


def slips() -> None:
    building = argmap.MapBuilder("Whether to flee", auther="Crito")  # SLIP
    building = argmap.MapBuilder("Whether to flee", sources=[argmap.Source("crito")])  # SLIP
    building = argmap.MapBuilder(None)  # SLIP
    thesis = building.thesis("He ought to flee.", id="flee")
    building.claim("His children lose him.", undre=thesis)  # SLIP
    building.claim("His children lose him.", under=5)  # SLIP
    building.claim("His children lose him.", under=thesis, confidence="high")  # SLIP
    building.claim("His children lose him.", under=thesis, tags=5)  # SLIP
    building.claim("His children lose him.", under=thesis, scheme="argument from sign")  # SLIP
    building.objection("He agreed.", under=thesis, conceded="in part")  # SLIP
    building.argument(under=thesis, figures=[])  # SLIP
    building.statement("claim", id="c")  # SLIP
    building.reuse("claim", thesis, undre=thesis)  # SLIP
    building.relate(thesis, "supports")  # SLIP
    map = building.build()
    print(map.statements[0].txt)  # SLIP
    print(map["flee"].kind.is_premise)  # SLIP
    print(map[0])  # SLIP
    print(map.get("flee").text)  # SLIP
    map.children(None)  # SLIP
    map.arguments_for(map.relations[0])  # SLIP
    for statement in map:
        print(statement.scheme)  # SLIP
    for _, part in map.walk():
        print(part.text)  # SLIP
    argmap.dumps("map: M")  # SLIP
    argmap.loads(b"map: M")  # SLIP
    verify(map, ".")  # SLIP
    verify(argmap.parse("map: M"), Library("."))  # SLIP
