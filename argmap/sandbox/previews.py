"""The states of previews, for the frame that shows them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from argmap.control_characters import visible
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.preview.preview import Options, Preview, PreviewMaker
from argmap.sandbox.preview_frame import messages
from argmap.workspace import Workspace
from argmap.workspace.project import Project

_WITH_TEXTS: Final = Options(with_source=True, overviews_later=True)


class Previews:
    """The previews of a project's maps. Each is kept, so that the next one sends only what differs.

    ``root`` is the folder of the project. Unless ``options`` say otherwise, the texts of sources
    are shown beside a map, since they do not leave the browser.
    """

    def __init__(self, root: Path, options: Options = _WITH_TEXTS) -> None:
        root = Path(os.path.realpath(root))
        self._project = Project(root, root)
        self._workspace = Workspace(self._project.read, self._project.name)
        self._options = options
        self._previews: dict[str, Preview] = {}

    def state(self, file: str, shown: str | None) -> str:
        """The state of a map as its files are now, as JSON for ``client/messages.js``.

        ``file`` is the map's path in the project. ``shown`` is the version of the page that is
        shown (the ``page`` of its last state), or ``None`` to get a whole page. While somebody
        writes, the overview may be that of an earlier state: see :meth:`completed`.

        It has what a server sends (:meth:`.Preview.state`) and also ``file`` and ``written``: for
        each card, the id of its statement, and the file and line of the statement.

        A state that was kept (:meth:`kept`) by another process may be what is shown. If this one
        begins with the same page, nothing of it is in the state.

        Raises :class:`ArgmapError` (``unreadable``) if there is no such map.
        """
        before = self._previews.get(file)
        maker = self._maker(file)
        preview = maker.first() if before is None else maker.next(before)
        self._previews[file] = preview
        state = _state(preview, shown, before, file)
        if before is None and shown is not None and shown == _digest(preview):
            state |= {"since": shown, "parts": {}}
        return json.dumps(state)

    def completed(self, file: str, shown: str | None) -> str:
        """The last state of a map with its own overview, once its writer pauses."""
        before = self._previews.get(file)
        if before is None:
            return self.state(file, shown)
        self._previews[file] = preview = before.completed()
        return json.dumps(_state(preview, shown, before, file))

    def kept(self, file: str) -> str:
        """The last state of a map as a whole, to be shown before another process can draw it.

        Its page is named by its content. Empty if the page is older than the map, or there is none.
        """
        preview = self._previews.get(file)
        if preview is None or preview.is_behind or preview.page.completed is not None:
            return ""
        return json.dumps(_state(preview, None, None, file) | {"page": _digest(preview)})

    def _maker(self, file: str) -> PreviewMaker:
        path = self._project.root / file
        if file not in self._previews and not self._is_map(file, path):
            message = f"there is no map {visible(file)!r} in this project"
            raise ArgmapError([problem(Code.UNREADABLE, message)])
        return PreviewMaker(self._project, self._workspace, path, messages(), self._options)

    def _is_map(self, file: str, path: Path) -> bool:
        try:
            is_map = path.suffix == ".argmap" and path.is_file() and self._project.holds(path)
        except (OSError, ValueError):  # no name for a file
            return False
        return is_map and os.path.normpath(file) == file and not path.is_symlink()


def _state(
    preview: Preview, shown: str | None, before: Preview | None, file: str
) -> dict[str, Any]:
    return preview.state(shown, before) | {"file": file, "written": _written(preview)}


def _digest(preview: Preview) -> str:
    return preview.page.parts.digest if preview.page.parts is not None else ""


def _written(preview: Preview) -> dict[str, dict[str, Any]]:
    return {
        card: {"id": node.id or "", "file": node.origin.span.path, "line": node.origin.span.line}
        for card, node in preview.nodes.items()
        if node.origin is not None
    }
