"""Code blocks as the pages write them, made into code blocks as the site's Markdown knows them.

On the pages an info string is a language and a remark: ``argmap bad`` is a map with a slip in it,
``argmap NAME`` and ``text NAME`` are files. On the site a slip is marked as one, a file has its
name above it, and where a file is shown again as it grows, the lines that are new are marked. Below
each map there is a link that opens it in the editor, if the site has one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

sys.path.append(str(Path(__file__).resolve().parents[1]))  # MkDocs runs this file by itself

from website.editor_links import EditorLinks
from website.sandbox_files import FOLDER, is_built

_BLOCK: Final = re.compile(r"^```([^\n`]+)\n(.*?)^```$", re.M | re.S)
_REMARKS: Final = {"bad": "with a slip in it", "untidy": "untidy"}
_PROMPT: Final = ">>> "


def on_page_markdown(markdown: str, *, page: Any = None, **_: Any) -> str:
    """Called by MkDocs with the text of each page."""
    files: dict[str, str] = {}
    links = None
    if page is not None and is_built():
        links = EditorLinks(markdown, _editor(page.file.url))

    def fence(block: re.Match[str]) -> str:
        language, *words = block[1].split()
        text = block[2]
        remarks = [word for word in words if word in _REMARKS]
        names = [word for word in words if word not in _REMARKS]
        told = [*names, *(_REMARKS[remark] for remark in remarks)]
        attributes = [f".{sort}" for sort in (_lexer(language, text), *remarks)]
        if told:
            attributes.append(f'title="{", ".join(told)}"')
        for name in names:
            if name in files:
                attributes.append(f'hl_lines="{" ".join(map(str, _new(files[name], text)))}"')
            files[name] = text
        link = links.link(block[1], text) if links else ""
        return f"``` {{ {' '.join(attributes)} }}\n{text}```{link}"

    return _BLOCK.sub(fence, markdown)


def _editor(page: str) -> str:
    """The address of the editor, relative to a page."""
    return "../" * page.count("/") + f"{FOLDER}/index.html"


def _lexer(language: str, text: str) -> str:
    if language == "python" and text.startswith(_PROMPT):
        return "pycon"
    return "python" if language == "ipython" else language


def _new(before: str, after: str) -> Iterator[int]:
    """The lines of ``after``, from 1, that ``before`` does not have."""
    lines = after.splitlines()
    for tag, _, _, start, end in SequenceMatcher(
        None, before.splitlines(), lines, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield from (at + 1 for at in range(start, end) if lines[at])
