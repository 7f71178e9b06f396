"""What the sandbox's frame is sent of a map, from one state of its files to the next."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from argmap.model import ArgmapError
from argmap.preview.preview import Options
from argmap.sandbox.previews import Previews
from tests.page.mill import TEXT
from tests.page.weirs import BOTH, SMITH, WALKER
from tests.preview.project import MAP

FILE = "maps/mill.argmap"


class Frame:
    """Asks for the states of a map as the frame does, which says what it shows."""

    def __init__(self, previews: Previews, file: str = FILE) -> None:
        self.previews = previews
        self.file = file
        self.shown: str | None = None

    def next(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.previews.state(self.file, self.shown))
        self.shown = state["page"]
        return state


@pytest.fixture
def frame(folder: Path) -> Frame:
    return Frame(Previews(folder))


def save(text: str, file: str = FILE) -> None:
    Path(file).write_text(text, "utf-8")


def test_the_first_state_is_a_whole_page(frame: Frame) -> None:
    state = frame.next()
    assert state["since"] is None
    assert state["parts"]["title"] == "Why the weir fell silent"
    assert any('id="s-lazy"' in group for group in state["parts"]["groups"])
    assert 'title="¶3: flour"' in state["coverage"]
    assert (state["behind"], state["findings"]) == (False, "")


def test_after_an_edit_only_what_differs_is_sent(frame: Frame) -> None:
    first = frame.next()
    save(MAP.replace("grown lazy.", "grown slow."))
    state = frame.next()
    assert state["since"] == first["page"] != state["page"]
    sent = [one for one in state["parts"]["groups"] if isinstance(one, str)]
    assert len(sent) == 1 and 'id="s-lazy"' in sent[0]
    assert "title" not in state["parts"]


def test_nothing_of_the_page_is_sent_if_it_is_shown(frame: Frame) -> None:
    frame.next()
    assert "parts" not in frame.next()
    save(MAP.replace("claim", "claime"))
    broken = frame.next()
    assert "parts" not in broken
    assert broken["behind"]
    assert "unknown-kind" in broken["findings"] and "Showing the last version" in broken["findings"]


@pytest.mark.parametrize("shown", [None, "another"])
def test_a_whole_page_is_sent_to_a_frame_that_shows_something_else(
    frame: Frame, shown: str | None
) -> None:
    frame.next()
    save(MAP.replace("grown lazy.", "grown slow."))
    frame.shown = shown
    state = frame.next()
    assert state["since"] is None
    assert len(state["parts"]["entries"]) == 4


def test_each_map_has_previews_of_its_own(frame: Frame) -> None:
    save("map: Other\nthesis t: It is another.\n", "maps/other.argmap")
    other = Frame(frame.previews, "maps/other.argmap")
    first, second = frame.next(), other.next()
    assert (first["file"], second["file"]) == (FILE, "maps/other.argmap")
    assert second["parts"]["title"] == "Other"
    assert "parts" not in frame.next()
    other.shown = first["page"]
    assert other.next()["since"] is None


def test_a_map_that_was_never_right_has_an_empty_page_with_its_name(frame: Frame) -> None:
    save("claime a: It lasts.\n")
    state = frame.next()
    assert (state["page"], state["behind"], state["parts"]["title"]) == ("", True, FILE)
    assert "There is no picture yet" in state["findings"]
    save(MAP)
    assert frame.next()["parts"]["title"] == "Why the weir fell silent"


def test_each_card_has_the_place_of_its_statement(frame: Frame) -> None:
    assert frame.next()["written"]["s-lazy"] == {"id": "lazy", "file": FILE, "line": 7}
    save(MAP.replace("objection lazy:", "objection:").replace("map:", "# A remark.\nmap:"))
    written = frame.next()["written"]
    assert {"id": "", "file": FILE, "line": 8} in written.values()
    assert written["s-watched"] == {"id": "watched", "file": FILE, "line": 10}


def test_a_card_of_a_comparison_has_its_place_in_its_own_map(folder: Path) -> None:
    for name, text in (("walker", WALKER), ("smith", SMITH), ("both", BOTH)):
        save(text, f"maps/{name}.argmap")
    frame = Frame(Previews(folder), "maps/both.argmap")
    line = WALKER[: WALKER.index("claim corn")].count("\n") + 1
    place = {"id": "corn", "file": "maps/walker.argmap", "line": line}
    assert frame.next()["written"]["s-walker--corn"] == place
    save(WALKER.replace("The upper farms", "All the upper farms"), "maps/walker.argmap")
    assert "All the upper farms" in json.dumps(frame.next()["parts"])


@pytest.mark.parametrize("options", [Options(), None])
def test_the_text_of_a_source_is_shown_unless_the_options_say_otherwise(
    folder: Path, options: Options | None
) -> None:
    shutil.copy(TEXT, folder / "seeds")
    previews = Previews(folder) if options is None else Previews(folder, options)
    assert bool(Frame(previews).next()["parts"]["essay"].strip()) == (options is None)


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "nowhere.argmap", "seeds/miller.toml", "maps", "../secret.argmap",
        "maps/../maps/mill.argmap", "./maps/mill.argmap", "maps//mill.argmap", "a\0.argmap",
        "folder.argmap", "link.argmap", "a" * 5000 + ".argmap",
    ],
)  # fmt: skip
def test_a_name_of_no_map_is_refused(frame: Frame, folder: Path, name: str) -> None:
    secret = folder.parent / "secret.argmap"
    save("map: Secret\n", str(secret))
    Path("folder.argmap").mkdir()
    Path("link.argmap").symlink_to(secret)
    for refused in (name, str(secret)):
        with pytest.raises(ArgmapError, match="there is no map") as caught:
            frame.previews.state(refused, None)
        assert [one.code for one in caught.value.diagnostics] == ["unreadable"]
        assert "\0" not in str(caught.value)


def test_a_map_that_is_removed_keeps_its_last_picture(frame: Frame) -> None:
    frame.next()
    Path(FILE).unlink()
    state = frame.next()
    assert state["behind"] and "No such file" in state["findings"]


@pytest.fixture
def many(folder: Path) -> Frame:
    """A map with more statements than its overview has."""
    lines = [f"  claim c{n}: The mill is worth keeping, for reason {n}." for n in range(40)]
    save("\n".join(["map: Mill", "", "thesis t: Keep the mill.", *lines, ""]))
    return Frame(Previews(folder))


@pytest.mark.slow
def test_while_somebody_writes_the_overview_follows_later(many: Frame, folder: Path) -> None:
    first = many.next()
    text = Path(FILE).read_text("utf-8").replace("for reason 0.", "for reason nought.")
    save(text)
    state = many.next()
    assert "overview" not in state["parts"]
    assert "nought" in json.dumps(state["parts"]["groups"])
    assert many.previews.kept(FILE) == ""

    completed = json.loads(many.previews.completed(FILE, many.shown))
    assert completed["since"] == state["page"] != completed["page"]
    assert set(completed["parts"]) == {"overview"}
    assert "nought" in completed["parts"]["overview"]
    whole = json.loads(many.previews.state(FILE, None))
    assert whole["parts"] == json.loads(Previews(folder).state(FILE, None))["parts"]
    assert whole["parts"].keys() == first["parts"].keys()


@pytest.mark.slow
def test_entries_and_rows_that_stay_are_those_of_a_page_made_anew(
    many: Frame, folder: Path
) -> None:
    many.next()
    text = Path(FILE).read_text("utf-8")
    answered = "  objection o: It leaks.\n    rebuttal r: It does not.\n"
    for other in (text + answered, text.replace("  claim c1:", "  objection c1:"), text):
        save(other)
        many.next()
        many.previews.completed(FILE, many.shown)
        whole = json.loads(many.previews.state(FILE, None))
        assert whole["parts"] == json.loads(Previews(folder).state(FILE, None))["parts"]


@pytest.mark.slow
def test_another_statement_is_in_the_overview_at_once(many: Frame) -> None:
    many.next()
    save(Path(FILE).read_text("utf-8").replace("thesis t:", "thesis mill:"))
    state = many.next()
    assert "overview" in state["parts"]
    assert "parts" not in json.loads(many.previews.completed(FILE, state["page"]))


@pytest.mark.slow
def test_a_page_that_was_kept_is_known_to_another_process(frame: Frame, folder: Path) -> None:
    frame.next()
    kept = json.loads(frame.previews.kept(FILE))
    assert kept["since"] is None
    save(Path(FILE).read_text("utf-8"))  # at another time
    other = Frame(Previews(folder))
    other.shown = kept["page"]
    same = other.next()
    assert (same["since"], same["parts"]) == (kept["page"], {})
    assert {name: same[name] for name in ("findings", "coverage", "written")} == {
        name: kept[name] for name in ("findings", "coverage", "written")
    }
    save(MAP.replace("grown lazy.", "grown slow."))
    assert other.next()["since"] == same["page"]

    another = Frame(Previews(folder))
    another.shown = kept["page"]
    assert another.next()["since"] is None


def test_a_page_that_is_older_than_its_text_is_not_kept(frame: Frame) -> None:
    assert frame.previews.kept(FILE) == ""
    frame.next()
    save(MAP.replace("claim", "claime"))
    frame.next()
    assert frame.previews.kept(FILE) == ""
