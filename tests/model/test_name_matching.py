"""One form in which names are compared, and what is not taken for one name."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Argument, ArgumentMap, Kind, Statement
from argmap.model.name_matching import first_spellings, normal_form, unique_names

names = st.text(max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dockers' union", "dockers’ union"), ("dockers' union", "dockers‘ union"),
        ("dockers' union", "Dockers` Union"), ("„Die Zeit“", '"Die Zeit"'),
        ("«Правда»", '"правда"'), ("‹Le Monde›", "'Le Monde'"),
        ("1914–18", "1914-18"), ("1914—18", "1914‑18"), ("war―peace", "war−peace"),
        ("Städte", normalize("NFD", "Städte")), ("Čapek", normalize("NFD", "čapek")),
        ("Ångström", "Ångström"), ("the  Poor\u00a0Law", "The Poor Law"),
        ("a\u2009b\u3000c", "A B C"), ("ﬁrst oﬃce", "first office"), ("ＡＢＣ", "abc"),
        ("Straße", "STRASSE"), ("co\u00adoperation", "cooperation"), ("\ufeffname", "name"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("CO₂", "co2"), ("m²", "m2"), ("2½", "2 ½"), ("½", "1/2"),
        ("and so on…", "and so on..."), ("µm", "μm"), ("نامه\u200e", "نامه"), ("Ⅳ", "iv"),
        ("צה״ל", 'צה"ל'), ("x\ufe0f", "x"),
    ],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)
    assert unique_names([one, other, one]) == (one,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Čapek", "Capek"), ("Carr", "Cаrr"), ("10²", "102"), ("10₂", "102"), ("10²", "10₂"),
        ("2½", "21/2"), ("5′", "5″"), ("resume", "résumé"), ("Œuvre", "oeuvre"),
        ("union", "unions"), ("-5", "5"), ("a-b", "ab"), ("a-b", "a b"), ("№ 5", "5"),
        ("co-operation", "cooperation"), ("1,5", "1.5"),
    ],
)  # fmt: skip
def test_what_stays_two_names(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@pytest.mark.slow
@given(names)
def test_the_form_of_a_form_is_that_form(name: str) -> None:
    assert normal_form(normal_form(name)) == normal_form(name)


@pytest.mark.slow
@given(names, st.sampled_from(["NFC", "NFD"]))
def test_canonical_equivalents_are_one_name(name: str, form: str) -> None:
    assert normal_form(normalize(form, name)) == normal_form(name)


@pytest.mark.slow
@given(st.lists(names))
def test_every_name_has_a_first_spelling(written: list[str]) -> None:
    spelt = first_spellings(written)
    assert all(spelt[normal_form(name)] in written for name in written)
    assert list(unique_names(written)) == list(spelt.values())


def test_a_holder_is_one_whatever_the_spelling() -> None:
    t = Statement(Kind.THESIS, "T.", key="t")
    o = Statement(Kind.OBJECTION, "O.", key="o", under="t", by="dockers’ union")
    p = Argument(key="p", under="t", by="Dockers' Union")
    a = Statement(Kind.OBJECTION, "A.", key="a", under="t", by="E. H. CARR")
    map = ArgumentMap("M", [t, o, p, a], author="E. H. Carr")
    assert map.holders == ("E. H. Carr", "dockers’ union")
    assert [map.holder(key) for key in "toa"] == ["E. H. Carr", "dockers’ union", "E. H. Carr"]
    assert map.holder("p") == "dockers’ union"
    assert str(map["p"].by) == "Dockers' Union"


def test_a_tag_is_listed_once() -> None:
    t = Statement(Kind.THESIS, "T.", key="t", tags=["poor law", "Land–tax"])
    c = Statement(Kind.CLAIM, "C.", key="c", under="t", tags=["Land-Tax", "Poor Law"])
    map = ArgumentMap("M", [t, c])
    assert map.all_tags == ("poor law", "Land–tax")
    assert c.tags == ("Land-Tax", "Poor Law")
