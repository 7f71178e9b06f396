"""The files of projects: which maps there are, what they say, the maps that they use, and their
sources.

Commands, the editor and the preview ask here for what files say; the rooms below read no map but
one that a caller names.
"""

from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes

if TYPE_CHECKING:
    from argmap.workspace.comparison_file import compare_file
    from argmap.workspace.examination import Examination, examine
    from argmap.workspace.resolution import resolve
    from argmap.workspace.workspace import Workspace

__all__ = ["Examination", "Workspace", "compare_file", "examine", "resolve"]

__getattr__ = lazy_attributes(
    __name__,
    {
        "compare_file": "comparison_file",
        **dict.fromkeys(("Examination", "examine"), "examination"),
        "resolve": "resolution",
        "Workspace": "workspace",
    },
)
