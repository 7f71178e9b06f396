"""The essay beside the map: whole, and with its passages in the right places."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.model import Citation, MapBuilder, Place, PlaceUnit
from argmap.page.source_text import Essay, SourceTexts, source_texts
from argmap.sources import verify
from tests.page.mill import TEXT, mill, project


def opened(folder: Path, *, text: bool = True) -> SourceTexts:
    library = project(folder, text=text)
    return source_texts(["miller"], verify(mill(), library), library)


def passage(essay: Essay, number: int) -> str:
    return "".join(
        piece.text
        for paragraph in essay.paragraphs
        for piece in paragraph.pieces
        if number in piece.passages
    )


def test_it_is_the_whole_text_paragraph_by_paragraph(tmp_path: Path) -> None:
    (essay,) = opened(tmp_path).essays
    told = ["".join(piece.text for piece in one.pieces) for one in essay.paragraphs]
    printed = [one for one in TEXT.read_text("utf-8").split("\n\n") if re.search(r"\w", one)]
    assert told == [" ".join(one.split()) for one in printed]
    assert [one.number for one in essay.paragraphs] == [1, 2, 3, 4, 5]


def test_each_cited_passage_is_marked_with_the_signs_around_it(tmp_path: Path) -> None:
    found = opened(tmp_path)
    marked = [(one.keys[0], passage(found.essays[0], one.number)) for one in found.passages]
    (corn,) = (text for key, text in marked if key == "corn")
    assert corn.startswith("In the first decade 44 per cent of the corn came")
    assert corn.endswith("barely a tenth.")
    assert [one for one in marked if one[0] != "corn"] == [
        ("stones", "The stones are still there,"),
        ("bees", "he kept bees."),
        ("lazy", "said the river had grown lazy."),
        ("watched", "“it pays when it is watched.”"),
        ("flour", "the farmers had found cheaper flour"),
        ("bees", "44 per cent of the corn"),
    ]


def test_passages_are_numbered_through_the_text_and_may_overlap(tmp_path: Path) -> None:
    found = opened(tmp_path)
    assert [one.number for one in found.passages] == list(range(1, len(found.passages) + 1))
    assert [one.start for one in found.passages] == sorted(one.start for one in found.passages)
    deepest = max(
        (piece for one in found.essays[0].paragraphs for piece in one.pieces),
        key=lambda piece: len(piece.passages),
    )
    assert deepest.text == "44 per cent of the corn"
    assert len(deepest.passages) == 2


def test_paragraphs_that_nothing_cites_are_known(tmp_path: Path) -> None:
    (essay,) = opened(tmp_path).essays
    assert [one.number for one in essay.paragraphs if not one.is_cited] == [1, 5]
    assert essay.cited == 3


def test_a_citation_knows_the_number_of_its_passage(tmp_path: Path) -> None:
    found = opened(tmp_path)
    (number,) = found.marks["flour", 0]
    assert passage(found.essays[0], number) == "the farmers had found cheaper flour"


def test_a_passage_may_run_over_the_end_of_a_paragraph(tmp_path: Path) -> None:
    library = project(tmp_path, text=True)
    at = MapBuilder("Mill", sources=["miller"])
    at.thesis("It fell silent.", id="t", citations=[Citation(("he kept bees", "A mill-wright"))])
    (essay,) = source_texts(["miller"], verify(at.build(), library), library).essays
    begun = [piece for one in essay.paragraphs for piece in one.pieces if 1 in piece.passages]
    assert [(piece.text, piece.begins, piece.ends) for piece in begun] == [
        ("he kept bees.", (1,), ()),
        ("A mill-wright", (), (1,)),
    ]


def test_a_place_without_words_marks_its_paragraph(tmp_path: Path) -> None:
    library = project(tmp_path, text=True)
    at = MapBuilder("Mill", sources=["miller"])
    at.thesis("So it is said.", id="t", citations=[Citation((), Place(PlaceUnit.PARAGRAPH, 5))])
    (essay,) = source_texts(["miller"], verify(at.build(), library), library).essays
    assert passage(essay, 1) == "1 Some say it was the winter after."


def test_a_text_that_is_not_at_hand_is_missed(tmp_path: Path) -> None:
    found = opened(tmp_path, text=False)
    assert (found.essays, found.passages, found.missing) == ((), (), ("miller",))
