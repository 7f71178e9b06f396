"""Random AIF files, with everything odd that real ones have been seen to have."""

from __future__ import annotations

from random import Random
from typing import Any

_TYPES = ("I", "I", "I", "I", "RA", "RA", "CA", "CA", "MA", "L", "L", "YA", "YA", "TA", "PA", "EN")
_TEXTS = {
    "RA": ("Default Inference", "RA", "ExpertOpinion", "Modus Ponens"),
    "CA": ("Default Conflict", "CA", "Ad hominem", "Default Conflict"),
    "MA": ("Default Rephrase",),
    "YA": ("Asserting", "Pure Questioning", "Default Illocuting", "YA_1[2]", "a; b = c", ""),
    "TA": ("Default Transition",),
    "PA": ("Default Preference", "#1"),
    "EN": ("{}", "say [so 3]", "say [3]"),
    "L": (
        "Ann Lee : It is so", "Bob: No.  Never.", "no name", '"quoted" : "words"', "", " Eve : x",
        "n: Ann Lee : It is so", "Eve; m = 2: n: Ann Lee : It is so", "n: Bob: No.  Never.",
    ),
    "I": (
        "It is so.", "claim x: it is not", "One.  Two.  Three.", " led", "ended ", "a\tb\n c",
        "", "\u2028", "# no comment", "@1", "1 supports 2", "50 % of $x$", "note: this",
        "\u200bz\ud800",
        "x" * 300, "by: Ann", "A. claim: b", "\\", "`a  b`",
    ),
}  # fmt: skip
_DAYS = ("2024-03-01 12:00:00", "2024-03-01 12:00:01", "2024-03-02 12:00:01", "12:00:01", "")


def random_file(random: Random) -> dict[str, Any]:
    """Return a random file: AIF, or now and then xAIF."""
    ids = _ids(random)
    nodes = [_node(random, id) for id in ids]
    ends = [*ids, *(["99", "nobody"] if random.random() < 0.2 else [])]
    count = random.randrange(2 * len(ids) + 1) if ids else 0
    start = random.choice((1, 900, 161086))
    edges: list[dict[str, Any]] = []
    for _ in range(count):
        edges.append(_edge(random, start, *_ends(random, nodes, ends)))
        start += 1 if random.random() < 0.9 else random.randrange(1, 2000)
    if random.random() < 0.1:
        random.shuffle(edges)
    if random.random() < 0.5:
        for edge in edges:
            edge["formEdgeID"] = None
    if random.random() < 0.05 and edges:
        random.choice(edges)["note"] = ["odd", {"a": 1}]
    content: dict[str, Any] = {"nodes": nodes, "edges": edges}
    if random.random() < 0.8:
        content["locutions"] = _locutions(random, ids)
    if random.random() < 0.2:
        content["participants"] = [
            {"participantID": 1, "firstname": "Ann", "surname": "Lee"},
            {"participantID": "2", "firstname": "Bob; x", "surname": "?"},
        ]
    if random.random() < 0.2:
        chosen = [id for id in ids if random.random() < 0.5]
        content["schemefulfillments"] = [
            {"nodeID": id, "schemeID": random.choice(("74", "75", None, 3))} for id in chosen
        ]
    if random.random() < 0.1:
        content["meta"] = {"a": ["  b  "], "nodeID": "1"}
    if random.random() < 0.2:
        return {
            "text": "a  <b>",
            "AIF": content,
            "OVA": {"nodes": [{"nodeID": one} for one in ids]},
        }
    return content


def _ids(random: Random) -> list[Any]:
    count = random.randrange(9)
    first = random.choice((1, 8, 95, 511060))
    ids: list[Any] = []
    for _ in range(count):
        ids.append(str(first))
        first += 1 if random.random() < 0.8 else random.randrange(1, 1200)
    form = random.random()
    if form < 0.1:
        ids = [f"{id}_17" for id in ids]
    elif form < 0.15:
        ids = [random.choice((f"{id}_17", f"n{id}", f"N {id}", id, "claim")) for id in ids]
    elif form < 0.25:
        ids = [int(id) for id in ids]
    elif form < 0.3:
        ids = [random.choice((int(id), id)) for id in ids]
    elif form < 0.35:
        ids = [f"3f{id}-aa-0{id}" for id in ids]
    if random.random() < 0.1:
        random.shuffle(ids)
    if ids and random.random() < 0.05:
        ids.append(ids[0])
    return ids


def _node(random: Random, id: Any) -> dict[str, Any]:
    type = random.choice(_TYPES)
    text = random.choice(_TEXTS[type])
    node: dict[str, Any] = {"nodeID": id, "text": text, "type": type}
    if random.random() < 0.8:
        node["timestamp"] = random.choice(_DAYS)
    if type not in ("I", "L") and random.random() < 0.5:
        node["scheme"] = random.choice((text, "ExpertOpinion", "a [b]", ""))
        node["schemeID"] = random.choice(("72", "74", "x"))
    if random.random() < 0.05:
        node["text_occ_idx"] = random.choice((None, 3, {"a": "b;  c=d"}))
    if random.random() < 0.03:
        node = dict(reversed(node.items()))
    return node


def _ends(random: Random, nodes: list[dict[str, Any]], ends: list[Any]) -> tuple[Any, Any]:
    """Return two ends, mostly such that one of them is a scheme node."""
    first, second = random.choice(ends), random.choice(ends)
    schemes = [node["nodeID"] for node in nodes if node["type"] in ("RA", "CA", "MA")]
    others = [node["nodeID"] for node in nodes if node["type"] == "I"]
    if schemes and others and random.random() < 0.8:
        first, second = random.choice(others), random.choice(schemes)
        if random.random() < 0.5:
            first, second = second, first
    return first, second


def _edge(random: Random, number: int, first: Any, second: Any) -> dict[str, Any]:
    id: Any = str(number)
    if random.random() < 0.01:
        id = random.choice((number, "e1", None))
    if random.random() < 0.05:
        first = str(first)
    return {"edgeID": id, "fromID": first, "toID": second}


def _locutions(random: Random, ids: list[Any]) -> list[Any]:
    form = random.choice(("aifdb", "aifdb", "ova", "odd"))
    found: list[Any] = []
    for id in ids:
        if random.random() < 0.5:
            continue
        entry: dict[str, Any] = {"nodeID": id, "personID": random.choice(("7", "8", 1))}
        if form != "ova":
            entry["timestamp"] = random.choice(_DAYS)
            entry["start"] = random.choice((None, "2020-01-01 10:00:00"))
            entry["end"] = None
            entry["source"] = random.choice((None, None, "tape; 1"))
        if form == "odd" and random.random() < 0.3:
            entry["extra"] = True
        found.append(entry)
    return found
