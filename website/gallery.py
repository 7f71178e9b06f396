"""The gallery: a page on the project's maps, each drawn when the site is built.

It is made from the maps and the cards of their sources alone, in a folder of their own. The texts
of the essays are not looked for, so nothing of them can get into the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from argmap.analysis.coverage import Coverage, coverage
from argmap.comparison import Comparison
from argmap.language import parse_file
from argmap.model import Kind, Statement
from argmap.render import View, render, render_sheet
from argmap.sources import Library
from argmap.workspace.examination import Examination, examine

ROOT: Final = Path(__file__).resolve().parents[1]
OVERVIEW: Final = View(overview=True)
"""What a page of the site has room for; the whole map is a click away."""

_MOST: Final = 5  # statements that a bar of the strip can show
_NOUNS: Final = {Kind.EVIDENCE: ("piece of evidence", "pieces of evidence")}
_COUNTED: Final = (
    Kind.THESIS, Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION,
    Kind.OBJECTION, Kind.UNDERCUT, Kind.REBUTTAL,
)  # fmt: skip
_INTRODUCTION: Final = """\
# Gallery

The maps of this project, drawn when this site was built. The picture of an essay's map is its
overview: its theses, and what speaks directly for and against them; `B +12` counts the statements
below in section B. The whole map is a click away. The citations were verified by the essays'
fingerprints: the essays are not part of this site.
"""


@frozen
class Exhibit:
    """What the gallery says of a map, in Markdown, and its pictures by the names of their files."""

    text: str
    pictures: dict[str, bytes]


def on_files(files: Any, *, config: Any) -> Any:
    """Called by MkDocs with the files of the site, to which the gallery is added."""
    from mkdocs.structure.files import File

    exhibits = list(gallery())
    text = "\n".join([_INTRODUCTION, *(exhibit.text for exhibit in exhibits)])
    files.append(File.generated(config, "gallery.md", content=text))
    for exhibit in exhibits:
        for name, picture in exhibit.pictures.items():
            files.append(File.generated(config, name, content=picture))
    return files


def gallery() -> Iterator[Exhibit]:
    """The comparisons first, then the maps of the essays, each in the order of their names."""
    with TemporaryDirectory() as folder:
        copytree(ROOT / "seeds", Path(folder, "seeds"), ignore=ignore_patterns("*.txt"))
        copytree(ROOT / "maps", Path(folder, "maps"))
        library = Library(folder)
        paths = sorted(Path(folder, "maps").glob("*.argmap"))
        examined = [(path, examine(parse_file(path), library, path.parent)) for path in paths]
        for path, examination in examined:
            found = examination.comparison(library)
            if found is not None:
                yield _of_comparison(path.stem, found)
        for path, examination in examined:
            if examination.maps is None:
                covered = coverage(examination.verdicts, library)
                yield _of_map(path.stem, examination, covered)


def _of_map(name: str, examination: Examination, covered: tuple[Coverage, ...]) -> Exhibit:
    map, verdicts = examination.map, examination.verdicts
    draw = {"theme": "auto", "verdicts": verdicts}
    pictures = {
        f"gallery/{name}.svg": render(map, "svg", **draw),
        f"gallery/{name}-overview.svg": render(map, "svg", view=OVERVIEW, **draw),
    }
    parts = [
        _heading(map.title, map.author),
        *(f"> {_plain(thesis.text)}\n" for thesis in map.theses if isinstance(thesis, Statement)),
        _picture(name, f"{name}-overview", f"An overview of the map: {map.title}"),
        f"{', '.join(_counts(examination))}. {examination.verified} of {len(verdicts)} citations "
        "verified.\n",
        *_strips(covered),
    ]
    return Exhibit("\n".join(parts), pictures)


def _of_comparison(name: str, found: Comparison) -> Exhibit:
    maps = found.maps.used.values()
    columns = _listed([map.author or map.title for map in maps])
    parts = [
        _heading(found.title, None),
        *(f"> {_plain(table.text)}\n" for table in found.questions),
        _picture(name, name, f"The maps side by side: {found.title}"),
        f"Side by side: {_plain(columns)}.\n",
    ]
    return Exhibit(
        "\n".join(parts), {f"gallery/{name}.svg": render_sheet(found, "svg", theme="auto")}
    )


def _heading(title: str, author: str | None) -> str:
    return f"## {_plain(title)}\n" + (f"\n*{_plain(author)}*\n" if author else "")


def _picture(name: str, shown: str, description: str) -> str:
    return (
        f'<p class="exhibit"><a href="gallery/{name}.svg"><img src="gallery/{shown}.svg" '
        f'alt="{escape(description)}" loading="lazy"></a></p>\n'
    )


def _counts(examination: Examination) -> Iterator[str]:
    kinds = [node.kind for node in examination.map.nodes.values() if isinstance(node, Statement)]
    for kind in _COUNTED:
        one, several = _NOUNS.get(kind, (str(kind), f"{kind}s" if kind != "thesis" else "theses"))
        if number := kinds.count(kind):
            yield f"{number} {one if number == 1 else several}"


def _strips(covered: tuple[Coverage, ...]) -> Iterator[str]:
    """A strip for each source: a bar for each paragraph, the higher the more statements cite it."""
    for one in covered:
        cited = len(one.paragraphs) - len(one.uncited)
        bars = "".join(
            f'<i class="n{min(len(part.cited_by), _MOST)}" '
            f'title="¶{part.number}: {_statements(len(part.cited_by))}"></i>'
            for part in one.paragraphs
        )
        share = f"{one.words_cited / one.words:.0%}" if one.words else "none"
        yield (
            f"Coverage: {cited} of {len(one.paragraphs)} paragraphs are cited; "
            f"the cited passages make up {share} of the text.\n\n"
            f'<div class="strip" aria-hidden="true">{bars}</div>\n'
        )


def _statements(number: int) -> str:
    return {0: "nothing cites it", 1: "one statement"}.get(number, f"{number} statements")


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _plain(text: str) -> str:
    """Text in Markdown that is shown as it is, whatever it has in it."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~^])", r"\\\1", escape(text, quote=False))
