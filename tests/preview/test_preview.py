"""What there is to show of a map, from one state of its files to the next."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from argmap.preview.live_page import Transport
from argmap.preview.preview import Options, Preview, PreviewMaker
from argmap.workspace import Workspace
from argmap.workspace.file_stamps import stamps
from argmap.workspace.project import Project
from tests.page.mill import TEXT
from tests.page.weirs import BOTH, SMITH, WALKER
from tests.preview.project import MAP

FILE = Path("maps/mill.argmap")
TRANSPORT = Transport("listen();\n", ("connect-src 'self'",))


class Bench:
    """Makes one preview after the other."""

    def __init__(self, folder: Path, file: Path = FILE, **options: Any) -> None:
        project = Project.of(file)
        workspace = Workspace(project.read, project.name)
        self.maker = PreviewMaker(project, workspace, project.given, TRANSPORT, Options(**options))
        self.now = self.maker.first()

    def save(self, text: str | bytes) -> Preview:
        FILE.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.renew()

    def renew(self) -> Preview:
        self.now = self.maker.next(self.now)
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
    assert re.search(r"</b> \d citations?, (both |all )?found, \d of \d paragraphs", now.coverage)
    names = {path.relative_to(folder).as_posix() for path in now.rests_on}
    assert names == {"maps/mill.argmap", "seeds/miller.toml", "seeds/miller.txt"}


def test_the_same_text_is_the_same_page(bench: Bench) -> None:
    before = bench.now
    after = bench.save(MAP)
    assert after.page is before.page
    assert after.version == before.version


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MAP.replace("claim", "claime"), "unknown-kind"),
        ("", "is empty"),
        (b"\xff\xfe" + MAP.encode("utf-16-le"), "it is not text"),
        (MAP.encode().replace(b"lazy.", b"\xff."), "is not valid UTF-8"),
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
    assert "Showing the last version" in broken.findings
    mended = bench.save(MAP)
    assert (mended.is_behind, mended.findings, mended.version) == (False, "", before.version)


def test_a_map_that_vanishes_and_comes_back(bench: Bench) -> None:
    FILE.unlink()
    assert "No such file" in bench.renew().findings
    assert bench.now.is_behind
    assert not bench.save(MAP).is_behind


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_thousand_findings_are_not_all_shown(bench: Bench) -> None:
    findings = bench.save("claime a: It lasts.\n" * 1000).findings
    assert findings.count("<li ") == 50
    assert "950 more" in findings


def test_a_mistake_of_argmap_itself_leaves_the_last_picture(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    before = bench.now
    monkeypatch.setattr("argmap.preview.preview.compose", fails)
    broken = bench.save(MAP + "  claim trade: The trade had left.\n")
    assert "argmap failed on this map: RuntimeError: oh" in broken.findings
    assert broken.page is before.page


# Themes


THEME = '[colours]\nink = "#101010"\n'


@pytest.fixture
def themed(folder: Path) -> Bench:
    Path("book.toml").write_text(THEME)
    return Bench(folder, theme=Path("book.toml"))


def test_a_theme_of_ones_own_is_followed(themed: Bench, folder: Path) -> None:
    before = themed.now
    assert folder / "book.toml" in before.rests_on
    assert "#101010" in before.page.picture.svg
    Path("book.toml").write_text(THEME.replace("101010", "202020"))
    after = themed.renew()
    assert after.version != before.version
    assert "#202020" in after.page.picture.svg
    assert "#101010" not in after.page.picture.svg


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[colours]\nink = "red"\n',
            ["book.toml:2:1", "bad-theme", "<span>ink = &#34;red&#34;</span></pre>"],
        ),
        ('[colours]\nink = "#1\n', ["book.toml:2", "bad-theme", "is not TOML"]),
        ("", ["cannot read book.toml: it is empty"]),
        (b"\xff\xfe\0", ["cannot read book.toml: line 1 is not valid UTF-8"]),
        (b"#" * 1_000_001, ["cannot read book.toml: it has more than 1,000,000 bytes"]),
        (None, ["cannot read book.toml: No such file"]),
    ],
    ids=["no-colour", "no-toml", "empty", "binary", "large", "gone"],
)
def test_a_broken_theme_leaves_the_last_good_one(
    themed: Bench, text: str | bytes | None, told: list[str]
) -> None:
    if text is None:
        Path("book.toml").unlink()
    else:
        Path("book.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    now = themed.renew()
    for part in ["This theme has errors", *told]:
        assert part in now.findings, part
    assert not now.is_behind
    changed = themed.save(MAP + "  claim trade: The trade had left.\n")
    assert 'id="s-trade"' in changed.page.html
    assert "#101010" in changed.page.picture.svg
    assert "This theme has errors" in changed.findings
    Path("book.toml").write_text(THEME)
    assert themed.renew().findings == ""


@pytest.mark.slow
def test_a_theme_that_is_broken_at_first_is_told_of(folder: Path) -> None:
    Path("book.toml").write_text("ink = 1\n")
    bench = Bench(folder, theme=Path("book.toml"))
    assert "is not a key in a theme" in bench.now.findings
    assert 'id="s-lazy"' in bench.now.page.html
    Path("book.toml").write_text(THEME)
    assert "#101010" in bench.renew().page.picture.svg


def test_a_built_in_theme_is_taken(folder: Path) -> None:
    html = Bench(folder, theme="dark").now.page.html
    assert ".picture{background:#12161b}" in html


# Comparisons


@pytest.fixture
def comparing(folder: Path) -> Bench:
    for name, text in (("walker", WALKER), ("smith", SMITH), ("both", BOTH)):
        Path(f"maps/{name}.argmap").write_text(text)
    return Bench(folder, Path("maps/both.argmap"))


def test_a_comparison_is_shown_side_by_side(comparing: Bench) -> None:
    now = comparing.now
    assert 'id="s-walker--silent"' in now.page.html
    assert 'id="question"' in now.page.html
    names = {path.name for path in now.rests_on}
    assert {"both.argmap", "walker.argmap", "smith.argmap", "miller.toml", "miller.txt"} <= names


def test_a_comparison_follows_the_maps_that_it_uses(comparing: Bench) -> None:
    walker = Path("maps/walker.argmap")
    walker.write_text(WALKER.replace("The trade had left the weir.", "The trade had moved."))
    assert "The trade had moved." in comparing.renew().page.html


def test_a_used_map_that_is_broken_is_told_of_with_its_line(comparing: Bench) -> None:
    before = comparing.now
    walker = Path("maps/walker.argmap")
    walker.write_text(WALKER.replace("  claim corn", "  claime corn"))
    broken = comparing.renew()
    assert broken.page is before.page
    assert broken.is_behind
    for part in ("maps/walker.argmap:6:3", "<mark>claime corn:</mark> The upper", "used-map-broken",
                 "<mark>use walker.argmap"):  # fmt: skip
        assert part in broken.findings, part
    walker.write_text(WALKER)
    assert not comparing.renew().is_behind


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "told"),
    [(None, "No such file"), (b"\0" * 5000, "it is not text"), (b"x" * 50_000_000, "it has 50 MB"),
     (b"", "is empty")],
    ids=["gone", "binary", "large", "empty"],
)  # fmt: skip
def test_a_used_map_that_cannot_be_read_is_told_of(
    comparing: Bench, data: bytes | None, told: str
) -> None:
    smith = Path("maps/smith.argmap")
    if data is None:
        smith.unlink()
    else:
        smith.write_bytes(data)
    broken = comparing.renew()
    assert "used-map-missing" in broken.findings
    assert 'class="hint"' in broken.findings
    assert told in broken.findings
    assert broken.page.title == "Trade or river?"
    smith.write_text(SMITH)
    assert not comparing.renew().is_behind


def test_a_finding_of_a_comparison_is_told(comparing: Bench) -> None:
    text = Path("maps/both.argmap").read_text().replace("walker.silent", "walker.silence", 1)
    Path("maps/both.argmap").write_text(text)
    assert "walker.silent" in comparing.renew().findings


def test_the_strip_of_a_comparison_leads_to_the_cards_that_there_are(comparing: Bench) -> None:
    text = WALKER.replace("less and less corn", "the farmers had found cheaper flour")
    text += '  claim hidden: It is on no sheet.\n    cite: "Old Barnaby kept the last"\n'
    Path("maps/walker.argmap").write_text(text)
    strip = comparing.renew().coverage
    assert 'href="#s-walker--corn" class="by-1" title="¶3: walker.corn"' in strip
    assert '<span role="listitem" class="by-1" title="¶2: walker.hidden"' in strip


@pytest.mark.slow
def test_a_map_that_begins_to_use_others_becomes_a_comparison(
    comparing: Bench, folder: Path
) -> None:
    bench = Bench(folder)
    assert bench.save(BOTH).page.parts == comparing.now.page.parts
    assert 'id="question"' in bench.now.page.html
    assert 'id="question"' not in bench.save(MAP).page.html


# Sources


@pytest.mark.slow
@pytest.mark.parametrize("name", ["miller.toml", "miller.txt"])
def test_a_source_that_grows_beyond_all_measure_is_not_read(
    bench: Bench, folder: Path, name: str
) -> None:
    file = folder / "seeds" / name
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    now = bench.renew()
    assert f"cannot read seeds/{name}: it has more than 20,000,000 bytes" in now.findings
    assert 'id="s-lazy"' in now.page.html


def test_what_is_wrong_in_a_card_is_told_with_its_own_line(bench: Bench, folder: Path) -> None:
    card = folder / "seeds" / "miller.toml"
    card.write_text(card.read_text().replace("words = ", "wordes = "))
    found = bench.renew().findings
    assert "seeds/miller.toml:6:1" in found
    assert '<span class="line">6</span><span>wordes = 178</span></pre>' in found
