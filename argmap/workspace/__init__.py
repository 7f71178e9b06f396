"""Find, read and check the maps of projects, with the maps and sources that they use.

Commands, the editor and the preview read files through this package; lower packages only read
files that the caller names.
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
