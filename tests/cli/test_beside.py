"""Pictures and pages that nobody named a place for go beside their maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run

FORMS = [("render", "svg"), ("render", "png"), ("render", "dot"), ("page", "html")]


def options(command: str, form: str) -> list[str]:
    return ["--format", form] if command == "render" and form != "svg" else []


@pytest.mark.slow
@pytest.mark.parametrize(("command", "form"), FORMS)
def test_it_goes_beside_its_map_and_is_renewed(
    run: Run, folder: Path, command: str, form: str
) -> None:
    (folder / "maps" / "in").mkdir(parents=True)
    for name in ("maps/a.argmap", "maps/in/b.argmap"):
        (folder / name).write_text(GOOD)
    result = run(command, "maps", "good.argmap", *options(command, form))
    assert result.exit_code == 0
    made = [folder / "maps" / f"a.{form}", folder / "maps" / "in" / f"b.{form}"]
    made.append(folder / f"good.{form}")
    assert all(path.stat().st_size for path in made)
    assert [path for path in (folder / "maps").glob("*.html") if path.stem == "index"] == []
    assert f"good.{form} written" in result.stderr
    (folder / "good.argmap").write_text(GOOD.replace("Power has", "All power has"))
    before = made[-1].read_bytes()
    assert run(command, "good.argmap", *options(command, form)).exit_code == 0
    assert made[-1].read_bytes() != before


@pytest.mark.slow
@pytest.mark.parametrize(("command", "form"), FORMS)
@pytest.mark.parametrize("there", [b"<svg>mine</svg>", b"%PDF-1.4 a scan", b"<html>mine</html>"])
def test_what_argmap_did_not_make_is_left_alone(
    run: Run, folder: Path, command: str, form: str, there: bytes
) -> None:
    (folder / f"good.{form}").write_bytes(there)
    (folder / "other.argmap").write_text(GOOD)
    result = run(command, "good.argmap", "other.argmap", *options(command, form))
    assert result.exit_code == 3
    assert f"good.{form} already exists and was not made by argmap" in result.stderr
    assert f"to replace it, add: -o good.{form}" in result.stderr
    assert (folder / f"good.{form}").read_bytes() == there
    assert (folder / f"other.{form}").exists(), "one refusal is none of the others'"
    assert run(command, "good.argmap", "-o", f"good.{form}").exit_code == 0
    assert (folder / f"good.{form}").read_bytes() != there


@pytest.mark.slow
@pytest.mark.parametrize("form", ["svg", "html"])
def test_what_was_made_by_name_is_known_again(run: Run, folder: Path, form: str) -> None:
    command = "page" if form == "html" else "render"
    assert run(command, "good.argmap", "-o", f"good.{form}").exit_code == 0
    assert run(command, "good.argmap").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("command", ["render", "page"])
def test_standard_input_goes_to_standard_output(run: Run, folder: Path, command: str) -> None:
    result = run(command, "-", input=GOOD)
    assert (result.exit_code, "Durability" in result.stdout) == (0, True)
    assert sorted(path.name for path in folder.iterdir()) == ["bad.argmap", "good.argmap"]


def test_two_maps_of_one_name_are_refused(run: Run, folder: Path) -> None:
    (folder / "good.txt").write_text(GOOD)
    for command in ("render", "page"):
        assert run(command, "good.argmap", "good.txt").exit_code == 2


@pytest.mark.slow
def test_a_png_stays_a_png(run: Run, folder: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="there is no Pillow here")
    assert run("render", "good.argmap", "--format", "png").exit_code == 0
    with image.open(folder / "good.png") as picture:
        picture.load()
        assert picture.info["Software"] == "argmap"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["render", "page"])
def test_a_read_only_file_is_left_alone_and_told(run: Run, folder: Path, command: str) -> None:
    form = "svg" if command == "render" else "html"
    target = folder / f"good.{form}"
    run(command, "good.argmap")
    before = target.read_bytes()
    target.chmod(0o444)
    for more in ([], ["-o", target.name]):
        result = run(command, "good.argmap", *more)
        assert (result.exit_code, "it is read-only" in result.stderr) == (3, True)
    assert target.read_bytes() == before
