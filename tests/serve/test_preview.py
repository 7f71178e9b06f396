"""What there is to show of a map, from one state of its files to the next."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.serve.followed import stamps
from argmap.serve.preview import Maker, Options, Preview
from argmap.serve.project import Project
from argmap.serve.shelf import Shelf
from tests.page.mill import TEXT
from tests.serve.running import MAP

FILE = Path("maps/mill.argmap")


class Bench:
    """Makes one preview after the other."""

    def __init__(self, folder: Path, **options: bool) -> None:
        project = Project.of(FILE)
        self.maker = Maker(project, project.given, Options(**options))
        self.now, self.shelf = self.maker.first(Shelf.of(project))

    def save(self, text: str | bytes) -> Preview:
        FILE.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.renew()

    def renew(self) -> Preview:
        self.now, self.shelf = self.maker.next(self.now, self.shelf)
        return self.now


@pytest.fixture
def bench(folder: Path) -> Bench:
    return Bench(folder)


def test_the_first_has_the_page_and_says_what_it_rests_on(bench: Bench, folder: Path) -> None:
    now = bench.now
    assert 'id="s-lazy"' in now.page.html
    assert f'data-page="{now.version}"' in now.page.html
    assert "connect-src &#39;self&#39;" in now.page.html
    assert not now.is_behind
    assert now.findings == ""
    assert 'title="¶3: flour"' in now.coverage
    names = {path.relative_to(folder).as_posix() for path in now.rests_on}
    assert names == {"maps/mill.argmap", "seeds/miller.toml", "seeds/miller.txt"}


def test_the_same_text_is_the_same_page(bench: Bench) -> None:
    before = bench.now
    after = bench.save(MAP)
    assert after.page is before.page
    assert after.version == before.version


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MAP.replace("claim", "claime"), "unknown-kind"),
        ("", "there is nothing in"),
        (b"\xff\xfe" + MAP.encode("utf-16-le"), "it is no text"),
        (MAP.encode().replace(b"lazy.", b"\xff."), "is not UTF-8"),
        (b"\0" * 9_000_000, "it has 9 MB"),
    ],
)
def test_what_cannot_be_drawn_leaves_the_last_picture(
    bench: Bench, text: str | bytes, told: str
) -> None:
    before = bench.now
    broken = bench.save(text)
    assert (broken.version, broken.page, broken.coverage) == (
        before.version, before.page, before.coverage,
    )  # fmt: skip
    assert broken.is_behind
    assert told in broken.findings
    assert "Shown is the last picture" in broken.findings
    mended = bench.save(MAP)
    assert (mended.is_behind, mended.findings, mended.version) == (False, "", before.version)


def test_a_map_that_vanishes_and_comes_back(bench: Bench) -> None:
    FILE.unlink()
    assert "No such file" in bench.renew().findings
    assert bench.now.is_behind
    assert not bench.save(MAP).is_behind


def test_every_beginning_of_a_text_gives_a_preview(bench: Bench) -> None:
    for end in range(0, len(MAP), 23):
        now = bench.save(MAP[:end])
        assert now.page.html
        assert now.is_behind == ("behind" in now.findings)
    assert not bench.save(MAP).is_behind


def test_while_a_map_is_broken_nothing_it_rests_on_seems_changed(
    bench: Bench, folder: Path
) -> None:
    (folder / "seeds" / "miller.toml").touch()
    broken = bench.save("claime a: It lasts.\n")
    assert stamps(broken.rests_on) == broken.rests_on


def test_a_card_that_goes_and_a_text_that_comes_change_what_is_said(
    bench: Bench, folder: Path
) -> None:
    card = folder / "seeds" / "miller.toml"
    kept = card.read_bytes()
    card.unlink()
    without = bench.renew()
    assert "miller" in without.findings
    assert without.coverage == ""
    card.write_bytes(kept)
    assert bench.renew().findings == ""
    shutil.copy(TEXT, folder / "seeds")
    assert bench.renew().version != without.version


def test_a_card_that_is_spoilt_is_told_of(bench: Bench, folder: Path) -> None:
    (folder / "seeds" / "miller.toml").write_bytes(b"\0\xff" * 1000)
    now = bench.renew()
    assert "seeds/miller.toml" in now.findings
    assert 'id="s-lazy"' in now.page.html


def test_maps_that_are_used_are_followed_within_the_project(bench: Bench, folder: Path) -> None:
    uses = "use b.argmap as b\nuse ../../../c.argmap as c\n"
    now = bench.save(MAP.replace("\n\n", f"\n{uses}\n", 1))
    assert folder / "maps" / "b.argmap" in now.rests_on
    assert not [path for path in now.rests_on if path.name == "c.argmap"]


def test_the_text_of_a_source_is_shown_only_if_that_is_asked_for(folder: Path) -> None:
    shutil.copy(TEXT, folder / "seeds")
    assert 'id="essay"' not in Bench(folder).now.page.html
    assert 'id="essay"' in Bench(folder, with_source=True).now.page.html


def test_an_engine_that_fails_leaves_the_last_picture(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bench.now
    monkeypatch.setenv("ARGMAP_DOT", "no-such-program")
    broken = bench.save(MAP + "  claim trade: The trade had left.\n")
    assert "engine-missing" in broken.findings
    assert broken.page is before.page
    monkeypatch.delenv("ARGMAP_DOT")
    assert 'id="s-trade"' in bench.renew().page.html


def test_a_thousand_findings_are_not_all_shown(bench: Bench) -> None:
    findings = bench.save("claime a: It lasts.\n" * 1000).findings
    assert findings.count("<li ") == 50
    assert "950 more" in findings


def test_a_mistake_of_argmap_itself_leaves_the_last_picture(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("oh")

    before = bench.now
    monkeypatch.setattr("argmap.serve.preview.compose", fails)
    broken = bench.save(MAP + "  claim trade: The trade had left.\n")
    assert "argmap failed at this map: RuntimeError: oh" in broken.findings
    assert broken.page is before.page
