"""The calls that a page can make to the preview worker, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code
from argmap.sandbox.command_calls import run_in
from argmap.sandbox.commands import run
from argmap.sandbox.format_list import listed_formats
from argmap.sandbox.previews import Previews
from argmap.sandbox.reading import citation_place, source_text

ROOT: Final = Path("/project")
"""Where the worker keeps the files of the project."""


@frozen
class Answer:
    """What a call returns: text, bytes or, if it was refused, the diagnostics as JSON."""

    result: str | bytes
    is_refusal: bool = False


class Calls:
    """The calls for the project in a folder."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        previews = Previews(root)
        self._named: Mapping[str, Callable[..., str | bytes]] = {
            "preview": previews.state,
            "completed": previews.completed,
            "kept": previews.kept,
            "read": self._read,
            "run": lambda request: run_in(root, request),
            "formats": lambda: json.dumps(listed_formats()),
            "source_text": lambda id: json.dumps(source_text(root, id)),
            "citation_place": lambda text, line, source: json.dumps(
                citation_place(text, line, source)
            ),
        }

    def call(self, name: str, given: Iterable[object]) -> Answer:
        """Make a call.

        >>> Calls(Path()).call("dance", []).is_refusal
        True
        """
        try:
            if name not in self._named:
                raise ArgmapError([problem(Code.UNREADABLE, f"there is no call {name!r}")])
            return Answer(self._named[name](*given))
        except ArgmapError as error:
            return Answer(json.dumps([_told(one) for one in error.diagnostics]), is_refusal=True)

    def _read(self, file: str) -> str:
        """A map in English, as HTML without a style sheet; the page has its own."""
        outcome = run(["read", "--format=html", "--", file], self._root)
        if outcome.code:
            raise ArgmapError([problem(Code.UNREADABLE, outcome.messages.strip())])
        return outcome.output.decode().partition("</style>")[2]


def _told(one: Diagnostic) -> dict[str, object]:
    place = {"line": one.span.line, "column": one.span.column} if one.span else {}
    return {"code": str(one.code), "message": one.message, "hint": one.hint or "", **place}
