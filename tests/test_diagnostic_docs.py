"""The catalogue of diagnostics, as it is read from its page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from argmap import diagnostic_docs
from argmap.diagnostic_docs import Part, explanations
from argmap.model import Code, Severity
from tests.docs.codes import codes
from tests.docs.page import DOCS

PAGE = (DOCS / "diagnostics.md").read_text("utf-8")


@pytest.mark.slow
def test_it_has_every_code_that_argmap_gives_in_the_order_of_the_page() -> None:
    assert set(explanations()) == set(codes())
    assert list(explanations()) == re.findall(r"^### `(.+)`$", PAGE, re.M)


def test_an_entry_has_all_of_its_parts() -> None:
    entry = explanations()["capitals"]
    assert (entry.severity, entry.chapter) == (Severity.ERROR, "Lines")
    said, bad, told, good = entry.parts
    assert said.text == (
        "A kind or a field name contains a capital letter. Keywords are in lower case."
    )
    assert bad == Part("argmap bad", "Thesis closed: The mill had to close.\n")
    assert told.sort == "text"
    assert good == Part("argmap", "thesis closed: The mill had to close.\n")


@pytest.mark.parametrize("entry", explanations().values(), ids=lambda entry: entry.code)
def test_every_entry_says_what_it_means_and_shows_it(entry: diagnostic_docs.Explanation) -> None:
    assert re.fullmatch(r"[A-Z`].*\.", entry.summary)
    assert "](" not in "".join(part.text for part in entry.parts if not part.sort)
    assert any(part.sort == "text" and entry.code in part.text for part in entry.parts)


def test_a_link_says_where_it_leads() -> None:
    said = explanations()["placement"].parts[0].text
    assert "see the table (docs/language.md#what-can-go-under-what)." in said


def test_the_wheel_takes_the_page_itself() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/diagnostics.md"] == "argmap/docs/diagnostics.md"
    assert Path(diagnostic_docs.page_path()).samefile(DOCS / "diagnostics.md")


def test_a_page_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnostic_docs, "_FOLDERS", (tmp_path / "here", tmp_path / "there"))
    with pytest.raises(
        FileNotFoundError, match=r"diagnostics\.md is in neither of .*here, .*there"
    ):
        diagnostic_docs.page_path()


def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    assert list(explanations()) == [str(code) for code in Code]
