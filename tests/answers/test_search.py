"""One box that finds places and services, forgiving case, accents and small typos; no database is needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.answers.search import fold, search
from aukio.answers.search_terms import errands
from aukio.domain.facts.record import Record, View
from tests.spec.in_memory import espoo
from tests.spec.now import NOW


@pytest.fixture(scope="module")
def record() -> Record:
    """The Espoo record."""
    return espoo((), NOW)


def found(record: Record, text: str) -> list[str]:
    tree = View(record, NOW).tree(View(record, NOW).interval(NOW))
    paths = []
    for hit in search(record, tree, text):
        node = tree.get(hit.place)
        assert node is not None
        paths.append(node.path)
    return paths


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kalajärven palvelutori", "kalajarvi"),
        ("kalajarvi", "kalajarvi"),
        ("Iso Omenan palvelutorilla", "iso-omena"),
        ("KALAJÄRVI", "kalajarvi"),
        ("Matinkylä Service Point", "iso-omena/service-point"),
        ("matinkyla", "iso-omena/service-point"),
        ("verinäyte", "iso-omena/laboratory"),
        ("verinayte", "iso-omena/laboratory"),
        ("blodprov", "iso-omena/laboratory"),
        ("blood test", "iso-omena/laboratory"),
    ],
)
def test_the_nearest_name_comes_first(record: Record, text: str, first: str) -> None:
    assert first in found(record, text)[:3]


@pytest.mark.parametrize("text", ["printing", "tulostaminen", "utskrift", "prnting", "tulostamnen"])
def test_a_service_finds_the_units_that_give_it_even_when_mistyped(record: Record, text: str) -> None:
    assert {"iso-omena/service-point", "kalajarvi/service-point"} <= set(found(record, text))


@pytest.mark.parametrize("text", ["laboratori", "labortaory", "HUSLAB"])
def test_a_small_typo_or_a_beginning_is_enough(record: Record, text: str) -> None:
    assert "iso-omena/laboratory" in found(record, text)


@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "☃", "\x00", "a" * 1000])
def test_nothing_is_found_for_nothing(record: Record, text: str) -> None:
    assert found(record, text) == []


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert fold("Järvenpää-Kirjasto!") == fold("jarvenpaa  kirjasto")


LONG = st.sampled_from(["kirjastossa", "laboratorio", "palvelutori", "röntgenkuvaus", "biblioteket", "employment"])


@given(LONG, st.integers(1, 9), st.sampled_from(["x", "k", "o", ""]))
def test_one_typo_in_a_long_word_still_finds_something(record: Record, text: str, at: int, put: str) -> None:
    typed = text[:at] + put + text[at + (0 if put else 1) :]
    assert set(found(record, typed)) & set(found(record, text))


@given(st.text(max_size=40))
def test_any_text_is_answered_and_case_makes_no_difference(record: Record, text: str) -> None:
    assert found(record, text) == found(record, f"  {text}  ")


def test_every_group_of_words_has_words_in_each_language_and_no_word_is_small_and_telling() -> None:
    for errand, words in errands().written.items():
        assert set(words) == {"fi", "sv", "en"}, errand
    assert errands().small & errands().of_word.keys() == set()
