"""One box that finds places and services, forgiving case, accents and small typos; no database is needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.answers.search import _FAR, _distance, _Names, fold, search
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


TYPED = st.sampled_from(
    ["kirjasto", "palvelutori", "iso omena", "matinkylä", "service point", "laboratory", "neuvola", "kela", "tapiola"]
)


@given(TYPED, st.integers(0, 12), st.sampled_from(["", "x", "k", "o", "  ", "ja"]), st.integers(0, 2))
def test_names_set_aside_before_they_are_compared_are_all_far(
    record: Record, text: str, at: int, put: str, cut: int
) -> None:
    wanted = fold(text[:at] + put + text[at + cut :])
    tree = View(record, NOW).tree(View(record, NOW).interval(NOW))
    names = _Names.of(tree)
    rest = set(range(len(names.all))) - names.perhaps(wanted) if wanted else set()
    assert [names.all[number][0] for number in rest if _distance(names.all[number][0], wanted) < _FAR] == []
