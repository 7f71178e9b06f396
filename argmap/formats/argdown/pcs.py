"""The rows of a reconstructed argument: its premises, inferences and conclusions, in order."""

from __future__ import annotations

import json
from typing import Any

from attrs import define

from argmap.formats.argdown.outline import Outline, Placed, field_of, fields_named
from argmap.formats.argdown.texts import rule_text
from argmap.formats.argdown.yaml_values import data_value
from argmap.model import ArgmapError, Argument, Span, Statement


@define(eq=False)
class Row:
    """A row: a premise or conclusion, or an inference. The main conclusion has no item."""

    item: Placed | None = None
    step: Argument | None = None
    inference: str | None = None


def rows_of(argument: Argument, outline: Outline) -> list[Row]:
    """Return the rows of an argument, with those of its steps before what they conclude."""
    rows: list[Row] = []
    uses: dict[int, list[Row]] = {}
    waiting: list[tuple[Placed | None, Argument, bool]] = [(None, argument, False)]
    by_item: dict[int, Row] = {}
    written: set[str] = set()  # the keys of steps
    while waiting:
        item, step, is_ready = waiting.pop()
        if is_ready:
            if step is not None:
                row = Row(step=step, inference="")
                rows.append(row)
                uses[id(row)] = [by_item[id(one)] for one in outline.premises(step)]
            rows.append(by_item.setdefault(id(item), Row(item)))
            continue
        waiting.append((item, step, True))
        written.add(step.key)
        inner: list[tuple[Placed | None, Argument, bool]] = []
        plain: list[Placed] = []
        for premise in outline.premises(step):
            own = _step_to(premise, argument, outline)
            if own is None or own.key in written:
                plain.append(premise)
            else:
                written.add(own.key)
                inner.append((premise, own, False))
        for premise in reversed(plain):
            waiting.append((premise, None, True))  # type: ignore[arg-type]
        waiting += reversed(inner)
    _word(rows, uses)
    return rows


def _step_to(premise: Placed, whole: Argument, outline: Outline) -> Argument | None:
    """The step of the same argument that concludes a premise."""
    part = outline.part(premise)
    for one in outline.children.get(part.key, ()) if isinstance(part, Statement) else ():
        if (
            isinstance(one, Argument)
            and field_of(one, "argdown-step-of") == whole.key
            and outline.premises(one)
        ):
            return one
    return None


def _word(rows: list[Row], uses: dict[int, list[Row]]) -> None:
    """Write the inferences, with the numbers of their premises where the order does not say it."""
    numbers = {
        id(row): number for number, row in enumerate((one for one in rows if one.step is None), 1)
    }
    since: list[int] = []
    for row in rows:
        if row.step is None:
            since.append(numbers[id(row)])
            continue
        wanted = [numbers[id(one)] for one in uses[id(row)]]
        row.inference = _inference(row.step, None if sorted(wanted) == since else wanted)
        since = []


def _inference(step: Argument, uses: list[int] | None) -> str:
    rules = [step.scheme] if step.scheme else []
    rules += fields_named(step, "argdown-rule")
    kept = fields_named(step, "argdown-inference")
    data = kept[-1] if kept else ""
    value: Any = None
    if data:
        try:
            value = data_value(data, Span(1, 1, 1, 1))
        except ArgmapError:
            data = ""
    if uses is None and isinstance(value, dict):
        uses = [] if not value.get("uses") else None
    if uses and not (isinstance(value, dict) and value.get("uses") == uses):
        known = value if isinstance(value, dict) else {}
        data = json.dumps({**known, "uses": uses}, default=str)
    if not rules and not data:
        return "-----\n"
    inner = " ".join(
        [*([", ".join(map(rule_text, rules))] if rules else []), *([data] if data else [])]
    )
    return f"--\n{inner}\n--\n"
